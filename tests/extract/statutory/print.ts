import type { Block, Document, TableCell } from '../../../lib/model/document.ts';
import type { FormTable } from './forms.ts';

/** A printed cell with its place in the grid. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** Fills a form: `figures` are the printed contents of its figure cells in reading order. */
export function fill(form: FormTable, figures: readonly string[]): GridCell[] {
  let next = 0;
  const isFigure = (cell: FormTable[number][number]): boolean => cell.figure !== null;
  return layOut(
    form.map((row) => row.map((cell) => (isFigure(cell) ? { ...cell, text: figures[next++] ?? '' } : cell))),
  );
}

/** Places the cells of a table in its grid. */
export function layOut(form: FormTable): GridCell[] {
  const taken = new Set<string>();
  const cells: GridCell[] = [];
  for (const [row, line] of form.entries()) {
    let column = 0;
    for (const cell of line) {
      while (taken.has(`${row},${column}`)) column++;
      cells.push({ row, column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, text: cell.text });
      for (let r = 0; r < cell.rowSpan; r++) {
        for (let c = 0; c < cell.columnSpan; c++) taken.add(`${row + r},${column + c}`);
      }
    }
  }
  return cells;
}

function rowsOf(cells: readonly GridCell[]): GridCell[][] {
  const rows: GridCell[][] = [];
  for (const cell of cells) {
    rows[cell.row] = [...(rows[cell.row] ?? []), cell];
  }
  return rows;
}

/** Every grid position filled in: the text at a span's first cell, '' where it covers. */
function fullGrid(cells: readonly GridCell[]): string[][] {
  const width = Math.max(...cells.map((cell) => cell.column + cell.columnSpan));
  const height = Math.max(...cells.map((cell) => cell.row + 1));
  const grid = Array.from({ length: height }, () => Array.from({ length: width }, () => ''));
  for (const cell of cells) {
    const line = grid[cell.row];
    if (line !== undefined) line[cell.column] = cell.text;
  }
  return grid;
}

/** One line per row, cells parted by tabs, an empty cell wherever a span covers. */
export function asTabs(cells: readonly GridCell[]): string {
  return fullGrid(cells)
    .map((line) => line.join('\t'))
    .join('\n');
}

/** One line per row, only the cells that exist, parted by tabs: rows differ in length. */
export function asRaggedTabs(cells: readonly GridCell[]): string {
  return rowsOf(cells)
    .map((row) => row.map((cell) => cell.text).join('\t'))
    .join('\n');
}

/** A markdown table. */
export function asPipes(cells: readonly GridCell[]): string {
  const [head = [], ...lines] = fullGrid(cells);
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}

/** One line per row, cells parted by full-width bars, none at the edges. */
export function asWideBars(cells: readonly GridCell[]): string {
  return fullGrid(cells)
    .map((line) => line.join('｜'))
    .join('\n');
}

/** One line per row, only the cells that exist, a bar behind each: what programs that strip web pages write. */
export function asClosedBars(cells: readonly GridCell[]): string {
  return rowsOf(cells)
    .map((row) => row.map((cell) => `${cell.text} |`).join(' '))
    .join('\n');
}

/** A box drawn with line characters around every cell. */
export function asBoxes(cells: readonly GridCell[]): string {
  const lines = fullGrid(cells).map((line) => `│${line.map((text) => ` ${text} `).join('│')}│`);
  return `┌──┬──┐\n${lines.join('\n├──┼──┤\n')}\n└──┴──┘`;
}

/** One cell per line. */
export function asLines(cells: readonly GridCell[]): string {
  return cells.map((cell) => cell.text).join('\n');
}

/** One cell per paragraph: an empty line between cells. */
export function asParagraphs(cells: readonly GridCell[]): string {
  return cells.map((cell) => cell.text).join('\n\n');
}

/** Each cell behind a tab on lines of its own, no-break spaces around it, a row closed by a tab and an empty line. */
export function asCellPerTab(cells: readonly GridCell[]): string {
  return rowsOf(cells)
    .map((row) => `${row.map((cell) => `\t\u00a0\n${cell.text}\u00a0\n`).join('')}\t\n\n`)
    .join('');
}

/** What a browser gives as text where every cell holds a paragraph: a tab on a line of its own between two cells. */
export function asTabLines(cells: readonly GridCell[]): string {
  return rowsOf(cells)
    .map((row) => row.map((cell) => cell.text || '\u00a0').join('\n\n\t\n\n'))
    .join('\n\n\n\n\n');
}

/** One line per row, the figures before the labels. */
export function asFiguresFirst(cells: readonly GridCell[]): string {
  const isLabel = (cell: GridCell): boolean => /\p{sc=Han}/u.test(cell.text);
  return rowsOf(cells)
    .map((row) => [...row.filter((cell) => !isLabel(cell)), ...row.filter(isLabel)].map((cell) => cell.text).join(' '))
    .join('\n');
}

/** One cell per line, column by column. */
export function asColumns(cells: readonly GridCell[]): string {
  return [...cells]
    .sort((a, b) => a.column - b.column || a.row - b.row)
    .map((cell) => cell.text)
    .join('\n');
}

/** One line per row, cells parted by single spaces. */
export function asSpaces(cells: readonly GridCell[]): string {
  return rowsOf(cells)
    .map((row) => row.map((cell) => cell.text).join(' '))
    .join('\n');
}

/** All cells in one line, a space between (a table pasted without its layout). */
export function asOneLine(cells: readonly GridCell[]): string {
  return cells.map((cell) => cell.text).join(' ');
}

/** Merged cells taken apart, their text repeated in every part: what spreadsheet programs and converters write. */
export function unmerged(cells: readonly GridCell[]): GridCell[] {
  return cells
    .flatMap((cell) =>
      Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, i) => ({
        row: cell.row + Math.floor(i / cell.columnSpan),
        column: cell.column + (i % cell.columnSpan),
        rowSpan: 1,
        columnSpan: 1,
        text: cell.text,
      })),
    )
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

function displayWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
}

/** One line per row, figures aligned under one another by spaces as a PDF's text layer shows them. */
export function asAligned(cells: readonly GridCell[]): string {
  return rowsOf(cells)
    .map((row) => {
      let line = '';
      for (const cell of row) {
        const target = cell.column === 0 ? 0 : 40 + cell.column * 12;
        line += `${' '.repeat(Math.max(2, target - displayWidth(line)))}${cell.text}`;
      }
      return line;
    })
    .join('\n');
}

/** Real cells with spans, as a reader of Word files or web pages gives them. */
export function asTable(heading: string, cells: readonly GridCell[]): Document {
  let text = `${heading}\n`;
  const tableCells: TableCell[] = cells.map((cell) => {
    const start = text.length;
    text += `${cell.text}\n`;
    return { ...cell, place: { block: 1, page: null, start, end: start + cell.text.length } };
  });
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: heading, place: { block: 0, page: null, start: 0, end: heading.length } },
    { kind: 'table', cells: tableCells, place: { block: 1, page: null, start: heading.length + 1, end: text.length } },
  ];
  return { source: 'synthetic', format: 'txt', sha256: '', text, blocks, warnings: [] };
}
