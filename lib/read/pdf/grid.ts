import { type Box, clusters, type Ruling } from './page.ts';

/** A cell between ruling lines: where it stands on the page, and how many bands of the grid it takes. */
export interface GridCell extends Box {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table as ruling lines draw it; `xs` and `ys` are the edges of its columns and rows. */
export interface Grid extends Box {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Edges nearer to each other than this are one: double lines, thick borders. In points. */
const sameEdge = 3.5;
/** More columns or rows on one page than this are squared paper. */
const maxColumns = 60;
const maxRows = 150;

/** Edges of the grid in one direction; lines that end in the open close the table there (tables without side lines). */
function edges(across: readonly Ruling[], along: readonly Ruling[]): number[] {
  const ends = along.flatMap((ruling) => [ruling.from, ruling.to]);
  const all = across.map((ruling) => ruling.at);
  return clusters([...all, Math.min(...ends), Math.max(...ends)], sameEdge);
}

/** Whether a line at `at` runs through the middle of the stretch between two edges. */
type Wall = (at: number, from: number, to: number) => boolean;

function wallIn(rulings: readonly Ruling[]): Wall {
  return (at, from, to) => {
    const middle = (from + to) / 2;
    return rulings.some((r) => Math.abs(r.at - at) <= sameEdge && r.from <= middle && r.to >= middle);
  };
}

function cellsBetween(xs: readonly number[], ys: readonly number[], upright: Wall, level: Wall): GridCell[] {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const taken = new Set<number>();
  const x = (i: number): number => xs[i] ?? 0;
  const y = (i: number): number => ys[i] ?? 0;
  const isOpenRight = (row: number, column: number): boolean =>
    column < columns && !taken.has(row * columns + column) && !upright(x(column), y(row), y(row + 1));
  const isOpenBelow = (row: number, from: number, to: number): boolean => {
    if (row >= rows) return false;
    for (let c = from; c < to; c++) {
      if (taken.has(row * columns + c) || level(y(row), x(c), x(c + 1))) return false;
      if (c > from && upright(x(c), y(row), y(row + 1))) return false;
    }
    return true;
  };
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      let right = column + 1;
      while (isOpenRight(row, right)) right++;
      let below = row + 1;
      while (isOpenBelow(below, column, right)) below++;
      for (let r = row; r < below; r++) for (let c = column; c < right; c++) taken.add(r * columns + c);
      const box = { left: x(column), right: x(right), top: y(row), bottom: y(below) };
      cells.push({ row, column, rowSpan: below - row, columnSpan: right - column, ...box });
    }
  }
  return cells;
}

/** The table some connected lines draw; null where they make no more than one box or column: a frame. */
export function gridOf(rulings: readonly Ruling[]): Grid | null {
  const level = rulings.filter((ruling) => ruling.horizontal);
  const upright = rulings.filter((ruling) => !ruling.horizontal);
  if (level.length === 0 || upright.length === 0) return null;
  const xs = edges(upright, level);
  const ys = edges(level, upright);
  if (xs.length > maxColumns || ys.length > maxRows) return null;
  const cells = cellsBetween(xs, ys, wallIn(upright), wallIn(level));
  if (cells.length < 2 || xs.length <= 2) return null;
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return { xs, ys, cells, left, right, top, bottom };
}
