import { glyphText, isSpace } from './character.ts';
import { drawnRulings } from './drawing.ts';
import type { Box, Glyph, PageContent } from './page.ts';
import type { Pdfium } from './pdfium.ts';
import { createTurn } from './turn.ts';

/** More characters than this on one page is no report. */
const maxGlyphs = 20_000;
/** Part of a character's size that hangs below the base line. */
const descent = 0.12;
/** A box more times larger than its font's size is wrong. */
const maxBox = 4;

interface RawGlyph extends Box {
  readonly text: string;
  /** Quarter turns of the writing direction, counted as PDFium does. */
  readonly quarter: number;
  readonly spaced: boolean;
}

/** A rectangle PDFium wrote as left, top, right, bottom with y growing upwards. */
function writtenBox({ memory }: Pdfium, at: number): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = memory.HEAPF32.subarray(at >> 2, (at >> 2) + 4);
  return { left, right, top: bottom, bottom: top };
}

/** Size of a character's font as it is shown, in points. */
function shownSize({ call, memory }: Pdfium, text: number, index: number, scratch: number): number {
  if (call.FPDFText_GetMatrix(text, index, scratch) === 0) return 0;
  const [c = 0, d = 1] = memory.HEAPF32.subarray((scratch >> 2) + 2, (scratch >> 2) + 4);
  return call.FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
}

/**
 * The room a character takes on its line: as wide as its advance, as high as its font's size around the base line, since
 * the heights fonts declare differ too much to tell lines by. Vertical fonts give no sound advance: there the box of
 * the character's ink stands in.
 */
function glyphBox(pdfium: Pdfium, text: number, index: number, quarter: number, scratch: number): Box | null {
  const { call, memory } = pdfium;
  const size = shownSize(pdfium, text, index, scratch);
  if (call.FPDFText_GetLooseCharBox(text, index, scratch) === 0) return null;
  const box = writtenBox(pdfium, scratch);
  if (Math.max(box.right - box.left, box.bottom - box.top) > size * maxBox) {
    if (call.FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0) return box;
    const [left = 0, right = 0, top = 0, bottom = 0] = memory.HEAPF64.subarray(scratch >> 3, (scratch >> 3) + 4);
    return { left, right, top, bottom };
  }
  if (call.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8) === 0) return box;
  const [x = 0, y = 0] = memory.HEAPF64.subarray(scratch >> 3, (scratch >> 3) + 2);
  const [under, over] = [size * descent, size * (1 - descent)];
  if (quarter === 0) return { ...box, top: y - under, bottom: y + over };
  if (quarter === 1) return { ...box, left: x - under, right: x + over };
  if (quarter === 2) return { ...box, top: y - over, bottom: y + under };
  return { ...box, left: x - over, right: x + under };
}

/** Characters of a page in the file's order, y growing upwards; and how many have no meaning. */
function readGlyphs(pdfium: Pdfium, page: number, scratch: number) {
  const { call } = pdfium;
  const text = call.FPDFText_LoadPage(page);
  const glyphs: RawGlyph[] = [];
  let unmapped = 0;
  let spaced = false;
  const count = Math.min(call.FPDFText_CountChars(text), maxGlyphs);
  for (let i = 0; i < count; i++) {
    const code = call.FPDFText_GetUnicode(text, i);
    if (isSpace(code)) {
      spaced = call.FPDFText_IsGenerated(text, i) === 0;
      continue;
    }
    const words = glyphText(code);
    if (words === '' || call.FPDFText_HasUnicodeMapError(text, i) === 1) {
      unmapped++;
      continue;
    }
    const quarter = Math.round(call.FPDFText_GetCharAngle(text, i) / (Math.PI / 2)) & 3;
    const box = glyphBox(pdfium, text, i, quarter, scratch);
    if (box === null) continue;
    glyphs.push({ text: words, ...box, quarter, spaced });
    spaced = false;
  }
  call.FPDFText_ClosePage(text);
  return { glyphs, unmapped };
}

/** The direction most characters are written in: the page is read that way up, whatever rotation it declares. */
function usualQuarter(glyphs: readonly RawGlyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const { quarter } of glyphs) counts[quarter] = (counts[quarter] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** Reads the characters and ruling lines of an open page, turned the right way up. `scratch` is 64 bytes of memory. */
export function readContent(pdfium: Pdfium, page: number, number: number, scratch: number): PageContent {
  pdfium.call.FPDF_GetPageBoundingBox(page, scratch);
  const area = writtenBox(pdfium, scratch);
  const { glyphs, unmapped } = readGlyphs(pdfium, page, scratch);
  const usual = usualQuarter(glyphs);
  const turn = createTurn(area, usual);
  return {
    number,
    width: turn.width,
    height: turn.height,
    glyphs: glyphs.map(
      ({ text, spaced, quarter, ...box }): Glyph => ({ text, spaced, turned: quarter !== usual, ...turn.box(box) }),
    ),
    rulings: drawnRulings(pdfium, page, scratch).map(turn.ruling),
    unmapped,
  };
}
