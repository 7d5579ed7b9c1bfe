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
const figure = /^(?:[-+－＋]?[0-9０-９][0-9０-９.．,，]*[%％]?[件条次篇个人项元万亿]{0,2}|[/／—－﹣–-]{1,3}|无)$/;
const isFigure = (cell: PrintedCell): boolean => figure.test(words(cell));

/** How many rows of `next` repeat the first rows of `first`: headings printed again on each page. */
function repeatedRows(first: TableItem, next: TableItem): number {
  let end = 0;
  for (let row = 0; row < Math.min(next.rows, maxHeadRows); row++) {
    const own = rowOf(next, row);
    const same = own.map(words).join('\t') === rowOf(first, row).map(words).join('\t');
    if (!same || own.some(isFigure)) break;
    const closed = next.cells.every((cell) => cell.row > row || cell.row + cell.rowSpan <= row + 1);
    const filled = next.cells.some((cell) => cell.row <= row && cell.text !== '');
    if (closed && filled) end = row + 1;
  }
  return end;
}

const numbered = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[条章节项款部])/;

/** A cell at the foot of a table's part and the one that stands in the same column at the head of the next part. */
interface Pair {
  readonly above: PrintedCell;
  readonly below: PrintedCell;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= sameEdge;

function pairsOf(foot: readonly PrintedCell[], head: readonly PrintedCell[]): Pair[] {
  return head.flatMap((below): Pair[] => {
    const above = foot.find((cell) => isNear(cell.left, below.left) && isNear(cell.right, below.right));
    return above === undefined ? [] : [{ above, below }];
  });
}

/** Words that open a row of their own without a number. */
const ownRow = /^(?:其中|合计|总计|小计)/;

/**
 * Whether the words of a cell without room for more go on below: they ran to its edge, or they have a number and those
 * below, in a row without figures (`bare`), have none.
 */
function goesOn({ above, below }: Pair, bare = false): boolean {
  const isFilled = above.text !== '' && below.text !== '';
  if (!isFilled || !above.low || isFigure(above) || isFigure(below)) return false;
  if (numbered.test(below.text) || ownRow.test(words(below))) return false;
  return above.full || (bare && numbered.test(above.text));
}

/**
 * Whether a page's end tore one row in two: nowhere a figure under a figure or a label under another's end, and either
 * a label goes on below, or one part has the label and the other the figures.
 */
function isTorn(pairs: readonly Pair[]): boolean {
  const [over, under] = [pairs.map(({ above }) => above), pairs.map(({ below }) => below)];
  const bare = over.some(isFigure) && !under.some(isFigure);
  const clashes = pairs.some((pair) => pair.above.text !== '' && pair.below.text !== '' && !goesOn(pair, bare));
  if (clashes || (over.some(isFigure) && under.some(isFigure))) return false;
  const own = pairs.filter(({ below }) => below.rowSpan === 1);
  if (own.some((pair) => goesOn(pair, bare))) return true;
  const hasLabel = (cells: readonly PrintedCell[]): boolean =>
    cells.some((cell) => cell.text !== '' && !isFigure(cell));
  const single = own.filter(({ above }) => above.rowSpan === 1);
  const [ownOver, ownUnder] = [single.map(({ above }) => above), single.map(({ below }) => below)];
  return (
    (hasLabel(ownOver) && under.some(isFigure) && !hasLabel(under)) ||
    (over.some(isFigure) && !hasLabel(ownOver) && hasLabel(ownUnder))
  );
}

/** Whether a cell merged over rows goes on below a page's end that parts two rows. */
function isMerged(pair: Pair, inHead: boolean): boolean {
  const { above, below } = pair;
  if (isFigure(above)) return false;
  if (inHead) return above.text === '' || below.text === '' || goesOn(pair);
  return below.rowSpan > 1 ? below.text === '' || goesOn(pair) : above.rowSpan > 1 && goesOn(pair);
}

/** The rows of a table from `from` on, counted from 0 again. */
function dropRows(table: TableItem, from: number): TableItem {
  const cells = table.cells.filter((cell) => cell.row >= from).map((cell) => ({ ...cell, row: cell.row - from }));
  return { ...table, rows: table.rows - from, cells };
}

function withRest({ above, below }: Pair, shared: number): PrintedCell {
  const page = above.text === '' ? below.page : above.page;
  const rowSpan = above.rowSpan + below.rowSpan - shared;
  return { ...above, page, rowSpan, text: above.text + below.text, full: below.full, low: below.low };
}

/** Whether a page's end tore the heading rows of a table that prints them again, whole, on the next page. */
function isTornHead(first: TableItem, next: TableItem): boolean {
  if (first.rows >= maxHeadRows || first.cells.some(isFigure) || repeatedRows(first, next) === first.rows) return false;
  const top = rowOf(first, 0).map(words).join('\t');
  const head = next.cells.filter((cell) => cell.row < first.rows).map(words);
  const isAgain = first.cells.every((cell) => head.some((whole) => whole.startsWith(words(cell))));
  return isAgain && top !== '' && top === rowOf(next, 0).map(words).join('\t');
}

function join(first: TableItem, printed: TableItem): TableItem {
  if (isTornHead(first, printed)) return printed;
  const next = dropRows(printed, repeatedRows(first, printed));
  const foot = first.cells.filter((cell) => cell.row + cell.rowSpan === first.rows);
  const head = rowOf(next, 0);
  const pairs = pairsOf(foot, head);
  const isSame = pairs.length === head.length && pairs.length === foot.length && pairs.length > 1;
  const shared = isSame && isTorn(pairs) ? 1 : 0;
  const inHead = !isSame && !first.cells.some(isFigure) && !head.some(isFigure);
  const rests = new Map(
    pairs.filter((pair) => shared === 1 || isMerged(pair, inHead)).map((pair) => [pair.above, pair] as const),
  );
  const gone = new Set([...rests.values()].map(({ below }) => below));
  const cells = first.cells.map((cell) => {
    const rest = rests.get(cell);
    return rest === undefined ? cell : withRest(rest, shared);
  });
  const from = first.rows - shared;
  const added = next.cells.filter((cell) => !gone.has(cell)).map((cell) => ({ ...cell, row: cell.row + from }));
  return {
    ...first,
    xs: clusters([...first.xs, ...next.xs], sameColumn),
    rows: from + next.rows,
    cells: [...cells, ...added],
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
