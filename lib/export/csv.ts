import type { Caption } from '../model/caption.ts';
import type { Language } from '../model/language.ts';
import type { Measure } from '../model/view.ts';
import { cellNotes, plainText, statusText } from '../query/words.ts';
import type { TableCell, TableColumn, ViewTable } from '../tables/view-table.ts';

/**
 * A table as CSV that Excel and WPS open as it is: UTF-8 with BOM, RFC 4180 quoting, CRLF. First the table, whose every
 * figure has a column of its status beside it, so that a stated zero, a blank and a gap are told apart; then an empty row
 * and the words that belong to the figures. Numbers are written in full; words that a spreadsheet would run as a formula
 * begin with an apostrophe.
 */
export function csvText(
  table: ViewTable,
  caption: Caption,
  { measure, language }: { readonly measure: Measure; readonly language: Language },
): string {
  const head = table.columns.flatMap((column) => headers(column, language));
  const body = table.rows.map(({ cells }) => cells.flatMap((cell) => fields(cell, measure, language)));
  const notes = [
    caption.title,
    caption.subtitle,
    ...caption.footnotes.map(({ number, text }) => `${number}. ${text}`),
    caption.completeness,
    caption.source,
  ].map((line) => [textField(line)]);
  const records = [head.map(textField), ...body, [''], ...notes];
  return `\ufeff${records.map((record) => `${record.join(',')}\r\n`).join('')}`;
}

function headers(column: TableColumn, language: Language): string[] {
  if (column.kind !== 'figure') return [column.header];
  return [column.header, `${column.header}${language === 'zh' ? '·说明' : ' · status'}`];
}

function fields(cell: TableCell, measure: Measure, language: Language): string[] {
  if (cell.row === null || cell.status === null) {
    return [typeof cell.value === 'number' ? String(cell.value) : textField(cell.text)];
  }
  const qualifier = cell.row.value !== null && cell.row.qualifier !== 'exact' ? [cell.text] : [];
  const words = [statusText(cell.status, language), ...qualifier, ...cellNotes(cell.row, measure, language)];
  return [
    cell.value === null ? '' : String(cell.value),
    textField([...new Set(words)].join(language === 'zh' ? '；' : '; ')),
  ];
}

/** A text as a CSV field: no control characters, never a formula, quoted where it must be. */
export function textField(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${plainText(text)}` : plainText(text);
  const safe = /^[=+\-@]/.test(guarded) ? `'${guarded}` : guarded;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
