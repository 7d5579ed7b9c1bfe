import type { NativeChart, NativePoint, NativeSeries } from './model.ts';

/** A figure or words in a grid of cells; null is an empty cell. */
export type GridCell = { readonly value: number; readonly format: string } | { readonly text: string } | null;

/** Where the figures of one series stand, as spreadsheet references. */
export interface SeriesPlace {
  readonly name: string;
  /** Categories, or of a scatter the figures across. */
  readonly categories: string;
  readonly values: string;
}

/** The cells behind a chart and the references into them. */
export interface ChartGrid {
  readonly rows: readonly (readonly GridCell[])[];
  readonly places: readonly SeriesPlace[];
}

/** Words over the columns of a grid. */
export interface GridWords {
  /** Over the names of points or categories. */
  readonly name: string;
  /** Behind a series' name, over what is said of its figures. */
  readonly status: string;
}

/**
 * The cells of a chart from row `top` (counting from 1) of a sheet, and where its series stand in them: what "edit data" opens and what
 * the chart of a workbook is drawn from. A gap is an empty cell; why it is one stands in a column of its own, right of the figures.
 */
export function chartGrid(chart: NativeChart, sheet: string, top: number, words: GridWords): ChartGrid {
  return chart.kind === 'scatter' ? pointGrid(chart, sheet, top, words) : categoryGrid(chart, sheet, top, words);
}

function categoryGrid(
  { categories, series, value }: NativeChart,
  sheet: string,
  top: number,
  words: GridWords,
): ChartGrid {
  const said = series.filter(({ points }) => points.some((point) => point.words !== ''));
  const head: GridCell[] = [
    { text: words.name },
    ...series.map(({ name }) => ({ text: name })),
    ...said.map(({ name }) => ({ text: `${name}${words.status}` })),
  ];
  const body = categories.map((category, at): GridCell[] => [
    { text: category },
    ...series.map(({ points }) => figureCell(points[at], value.format)),
    ...said.map(({ points }) => wordsCell(points[at])),
  ]);
  const [first, last] = [top + 1, top + categories.length];
  return {
    rows: [head, ...body],
    places: series.map((_, at) => ({
      name: reference(sheet, at + 1, top, top),
      categories: reference(sheet, 0, first, last),
      values: reference(sheet, at + 1, first, last),
    })),
  };
}

/** Series of points below each other: name, across, up, what is said. */
function pointGrid({ series, value, across }: NativeChart, sheet: string, top: number, words: GridWords): ChartGrid {
  const rows: GridCell[][] = [];
  const places: SeriesPlace[] = [];
  for (const { name, points } of series) {
    const head = top + rows.length;
    rows.push([{ text: words.name }, { text: across?.title ?? '' }, { text: name }, { text: words.status.trim() }]);
    for (const point of points) {
      rows.push([
        { text: point.name },
        point.across === null ? null : { value: point.across, format: across?.format ?? 'General' },
        figureCell(point, value.format),
        wordsCell(point),
      ]);
    }
    places.push({
      name: reference(sheet, 2, head, head),
      categories: reference(sheet, 1, head + 1, head + points.length),
      values: reference(sheet, 2, head + 1, head + points.length),
    });
  }
  return { rows, places };
}

function figureCell(point: NativePoint | undefined, format: string): GridCell {
  return point === undefined || point.value === null ? null : { value: point.value, format: point.format ?? format };
}

function wordsCell(point: NativePoint | undefined): GridCell {
  return point === undefined || point.words === '' ? null : { text: point.words };
}

function reference(sheet: string, column: number, from: number, to: number): string {
  const letter = columnName(column);
  const name = `'${sheet.replaceAll("'", "''")}'`;
  return from === to ? `${name}!$${letter}$${from}` : `${name}!$${letter}$${from}:$${letter}$${to}`;
}

/** The letters of a column, counting from 0: A, B … Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

/** The formats a series' figures are written in, the axis' own where a figure has none. */
export function formatOf({ points }: NativeSeries, axis: string): string {
  return points.find(({ format, value }) => value !== null && format !== null)?.format ?? axis;
}
