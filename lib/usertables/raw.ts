import { AtlasError } from '../model/error.ts';
import { createTextColumn, searchedRows, type TextColumn } from './text-column.ts';

/** The cells of a file as text, row by row; null is a cell that holds nothing. Rows may differ in length. */
export type TextRows = readonly (readonly (string | null)[])[];

/** A file somebody wants as a table, read but not yet typed. */
export interface RawTable {
  readonly format: 'csv' | 'xlsx' | 'parquet';
  /** Number of rows that hold something. */
  readonly rows: number;
  /** The first rows as they came: among them is the heading. */
  readonly head: TextRows;
  /** All rows by column. */
  readonly columns: readonly TextColumn[];
  /** The charset of a text file, by its usual name; null for other files. */
  readonly encoding: string | null;
  /** Names of the sheets that can be chosen; empty where there is only one table. */
  readonly sheets: readonly string[];
  readonly sheet: number;
  /** Names and types where the file itself states them; its rows are then all data. */
  readonly declared: readonly { readonly name: string; readonly type: string }[] | null;
}

/** Told how far a file has been read: bytes, rows or parts done, of how many. */
export type ReadProgress = (done: number, total: number) => void;

/** Largest file of separated values or Parquet, in bytes: read whole, then held by the engine and by the browser's storage. */
export const maxTableBytes: number = 200 * 1024 * 1024;

/** Largest number of cells of one table. */
export const maxTableCells = 20_000_000;

/** Throws `too_large` where a file has more bytes than may be read of it, {@link maxTableBytes} unless its format allows fewer. */
export function checkBytes(source: string, bytes: number, limit = maxTableBytes): void {
  if (bytes <= limit) return;
  const message = `usertables: ${source} has ${bytes} bytes, the limit is ${limit}`;
  throw new AtlasError('too_large', message, { source, bytes, limit });
}

/** Throws `too_complex` where a table has more cells than {@link maxTableCells}. */
export function checkCells(source: string, rows: number, columns: number): void {
  if (rows * columns <= maxTableCells) return;
  const message = `usertables: ${source} has ${rows} rows and ${columns} columns, the limit is ${maxTableCells} cells`;
  throw new AtlasError('too_complex', message, { source, rows, columns, limit: maxTableCells });
}

/** Takes rows one by one and keeps them by column; a shorter row is filled with nothing. */
export interface TableBuilder {
  /** Adds a row; throws `too_complex` where the table has become too large. */
  add(row: readonly (string | null)[]): void;
  done(): Pick<RawTable, 'rows' | 'head' | 'columns'>;
}

/** An empty table to be filled, at least `width` columns wide. */
export function createTableBuilder(source: string, width = 0): TableBuilder {
  const columns = Array.from({ length: width }, createTextColumn);
  const head: (readonly (string | null)[])[] = [];
  let rows = 0;
  return {
    add(row) {
      while (columns.length < row.length) {
        const column = createTextColumn();
        for (let above = 0; above < rows; above++) column.add(null);
        columns.push(column);
      }
      for (const [at, column] of columns.entries()) column.add(row[at] ?? null);
      if (rows < searchedRows) head.push([...row]);
      rows++;
      checkCells(source, rows, columns.length);
    },
    done: () => ({ rows, head, columns }),
  };
}
