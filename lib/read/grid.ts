import type { Table, TableCell } from '../model/document.ts';
import { bar, endsWithBar, opensWithBar, splitLine } from '../model/line-cells.ts';
import { type Line, trimLine } from './lines.ts';

/** A run of lines read as one table, and how many lines it took. */
export interface GridMatch {
  readonly table: Table;
  readonly lines: number;
}

function splitCells(line: Line, mark: RegExp | '\t'): Line[] {
  return splitLine(line, mark).map((cell) => ({ ...cell, end: cell.start + cell.text.length }));
}

function filledCells(text: string): number {
  return text.split('\t').filter((cell) => cell.trim() !== '').length;
}

/**
 * A line that may be a whole row: several filled cells, or one with empty cells behind it. A lone cell behind a leading
 * tab is one cell of a table flattened cell by cell, which has no rows to see.
 */
function isTabRow(text: string): boolean {
  const filled = text.includes('\t') ? filledCells(text) : 0;
  return filled >= 2 || (filled === 1 && !text.startsWith('\t'));
}

/** Lines of one cell each with tabs behind are no rows: some lines must hold several cells. */
function isTabGrid(lines: readonly Line[]): boolean {
  return lines.length >= 2 && lines.filter((line) => filledCells(line.text) >= 2).length * 4 >= lines.length;
}

function isPipeRow(text: string): boolean {
  return text.trim().length > 1 && opensWithBar(text) && endsWithBar(text);
}

/** A line that is drawn, not written: the rule below a heading of markdown, the edges of a box. */
function isRule(text: string): boolean {
  return /^[\s|:+=─-╿-]+$/.test(text) && /[-=─━═]/.test(text);
}

/** Lines with bars looked back at. */
const maxBack = 200;

/** Whether the bars at the edges of some rows are a frame: no row with bars right above or below them is without. */
function isFramed(lines: readonly Line[], from: number, count: number): boolean {
  const hasBar = (line: Line | undefined): boolean => line !== undefined && bar.test(line.text);
  if (hasBar(lines[from + count])) return false;
  for (let i = from - 1; i >= Math.max(0, from - maxBack) && hasBar(lines[i]); i--) {
    if (!isPipeRow(lines[i]?.text ?? '')) return false;
  }
  return true;
}

function pipeCells(line: Line): Line[] {
  return splitCells(line, bar).slice(1, -1);
}

function toTable(rows: readonly (readonly Line[])[], block: number): Table {
  const cells: TableCell[] = rows.flatMap((row, rowIndex) =>
    row.map((cell, column) => {
      const { text, start, end } = trimLine(cell);
      return { row: rowIndex, column, rowSpan: 1, columnSpan: 1, text, place: { block, page: null, start, end } };
    }),
  );
  const start = rows[0]?.[0]?.start ?? 0;
  const end = rows.at(-1)?.at(-1)?.end ?? start;
  return { kind: 'table', cells, place: { block, page: null, start, end } };
}

function runLength(lines: readonly Line[], from: number, test: (text: string) => boolean): number {
  let count = 0;
  while (from + count < lines.length && test(lines[from + count]?.text ?? '')) count++;
  return count;
}

/**
 * Reads the lines from `from` on as a table: at least two consecutive lines of tab-separated cells, or of cells between bars
 * (markdown, boxes drawn). Null where they are not.
 */
export function matchGrid(lines: readonly Line[], from: number, block: number): GridMatch | null {
  const tabRows = runLength(lines, from, isTabRow);
  const tabLines = lines.slice(from, from + tabRows);
  if (isTabGrid(tabLines)) {
    const rows = tabLines.map((line) => splitCells(line, '\t'));
    return { table: toTable(rows, block), lines: tabRows };
  }
  const pipeRows = runLength(lines, from, (text) => isPipeRow(text) || isRule(text));
  if (pipeRows >= 2 && isPipeRow(lines[from]?.text ?? '') && isFramed(lines, from, pipeRows)) {
    const rows = lines
      .slice(from, from + pipeRows)
      .filter((line) => !isRule(line.text))
      .map(pipeCells);
    return rows.length === 0 ? null : { table: toTable(rows, block), lines: pipeRows };
  }
  return null;
}
