import type { Item, PrintedCell, TableItem } from './layout.ts';
import { clusters } from './page.ts';

/** How far the outer edges of a table's parts on two pages may differ, in points. */
const sameEdge = 8;
/** Column edges nearer than this are one, in points. */
const sameColumn = 4;

/** A table with more cells is not joined to another; a form's has some three hundred. */
const maxJoined = 20_000;
/** Most heading rows a table has. */
const maxHeadRows = 8;

function agree(a: TableItem, b: TableItem): boolean {
  const ends = [
    [a.xs[0], b.xs[0]],
    [a.xs.at(-1), b.xs.at(-1)],
  ];
  return ends.every(([x = 0, y = 0]) => Math.abs(x - y) <= sameEdge);
}

function rowOf(table: TableItem, row: number): PrintedCell[] {
  return table.cells.filter((cell) => cell.row === row).sort((a, b) => a.left - b.left);
}

const words = (cell: PrintedCell): string => cell.text.replace(/\s/g, '');
const isFigure = (text: string): boolean => /^[-+]?[0-9０-９.,，%/—－]+$/.test(text);

/** How many rows of `next` repeat the first rows of `first`: headings printed again on each page. */
function repeatedRows(first: TableItem, next: TableItem): number {
  let end = 0;
  for (let row = 0; row < Math.min(next.rows, maxHeadRows); row++) {
    const own = rowOf(next, row);
    const same = own.map(words).join('\t') === rowOf(first, row).map(words).join('\t');
    if (!same || own.some((cell) => isFigure(words(cell)))) break;
    const closed = next.cells.every((cell) => cell.row > row || cell.row + cell.rowSpan <= row + 1);
    const filled = next.cells.some((cell) => cell.row <= row && cell.text !== '');
    if (closed && filled) end = row + 1;
  }
  return end;
}

const numbered = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第)/;

/**
 * Whether the row `after` a page's end is the rest of the row `before` it: the same cells, no figure under a figure, a
 * label that ran to its cell's edge and goes on without a number of its own.
 */
function isRest(before: readonly PrintedCell[], after: readonly PrintedCell[]): boolean {
  if (before.length !== after.length || before.length < 2) return false;
  let carriesOn = false;
  for (const [i, cell] of before.entries()) {
    const rest = after[i];
    if (rest === undefined || Math.abs(rest.left - cell.left) > sameEdge) return false;
    if (rest.text === '' || cell.text === '') continue;
    if (isFigure(words(cell)) || isFigure(words(rest)) || !cell.full || numbered.test(rest.text)) return false;
    carriesOn = true;
  }
  return carriesOn;
}

function withRest(table: TableItem, rest: readonly PrintedCell[]): TableItem {
  const last = rowOf(table, table.rows - 1);
  const cells = table.cells.map((cell) => {
    const more = rest[last.indexOf(cell)];
    return more === undefined ? cell : { ...cell, text: cell.text + more.text, full: more.full };
  });
  return { ...table, cells };
}

/** The rows of a table from `from` on, counted from 0 again. */
function dropRows(table: TableItem, from: number): TableItem {
  const cells = table.cells.filter((cell) => cell.row >= from).map((cell) => ({ ...cell, row: cell.row - from }));
  return { ...table, rows: table.rows - from, cells };
}

function join(first: TableItem, printed: TableItem): TableItem {
  let next = dropRows(printed, repeatedRows(first, printed));
  let table = first;
  const rest = rowOf(next, 0);
  const isWhole = rest.every((cell) => cell.rowSpan === 1);
  if (isWhole && isRest(rowOf(first, first.rows - 1), rest)) {
    table = withRest(first, rest);
    next = dropRows(next, 1);
  }
  const shifted = next.cells.map((cell) => ({ ...cell, row: cell.row + table.rows }));
  return {
    ...table,
    xs: clusters([...table.xs, ...next.xs], sameColumn),
    rows: table.rows + next.rows,
    cells: [...table.cells, ...shifted],
  };
}

/** Joins tables that go on at the head of the next page, without the heading rows printed again there. */
export function joinContinued(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  let lastPage = 0;
  for (const item of items) {
    const open = joined.at(-1);
    const goesOn =
      item.kind === 'table' &&
      open?.kind === 'table' &&
      item.page === lastPage + 1 &&
      open.cells.length <= maxJoined &&
      agree(open, item);
    if (goesOn) joined[joined.length - 1] = join(open, item);
    else joined.push(item);
    lastPage = item.page;
  }
  return joined;
}
