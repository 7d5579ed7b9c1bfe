import { lazily } from '../../model/lazily.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { editedWord, statusText } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import { type Band, barBands } from '../bands.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { seriesColour } from '../colour.ts';
import { footnoteMarks, markText, toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import type { ChartPlan } from '../plan.ts';
import { roundScale } from '../scale.ts';
import {
  bandHeight,
  baseOption,
  chartFontSize,
  emptySeries,
  hatching,
  headingAxis,
  labelOf,
  markStyle,
  pixelAxis,
  valueAxis,
  wordAxis,
} from '../style.ts';

/** Least width of the plot, CSS pixels: words beside bars take what is left. */
const leastPlot = 72;
const stubWidth = 30;
const axisHeight = 26;
const thickness = 13;

/**
 * Horizontal bars in lists: a heading per agency and year, a bar per code, each labelled with its name and figure, so
 * that no legend is needed. A stated zero is a tick with a 0; a gap is a hatched stub of fixed width with its reason.
 */
export function planBars(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const bands = barBands(view, rows, context);
  const headed = bands.some(({ kind }) => kind === 'heading');
  const frame = lazily(() => frameOf(view, rows, bands, context));
  return {
    height: heightOf(bands.length),
    weights: bands.map(({ kind }) => (kind === 'heading' ? 1 : 4)),
    mayBegin: (line) => !headed || bands[line]?.kind === 'heading',
    draw: (from, to) => drawBars(view, bands, { ...frame(), from, to }, context),
  };
}

const heightOf = (bands: number) => bands * bandHeight + axisHeight + 4;

/** What the bars of a picture share, and which of them to draw. */
interface Frame {
  /** What is printed beside each band. */
  readonly texts: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
}

function frameOf(view: View, rows: readonly ViewRow[], bands: readonly Band[], context: ChartContext) {
  const footnotes = footnoteMarks(view, rows, context);
  const texts = bands.map((band) => (band.kind === 'heading' ? '' : figureText(view, band, footnotes, context)));
  const left = leftWidth(bands, context.width);
  return { texts, left, right: rightWidth(bands, texts, context.width - left) };
}

function drawBars(
  view: View,
  all: readonly Band[],
  { texts: allTexts, left, right, from, to }: Frame,
  context: ChartContext,
): ChartModel {
  const { colours, width } = context;
  const [bands, texts] = [all.slice(from, to), allTexts.slice(from, to)];
  const plot = width - left - right;
  const values = valuesOf(all);
  const own = { splitNumber: plot < 260 ? 3 : 5, ...(values.every(Number.isInteger) ? { minInterval: 1 } : {}) };
  const scale = bands.length === all.length ? own : roundScale(values, width < 500 ? 3 : 5);
  const option = {
    ...baseOption(colours),
    grid: { left, right, top: 4, bottom: axisHeight },
    xAxis: [{ ...valueAxis(axisSuffix(view, context.dictionary), colours), ...scale }, pixelAxis(plot)],
    yAxis: [
      {
        ...wordAxis(
          bands.map((band) => (band.kind === 'figure' ? fitText(band.text, chartFontSize, left - 10) : '')),
          colours.ink,
        ),
        inverse: true,
      },
      headingAxis(
        bands.map((band) => (band.kind === 'heading' ? fitText(band.text, chartFontSize + 1, width - 14) : '')),
        left,
        colours,
      ),
    ],
    series: [
      {
        type: 'bar',
        barWidth: thickness,
        barGap: '-100%',
        barMinHeight: 3,
        data: bands.map((band, index) => barItem(view, band, texts[index] ?? '', context)),
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        barWidth: thickness,
        barGap: '-100%',
        data: bands.map((band, index) =>
          stubItem(band, fitText(texts[index] ?? '', chartFontSize, width - left - stubWidth - 12), context),
        ),
      },
      zeroLine(colours.ink),
    ],
  };
  const marks = bands.flatMap((band, index) => bandMark(view, band, { index, line: from + index }, context));
  return { option, width, height: heightOf(bands.length), marks };
}

const valuesOf = (bands: readonly Band[]) =>
  bands.flatMap((band) => (band.kind === 'figure' ? (band.rows[0].value ?? []) : []));

/** The zero line stands out: everything is measured from it. A series of its own, so that it is not taken for a mark. */
function zeroLine(colour: string): Record<string, unknown> {
  return {
    ...emptySeries,
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: colour, type: 'solid', width: 1 },
      data: [{ xAxis: 0 }],
    },
  };
}

/** Space right of the plot: what the labels of the longest bars need beyond the end of the axis. */
function rightWidth(bands: readonly Band[], texts: readonly string[], space: number): number {
  const values = bands.map((band) => (band.kind === 'figure' ? band.rows[0].value : null));
  const [least, longest] = [
    Math.min(0, ...values.map((value) => value ?? 0)),
    Math.max(0, ...values.map((value) => value ?? 0)),
  ];
  const needs = values.map((value, index) => {
    if (value === null) return 0;
    // Words stand behind the end of their bar, which is as far right as it reaches of the whole axis.
    const reach = longest === least ? 0 : (Math.max(0, value) - least) / (longest - least);
    const words = textWidth(texts[index] ?? '', chartFontSize) + 14;
    return reach === 0 ? words - space : space - (space - words) / reach;
  });
  return Math.ceil(Math.min(Math.max(space * 0.5, space - leastPlot), Math.max(24, ...needs)));
}

function leftWidth(bands: readonly Band[], width: number): number {
  const widest = Math.max(
    0,
    ...bands.map((band) => (band.kind === 'figure' ? textWidth(band.text, chartFontSize) : 0)),
  );
  return Math.ceil(Math.min(width * 0.36, widest + 14));
}

type FigureBand = Extract<Band, { kind: 'figure' }>;

function figureText(view: View, band: FigureBand, footnotes: (row: ViewRow) => string, context: ChartContext): string {
  const [row] = band.rows;
  if (hasNumber(row)) return markText(view, row, footnotes(row), context);
  const whole = band.all && view.by !== null && row.status === 'not_reported';
  if (whole) return notBrokenDown(view, context);
  const reason = statusText(row.status, context.language, numberForm(view, context.dictionary));
  return band.rows.some(({ edited }) => edited) ? `${reason} ${editedWord[context.language]}` : reason;
}

/** "本年报告未按公开渠道分列": the whole report has no such breakdown. */
function notBrokenDown(view: View, { dictionary, language }: ChartContext): string {
  const dimension = (view.by && dictionary.dimensions.get(view.by)?.label[language]) ?? '';
  return language === 'zh'
    ? `本年报告未按${dimension}分列`
    : `no breakdown by ${dimension.toLowerCase()} in this report`;
}

function barItem(view: View, band: Band, text: string, context: ChartContext): unknown {
  if (band.kind === 'heading' || !hasNumber(band.rows[0])) return '-';
  const [row] = band.rows;
  return {
    value: row.value,
    itemStyle: markStyle(seriesColour(view, row, context), row, context.colours),
    label: labelOf(text, context.colours.ink, { position: 'right', distance: 6 }),
  };
}

function stubItem(band: Band, text: string, { colours }: ChartContext): unknown {
  if (band.kind === 'heading' || hasNumber(band.rows[0])) return '-';
  return {
    value: stubWidth,
    itemStyle: hatching(band.rows[0].status, colours),
    label: labelOf(text, colours['ink-2'], { position: 'right', distance: 6 }),
  };
}

function bandMark(
  view: View,
  band: Band,
  place: Pick<ChartMark, 'index' | 'line'>,
  context: ChartContext,
): ChartMark[] {
  if (band.kind === 'heading') return [];
  const series = hasNumber(band.rows[0]) ? 0 : 1;
  return [toMark(view, band.rows[0], { ...place, series, at: 0 }, context, band.rows)];
}
