import { type Box, centre, type Glyph, hull, median } from './page.ts';

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
const tabGap = 2;

const hanzi = /[\p{sc=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Size of a full-width character: the usual width of the hanzi, or the height of other characters. */
function emOf(glyphs: readonly Glyph[]): number {
  const wide = glyphs.filter((glyph) => hanzi.test(glyph.text)).map((glyph) => glyph.right - glyph.left);
  return wide.length > 0 ? median(wide) : median(glyphs.map((glyph) => glyph.bottom - glyph.top));
}

function separator(before: Glyph, after: Glyph, em: number): string {
  const gap = (after.left - before.right) / em;
  if (gap > tabGap) return '\t';
  const usual = hanzi.test(before.text) || hanzi.test(after.text) ? hanziGap : bareGap;
  return gap > usual || (after.spaced && gap > spaceGap && usual === bareGap) ? ' ' : '';
}

function toLine(unsorted: readonly Glyph[]): TextLine {
  const glyphs = [...unsorted].sort((a, b) => a.left - b.left);
  const em = Math.max(emOf(glyphs), 1);
  let text = '';
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    text += (before === undefined ? '' : separator(before, glyph, em)) + glyph.text;
  }
  return { text, em, glyphs, ...hull(glyphs) };
}

/** The lines some characters form, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => centre(a).y - centre(b).y);
  const groups: Glyph[][] = [];
  let middle = 0;
  let height = 0;
  for (const glyph of sorted) {
    const { y } = centre(glyph);
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
