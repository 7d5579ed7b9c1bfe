import { AtlasError } from '../../model/error.ts';
import { badPart } from '../office/walk.ts';

/** A cell with words, by its printed position counted from 0. */
export interface RawCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A rectangle of cells, both ends inclusive, counted from 0. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as its file gives it: cells with words in reading order, and what is said about rows and columns. */
export interface RawSheet {
  readonly cells: readonly RawCell[];
  readonly merges: readonly CellRange[];
  readonly isHiddenRow: (row: number) => boolean;
  readonly isHiddenColumn: (column: number) => boolean;
}

/** Rows and columns a sheet can have in Excel. */
export const maxRows = 1_048_576;
/** See {@link maxRows}. */
export const maxColumns = 16_384;
/** Sheets in one workbook. */
const maxSheets = 500;
/** Cells with words in one file; a summary of 300 bureaus with 40 columns has 12,000. */
const maxCells = 250_000;
/** Characters in one file, repeated ones counted as often as they are printed. */
const maxCharacters = 20_000_000;

/** What a formula prints that cannot be computed. */
const errorValue = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/** Whether a cell's words are an error of a formula. */
export function isErrorValue(text: string): boolean {
  return errorValue.test(text);
}

/** Throws `too_complex` for a workbook that lists more sheets than anybody makes. */
export function checkSheets(source: string, count: number): void {
  if (count <= maxSheets) return;
  const message = `read: ${source} has ${count} sheets, the limit is ${maxSheets}`;
  throw new AtlasError('too_complex', message, { source, limit: maxSheets });
}

/** Counts what a file holds. Throws `too_complex` beyond the limits. */
export function createMeter(source: string): (text: string) => void {
  let cells = 0;
  let characters = 0;
  return (text) => {
    characters += text.length;
    if (++cells <= maxCells && characters <= maxCharacters) return;
    const message = `read: ${source} has over ${maxCells} cells or ${maxCharacters} characters`;
    throw new AtlasError('too_complex', message, { source, limit: maxCells });
  };
}

/** A cell's words on one line. */
export function cellWords(text: string): string {
  return /[\s\u200b\ufeff]/.test(text) ? text.replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ').trim() : text;
}

/** The error for a cell or row whose place is none: `unreadable`, with the part and the reason. */
export function noPlace(source: string, part: string, place: string): AtlasError {
  return badPart(source, part, `"${place.slice(0, 40)}" is no place in a sheet`);
}

/** A day as ISO 8601 writes it, without the midnight that says it is one. */
export function withoutMidnight(day: string): string {
  return day.replace(/T00:00:00(?:\.0*)?Z?$/, '');
}
