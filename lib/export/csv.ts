import type { Caption } from '../model/caption.ts';
import type { Language } from '../model/language.ts';
import { cellNotes, type NumberForm, numberText, plainText, statusText } from '../query/words.ts';
import type { TableCell, TableColumn, ViewTable } from '../tables/view-table.ts';

/**
 * A table as CSV that Excel and WPS open as it is: UTF-8 with BOM, RFC 4180 quoting, CRLF. First the table, whose every
 * figure has a column of its status beside it, so that a stated zero, a blank and a gap are told apart; the totals, where the
 * table has some; then an empty row and the words that belong to the figures. Numbers are written in full; words that a spreadsheet would run as a formula
 * begin with an apostrophe.
 */
export function csvText(
  table: ViewTable,
  caption: Caption,
  { form, language }: { readonly form: NumberForm; readonly language: Language },
): string {
  const head = table.columns.flatMap((column) => headers(column, language));
  const lines = [...table.rows.map(({ cells }) => cells), ...(table.totals ? [table.totals] : [])];
  const body = lines.map((cells) =>
    cells.flatMap((cell, index) => fields(cell, isFigure(table.columns[index]), form, language)),
  );
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

const isFigure = (column: TableColumn | undefined) => column?.kind === 'figure' || column?.kind === 'total';

function headers(column: TableColumn, language: Language): string[] {
  if (!isFigure(column)) return [column.header];
  return [column.header, `${column.header}${language === 'zh' ? '·说明' : ' · status'}`];
}

function fields(cell: TableCell, figure: boolean, form: NumberForm, language: Language): string[] {
  const number = typeof cell.value === 'number' ? String(cell.value) : null;
  if (!figure) return [number ?? textField(cell.text)];
  return [number ?? '', textField(words(cell, form, language))];
}

/** What is said beside a figure; of a sum what it lacks, where its text is more than the number. */
function words({ row, status, text, value }: TableCell, form: NumberForm, language: Language): string {
  if (row === null || status === null) {
    return typeof value === 'number' && text === numberText(value, 'value') ? '' : text;
  }
  const qualifier = row.value !== null && row.qualifier !== 'exact' ? [text] : [];
  const parts = [statusText(status, language, form), ...qualifier, ...cellNotes(row, form, language)];
  return [...new Set(parts)].join(language === 'zh' ? '；' : '; ');
}

/** A text as a CSV field: no control characters, never a formula, quoted where it must be. */
export function textField(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${plainText(text)}` : plainText(text);
  const safe = /^[=+\-@]/.test(guarded) ? `'${guarded}` : guarded;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
