import type { ExportFigure } from '../../lib/export/export-figure.ts';
import type { ChartKind, ViewRow } from '../../lib/model/view.ts';
import { partitionOf } from '../../lib/query/charts-for.ts';
import { codeLabel, metricName } from '../../lib/query/labels.ts';
import { plainText } from '../../lib/query/words.ts';
import type { ReadChart } from './office-file.ts';

/** What Office must call each chart kind; `null` where a table stands in for a chart. */
export const nativeKinds: Readonly<Record<ChartKind | 'flow', readonly string[]>> = {
  bar: ['barChart clustered'],
  stack: ['barChart stacked'],
  stack100: ['barChart percentStacked', 'barChart stacked'],
  line: ['lineChart standard'],
  slope: ['lineChart standard'],
  multiples: ['lineChart standard'],
  strip: ['scatterChart points'],
  scatter: ['scatterChart points'],
  heat: [],
  flow: [],
};

/**
 * The figures a View's charts must show, straight from its rows: series by name, of several charts with the chart's title
 * before it, each with its figures as text to the last digit, sorted.
 */
export function expectedSeries(
  { view, rows, dictionary, language }: ExportFigure,
  chart: ChartKind | 'flow',
): Map<string, string[]> {
  const partition = partitionOf(view, dictionary);
  const stacked = chart === 'stack' || chart === 'stack100';
  const ends = [view.years.from, view.years.to];
  const drawn = rows.filter(
    (row) =>
      row.value !== null &&
      (!stacked || partition === null || (row.code !== null && partition.includes(row.code))) &&
      (chart !== 'slope' || ends.includes(row.year)) &&
      (chart !== 'scatter' || row.against !== null),
  );
  const key = (row: ViewRow) => {
    const code = codeLabel(view, row.code, dictionary, language, 'short');
    if (chart === 'scatter' || chart === 'strip') return '';
    if (chart === 'bar' || stacked) return code;
    return view.by === null ? plainText(row.agency) : `${plainText(row.agency)} ${code}`;
  };
  const series = new Map<string, string[]>();
  for (const row of drawn) series.set(key(row), [...(series.get(key(row)) ?? []), figureText(row, chart)]);
  return sorted(series);
}

const figureText = ({ value, against }: ViewRow, chart: ChartKind | 'flow') =>
  chart === 'scatter' ? `${value} ${against}` : String(value);

/** The same of charts read from a file. */
export function readSeries(
  charts: readonly ReadChart[],
  figure: ExportFigure,
  chart: ChartKind | 'flow',
): Map<string, string[]> {
  const median = { zh: '中位数', en: 'median' }[figure.language];
  const series = new Map<string, string[]>();
  for (const { title, series: own } of charts) {
    for (const each of own.filter(({ name }) => chart !== 'strip' || name !== median)) {
      const key = keyOf(title, each.name, figure, chart);
      const figures = figuresOf(each, chart);
      if (figures.length > 0) series.set(key, [...(series.get(key) ?? []), ...figures]);
    }
  }
  return sorted(series);
}

/** What a series shows, by the name the rows would give it: a panel with one line is named by its title. */
function keyOf(
  title: string,
  name: string,
  { view, dictionary, language }: ExportFigure,
  chart: ChartKind | 'flow',
): string {
  if (chart === 'scatter' || chart === 'strip') return '';
  if (chart !== 'line' && chart !== 'slope' && chart !== 'multiples') return name;
  if (view.by !== null) return `${title} ${name}`;
  return name.startsWith(metricName(view, dictionary, language)) ? title : name;
}

function figuresOf({ values, categories }: ReadChart['series'][number], chart: ChartKind | 'flow'): string[] {
  return values.flatMap((value, at) => {
    if (value === null) return [];
    if (chart === 'scatter') return [`${categories[at]} ${value}`];
    return [chart === 'strip' ? String(categories[at]) : value];
  });
}

function sorted(series: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  return new Map(
    [...series].sort(([one], [two]) => (one < two ? -1 : 1)).map(([name, figures]) => [name, [...figures].sort()]),
  );
}
