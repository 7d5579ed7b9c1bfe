import { AtlasError } from '../model/error.ts';

/** The cells of a file as text, row by row; null is a cell that holds nothing. Rows may differ in length. */
export type TextRows = readonly (readonly (string | null)[])[];

/** A file somebody wants as a table, read but not yet typed. */
export interface RawTable {
  readonly format: 'csv' | 'xlsx' | 'parquet';
  readonly rows: TextRows;
  /** The charset of a text file, by its usual name; null for other files. */
  readonly encoding: string | null;
  /** Names of the sheets that can be chosen; empty where there is only one table. */
  readonly sheets: readonly string[];
  readonly sheet: number;
  /** Names and types where the file itself states them; its rows are then all data. */
  readonly declared: readonly { readonly name: string; readonly type: string }[] | null;
}

/** Largest number of cells of one table. */
export const maxTableCells = 5_000_000;

/** Throws `too_complex` where a table has more cells than {@link maxTableCells}. */
export function checkCells(source: string, rows: number, columns: number): void {
  if (rows * columns <= maxTableCells) return;
  const message = `usertables: ${source} has ${rows} rows and ${columns} columns`;
  throw new AtlasError('too_complex', message, { source, limit: maxTableCells });
}
