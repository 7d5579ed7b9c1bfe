import type { QueryResult, SqlValue } from '../../../lib/model/engine.ts';
import { valueText } from './value-text.ts';

/** Text a spreadsheet would run as a formula gets an apostrophe before it; numbers are never touched. */
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** One value as a field: empty for NULL, quoted empty for an empty text, so that the two stay apart. */
function field(value: SqlValue, special: RegExp): string {
  if (value === null) return '';
  if (value === '') return '""';
  const text = typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value) ? guarded(value) : valueText(value);
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lines({ columns, rows }: QueryResult, separator: string, end: string): string {
  const special = new RegExp(`["\\r\\n${separator}]`);
  const head = columns.map((column) => field(column.name, special));
  const body = rows.map((row) => row.map((value) => field(value, special)).join(separator));
  return [head.join(separator), ...body].map((line) => line + end).join('');
}

/** A result as tab-separated text, the way spreadsheets take a pasted table. */
export function resultTsv(result: QueryResult): string {
  return lines(result, '\t', '\n');
}

/** A result as CSV that Excel and WPS open as it is: UTF-8 with BOM, RFC 4180 quoting, CRLF. */
export function resultCsv(result: QueryResult): string {
  return `\ufeff${lines(result, ',', '\r\n')}`;
}
