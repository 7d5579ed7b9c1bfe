import { cellText, fillsCell } from './cell.ts';
import { type Grid, type GridCell, gridOf } from './grid.ts';
import { linesOf, type TextLine } from './line.ts';
import { type Box, centre, type Glyph, isWithin, type PageContent } from './page.ts';
import { connectedRulings, joinRulings } from './ruling.ts';

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
  /** Its last line runs to the cell's edge: the words may go on elsewhere. */
  readonly full: boolean;
}

/** A table as printed on one page, or joined from several. */
export interface TableItem {
  readonly kind: 'table';
  readonly page: number;
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly PrintedCell[];
}

/** What a page holds, from top to bottom. */
export type Item = LineItem | TableItem;

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

/** The tables drawn on a page; a frame that only holds another table is page layout. */
function gridsOn(page: PageContent): Grid[] {
  const grids = connectedRulings(joinRulings(page.rulings)).flatMap((group) => gridOf(group) ?? []);
  const isFrame = (grid: Grid): boolean =>
    grids.some((other) => other !== grid && isWithin(other, grid) && area(other) < area(grid));
  return grids.filter((grid) => !isFrame(grid));
}

/** Number of the band between two edges that a position lies in. */
function band(edges: readonly number[], at: number): number {
  return edges.findLastIndex((edge) => edge <= at);
}

/** Numbers of the grid's places a cell takes, counted row by row. */
function places({ row, column, rowSpan, columnSpan }: GridCell, columns: number): number[] {
  const rows = Array.from({ length: rowSpan }, (_, i) => row + i);
  return rows.flatMap((r) => Array.from({ length: columnSpan }, (_, i) => r * columns + column + i));
}

function printedTable(grid: Grid, glyphs: readonly Glyph[], page: number): TableItem {
  const byCell = grid.cells.map((cell) => ({ cell, glyphs: [] as Glyph[] }));
  const columns = grid.xs.length - 1;
  const owners = new Map(byCell.flatMap((own) => places(own.cell, columns).map((place) => [place, own] as const)));
  for (const glyph of glyphs) {
    const { x, y } = centre(glyph);
    owners.get(band(grid.ys, y) * columns + band(grid.xs, x))?.glyphs.push(glyph);
  }
  const cells = byCell.map(({ cell, glyphs: own }): PrintedCell => {
    const { row, rowSpan, left, right, top, bottom } = cell;
    const last = linesOf(own).at(-1);
    const full = last !== undefined && fillsCell(last, cell);
    return { page, row, rowSpan, left, right, top, bottom, full, text: cellText(own, cell).trim() };
  });
  return { kind: 'table', page, xs: grid.xs, rows: grid.ys.length - 1, cells };
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
