/** Signs that part the fields of a line, the usual one first. */
const delimiters = [',', '\t', ';'] as const;
/** Lines looked at to tell which one a file uses. */
const sampleLines = 50;
const sampleLength = 100_000;

interface Piece {
  readonly text: string;
  /** Position behind it. */
  readonly end: number;
}

/** What stands between a quote at `start` and the one that closes it; a quote that is never closed reaches to the end. */
function readQuoted(text: string, start: number): Piece {
  let words = '';
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: words + text.slice(at), end: text.length };
    words += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { text: words, end: quote + 1 };
    words += '"';
    at = quote + 2;
  }
}

function readField(text: string, start: number, delimiter: string): Piece {
  const quoted = text[start] === '"' ? readQuoted(text, start) : { text: '', end: start };
  let end = quoted.end;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: quoted.text + text.slice(quoted.end, end), end };
}

/**
 * The record of a text that begins at `start`, and the position behind its line end (beyond the text where it has none), by
 * RFC 4180: quoted fields may hold delimiters, line ends and doubled quotes; line ends are CR LF, LF or CR; a quote inside
 * an unquoted field is a character like any other; a quoted field that is never closed reaches to the end.
 */
export function readRecord(text: string, start: number, delimiter: string): { fields: string[]; end: number } {
  const fields: string[] = [];
  for (let at = start; ; at++) {
    const field = at < text.length ? readField(text, at, delimiter) : { text: '', end: at };
    fields.push(field.text);
    at = field.end;
    if (text[at] !== delimiter) return { fields, end: at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1) };
  }
}

/** The records of a text, as {@link readRecord} reads them. `limit` = records read at most. */
export function parseCsv(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): string[][] {
  const records: string[][] = [];
  for (let at = 0; at < text.length && records.length < limit; ) {
    const { fields, end } = readRecord(text, at, delimiter);
    records.push(fields);
    at = end;
  }
  return records;
}

/** How well a delimiter parts a text: the lines that have the most usual number of fields, times that number. */
function rate(sample: string, delimiter: string): number {
  const counts = new Map<number, number>();
  for (const { length } of parseCsv(sample, delimiter, sampleLines)) {
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([fields, lines]) => lines * Math.min(fields, 20)));
}

/** The delimiter of a text, and where its first line starts: Excel's "sep=;" line names one and is no data. */
export function detectDelimiter(text: string): { readonly delimiter: string; readonly start: number } {
  const named = /^sep=([,;\t])\r?\n/i.exec(text);
  if (named !== null) return { delimiter: named[1] ?? ',', start: named[0].length };
  const sample = text.slice(0, sampleLength);
  const rates = delimiters.map((delimiter) => rate(sample, delimiter));
  const best = rates.indexOf(Math.max(...rates));
  return { delimiter: delimiters[best] ?? ',', start: 0 };
}
