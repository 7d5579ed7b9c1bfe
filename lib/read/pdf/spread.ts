import { cellsOf } from './chain.ts';
import { hull } from './page.ts';
import type { RegionLine } from './region.ts';
import { isFigureWord, type Segment } from './segment.ts';

/** A column of a table without drawn grid: the room its values take. */
export interface Column {
  left: number;
  right: number;
}

/** How far two values may overlap and yet stand in two columns, in points. */
const slack = 0.5;

const middleOf = (box: Column): number => (box.left + box.right) / 2;

/** Numbers of the columns some words stand over. */
export function columnsOver(columns: readonly Column[], box: Column): number[] {
  return columns.flatMap((column, i) =>
    box.left < column.right - slack && box.right > column.left + slack ? [i] : [],
  );
}

/** The one column some words belong to: the one they overlap most, else the nearest middle; -1 for none. */
export function columnAt(columns: readonly Column[], box: Column): number {
  let best = -1;
  let score = -Infinity;
  for (const [i, column] of columns.entries()) {
    const overlap = Math.min(box.right, column.right) - Math.max(box.left, column.left);
    const own = overlap > 0 ? overlap : -Math.abs(middleOf(box) - middleOf(column));
    if (own > score) [best, score] = [i, own];
  }
  return best;
}

/** Columns of some values: those that overlap stand in one. */
export function valueColumns(values: readonly Column[]): Column[] {
  const columns: Column[] = [];
  for (const { left, right } of [...values].sort((a, b) => a.left - b.left)) {
    const open = columns.at(-1);
    if (open !== undefined && left < open.right - slack) open.right = Math.max(open.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** The words of a table's lines by what they are. */
export interface Spread {
  readonly columns: readonly Column[];
  readonly values: readonly Segment[];
  readonly labels: readonly Segment[];
  /** Words over the columns: the head, and heads between the rows. */
  readonly heads: readonly Segment[];
  /** Two values of one line fall into one column. */
  readonly crowded: boolean;
  /** The head has more columns than the figures, and which of them stand empty is not sure. */
  readonly unsure: boolean;
}

const isTurned = (segment: Segment): boolean => segment.glyphs.every((glyph) => glyph.turned);

/** The lowest cells of a head: one over each column. */
function leafHeads(heads: readonly Segment[]): Column[] {
  const cells = cellsOf(heads, () => true).map((own) => ({ ...hull(own), page: own[0]?.page ?? 0 }));
  const leaves = cells.filter(
    (cell) =>
      !cells.some(
        (other) =>
          other.page === cell.page &&
          other.top > cell.bottom - 1 &&
          other.left < cell.right - slack &&
          other.right > cell.left + slack,
      ),
  );
  return valueColumns(leaves);
}

/** Where one column may end and the next begin, by how heads stand in their cells: in the middle, left or right. */
function boundsBetween(leaves: readonly Column[]): number[][] {
  const pairs = leaves.slice(1).map((leaf, i) => [leaves[i] ?? leaf, leaf] as const);
  return [
    pairs.map(([a, b]) => (middleOf(a) + middleOf(b)) / 2),
    pairs.map(([a, b]) => (a.right + b.left) / 2),
    pairs.map(([, b]) => b.left - slack),
    pairs.map(([a]) => a.right + slack),
  ];
}

/** Columns, and whether they might as well be others. */
interface Found {
  readonly columns: readonly Column[];
  readonly unsure: boolean;
}

/** Two ways to part columns that differ by less than this are equally good, in points. */
const even = 2;

/** Columns by a head with a cell over each of them; null where some values belong to none or to the same. */
function headedColumns(leaves: readonly Column[], found: readonly Column[]): Found | null {
  if (leaves.length < found.length || found.length === 0) return null;
  const ways = boundsBetween(leaves).flatMap((bounds) => {
    const owners = found.map((column) => bounds.filter((bound) => bound <= middleOf(column)).length);
    if (owners.some((owner, i) => i > 0 && owner <= (owners[i - 1] ?? -1))) return [];
    const crossing = found.reduce((sum, column) => {
      const depths = bounds.map((bound) => Math.min(bound - column.left, column.right - bound));
      return sum + Math.max(0, ...depths);
    }, 0);
    return [{ owners, crossing }];
  });
  const least = Math.min(...ways.map(({ crossing }) => crossing));
  const best = ways.find(({ crossing }) => crossing <= least + 0.1);
  if (best === undefined) return null;
  const { owners } = best;
  const columns = leaves.map((leaf, i): Column => ({ ...(found[owners.indexOf(i)] ?? leaf) }));
  const isOrdered = columns.every((column, i) => i === 0 || column.left >= (columns[i - 1]?.right ?? 0) - slack);
  const unsure = ways.some((way) => way.crossing < least + even && way.owners.join() !== owners.join());
  return isOrdered ? { columns, unsure } : null;
}

/** The columns of values, and those a head shows to stand empty. */
function columnsUnder(heads: readonly Segment[], found: readonly Column[], labelEnd: number): Found {
  const leaves = leafHeads(heads.filter((head) => head.left >= labelEnd - slack));
  const headed = headedColumns(leaves, found);
  if (headed !== null) return headed;
  const bare = leaves.filter((leaf) => columnsOver(found, leaf).length === 0);
  const owned = bare.filter((leaf) => {
    const near = found[columnAt(found, leaf)];
    return near !== undefined && !leaves.some((other) => other !== leaf && columnsOver([near], other).length > 0);
  });
  const columns = [...found, ...bare.filter((leaf) => !owned.includes(leaf))].sort((a, b) => a.left - b.left);
  return { columns, unsure: false };
}

/** Tells apart values, labels and heads, and finds the columns. */
export function spreadOf(lines: readonly RegionLine[]): Spread {
  const trailing = lines.flatMap((line) => (line.values.some((own) => isFigureWord(own.text)) ? line.values : []));
  const found = valueColumns(trailing);
  const first = found[0]?.left ?? 0;
  const crowded = lines.some((line) => {
    const taken = line.values.map((value) => columnAt(found, value));
    return new Set(taken).size < taken.length;
  });
  const [values, labels, heads]: [Segment[], Segment[], Segment[]] = [[], [], []];
  for (const { segments, values: own } of lines) {
    const isHead = (segment: Segment): boolean => !segment.value && segment.right > first + 0.3 * segment.em;
    const hasHead = segments.some((segment) => isHead(segment) && !isTurned(segment));
    for (const segment of segments) {
      const isInside = (segment.left + segment.right) / 2 >= first - slack;
      if (isInside && (segment.value || own.length > 0)) values.push(segment);
      else if (hasHead && own.length === 0 && !isTurned(segment)) heads.push(segment);
      else labels.push(segment);
    }
  }
  const rowLabels = lines.filter((line) => line.values.length > 0).flatMap((line) => line.segments);
  const ends = rowLabels.filter((segment) => !segment.value && segment.left < first).map((segment) => segment.right);
  const labelEnd = Math.max(0, ...ends.filter((end) => end <= first + slack));
  return { ...columnsUnder(heads, found, labelEnd), values, labels, heads, crowded };
}
