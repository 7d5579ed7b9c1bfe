import { plainText } from '../query/words.ts';

/** Width of one line of text in CSS pixels, near enough for layout: a Chinese character is as wide as the font is high. */
export function textWidth(text: string, fontSize: number): number {
  return emsAfter(0, text) * fontSize;
}

/** The width of the widest of some texts, 0 of none; see {@link textWidth}. */
export function widestText(texts: readonly string[], fontSize: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
}

/** The width of a text behind one of so many ems. */
function emsAfter(before: number, text: string): number {
  let ems = before;
  for (const character of text) ems += emsOf(character);
  return ems;
}

function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100) return code >= 0x2000 && code < 0x2e80 ? 0.7 : 1;
  return otherEms.get(character) ?? 0.57;
}

const otherEms: ReadonlyMap<string, number> = new Map([
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ@%'].map((character) => [character, 0.72] as const),
  ...[..."ilj.,:;'|! "].map((character) => [character, 0.32] as const),
]);

/** The text, control characters removed, cut with an ellipsis to stay within a width. */
export function fitText(text: string, fontSize: number, width: number): string {
  const plain = plainText(text);
  if (textWidth(plain, fontSize) <= width) return plain;
  let kept = '';
  for (const character of plain) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Characters no line may begin with (GB/T 15834: closing punctuation stays with what it closes). */
const notAtStart = new Set('，。；：、！？）》」』】％%,.;:!?)…');

/** A character of a Latin word or number, or the dash of a range. */
const run = '(?:\\d[–—](?=\\d)|[\\u0021-\\u024f\\u2018-\\u201d])';
const units = '(?:个百分点|万元|[年月日个件条份篇次人元倍位名家项场])';
/** What stays on one line: a number with its unit, a word; else single characters. */
const piecesOfText = new RegExp(`${run}*\\d(?:\\s?${units}| [a-z]${run}*\\s*)|${run}+\\s*|\\s+|.`, 'gu');

/**
 * The text in lines no wider than `width`; Chinese breaks between characters, Latin words, ranges of years and numbers with
 * their unit stay whole.
 */
export function wrapText(text: string, fontSize: number, width: number): string[] {
  const pieces = plainText(text).match(piecesOfText) ?? [];
  const lines: string[] = [];
  let line = '';
  // Of the line so far: measured anew for each piece, a long text would take the square of its length.
  let ems = 0;
  for (const piece of pieces.flatMap((whole) => breakWord(whole, fontSize, width))) {
    const end = piece.trimEnd();
    const wide = end === '' ? textWidth(line.trimEnd(), fontSize) : emsAfter(ems, end) * fontSize;
    if (line !== '' && wide > width && !notAtStart.has(piece.charAt(0))) {
      lines.push(line.trimEnd());
      line = '';
      ems = 0;
    }
    const added = line === '' ? piece.trimStart() : piece;
    line += added;
    ems = emsAfter(ems, added);
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()];
}

/** A word wider than the whole line is cut: nothing may stand outside the picture. */
function breakWord(word: string, fontSize: number, width: number): string[] {
  return textWidth(word.trimEnd(), fontSize) <= width ? [word] : [...word];
}
