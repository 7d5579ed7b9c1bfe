import { AtlasError } from '../../model/error.ts';
import type { Drawing } from './drawing.ts';
import type { Box, Glyph, PageContent } from './page.ts';
import { joinRulings } from './ruling.ts';
import { createTurn } from './turn.ts';

/** Part of a character's size that hangs below the base line. */
const descent = 0.12;

/** A box being worked out; one object serves for all characters, since a report has tens of thousands. */
export type OpenBox = { -readonly [side in keyof Box]: Box[side] };
/** A character before the page is turned the right way up; y grows upwards, `top` is the smaller value. */
export type RawGlyph = { -readonly [key in keyof Glyph]: Glyph[key] };

/** The characters of a page in the file's order, before it is turned the right way up. */
export interface PrintedText {
  readonly glyphs: RawGlyph[];
  /** Quarter turns clockwise of each character's direction. */
  readonly quarters: readonly number[];
  /** Characters without meaning, and those that are not shown. */
  readonly unmapped: number;
  readonly hidden: number;
}

/** Where a page stands: its file's name, its number counted from 1. */
export interface PagePlace {
  readonly source: string;
  readonly number: number;
}

/** More characters than this on one page is no report. */
const maxGlyphs = 20_000;

/** Refuses a page with more characters than any report's. Throws `too_complex` (details: source, page, characters, limit). */
export function refuseCrowded({ source, number }: PagePlace, characters: number): void {
  if (characters <= maxGlyphs) return;
  const limit = maxGlyphs;
  const message = `read: ${source} page ${number} has ${characters} characters, the limit is ${limit}`;
  throw new AtlasError('too_complex', message, { source, page: number, characters, limit });
}

/**
 * Makes a box the room a character takes on its line: as wide as its advance, as high as its font's size around the base
 * line, since the heights fonts declare differ too much to tell lines by.
 */
export function setRoom(
  box: OpenBox,
  { quarter, size }: { readonly quarter: number; readonly size: number },
  base: number,
): void {
  const low = base - size * (quarter < 2 ? descent : 1 - descent);
  const high = base + size * (quarter < 2 ? 1 - descent : descent);
  if (quarter % 2 === 0) {
    box.top = low;
    box.bottom = high;
  } else {
    box.left = low;
    box.right = high;
  }
}

/** The direction most characters are written in: the page is read that way up, whatever rotation it declares. */
function usualQuarter(quarters: readonly number[]): number {
  const counts = [0, 0, 0, 0];
  for (const quarter of quarters) counts[quarter] = (counts[quarter] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** A page turned the right way up: `area` is its sheet, y growing upwards (`top` the smaller value). */
export function uprightPage(number: number, area: Box, text: PrintedText, drawing: Drawing): PageContent {
  const { glyphs, quarters, unmapped, hidden } = text;
  const usual = usualQuarter(quarters);
  const turn = createTurn(area, usual);
  for (const [i, glyph] of glyphs.entries()) {
    const { left, right, top, bottom } = turn.box(glyph);
    glyph.left = left;
    glyph.right = right;
    glyph.top = top;
    glyph.bottom = bottom;
    glyph.turned = quarters[i] !== usual;
  }
  return {
    number,
    width: turn.width,
    height: turn.height,
    glyphs,
    rulings: joinRulings(drawing.rulings.map(turn.ruling)),
    shades: drawing.shades.map(turn.box),
    unmapped,
    hidden,
    pictured: drawing.pictured / Math.max((area.right - area.left) * (area.bottom - area.top), 1),
    outlined: drawing.curves,
  };
}
