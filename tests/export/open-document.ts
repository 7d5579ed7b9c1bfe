import type { ReadChart } from './office-file.ts';
import { all, at, inside, type Node, parseXml, textOf } from './xml-tree.ts';

/** The charts of a flat OpenDocument file as LibreOffice understood them, in document order; figures to its fifteen digits. */
export function openDocumentCharts(xml: string): ReadChart[] {
  return all(parseXml(xml), 'office:document').flatMap((document) => {
    const chart = at(document, 'office:body', 'office:chart', 'chart:chart');
    return chart === undefined ? [] : [readChart(document, chart)];
  });
}

function readChart(document: Node, chart: Node): ReadChart {
  const area = at(chart, 'chart:plot-area');
  const columns = localColumns(at(chart, 'table:table'));
  const column = (address: string | undefined) => {
    const letter = /^local-table\.\$([A-Z]+)\$/.exec(address ?? '')?.[1];
    return columns.find((each, index) => (letter === undefined ? each.source === address : letters(index) === letter));
  };
  const series = inside(area, 'chart:series').map((each) => {
    const domain = at(each, 'chart:domain')?.attributes['table:cell-range-address'];
    const own = column(each.attributes['chart:values-cell-range-address']);
    return {
      name: own?.name ?? '',
      categories: column(domain)?.values ?? [],
      values: own?.values ?? [],
      formulas: [],
      hollow: 0,
      dots: [],
      dash: '',
    };
  });
  const kind = { 'chart:bar': 'barChart', 'chart:line': 'lineChart', 'chart:scatter': 'scatterChart' }[
    chart.attributes['chart:class'] ?? ''
  ];
  const looks = all(document, 'style:chart-properties').map(({ attributes }) => attributes);
  const grouping = looks.some((look) => look['chart:percentage'] === 'true')
    ? 'percentStacked'
    : looks.some((look) => look['chart:stacked'] === 'true')
      ? 'stacked'
      : { barChart: 'clustered', lineChart: 'standard', scatterChart: 'points' }[kind ?? ''];
  const blanks = looks.map((look) => look['chart:treat-empty-cells']).find((look) => look !== undefined);
  return {
    kind: `${kind} ${grouping}`,
    title: textOf(at(chart, 'chart:title', 'text:p')).trim(),
    blanks: blanks === 'leave-gap' || blanks === undefined ? 'gap' : blanks,
    series,
    labels: [],
  };
}

interface Column {
  readonly name: string;
  readonly source: string;
  readonly values: readonly (string | null)[];
}

/** The columns behind the names, counting from A. */
function localColumns(table: Node | undefined): Column[] {
  if (table === undefined) return [];
  const [head, ...rows] = all(table, 'table:table-row').map((row) => inside(row, 'table:table-cell'));
  return (head ?? []).map((cell, index) => {
    const cells = rows.map((row) => row[index]);
    return {
      name: textOf(at(cell, 'text:p')),
      source: textOf(at(cells[0], 'draw:g', 'svg:desc')),
      values: cells.map((each) => {
        const value = each?.attributes['office:value'];
        return value === undefined || value === 'NaN' ? null : value;
      }),
    };
  });
}

const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${letters(Math.floor(index / 26) - 1)}${letters(index % 26)}`;
