import type { Table, TableCell } from '../../model/document.ts';
import { compact } from '../label.ts';

/** A table as a matrix: a merged cell stands in every place it covers. */
export interface Matrix {
  readonly rows: readonly (readonly (TableCell | undefined)[])[];
  readonly width: number;
}

/** Columns beyond this are no summary's. */
const maxColumns = 500;

/** Places in one table beyond which it is no summary's. */
const maxPlaces = 1_000_000;

/** Lays a table out as a matrix; a table of far more places than any summary has is left empty. */
export function toMatrix({ cells }: Table): Matrix {
  const height = cells.reduce((most, cell) => Math.max(most, cell.row + 1), 0);
  const width = Math.min(
    maxColumns,
    cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0),
  );
  if (height * width > maxPlaces) return { rows: [], width: 0 };
  const rows = Array.from({ length: height }, () => new Array<TableCell | undefined>(width).fill(undefined));
  for (const cell of cells) {
    const right = Math.min(width, cell.column + cell.columnSpan);
    for (let r = cell.row; r < Math.min(height, cell.row + cell.rowSpan); r++) rows[r]?.fill(cell, cell.column, right);
  }
  return { rows, width };
}

/** The words of a place; '' where nothing stands. */
export function wordsAt(row: Matrix['rows'][number] | undefined, column: number): string {
  return row?.[column]?.text.trim() ?? '';
}

/** The different cells of a row that hold words, left to right. */
export function filledCells(row: Matrix['rows'][number]): TableCell[] {
  return [...new Set(row)].filter((cell): cell is TableCell => cell !== undefined && compact(cell.text) !== '');
}

const numberWords = /^[约近]?[+-]?[0-9][0-9,]*(?:\.[0-9]+)?[万亿]?[余多]?(?:%|\p{sc=Han}{1,2})?$/u;
const yearWords = /^(?:19|20)[0-9]{2}(?:年度?)?$/;

/** Whether words are a figure, perhaps with its unit; a year is none. */
export function isFigure(text: string): boolean {
  const even = text.normalize('NFKC').replace(/\s/g, '');
  return numberWords.test(even) && !yearWords.test(even);
}

/** Whether a row numbers the columns (甲, 1, 2, 3 …), as statistical tables do. */
export function isNumbering(row: Matrix['rows'][number]): boolean {
  const words = filledCells(row).map((cell) => compact(cell.text));
  const numbers = words.filter((text) => /^[0-9]{1,3}$/.test(text)).map(Number);
  const others = words.filter((text) => !/^[0-9]{1,3}$/.test(text));
  const first = numbers[0] ?? 0;
  return (
    numbers.length >= (others.length > 0 ? 1 : 3) &&
    first <= 3 &&
    numbers.every((value, i) => value === first + i) &&
    others.every((text) => /^(?:[甲乙丙丁]|栏次|列次|序号|项目)$/.test(text))
  );
}
