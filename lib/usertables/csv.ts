import { decodeText } from '../read/decode.ts';
import { detectDelimiter, readRecord } from '../read/sheet/csv.ts';
import { checkBytes, createTableBuilder, type RawTable, type ReadProgress, type TableBuilder } from './raw.ts';

/** Bytes looked at together, and decoded together. */
const pieceBytes = 4 * 1024 * 1024;

/** Characters the delimiter is told from. */
const sampleLength = 200_000;

/** The end of a piece that starts at `from`: at a line's end where there is one, so that no character is cut. */
function pieceEnd(bytes: Uint8Array, from: number): number {
  const end = Math.min(bytes.length, from + pieceBytes);
  const line = end === bytes.length ? end : bytes.lastIndexOf(0x0a, end - 1) + 1;
  return line > from ? line : end;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether `decodeText` takes bytes for GB18030: those that decode only with damage it may still take for UTF-8. */
function isGb18030(source: string, bytes: Uint8Array): boolean {
  try {
    return decodeText(source, bytes) === new TextDecoder('gb18030').decode(bytes);
  } catch {
    return false;
  }
}

/** The lines that are not plain ASCII: among megabytes of figures a few names would pass for damage. */
function foreignLines(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (let from = 0; from < bytes.length; ) {
    const line = bytes.indexOf(0x0a, from);
    const end = line < 0 ? bytes.length : line + 1;
    const words = bytes.subarray(from, end);
    if (words.some((byte) => byte >= 0x80)) kept.push(...words);
    from = end;
  }
  return Uint8Array.from(kept);
}

/**
 * The charset by its usual name: that of the first piece which is not UTF-8, by what `decodeText` makes of it. Throws what
 * `decodeText` throws.
 */
function encodingOf(source: string, bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const wide = mark === '255 254' ? 'UTF-16LE' : mark === '254 255' ? 'UTF-16BE' : null;
  const first = wide === null ? pieceEnd(bytes, 0) : pieceBytes;
  decodeText(source, bytes.subarray(0, first));
  if (wide !== null) return wide;
  for (let from = 0, end = first; from < bytes.length; from = end, end = pieceEnd(bytes, from)) {
    const piece = bytes.subarray(from, end);
    if (isUtf8(piece)) continue;
    return isGb18030(source, piece) || isGb18030(source, foreignLines(piece)) ? 'GB18030' : 'UTF-8';
  }
  return 'UTF-8';
}

/** Adds the records of a text from `start` that are surely whole; the position of the first that may go on. */
function addWhole(text: string, start: number, delimiter: string, isLast: boolean, table: TableBuilder): number {
  for (let at = start; ; ) {
    if (at >= text.length) return at;
    const { fields, end } = readRecord(text, at, delimiter);
    // What reaches to the end of the text may be longer than what has come of it, a line end included.
    if (end >= text.length && !isLast) return at;
    at = end;
    if (fields.some((field) => field !== '')) table.add(fields.map((field) => (field === '' ? null : field)));
  }
}

/**
 * Reads separated values piece by piece: any charset and delimiter `lib/read` knows. An empty cell holds nothing (NULL).
 * Throws what `decodeText` throws, `too_large` and `too_complex`.
 */
export function readCsvTable(
  source: string,
  bytes: Uint8Array,
  onProgress: ReadProgress = () => undefined,
  step = pieceBytes,
): RawTable {
  checkBytes(source, bytes.length);
  const encoding = encodingOf(source, bytes);
  const decoder = new TextDecoder(encoding);
  const table = createTableBuilder(source);
  let delimiter: string | null = null;
  let text = '';
  let wanted = 0;
  for (let from = 0; from < bytes.length; from += step) {
    const to = Math.min(bytes.length, from + step);
    const isLast = to === bytes.length;
    text += decoder.decode(bytes.subarray(from, to), { stream: !isLast });
    // A field that goes on and on is looked at again only when there is twice as much of it.
    if (text.length < wanted && !isLast) continue;
    if (delimiter === null && text.length < sampleLength && !isLast) continue;
    const start: ReturnType<typeof detectDelimiter> =
      delimiter === null ? detectDelimiter(text) : { delimiter, start: 0 };
    delimiter = start.delimiter;
    text = text.slice(addWhole(text, start.start, delimiter, isLast, table));
    wanted = text.length * 2;
    onProgress(to, bytes.length);
  }
  return { format: 'csv', ...table.done(), encoding, sheets: [], sheet: 0, declared: null };
}
