import type { LineItem } from './layout.ts';
import { type Box, centre, type Glyph, hull, median, type Ruling } from './page.ts';

/** Words of a line that stand together, parted from their neighbours by a gap, a rule or the order of the file. */
export interface Segment extends Box {
  readonly text: string;
  readonly page: number;
  /** Height of its middle on the page, in points. */
  readonly middle: number;
  readonly em: number;
  /** It holds a figure, a mark or a unit: what stands in a table's columns. */
  readonly value: boolean;
  /** Places of its first and last character in the file. */
  readonly first: number;
  readonly last: number;
  readonly glyphs: readonly Glyph[];
}

const figure =
  /^(?:[-+－]?[0-9０-９][0-9０-９,，]*[,，]|[0-9０-９]{3,}[.．]|[,，.．][0-9０-９]{1,6}|[-+－]?[0-9０-９](?:[0-9０-９.．,，]*[0-9０-９])?[%％]?(?:件|条|次|篇|个|人|项|元|万元|人次)?|[/／—－﹣–-]{1,3}|无)$/;
/** Units that stand in a column of their own. */
const unit = /^(?:条|件|次|篇|个|人|人次|项|元|万元|亿元|期|份|场)$/;
const numeric = /^[0-9０-９.,，%％/—－-]$/;
const hanzi = /[\p{sc=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Longest value, in characters. */
const maxValue = 24;

/** Gaps, in em, that part two figures, other words, and words the file writes in other order. */
const figureGap = 0.24;
const mixedGap = 0.32;
const wordGap = 0.3;
const spacedGap = 0.8;
const orderGap = 0.1;
/** Widest letter spacing, in em. */
const maxSpacing = 0.5;

/** Whether some words are a figure or a mark that stands for one, a unit behind it allowed. */
export function isFigureWord(words: string): boolean {
  return figure.test(words);
}

function parts(before: Glyph, after: Glyph, em: number, usual: number, upright: readonly Ruling[]): boolean {
  const gap = (after.left - before.right) / em;
  if (upright.some((rule) => rule.at > centre(before).x && rule.at < centre(after).x)) return true;
  if (after.order !== before.order + 1) return gap > orderGap;
  const [isFigure, followsFigure] = [numeric.test(after.text), numeric.test(before.text)];
  if (isFigure && followsFigure) return gap > figureGap;
  if (isFigure || followsFigure) return gap > (hanzi.test(before.text + after.text) ? mixedGap : figureGap);
  return gap > usual + (after.spaced ? spacedGap : wordGap);
}

function toSegment(glyphs: readonly Glyph[], page: number, em: number): Segment {
  let [text, words] = ['', ''];
  for (const glyph of glyphs) {
    text += glyph.spaced && text !== '' ? ` ${glyph.text}` : glyph.text;
    words += glyph.text;
  }
  const box = hull(glyphs);
  const isFigure = words.length <= maxValue && figure.test(words);
  return {
    ...box,
    text: isFigure ? words : text,
    page,
    em,
    middle: (box.top + box.bottom) / 2,
    value: isFigure || unit.test(words),
    first: glyphs[0]?.order ?? 0,
    last: glyphs.at(-1)?.order ?? 0,
    glyphs,
  };
}

/** Cuts a line where a column may end. `upright` are the page's vertical rules. */
export function segmentsOf({ line, page }: LineItem, upright: readonly Ruling[] = []): Segment[] {
  const y = (line.top + line.bottom) / 2;
  const near = upright.filter((rule) => rule.from <= y && rule.to >= y);
  const gaps = line.glyphs.slice(1).map((glyph, i) => (glyph.left - (line.glyphs[i]?.right ?? 0)) / line.em);
  const usual = Math.max(0, Math.min(median(gaps), maxSpacing));
  const groups: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open === undefined || before === undefined || parts(before, glyph, line.em, usual, near)) groups.push([glyph]);
    else open.push(glyph);
  }
  return groups.map((glyphs) => toSegment(glyphs, page, line.em));
}
