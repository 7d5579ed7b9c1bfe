import { type CellRange, cellWords, isErrorValue, maxColumns, type RawCell, type RawSheet } from './raw.ts';

/** A sheet's cells, and how many of them could not be read. */
export interface Worksheet extends RawSheet {
  /** Formulas the file keeps no value for. */
  readonly uncached: number;
  /** Cells that show an error (#REF!). */
  readonly errors: number;
}

/** Merged ranges in one sheet. */
const maxMerges = 100_000;

/** Gathers a sheet from what its file says, cell by cell. `meter` counts the words, see `createMeter`. */
export function createSheetGatherer(meter: (text: string) => void) {
  const cells: RawCell[] = [];
  const merges: CellRange[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Uint8Array(maxColumns);
  let [uncached, errors] = [0, 0];
  return {
    /** A cell with what it prints; null for an error. `isUncached` = of a formula, and the file keeps no value for it. */
    add(row: number, column: number, printed: string | null, isUncached: boolean): void {
      const words = printed === null ? '' : cellWords(printed);
      const isError = printed === null || isErrorValue(words);
      if (isError) errors++;
      else if (isUncached) uncached++;
      if (isError || words === '') return;
      meter(words);
      cells.push({ row, column, text: words });
    },
    merge(range: CellRange): void {
      if (merges.length < maxMerges) merges.push(range);
    },
    hideRow(row: number): void {
      hiddenRows.add(row);
    },
    /** Both ends inclusive, counted from 0. */
    hideColumns(first: number, last: number): void {
      hiddenColumns.fill(1, Math.max(0, first), Math.max(0, last + 1));
    },
    sheet(): Worksheet {
      return {
        cells,
        merges,
        isHiddenRow: (index) => hiddenRows.has(index),
        isHiddenColumn: (index) => hiddenColumns[index] === 1,
        uncached,
        errors,
      };
    },
  };
}
