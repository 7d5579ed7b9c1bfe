import type { LineItem } from './layout.ts';
import { type Box, centre, hull } from './page.ts';

/** Words between two tabs of a line, with their box. */
interface Segment extends Box {
  readonly text: string;
}

const figure = /^(?:[-+]?[0-9０-９][0-9０-９.,，%]*|[/／—－-]+)$/;
/** How far, in parts of the distance between two columns, a figure may stand from its column's middle. */
const offCentre = 0.4;

function segmentsOf({ line }: LineItem): Segment[] {
  let from = 0;
  return line.text.split('\t').map((text) => {
    const count = [...text.replaceAll(' ', '')].length;
    const glyphs = line.glyphs.slice(from, from + count);
    from += count;
    return { text, ...hull(glyphs) };
  });
}

function trailingFigures(segments: readonly Segment[]): Segment[] {
  const last = segments.findLastIndex((segment) => !figure.test(segment.text));
  return segments.slice(last + 1);
}

const middles = (segments: readonly Segment[]): number[] => segments.map((segment) => centre(segment).x);

/** The middles of the columns: of the heading's cells behind the first, or of the row with most figures. */
function columnMiddles(rows: readonly (readonly Segment[])[]): number[] {
  const heading = rows[0] ?? [];
  const isHeading = heading.length > 1 && trailingFigures(heading).length === 0;
  const candidates = rows.map((row) => middles(trailingFigures(row)));
  if (isHeading) candidates.push(middles(heading.slice(1)));
  return candidates.reduce((best, own) => (own.length > best.length ? own : best), []);
}

/** The row's words with an empty cell in each column that holds no figure; null where figures stand between columns. */
function alignedText(row: readonly Segment[], columns: readonly number[]): string | null {
  const figures = trailingFigures(row);
  if (figures.length === 0 || figures.length >= columns.length) return null;
  const pitch = Math.min(...columns.slice(1).map((middle, i) => middle - (columns[i] ?? 0)));
  const cells = columns.map(() => '');
  for (const own of figures) {
    const column = columns.findIndex((middle) => Math.abs(middle - centre(own).x) <= pitch * offCentre);
    if (column < 0 || cells[column] !== '') return null;
    cells[column] = own.text;
  }
  const labels = row.slice(0, row.length - figures.length).map((segment) => segment.text);
  return [...labels, ...cells].join('\t');
}

/** Lines of tables without ruling lines, with a tab for each empty cell: columns are told by where figures stand. */
export function withEmptyCells(items: readonly LineItem[]): LineItem[] {
  const runs: LineItem[][] = [];
  for (const item of items) {
    const opensTable = item.line.text.includes('\t') && trailingFigures(segmentsOf(item)).length === 0;
    const open = runs.at(-1);
    if (open === undefined || opensTable) runs.push([item]);
    else open.push(item);
  }
  return runs.flatMap((run) => {
    const columns = columnMiddles(run.filter(({ line }) => line.text.includes('\t')).map(segmentsOf));
    return run.map((item) => {
      const text = item.line.text.includes('\t') ? alignedText(segmentsOf(item), columns) : null;
      return text === null ? item : { ...item, line: { ...item.line, text } };
    });
  });
}
