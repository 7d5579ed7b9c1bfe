import { AtlasError } from '../../model/error.ts';
import { lowerBound } from '../../model/lower-bound.ts';
import type { CellRange, RawCell, RawSheet } from './raw.ts';

/** One cell of a sheet as it is seen; blank ones are there too, covered ones are not. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** What of a sheet is seen: its rows and columns without the hidden and the empty ones. */
export interface SheetGrid {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly columns: number;
  /** Whether an empty row stands above a row. */
  readonly isApart: readonly boolean[];
  /** Cells with words that hidden rows and columns hold. */
  readonly hidden: number;
}

/** Cells, blank ones included, of one sheet laid out. */
const maxGrid = 1_000_000;
/** Hidden rows or columns looked past for the first seen one of a merged cell. */
const maxLook = 1000;

interface Seen {
  readonly cells: readonly RawCell[];
  readonly hidden: number;
}

function firstSeen(from: number, to: number, isHidden: (index: number) => boolean): number | null {
  for (let index = from; index <= Math.min(to, from + maxLook); index++) if (!isHidden(index)) return index;
  return null;
}

/** The cells that are seen; the words of a merged cell stand in the first of its rows and columns that is not hidden. */
function seenCells({ cells, merges, isHiddenRow, isHiddenColumn }: RawSheet): Seen {
  const byCorner = new Map(merges.map((range) => [`${range.top},${range.left}`, range]));
  let hidden = 0;
  const seen = cells.flatMap((cell): RawCell[] => {
    if (!isHiddenRow(cell.row) && !isHiddenColumn(cell.column)) return [cell];
    const range = byCorner.get(`${cell.row},${cell.column}`);
    const row = range === undefined ? null : firstSeen(range.top, range.bottom, isHiddenRow);
    const column = range === undefined ? null : firstSeen(range.left, range.right, isHiddenColumn);
    if (row !== null && column !== null) return [{ ...cell, row, column }];
    hidden++;
    return [];
  });
  return { cells: seen, hidden };
}

function sorted(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Index of the first value that is at least as large. */
function firstFrom(values: readonly number[], least: number): number {
  return lowerBound(values.length, (i) => (values[i] ?? 0) < least);
}

/** The merged ranges in rows and columns that are left, those of one cell or overlapping another left out. */
function placeMerges(merges: readonly CellRange[], rows: readonly number[], columns: readonly number[]) {
  const width = columns.length;
  const covered = new Uint8Array(rows.length * width);
  const spans = new Map<number, { rowSpan: number; columnSpan: number }>();
  // Ranges that do not overlap cover each cell once; a file in which they do is not worth more looks than this.
  let looks = 4 * covered.length;
  for (const merge of merges) {
    const [top, bottom] = [firstFrom(rows, merge.top), firstFrom(rows, merge.bottom + 1)];
    const [left, right] = [firstFrom(columns, merge.left), firstFrom(columns, merge.right + 1)];
    const area = (bottom - top) * (right - left);
    looks -= area;
    if (area < 2 || looks < 0) continue;
    const isFree = (): boolean => {
      for (let r = top; r < bottom; r++) {
        for (let c = left; c < right; c++) if (covered[r * width + c] === 1) return false;
      }
      return true;
    };
    if (!isFree()) continue;
    for (let r = top; r < bottom; r++) covered.fill(1, r * width + left, r * width + right);
    spans.set(top * width + left, { rowSpan: bottom - top, columnSpan: right - left });
  }
  return { covered, spans };
}

/** Lays out what is seen of a sheet. Throws `too_complex` where its rows times columns are beyond `maxGrid`. */
export function layGrid(source: string, sheet: RawSheet): SheetGrid {
  const { cells, hidden } = seenCells(sheet);
  const rows = sorted(cells.map((cell) => cell.row));
  const columns = sorted(cells.map((cell) => cell.column));
  const width = columns.length;
  if (rows.length * width > maxGrid) {
    const message = `read: ${source} has a sheet of ${rows.length} rows and ${width} columns`;
    throw new AtlasError('too_complex', message, { source, limit: maxGrid });
  }
  const words = new Map<number, string>();
  for (const cell of cells) words.set(firstFrom(rows, cell.row) * width + firstFrom(columns, cell.column), cell.text);
  const { covered, spans } = placeMerges(sheet.merges, rows, columns);
  const grid = rows.map((_, row) =>
    columns.flatMap((_, column): SheetCell[] => {
      const at = row * width + column;
      const span = spans.get(at);
      if (covered[at] === 1 && span === undefined) return [];
      return [{ row, column, rowSpan: 1, columnSpan: 1, ...span, text: words.get(at) ?? '' }];
    }),
  );
  const isApart = rows.map((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && row - before > 1 && !sheet.isHiddenRow(row - 1);
  });
  return { rows: grid, columns: width, isApart, hidden };
}
