import { isNumericType } from './compare.ts';
import { type ResultTable, textAt } from './table.ts';
import { inertText } from './text.ts';

/** Rows between two pieces of a file. */
const rowsPerPiece = 2000;

/** Types whose text cannot be someone's own words: their minus signs stand as they are. */
const ownWords = /^(?:DATE|TIME|TIMESTAMP|INTERVAL|BOOLEAN|BIT|UUID)/;

/** Text a spreadsheet would run as a formula gets an apostrophe before it; numbers are never touched. */
function guarded(text: string, type: string): string {
  const inert = inertText(text);
  if (isNumericType(type) || ownWords.test(type) || /^-?\d+(\.\d+)?$/.test(inert)) return inert;
  return /^[=+\-@\t\r]/.test(inert) ? `'${inert}` : inert;
}

/** One value as a field: empty for NULL, quoted empty for an empty text, so that the two stay apart. */
function field(text: string | null, type: string, special: RegExp): string {
  if (text === null) return '';
  if (text === '') return '""';
  const safe = guarded(text, type);
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface Dialect {
  readonly separator: string;
  readonly end: string;
  readonly special: RegExp;
}

function* pieces(table: ResultTable, { separator, end, special }: Dialect, head: boolean): Generator<string> {
  if (head) yield table.columns.map(({ name }) => field(name, 'VARCHAR', special)).join(separator) + end;
  for (let start = 0; start < table.rows; start += rowsPerPiece) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(start + rowsPerPiece, table.rows); row += 1) {
      const fields = table.columns.map(({ type }, column) => field(textAt(table, row, column), type, special));
      lines.push(fields.join(separator) + end);
    }
    yield lines.join('');
  }
}

/**
 * A result as CSV that Excel and WPS open as it is, piece by piece: UTF-8 with BOM, RFC 4180 quoting, CRLF. Every cell is
 * DuckDB's own text; words that a spreadsheet would run begin with an apostrophe.
 */
export function* csvPieces(table: ResultTable): Generator<string> {
  yield '\ufeff';
  yield* pieces(table, { separator: ',', end: '\r\n', special: /[",\r\n]/ }, true);
}

/** A result as tab-separated text, the way spreadsheets take a pasted table, piece by piece. */
export function* tsvPieces(table: ResultTable, { head }: { readonly head: boolean }): Generator<string> {
  yield* pieces(table, { separator: '\t', end: '\n', special: /["\r\n\t]/ }, head);
}

/** A result as a Markdown table, piece by piece: numbers right-aligned, nothing in a cell can end it or format it. */
export function* markdownPieces(table: ResultTable): Generator<string> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  yield line(table.columns.map(({ name }) => markdownText(name)));
  yield line(table.columns.map(({ type }) => (isNumericType(type) ? '---:' : '---')));
  for (let start = 0; start < table.rows; start += rowsPerPiece) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(start + rowsPerPiece, table.rows); row += 1) {
      lines.push(line(table.columns.map((_, column) => markdownText(textAt(table, row, column)))));
    }
    yield lines.join('');
  }
}

/** NULL is written out: an empty cell is an empty text. */
function markdownText(text: string | null): string {
  if (text === null) return 'NULL';
  return inertText(text)
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/\r\n?|\n/g, '<br>');
}

/** Marked cells as they go to the clipboard: one cell as its text, several as tab-separated lines without a head. */
export function copiedText(part: ResultTable): string {
  if (part.rows === 1 && part.columns.length === 1) {
    return guarded(textAt(part, 0, 0) ?? '', part.columns[0]?.type ?? '');
  }
  return [...tsvPieces(part, { head: false })].join('');
}
