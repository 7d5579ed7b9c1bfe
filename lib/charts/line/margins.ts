import type { View } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { statusText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';
import { markText } from '../mark.ts';
import { textWidth } from '../measure.ts';
import { chartFontSize } from '../style.ts';
import { lastFigure } from './labels.ts';
import type { Panel, PanelSeries } from './panels.ts';

const leftWidth = 52;
const gapSize = 9;
const yearsHeight = 22;
const reasonHeight = 20;

/** What stands around the plot of a panel, CSS pixels. */
export interface Margins {
  /** What is printed at the end of each line. */
  readonly ends: readonly string[];
  readonly left: number;
  readonly right: number;
  /** Width of a year. */
  readonly band: number;
  /** Height of the strip of gaps below the axis, and of one gap of it. */
  readonly strip: number;
  readonly gap: number;
  /** Each year as printed below the strip. */
  readonly years: readonly string[];
  /** Height of all that stands below the axis. */
  readonly foot: number;
}

/** A panel, and the margins it needs. */
export interface MeasuredPanel extends Panel {
  readonly margins: Margins;
}

/** The margins a panel of this width needs. */
export function marginsOf(
  view: View,
  panel: Panel,
  { width, years }: { readonly width: number; readonly years: readonly number[] },
  context: ChartContext,
): Margins {
  const ends = panel.series.map((series) => endText(view, series, context));
  const right = Math.min(
    width * (width < 300 ? 0.55 : 0.38),
    Math.max(20, ...ends.map((text) => textWidth(text, chartFontSize) + 16)),
  );
  const band = (width - leftWidth - right) / years.length;
  const most = mostGaps(panel, years);
  const strip = Math.min(8, most) * gapSize;
  const words = yearWords(view, panel, years, band, context);
  const twoLines = words.some((word) => word.includes('\n'));
  return {
    ends,
    left: leftWidth,
    right,
    band,
    strip,
    gap: Math.min(gapSize, strip / Math.max(1, most)),
    years: words,
    foot: strip + yearsHeight + (twoLines ? reasonHeight : 0),
  };
}

/** What stands below the axis of a panel without gaps. */
export const leastFoot = yearsHeight;

/** The line's name and last figure, printed at its end. */
function endText(view: View, series: PanelSeries, context: ChartContext): string {
  const last = series.cells[lastFigure(series)];
  return last === undefined ? '' : `${series.name} ${markText(view, last, '', context)}`.trimStart();
}

function mostGaps({ series }: Panel, years: readonly number[]): number {
  const gapsOf = (year: number) =>
    series.filter(({ cells }) => cells.some((row) => row?.year === year && !hasNumber(row))).length;
  return Math.max(0, ...years.map(gapsOf));
}

/** Each year as printed below the axis; with the reason below it where no line has a number that year. */
function yearWords(
  view: View,
  panel: Panel,
  years: readonly number[],
  band: number,
  { language, dictionary }: ChartContext,
): string[] {
  const form = numberForm(view, dictionary);
  const step = Math.max(1, Math.ceil(36 / Math.max(1, band)));
  return years.map((year, at) => {
    if (at % step !== 0) return '';
    const cells = panel.series.flatMap((series) => series.cells.find((row) => row?.year === year) ?? []);
    const reasons = new Set(cells.map((row) => (hasNumber(row) ? '' : statusText(row.status, language, form))));
    const [reason = ''] = reasons;
    const says = reasons.size === 1 && reason !== '' && textWidth(reason, chartFontSize) <= band - 6;
    return says ? `${year}\n${reason}` : String(year);
  });
}
