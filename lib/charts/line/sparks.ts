import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { numberText } from '../../query/words.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { lineColour } from '../colour.ts';
import { breakYears } from '../form-rules.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import { markText, toMark } from '../mark.ts';
import { fitText } from '../measure.ts';
import type { ChartPlan } from '../plan.ts';
import { rankScale, roundScale, type Scale } from '../scale.ts';
import { baseOption, chartFontSize, hatching, hiddenPlaces, labelOf, markStyle, pixelAxis } from '../style.ts';
import { lastFigure, pixelsBelowTop } from './labels.ts';
import type { Panel } from './panels.ts';

/** All heights of a small panel are whole units, so that its hatched cells fit one matrix over the whole picture. */
const unit = 10;
const panelUnits = 11;
const plotTop = 22;
const plotHeight = 46;
const gapUnit = 7;
const yearsTop = 88;
const leastWidth = 160;
const labelWidth = 54;
const noteHeight = 22;

interface Spot {
  readonly panel: Panel;
  readonly cells: readonly (ViewRow | undefined)[];
  readonly left: number;
  readonly top: number;
  readonly column: number;
  readonly line: number;
}

/**
 * Small multiples of many agencies: a line each over the same years and the same scale, drawn as one plot so that two hundred
 * of them appear at once. A year without a number breaks the line and is a hatched cell below it; thin rules stand where the
 * counting changed; the last figure is printed at the end of its line.
 */
export function planSparks(
  view: View,
  panels: readonly Panel[],
  years: readonly number[],
  context: ChartContext,
): ChartPlan {
  const { colours, width } = context;
  const columns = Math.max(1, Math.floor(width / leastWidth));
  const panelWidth = width / columns;
  const slots = Math.ceil((years.length * panelWidth) / (panelWidth - labelWidth));
  const band = panelWidth / slots;
  const spots = panels.map((panel, index): Spot => {
    const [column, line] = [index % columns, Math.floor(index / columns)];
    const cells = panel.series[0]?.cells ?? [];
    return { panel, cells, column, line, left: column * panelWidth, top: line * panelUnits * unit };
  });
  const rows = panels.flatMap(({ series }) => series.flatMap(({ cells }) => cells.flatMap((row) => row ?? [])));
  const values = rows.flatMap((row) => row.value ?? []);
  const scale = view.measure === 'rank' ? rankScale(values, 2) : roundScale(values, 5);
  const heightOf = (value: number) => plotTop + pixelsBelowTop(value, scale, plotHeight);
  const gaps = rows.filter((row) => !hasNumber(row));
  const key = chartKey(gapEntries(gaps, numberForm(view, context.dictionary), context), width, colours);
  const lines = Math.ceil(panels.length / columns);
  const frame = { band, heightOf, years, panelWidth, spots, columns, slots, scale };
  return {
    height: key.height + noteHeight + lines * panelUnits * unit,
    weights: Array.from({ length: lines }, () => columns * (3 + 2 * years.length)),
    mayBegin: () => true,
    draw: (from, to) => drawSparks(view, { ...frame, key: from === 0 ? key : noKey, from, to }, context),
  };
}

function drawSparks(view: View, frame: Picture, context: ChartContext): ChartModel {
  const { columns, slots, scale, heightOf, key, from, to } = frame;
  const { colours, width } = context;
  const spots = frame.spots
    .filter(({ line }) => line >= from && line < to)
    .map((spot) => ({ ...spot, line: spot.line - from, top: spot.top - from * panelUnits * unit }));
  const lines = to - from;
  const height = lines * panelUnits * unit;
  const coloured = [...groupBy(spots, ({ cells }) => lineColour(view, cells, context))];
  const curves = coloured.map(([colour, own]) => curvesOf(view, own, colour, frame, context));
  const matrix = gapCells(spots, { slots, first: curves.length }, view, context);
  const top = from === 0 ? key.height + noteHeight : 0;
  return {
    option: {
      ...baseOption(colours),
      legend: key.legend,
      title: from === 0 ? [scaleNote(view, scale, key.height, context)] : [],
      grid: { left: 0, top, width, height },
      xAxis: [{ ...pixelAxis(width), max: width }, hiddenPlaces(columns * slots)],
      yAxis: [
        { ...pixelAxis(height), inverse: true },
        { ...hiddenPlaces(lines * panelUnits), inverse: true },
      ],
      // Cells carry their own colours; ECharts wants a visual map beside a matrix all the same.
      visualMap: { show: false, min: 0, max: 1, dimension: 2, seriesIndex: curves.length, inRange: {} },
      series: [
        ...curves.map(({ series }) => series),
        matrix.series,
        rulesOf(view, spots, frame, context),
        baselines(spots, frame, scale.min < 0 ? heightOf(0) : plotTop + plotHeight, context),
        names(spots, frame, context),
        ...key.series,
      ],
    },
    width,
    height: top + height,
    marks: [...curves.flatMap(({ marks }, series) => marks.map((mark) => ({ ...mark, series }))), ...matrix.marks]
      .map((mark) => ({ ...mark, line: from + mark.line }))
      .sort((a, b) => a.line - b.line || a.at - b.at),
  };
}

/** "各图同一刻度：下线 0，上线 2,000". */
function scaleNote(
  view: View,
  scale: { readonly min: number; readonly max: number },
  top: number,
  { colours, language, dictionary }: ChartContext,
): Record<string, unknown> {
  const form = numberForm(view, dictionary);
  const [low, high] = [scale.min, scale.max].map((value) => numberText(value, form));
  const [below, above] = view.measure === 'rank' ? [high, low] : [low, high];
  const text =
    language === 'zh' ? `各图同一刻度：下沿 ${below}，上沿 ${above}` : `One scale for all: foot ${below}, top ${above}`;
  const textStyle = { color: colours['ink-2'], fontSize: chartFontSize, fontWeight: 'normal' };
  return { text, left: 0, top, padding: 0, textStyle };
}

interface Frame {
  readonly band: number;
  readonly panelWidth: number;
  readonly years: readonly number[];
  /** Pixels below the top of a panel at which a value stands. */
  readonly heightOf: (value: number) => number;
}

/** What the small panels of a picture share, and which lines of them to draw. */
interface Picture extends Frame {
  readonly spots: readonly Spot[];
  readonly columns: number;
  readonly slots: number;
  readonly scale: Scale;
  readonly key: Key;
  readonly from: number;
  readonly to: number;
}

/** The lines of one colour as one series: a break stands between two agencies as it does at a gap. */
function curvesOf(
  view: View,
  spots: readonly Spot[],
  colour: string,
  { band, heightOf, panelWidth, years }: Frame,
  context: ChartContext,
) {
  const { colours } = context;
  const data: unknown[] = [];
  const marks: ChartMark[] = [];
  for (const { cells, left, top, column, line } of spots) {
    const last = lastFigure({ name: '', cells });
    cells.forEach((row, at) => {
      if (row === undefined || !hasNumber(row)) {
        data.push('-');
        return;
      }
      const place = { series: 0, line, at: column * years.length + at };
      marks.push(toMark(view, row, { ...place, index: data.length }, context));
      const isLast = at === last;
      const words = isLast ? markText(view, row, '', context) : row.value === 0 ? '0' : '';
      const room = at === cells.length - 1 ? panelWidth - (at + 0.5) * band - 6 : null;
      data.push({
        value: [left + (at + 0.5) * band, top + heightOf(row.value)],
        ...(row.doubt || row.edited ? { itemStyle: markStyle(colour, row, colours) } : {}),
        ...(words === '' ? {} : { label: pointLabel(words, { room, isLast }, colours.ink) }),
      });
    });
    data.push('-');
  }
  const series = {
    type: 'line',
    symbol: 'circle',
    symbolSize: 5,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { color: colour, width: 1.5 },
    itemStyle: { color: colour },
    data,
  };
  return { series, marks };
}

/** Words beside the last year (`room` is what the panel leaves), above any other. */
function pointLabel(
  words: string,
  { room, isLast }: { readonly room: number | null; readonly isLast: boolean },
  ink: string,
): Record<string, unknown> {
  const fontSize = chartFontSize - (isLast ? 1 : 2);
  if (room === null) return labelOf(words, ink, { position: 'top', distance: 3, fontSize });
  return labelOf(fitText(words, fontSize, room), ink, { position: 'right', distance: 4, fontSize });
}

function gapCells(
  spots: readonly Spot[],
  { slots, first }: { readonly slots: number; readonly first: number },
  view: View,
  context: ChartContext,
) {
  const cells = spots.flatMap(({ cells: own, column, line }) =>
    own.flatMap((row, at) =>
      row === undefined || hasNumber(row) ? [] : [{ row, column, line, at, count: own.length }],
    ),
  );
  const series = {
    type: 'heatmap',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: cells.map(({ row, column, line, at }) => ({
      value: [column * slots + at, line * panelUnits + gapUnit, 0],
      visualMap: false,
      itemStyle: hatching(row.status, context.colours),
      label: { show: false },
    })),
  };
  const marks = cells.map(({ row, column, line, at, count }, index) =>
    toMark(view, row, { series: first, index, line, at: column * count + at }, context),
  );
  return { series, marks };
}

const silentLine = { type: 'line', silent: true, symbol: 'none', z: 1, connectNulls: false } as const;

function rulesOf(view: View, spots: readonly Spot[], { band, years }: Frame, context: ChartContext) {
  const places = breakYears(view, context.dictionary).map((year) => (year - (years[0] ?? year)) * band);
  return {
    ...silentLine,
    lineStyle: { color: context.colours['hairline-strong'], width: 1 },
    data: spots.flatMap(({ left, top }) =>
      places.flatMap((x) => [[left + x, top + plotTop - 4], [left + x, top + plotTop + plotHeight], '-']),
    ),
  };
}

/** A line at zero below each curve. */
function baselines(spots: readonly Spot[], { band, years }: Frame, height: number, { colours }: ChartContext) {
  return {
    ...silentLine,
    lineStyle: { color: colours.ink, width: 1 },
    data: spots.flatMap(({ left, top }) => [[left, top + height], [left + years.length * band, top + height], '-']),
  };
}

/** The agency above each curve, the first and the last year below it. */
function names(spots: readonly Spot[], { band, years, panelWidth }: Frame, { colours }: ChartContext) {
  const text = (words: string, x: number, y: number, rest: Record<string, unknown>) => ({
    value: [x, y],
    label: labelOf(words, colours.ink, { position: [0, 0], ...rest }),
  });
  const year = { color: colours['ink-2'], fontSize: 10, verticalAlign: 'middle' };
  return {
    type: 'scatter',
    silent: true,
    symbol: 'rect',
    symbolSize: 0.01,
    itemStyle: { color: colours.card, opacity: 1 },
    clip: false,
    data: spots.flatMap(({ panel, left, top }) => [
      text(fitText(panel.heading, chartFontSize, panelWidth - 8), left, top + 8, {
        align: 'left',
        verticalAlign: 'middle',
        fontWeight: 'bold',
      }),
      text(String(years[0] ?? ''), left, top + yearsTop, { ...year, align: 'left' }),
      text(String(years.at(-1) ?? ''), left + years.length * band, top + yearsTop, { ...year, align: 'right' }),
    ]),
  };
}
