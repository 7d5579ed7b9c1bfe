import { bureauMates, seriesColour } from '../../charts/colour.ts';
import { outermost, scatterCells } from '../../charts/scatter/cells.ts';
import { strips, swarm } from '../../charts/strip/strips.ts';
import { symbols } from '../../charts/style.ts';
import { isRatio, viewMetric } from '../../model/metric.ts';
import type { ViewRow } from '../../model/view.ts';
import { metricLabel, metricUnit } from '../../query/labels.ts';
import { fewestAgencies } from '../../query/measured.ts';
import { comparableRows, quartiles } from '../../query/quartiles.ts';
import { numberText, plainText } from '../../query/words.ts';
import { numberFormat } from '../number-format.ts';
import type { NativeAxis, NativeChart, NativePoint, NativeSeries, NativeSymbol } from './model.ts';
import { chartTitle, type Drawing, noPoint, plainLook, tickFormat, toPoint, valueAxis } from './point.ts';

/** A dot of more than so many is named only where it is outermost. */
const namedAtMost = 12;

/** Two metrics of the same agency and year as points; a cell that lacks one of them is named in the notes. */
export function nativeScatter(drawing: Drawing): NativeChart {
  const { view, rows, context } = drawing;
  const { dictionary, language } = context;
  const against = view.against ?? view.metric;
  const { both } = scatterCells(rows);
  const named = outermost(both, namedAtMost);
  const symbolOf = symbolsIn(drawing);
  const metric = viewMetric(dictionary, against);
  const up = metric !== undefined && isRatio(metric) ? 'percent' : 'value';
  const points = both.map((row): NativePoint => {
    const name = nameOf(row, drawing);
    return {
      ...toPoint(row, drawing),
      symbol: symbolOf(row),
      value: row.against,
      across: row.value,
      format: numberFormat(up, row.against ?? 0, language),
      label: named.has(row) ? name : null,
      name,
    };
  });
  const unit = metricUnit(dictionary, against, language);
  const label = metricLabel(dictionary, against, language);
  const title = language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`;
  const negative = points.some(({ value }) => value !== null && value < 0);
  const fractions = points.some(({ value }) => value !== null && !Number.isInteger(value));
  const format = numberFormat(up, up === 'value' && fractions ? 0.5 : 0, language);
  return {
    kind: 'scatter',
    title: '',
    categories: [],
    series: [{ ...plainLook, name: title, colour: context.colours['series-1'], points }],
    value: {
      format,
      ticks: tickFormat(
        up,
        points.flatMap(({ value }) => value ?? []),
      ),
      min: negative ? null : 0,
      max: null,
      step: null,
      reversed: false,
      title,
    },
    across: valueAxis(drawing, chartTitle(drawing)),
    labels: 'special',
    alt: drawing.alt,
  };
}

/** The shape of each cell's dot, as in the picture; null where it is round. */
function symbolsIn({ view, rows, context }: Drawing): (row: ViewRow) => NativeSymbol | null {
  const matesOf = bureauMates(view, rows, context);
  return (row) => {
    const symbol = symbols[matesOf(row) % symbols.length];
    return symbol === undefined || symbol === 'circle' ? null : symbol;
  };
}

function nameOf(row: ViewRow, { view }: Drawing): string {
  const agency = plainText(row.agency);
  return view.years.from === view.years.to ? agency : `${agency} ${row.year}`;
}

/**
 * Strips as points: across the figure, up the strip's place from the top, dots that would lie on each other a little apart; a series per strip, and the medians
 * of the comparable as one more. The smallest and the largest are named.
 */
export function nativeStrips(drawing: Drawing): NativeChart {
  const { view, rows, context } = drawing;
  const all = strips(view, rows, context);
  const symbolOf = symbolsIn(drawing);
  const numbers = rows.flatMap(({ value }) => value ?? []);
  const width = (Math.max(0, ...numbers) - Math.min(0, ...numbers)) / 60;
  const series = all.map(({ text, dots }, at): NativeSeries => {
    const steps = swarm(
      dots.map(({ value }) => value),
      width,
      4,
    );
    const sorted = [...dots].sort((a, b) => a.value - b.value);
    const ends = new Set([sorted[0], sorted.at(-1)]);
    const points = dots.map((row, index): NativePoint => {
      const name = nameOf(row, drawing);
      const point = toPoint(row, drawing);
      const label = [...(ends.has(row) ? [name] : []), ...(point.label === null ? [] : [point.label])].join(' ');
      return {
        ...point,
        symbol: symbolOf(row),
        across: row.value,
        value: at + 1 + (steps[index] ?? 0) * 0.07,
        format: null,
        label: label === '' ? null : label,
        name,
      };
    });
    const first = dots[0];
    const colour = first === undefined ? context.colours.ink : seriesColour(view, first, context);
    return { ...plainLook, name: text.replaceAll('\n', ' '), colour, points };
  });
  const across = { ...valueAxis(drawing, chartTitle(drawing)), reversed: false };
  const place: NativeAxis = {
    format: ';;;',
    ticks: ';;;',
    min: 0,
    max: all.length + 1,
    step: 1,
    reversed: true,
    title: '',
  };
  return {
    kind: 'scatter',
    title: '',
    categories: [],
    series: longestFirst([
      ...series,
      ...medians(
        drawing,
        all.map(({ dots }) => dots),
      ),
    ]),
    value: place,
    across,
    labels: 'special',
    alt: drawing.alt,
  };
}

/**
 * The first series with as many points as the longest, gaps after its own: LibreOffice loses the figures of series read before
 * a longer one.
 */
function longestFirst([first, ...others]: readonly NativeSeries[]): NativeSeries[] {
  if (first === undefined) return [];
  const longest = Math.max(...others.map(({ points }) => points.length));
  const gaps = Array.from({ length: Math.max(0, longest - first.points.length) }, () => noPoint);
  return [{ ...first, points: [...first.points, ...gaps] }, ...others];
}

function medians({ view, form, context }: Drawing, all: readonly (readonly ViewRow[])[]): NativeSeries[] {
  const points = all.flatMap((dots, at): NativePoint[] => {
    const comparable = comparableRows(view, dots, context.dictionary);
    const median = comparable.length < fewestAgencies ? undefined : quartiles(comparable)?.median;
    if (median === undefined) return [];
    return [{ ...noPoint, value: at + 1, across: median, label: numberText(median, form) }];
  });
  const name = context.language === 'zh' ? '中位数' : 'median';
  return points.length === 0 ? [] : [{ ...plainLook, name, colour: context.colours.ink, symbol: 'plus', points }];
}
