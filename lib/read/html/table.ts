import { endsTitle, matchHeading } from '../heading.ts';
import { createLineBuffer } from './inline.ts';
import { type Measures, rowsOf } from './measure.ts';
import { attribute, type Element, isElement, isHidden, isRaised, isText } from './tree.ts';

/** A cell of a data table before it has a place in the document's text. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** What a `table` element is: figures or words in rows and columns, the page's layout, or lines of particulars. */
export type TableRole = 'data' | 'layout' | 'particulars';

/** Columns beyond this are layout, not a table of a report. */
const maxColumns = 200;
const maxColumnSpan = 60;
/** A cell with more text than this and half the table's is what the table was laid around. */
const bodyLength = 300;
/** Longest cell of a lone row that is still a row of a table. */
const shortCell = 40;

const particulars =
  /索\s*引\s*号|文\s*号|生成日期|发布日期|发布时间|发文日期|成文日期|公开方式|公开时限|公开形式|公开范围|责任部门|发布机构|发文机关|主题分类|有效性|公开日期/g;

/** Names of particulars every government page prints about a document (索引号, 发布机构 …) found in some words. */
export function countParticulars(words: string): number {
  return new Set(words.match(particulars)).size;
}

/** Elements that begin and end a line of their own. */
export const blockTags: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** The words of an element on one line, its blocks and broken lines parted by single spaces. */
export function wordsOf(element: Element): string {
  const buffer = createLineBuffer();
  const visit = (node: Element, raised: boolean): void => {
    for (const child of node.childNodes) {
      if (isText(child)) buffer.add(child.value, { raised });
      if (!isElement(child) || isHidden(child)) continue;
      const parts = child.tagName === 'br' || blockTags.has(child.tagName);
      if (parts) buffer.add(' ', { preserved: true });
      visit(child, raised || isRaised(child));
      if (parts) buffer.add(' ', { preserved: true });
    }
  };
  visit(element, isRaised(element));
  return buffer.take().text.replace(/\s+/g, ' ');
}

function isOneRow(filled: readonly Element[], measures: Measures): boolean {
  return filled.length >= 3 && filled.every((cell) => (measures.get(cell)?.characters ?? 0) <= shortCell);
}

/** What a table is used for. */
export function roleOf(table: Element, measures: Measures): TableRole {
  const { characters = 0, linked = 0, innerTables = 0 } = measures.get(table) ?? {};
  if (innerTables > 0 || linked * 2 > characters || attribute(table, 'role') === 'presentation') return 'layout';
  const rows = rowsOf(table)
    .map((row) => row.filter((cell) => (measures.get(cell)?.characters ?? 0) > 0))
    .filter((row) => row.length > 0);
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest < 2) return 'layout';
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && !isOneRow(only, measures)) return 'layout';
  const lengthOf = (cell: Element) => measures.get(cell)?.characters ?? 0;
  const [largest] = rows.flat().sort((a, b) => lengthOf(b) - lengthOf(a));
  const isBody = largest !== undefined && lengthOf(largest) > bodyLength && lengthOf(largest) * 2 > characters;
  // A damaged figure may be long too, but has no words.
  if (isBody && /\p{L}/u.test(wordsOf(largest))) return 'layout';
  if (characters < 600 && countParticulars(wordsOf(table)) >= 2) return 'particulars';
  return 'data';
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attribute(cell, name), 10);
  return Number.isFinite(value) && value >= 0 ? value : 1;
}

/** The cells of a data table in the grid their spans make; null where it is wider than any report's. */
export function gridOf(table: Element): GridCell[] | null {
  const rows = rowsOf(table);
  const cells: GridCell[] = [];
  /** For each column, the first row no cell from above reaches. */
  const free: number[] = [];
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const cell of line) {
      while ((free[column] ?? 0) > row) column++;
      const columnSpan = Math.min(Math.max(span(cell, 'colspan'), 1), maxColumnSpan);
      const below = rows.length - row;
      const rowSpan = Math.min(span(cell, 'rowspan') || below, below);
      if (column + columnSpan > maxColumns) return null;
      cells.push({ row, column, rowSpan, columnSpan, text: wordsOf(cell) });
      for (let i = column; i < column + columnSpan; i++) free[i] = row + rowSpan;
      column += columnSpan;
    }
  }
  return cells;
}

/** A part of a table: rows of cells, or a row that is one line of the report across the whole table. */
export type TablePart = { readonly cells: readonly GridCell[] } | { readonly line: string };

/** Whether a cell that is a row of its own is a line of the report: its title, a section's heading, prose. */
function isReportLine(text: string): boolean {
  if (endsTitle(text) || /[。；]/.test(text)) return true;
  return matchHeading({ text, start: 0, end: text.length })?.level === 1;
}

/** Parts a table at the rows that are lines of the report, for pages that set the whole report in one table. */
export function splitGrid(cells: readonly GridCell[]): TablePart[] {
  const parts: TablePart[] = [];
  let open: GridCell[] = [];
  let reached = 0;
  const close = (): void => {
    const first = open[0]?.row ?? 0;
    if (open.length > 0) parts.push({ cells: open.map((cell) => ({ ...cell, row: cell.row - first })) });
    open = [];
  };
  for (const [i, cell] of cells.entries()) {
    const isAlone = cell.row >= reached && cells[i - 1]?.row !== cell.row && cells[i + 1]?.row !== cell.row;
    if (isAlone && cell.rowSpan === 1 && isReportLine(cell.text)) {
      close();
      parts.push({ line: cell.text });
    } else {
      open.push(cell);
    }
    reached = Math.max(reached, cell.row + cell.rowSpan);
  }
  close();
  return parts;
}
