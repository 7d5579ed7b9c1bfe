import type { ChartContext } from '../../charts/chart-model.ts';
import { ofFirstAgencies } from '../../charts/first-agencies.ts';
import { roundScale } from '../../charts/scale.ts';
import type { ChartKind, View, ViewRow } from '../../model/view.ts';
import { drawnKind } from '../../query/charts-for.ts';
import { nativeBars, nativeStacks } from './bars.ts';
import { nativeLines, nativeSlopes } from './lines.ts';
import { nativeMatrix } from './matrix.ts';
import type { NativeChart, NativeContent } from './model.ts';
import { toDrawing } from './point.ts';
import { nativeScatter, nativeStrips } from './points.ts';

/** More charts than these on one page cannot be read. */
const chartsAtMost = 12;
/** More lines than these in one chart cannot be told apart; Office itself ends at 255. */
const linesAtMost = 24;

/** More bodies than these are no list that anybody reads: the table has them all. */
const bodiesAtMost = 400;

/** The kinds whose bodies stand one below the other. */
const lists: ReadonlySet<ChartKind> = new Set<ChartKind>(['bar', 'stack', 'stack100', 'heat']);

/** What an Office program can draw of a View itself, or why it must be a picture. */
export type NativeFit =
  | Exclude<NativeContent, { kind: 'picture' }>
  | { readonly kind: 'unfit'; readonly reason: string };

/** The View as native charts or a native table, drawn as on screen; `unfit` with the reason where Office has nothing like it. */
export function nativeContent(asked: View, all: readonly ViewRow[], context: ChartContext, alt: string): NativeFit {
  const view = { ...asked, chart: drawnKind(asked, context.dictionary) };
  const { rows, left } = lists.has(view.chart) ? ofFirstAgencies(all, bodiesAtMost) : { rows: all, left: 0 };
  const drawing = toDrawing(view, rows, context, alt);
  switch (view.chart) {
    case 'bar':
      return { kind: 'charts', charts: [nativeBars(drawing)], left };
    case 'stack':
    case 'stack100':
      return { kind: 'charts', charts: [nativeStacks(drawing)], left };
    case 'line':
    case 'multiples':
      return fitting(nativeLines(drawing), context);
    case 'slope':
      return fitting(nativeSlopes(drawing), context);
    case 'strip':
      return { kind: 'charts', charts: [nativeStrips(drawing)], left };
    case 'scatter':
      return { kind: 'charts', charts: [nativeScatter(drawing)], left };
    case 'heat':
      return { kind: 'matrix', matrix: nativeMatrix(drawing), left };
  }
}

function fitting(charts: readonly NativeChart[], { language }: ChartContext): NativeFit {
  const lines = Math.max(0, ...charts.map(({ series }) => series.length));
  if (charts.length > chartsAtMost) {
    const reason =
      language === 'zh'
        ? `本图由 ${charts.length} 幅小图组成，超过 ${chartsAtMost} 幅，以图片给出；数在表中，可另作图表。`
        : `This figure is ${charts.length} small charts, more than ${chartsAtMost}: it is given as a picture; its figures are in the table.`;
    return { kind: 'unfit', reason };
  }
  if (lines > linesAtMost) {
    const reason =
      language === 'zh'
        ? `本图有 ${lines} 条线，超过 ${linesAtMost} 条，图表中分辨不清，以图片给出；数在表中，可另作图表。`
        : `This figure has ${lines} lines, more than a chart can tell apart (${linesAtMost}): it is given as a picture; its figures are in the table.`;
    return { kind: 'unfit', reason };
  }
  return { kind: 'charts', charts, left: 0 };
}

/**
 * A chart of bars cut into charts of at most so many bars each, on one scale, so that every page can be read. Others stay
 * whole.
 */
export function pagesOf(chart: NativeChart, barsAtMost: number): NativeChart[] {
  if (chart.kind === 'line' || chart.kind === 'scatter') return [chart];
  const each = chart.kind === 'bar' ? Math.max(1, chart.series.length) : 1;
  const most = Math.max(1, Math.floor(barsAtMost / each));
  const pages = Math.ceil(chart.categories.length / most);
  if (pages <= 1) return [chart];
  // Even pages read better than a last one with a single bar.
  const size = Math.ceil(chart.categories.length / pages);
  const value = { ...chart.value, ...sharedScale(chart) };
  return Array.from({ length: pages }, (_, page) => {
    const [from, to] = [page * size, (page + 1) * size];
    const series = chart.series.map((one) => ({ ...one, points: one.points.slice(from, to) }));
    return { ...chart, value, categories: chart.categories.slice(from, to), series };
  }).filter(({ categories }) => categories.length > 0);
}

function sharedScale({ kind, categories, series, value }: NativeChart) {
  if (kind === 'stack100' || value.max !== null) return {};
  const lengths =
    kind === 'bar'
      ? series.flatMap(({ points }) => points.flatMap((point) => point.value ?? []))
      : categories.map((_, at) => series.reduce((sum, { points }) => sum + (points[at]?.value ?? 0), 0));
  const { min, max, interval } = roundScale(lengths, 5);
  return { min, max, step: interval };
}
