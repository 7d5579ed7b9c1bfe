import { cellText, fillsCell } from './cell.ts';
import { type Grid, type GridCell, gridOf } from './grid.ts';
import { linesOf, type TextLine } from './line.ts';
import { type Box, type Glyph, isWithin, type PageContent } from './page.ts';
import { connectedRulings } from './ruling.ts';

/** A line of running text with its page. */
export interface LineItem {
  readonly kind: 'line';
  readonly page: number;
  readonly line: TextLine;
}

/** A cell with its words; edges in points, rows counted from 0. */
export interface PrintedCell extends Box {
  readonly page: number;
  readonly row: number;
  readonly rowSpan: number;
  readonly text: string;
  /** Its last line runs to the cell's edge, and leaves no room for another below: the words may go on elsewhere. */
  readonly full: boolean;
  readonly low: boolean;
}

/** A table as printed on one page, or joined from several. */
export interface TableItem {
  readonly kind: 'table';
  readonly page: number;
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly PrintedCell[];
  /** Why its rows or columns may be wrong; null where lines drawn on the page tell them. */
  readonly doubt: string | null;
}

/** What a page holds, from top to bottom. */
export type Item = LineItem | TableItem;

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

/** The tables drawn on a page; a frame that only holds another table is page layout. */
function gridsOn(page: PageContent): Grid[] {
  const grids = connectedRulings(page.rulings).flatMap((group) => gridOf(group) ?? []);
  const isFrame = (grid: Grid): boolean =>
    grids.some((other) => other !== grid && isWithin(other, grid) && area(other) < area(grid));
  return grids.filter((grid) => !isFrame(grid));
}

/** Number of the band between two edges that a position lies in. */
function band(edges: readonly number[], at: number): number {
  return edges.findLastIndex((edge) => edge <= at);
}

/** The cells at the grid's places, counted row by row. */
function ownersOf(cells: readonly Filled[], columns: number): Filled[] {
  const owners: Filled[] = [];
  for (const own of cells) {
    const { row, column, rowSpan, columnSpan } = own.cell;
    for (let r = row; r < row + rowSpan; r++) {
      for (let c = column; c < column + columnSpan; c++) owners[r * columns + c] = own;
    }
  }
  return owners;
}

/** Room below a cell's last line, in em, that holds no other one. */
const lastRoom = 1.6;

function isLow(lines: readonly TextLine[], cell: Box): boolean {
  const [before, last] = [lines.at(-2), lines.at(-1)];
  if (last === undefined) return false;
  const pitch = before === undefined ? 0 : last.bottom - before.bottom;
  return cell.bottom - last.bottom < Math.max(lastRoom * last.em, pitch);
}

/** A cell and the characters in it. */
interface Filled {
  readonly cell: GridCell;
  glyphs: Glyph[];
}

/** Part of its height a character stands out of its cell that ran over into it, and the closest two lines of one cell come. */
const outside = 0.2;
const closestLines = 0.92;
const sameHeight = 1;

/**
 * Characters that ran over into a row from the cells above: they cross its upper edge, and where the row's own words
 * begin they touch these.
 */
function overflow(row: readonly Filled[]): Glyph[] {
  const crossing = row.map(({ cell, glyphs }) =>
    glyphs.filter(({ top, bottom }) => cell.top - top > outside * (bottom - top)),
  );
  const touching = crossing.flatMap((over, i) => {
    const own = (row[i]?.glyphs ?? []).filter((glyph) => !over.includes(glyph));
    const first = Math.min(...own.map(({ bottom }) => bottom));
    return own.length === 0 ? [] : over.filter(({ top, bottom }) => first - bottom < closestLines * (bottom - top));
  });
  return crossing.flat().filter(({ top }) => touching.some((other) => Math.abs(other.top - top) <= sameHeight));
}

function printedTable(grid: Grid, glyphs: readonly Glyph[], page: number): TableItem {
  const byCell = grid.cells.map((cell): Filled => ({ cell, glyphs: [] }));
  const columns = grid.xs.length - 1;
  const owners = ownersOf(byCell, columns);
  for (const glyph of glyphs) {
    const [x, y] = [(glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2];
    owners[band(grid.ys, y) * columns + band(grid.xs, x)]?.glyphs.push(glyph);
  }
  for (let row = 1; row < grid.ys.length - 1; row++) {
    const filled = byCell.filter(({ cell }) => cell.row === row);
    const over = new Set(overflow(filled));
    if (over.size === 0) continue;
    for (const own of filled) {
      const above = owners[(row - 1) * columns + own.cell.column];
      above?.glyphs.push(...own.glyphs.filter((glyph) => over.has(glyph)));
      own.glyphs = own.glyphs.filter((glyph) => !over.has(glyph));
    }
  }
  const cells = byCell.map(({ cell, glyphs: own }): PrintedCell => {
    const { row, rowSpan, left, right, top, bottom } = cell;
    const lines = linesOf(own);
    const last = lines.at(-1);
    const full = last !== undefined && fillsCell(last, cell);
    return {
      page,
      row,
      rowSpan,
      left,
      right,
      top,
      bottom,
      full,
      low: isLow(lines, cell),
      text: cellText(own, lines, cell).trim(),
    };
  });
  return { kind: 'table', page, xs: grid.xs, rows: grid.ys.length - 1, cells, doubt: null };
}

/** Tables and lines of a page in reading order. A drawn grid without any words is no table. */
export function pageItems(page: PageContent): Item[] {
  const free = new Set(page.glyphs);
  const placed: { top: number; item: Item }[] = [];
  for (const grid of gridsOn(page)) {
    const own = page.glyphs.filter((glyph) => isWithin(glyph, grid));
    if (own.length === 0) continue;
    for (const glyph of own) free.delete(glyph);
    placed.push({ top: grid.top, item: printedTable(grid, own, page.number) });
  }
  for (const line of linesOf([...free])) {
    placed.push({ top: line.top, item: { kind: 'line', page: page.number, line } });
  }
  return placed.sort((a, b) => a.top - b.top).map(({ item }) => item);
}
