import { type Box, type Glyph, hull, median, weightedMedian } from './page.ts';

/** Characters that stand beside each other on one line. */
export interface TextLine extends Box {
  /** Words as printed; a tab for a gap as wide as between columns. */
  readonly text: string;
  /** Width of a full-width character, in points. */
  readonly em: number;
  readonly glyphs: readonly Glyph[];
}

/** Gaps between two characters, in em, that stand for a space where the file has one, where it has none, and for a tab. */
const spaceGap = 0.15;
const bareGap = 0.2;
const hanziGap = 0.7;
/** The same between two digits where the file has no space: figures may be set wide. */
const digitGap = 0.4;
const digit = /[0-9]/;
const tabGap = 2;

/** Whether a character is as wide as a hanzi: hanzi, their punctuation and full-width forms. */
function isWide(text: string): boolean {
  const code = text.charCodeAt(0);
  return (
    code >= 0x2e80 &&
    (code < 0xac00 || (code >= 0xd800 && code < 0xe000) || (code >= 0xf900 && code < 0xfb00) || code >= 0xff00)
  );
}

/** Size of a full-width character: the usual width of the hanzi, or the height of other characters. */
function emOf(glyphs: readonly Glyph[]): number {
  const wide: number[] = [];
  for (const { text, left, right } of glyphs) if (isWide(text)) wide.push(right - left);
  return median(wide.length > 0 ? wide : glyphs.map((glyph) => glyph.bottom - glyph.top));
}

function separator(before: Glyph, after: Glyph, em: number): string {
  const gap = (after.left - before.right) / em;
  if (gap > tabGap) return '\t';
  const usual = isWide(before.text) || isWide(after.text) ? hanziGap : bareGap;
  if (!after.spaced && digit.test(before.text) && digit.test(after.text)) return gap > digitGap ? ' ' : '';
  return gap > usual || (after.spaced && gap > spaceGap && usual === bareGap) ? ' ' : '';
}

function toLine(unsorted: readonly Glyph[]): TextLine {
  const glyphs = [...unsorted].sort((a, b) => a.left - b.left);
  const em = Math.max(emOf(glyphs), 1);
  let text = '';
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    text += before === null ? glyph.text : separator(before, glyph, em) + glyph.text;
    before = glyph;
  }
  return { text, em, glyphs, ...hull(glyphs) };
}

/** The size most characters of some lines have. */
export function usualSize(lines: readonly TextLine[]): number {
  return weightedMedian(lines.map(({ em, glyphs }) => ({ value: em, weight: glyphs.length })));
}

/** The lines some characters form, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => a.top + a.bottom - b.top - b.bottom);
  const groups: Glyph[][] = [];
  let middle = 0;
  let height = 0;
  for (const glyph of sorted) {
    const y = (glyph.top + glyph.bottom) / 2;
    const own = glyph.bottom - glyph.top;
    const open = groups.at(-1);
    if (open !== undefined && y - middle <= Math.max(0.4 * Math.min(own, height), 1)) {
      middle += (y - middle) / (open.length + 1);
      open.push(glyph);
    } else {
      groups.push([glyph]);
      middle = y;
      height = own;
    }
  }
  return groups.map(toLine);
}
