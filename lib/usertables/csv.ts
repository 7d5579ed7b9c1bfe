import { decodeText } from '../read/decode.ts';
import { detectDelimiter, parseCsv } from '../read/sheet/csv.ts';
import { checkCells, type RawTable } from './raw.ts';

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'UTF-8';
  } catch {
    return 'GB18030';
  }
}

/**
 * Reads separated values: any charset and delimiter `lib/read` knows. An empty cell holds nothing (NULL). Throws what
 * `decodeText` throws, and `too_complex`.
 */
export function readCsvTable(source: string, bytes: Uint8Array): RawTable {
  const text = decodeText(source, bytes);
  const { delimiter, start } = detectDelimiter(text);
  const rows = parseCsv(text.slice(start), delimiter).map((fields) =>
    fields.map((field) => (field === '' ? null : field)),
  );
  const full = rows.filter((row) => row.some((cell) => cell !== null));
  checkCells(source, full.length, Math.max(0, ...full.slice(0, 1000).map((row) => row.length)));
  // A file that decodes only with damage is still named UTF-8 where that is how it was read.
  const encoding = encodingOf(bytes);
  const isDamaged = encoding === 'GB18030' && text !== new TextDecoder('gb18030').decode(bytes);
  return {
    format: 'csv',
    rows: full,
    encoding: isDamaged ? 'UTF-8' : encoding,
    sheets: [],
    sheet: 0,
    declared: null,
  };
}
