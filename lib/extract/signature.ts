import type { Document } from '../model/document.ts';
import { bodyName } from './body-name.ts';
import { even, isoDate, smallNumber } from './date.ts';
import type { Range } from './section.ts';

/** How much of the text's end may hold the signature, in characters and in lines. */
const closingLength = 1200;
const closingLines = 8;

/** A date alone on its line, or with the body that signs before it. */
const signedLine = /^(\p{sc=Han}*)(20\d{2})年([0-9一二三四五六七八九十]{1,3})月([0-9一二三四五六七八九十]{1,3})日$/u;

/** Who signs a report, and the ISO date behind the name. */
export interface Signature {
  readonly by: string | null;
  readonly on: string | null;
}

const unsigned: Signature = { by: null, on: null };

/** The signature among the last lines of some words: a date and, before it or on the line beside it, a body's name. */
function lastSignature(words: string): Signature {
  const lines = words
    .split(/[\r\n]+/)
    .map(even)
    .filter((line) => line !== '')
    .slice(-closingLines);
  for (let i = lines.length - 1; i >= 0; i--) {
    const date = signedLine.exec(lines[i] ?? '');
    if (date === null) continue;
    const [, before = '', year = '', month = '', day = ''] = date;
    const own = bodyName(before);
    if (before !== '' && own === null) continue;
    const on = isoDate(Number(year), smallNumber(month), smallNumber(day));
    return { by: own ?? bodyName(lines[i - 1] ?? '') ?? bodyName(lines[i + 1] ?? ''), on };
  }
  return unsigned;
}

/** The last characters of a text outside some ranges. */
function closing(text: string, excluded: readonly Range[]): string {
  let words = '';
  let end = text.length;
  for (const range of [...excluded].sort((a, b) => b.start - a.start)) {
    if (words.length >= closingLength) break;
    if (range.end < end) words = text.slice(Math.max(range.end, end - closingLength), end) + words;
    end = Math.min(end, range.start);
  }
  return (text.slice(Math.max(0, end - closingLength), end) + words).slice(-closingLength);
}

/** The signature of the report itself, outside the documents of other bodies in it. */
export function ownSignature({ text }: Document, embedded: readonly Range[]): Signature {
  return lastSignature(closing(text, embedded));
}

/**
 * The date the report is signed with. Another body's document behind it has a date of its own, which counts only where the
 * report shows none and it was written after the year reported on, as a signature is.
 */
export function signedOn(
  { text }: Document,
  own: Signature,
  embedded: readonly Range[],
  year: number | null,
): string | null {
  if (own.on !== null || embedded.length === 0) return own.on;
  const { on } = lastSignature(text.slice(-closingLength));
  return on !== null && year !== null && Number(on.slice(0, 4)) > year ? on : null;
}
