import type { View, ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark } from '../chart-model.ts';
import { lineColour } from '../colour.ts';
import { formRules } from '../form-rules.ts';
import { type LineMarks, lineLooks } from '../line-looks.ts';
import { markText, toMark } from '../mark.ts';
import { fitText } from '../measure.ts';
import { rankScale, roundScale } from '../scale.ts';
import { baseOption, chartFontSize, hatching, labelOf, markStyle, pixelAxis, valueAxis, wordAxis } from '../style.ts';
import { labelShifts, lastFigure, wordsWithRoom } from './labels.ts';
import { type EndPoint, labelSteps, leaders } from './leaders.ts';
import type { MeasuredPanel } from './margins.ts';
import type { Place } from './option.ts';
import type { Panel, PanelSeries } from './panels.ts';

const headingHeight = 20;
const rulesHeight = 18;

/** The parts of the chart's option that one panel owns; marks count its series from 0. */
export interface DrawnPanel {
  readonly title: readonly Record<string, unknown>[];
  readonly grid: readonly Record<string, unknown>[];
  readonly xAxis: readonly Record<string, unknown>[];
  readonly yAxis: readonly Record<string, unknown>[];
  readonly series: readonly Record<string, unknown>[];
  readonly marks: readonly ChartMark[];
}

interface Spot {
  readonly index: number;
  readonly place: Place;
  /** Room below the axis: the most any panel of the picture needs, so that all plots are equally high. */
  readonly foot: number;
  readonly years: readonly number[];
  /** The numbers the scale must hold: those of all panels. */
  readonly scaled: readonly number[];
}

/** One panel: the plot, below its axis a strip of hatched marks for the gaps, then the years. */
export function drawPanel(
  view: View,
  panel: MeasuredPanel,
  { index, place, foot, years, scaled }: Spot,
  context: ChartContext,
): DrawnPanel {
  const { colours } = context;
  const { ends, left, right, band, strip, gap, years: words } = panel.margins;
  const top = place.top + (panel.heading === '' ? 0 : headingHeight) + rulesHeight;
  const height = place.top + place.height - top - foot;
  const plot = { left: place.left + left, width: place.width - left - right, top, height };
  const steps = height < 120 ? 2 : 5;
  const scale = view.measure === 'rank' ? rankScale(scaled, steps) : roundScale(scaled, steps);
  const shifts = labelShifts(panel, scale, height);
  const said = wordsWithRoom(panel, { band, height, scale }, (row) => spokenWords(view, row, context));
  const lineColours = panel.series.map(({ cells }) => lineColour(view, cells, context));
  const looks = lineLooks(lineColours);
  const ended = panel.series.map((series, at): EndPoint => {
    const last = lastFigure(series);
    const value = series.cells[last]?.value ?? 0;
    return { x: last + 0.5, value, shift: shifts[at] ?? 0, colour: lineColours[at] ?? colours.ink };
  });
  const sideways = labelSteps(ended, { band });
  const lines = panel.series.map((series, at) => {
    const text = fitText(ends[at] ?? '', chartFontSize, right - 12);
    return lineSeries(
      view,
      series,
      {
        ...(looks[at] ?? { symbol: 'circle', dash: 'solid' }),
        index,
        text,
        offset: [2 + (sideways[at] ?? 0), shifts[at] ?? 0],
        said,
      },
      context,
    );
  });
  const gaps = panel.series.map((series) => gapSeries(series, index, gap, context));
  const axes = { xAxisIndex: 3 * index + 1, yAxisIndex: 2 * index };
  const leaderLines = leaders(ended, { band, height, scale }, axes);
  const rules = formRules(view, { ...axes, band, inverse: view.measure === 'rank', below: true }, context);
  return {
    title: headingOf(panel, place, context),
    grid: [plot, { ...plot, top: top + height + 1, height: Math.max(1, strip) }],
    xAxis: [
      {
        ...wordAxis(words, colours['ink-2']),
        gridIndex: 2 * index,
        axisLine: { show: true, onZero: false, lineStyle: { color: colours.ink, width: 1 } },
        axisLabel: { color: colours['ink-2'], interval: 0, fontSize: chartFontSize, margin: 8 + strip, lineHeight: 14 },
      },
      { ...pixelAxis(years.length), gridIndex: 2 * index },
      { ...wordAxis(words, colours['ink-2']), show: false, gridIndex: 2 * index + 1 },
    ],
    yAxis: [
      {
        ...valueAxis(axisSuffix(view, context.dictionary), colours),
        ...scale,
        gridIndex: 2 * index,
        show: ends.some((text) => text !== ''),
      },
      { ...pixelAxis(strip), inverse: true, gridIndex: 2 * index + 1 },
    ],
    series: [...lines, ...gaps, ...leaderLines, ...(rules === null ? [] : [rules])],
    marks: panel.series.flatMap((series, at) => seriesMarks(view, series, at, panel.series.length, context)),
  };
}

/** Zeros, doubtful and corrected points are said in words where there is room; the last point of a line always is. */
function spokenWords(view: View, row: ViewRow, context: ChartContext): string {
  return row.value === 0 || row.doubt || row.edited ? markText(view, row, '', context) : '';
}

function headingOf({ heading }: Panel, place: Place, { colours }: ChartContext): Record<string, unknown>[] {
  if (heading === '') return [];
  const text = fitText(heading, chartFontSize + 1, place.width - 8);
  const textStyle = { ...baseOption(colours).textStyle, fontSize: chartFontSize + 1, fontWeight: 'bold' };
  return [{ text, left: place.left, top: place.top, padding: 0, textStyle }];
}

interface LineLook extends LineMarks {
  readonly index: number;
  readonly text: string;
  /** How far its label is moved right and down. */
  readonly offset: readonly [number, number];
  /** What is printed above points that are not the last. */
  readonly said: ReadonlyMap<ViewRow, string>;
}

function lineSeries(view: View, series: PanelSeries, look: LineLook, context: ChartContext): Record<string, unknown> {
  const { colours } = context;
  const colour = lineColour(view, series.cells, context);
  const last = lastFigure(series);
  const halo = { textBorderColor: colours.card, textBorderWidth: 3 };
  return {
    type: 'line',
    xAxisIndex: 3 * look.index,
    yAxisIndex: 2 * look.index,
    symbol: look.symbol,
    symbolSize: 8,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { color: colour, width: 2, type: look.dash },
    itemStyle: { color: colour },
    data: series.cells.map((row, position) => {
      if (row === undefined || !hasNumber(row)) return '-';
      const itemStyle = markStyle(colour, row, colours);
      if (position === last) {
        const label = labelOf(look.text, colours.ink, { position: 'right', offset: look.offset, ...halo });
        return { value: row.value, itemStyle, label };
      }
      const words = look.said.get(row);
      const label = words === undefined ? { show: false } : labelOf(words, colours.ink, { position: 'top', ...halo });
      return { value: row.value, itemStyle, label };
    }),
  };
}

/** Hatched marks below the axis for the years without a number, those of several lines stacked. */
function gapSeries(
  series: PanelSeries,
  index: number,
  size: number,
  { colours }: ChartContext,
): Record<string, unknown> {
  return {
    type: 'bar',
    xAxisIndex: 3 * index + 2,
    yAxisIndex: 2 * index + 1,
    stack: `gaps-${index}`,
    barWidth: 14,
    data: series.cells.map((row) =>
      row === undefined || hasNumber(row) ? '-' : { value: size, itemStyle: hatching(row.status, colours) },
    ),
  };
}

function seriesMarks(view: View, series: PanelSeries, at: number, lines: number, context: ChartContext): ChartMark[] {
  return series.cells.flatMap((row, index) =>
    row === undefined
      ? []
      : [toMark(view, row, { series: hasNumber(row) ? at : lines + at, index, line: at, at: index }, context)],
  );
}
