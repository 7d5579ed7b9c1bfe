import type { Caption } from '../model/caption.ts';
import type { Language } from '../model/language.ts';
import type { TableCell, TableColumn, ViewTable } from '../tables/view-table.ts';
import { besideNumber, type CellForms } from './cell-words.ts';
import { textField } from './text.ts';
import { footnoteLine } from './words.ts';

/** What the text of a table needs beside it. */
interface CsvOptions extends CellForms {
  readonly language: Language;
  /** More lines under the caption's: definitions, reports, link; see `wordLines`. */
  readonly more?: readonly string[];
}

/**
 * A table as CSV that Excel and WPS open as it is: UTF-8 with BOM, RFC 4180 quoting, CRLF. First the table, whose every
 * figure has a column of its status beside it, so that a stated zero, a blank and a gap are told apart; the totals, where the
 * table has some; then an empty row and the words that belong to the figures. Numbers are written in full; words that a spreadsheet would run as a formula
 * begin with an apostrophe.
 */
export function csvText(table: ViewTable, caption: Caption, { language, more = [], ...forms }: CsvOptions): string {
  const notes = [
    caption.title,
    caption.subtitle,
    ...caption.footnotes.map(footnoteLine),
    caption.completeness,
    caption.source,
    ...more,
  ].map((line) => [textField(line)]);
  const records = [...tableFields(table, forms, language), [''], ...notes];
  return `\ufeff${records.map((record) => `${record.join(',')}\r\n`).join('')}`;
}

function tableFields(table: ViewTable, forms: CellForms, language: Language): string[][] {
  return tableTexts(table, forms, language).map((record) =>
    record.map((field) => (typeof field === 'number' ? String(field) : textField(field))),
  );
}

/**
 * A table's head, lines and totals as plain values, each figure with what is said of it in a field of its own: what CSV and
 * the clipboard are written from. Numbers are numbers, words are as they are: not yet escaped for any format.
 */
export function tableTexts(table: ViewTable, forms: CellForms, language: Language): (string | number)[][] {
  const head = table.columns.flatMap((column) => headers(column, language));
  const lines = [...table.rows.map(({ cells }) => cells), ...(table.totals ? [table.totals] : [])];
  const body = lines.map((cells) =>
    cells.flatMap((cell, index) => fields(cell, isFigure(table.columns[index]), forms, language)),
  );
  return [head, ...body];
}

const isFigure = (column: TableColumn | undefined) => column?.kind === 'figure' || column?.kind === 'total';

function headers(column: TableColumn, language: Language): string[] {
  if (!isFigure(column)) return [column.header];
  return [column.header, `${column.header}${language === 'zh' ? '·说明' : ' · status'}`];
}

function fields(cell: TableCell, figure: boolean, forms: CellForms, language: Language): (string | number)[] {
  const number = typeof cell.value === 'number' ? cell.value : null;
  if (!figure) return [number ?? cell.text];
  return [number ?? '', besideNumber(cell, forms, language)];
}
