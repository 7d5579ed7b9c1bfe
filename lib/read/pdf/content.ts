import { glyphText, isHyphenPoint, isSpace } from './character.ts';
import { readDrawing } from './drawing.ts';
import type { Box, PageContent } from './page.ts';
import type { Pdfium } from './pdfium.ts';
import {
  type OpenBox,
  type PagePlace,
  type PrintedText,
  type RawGlyph,
  refuseCrowded,
  setRoom,
  uprightPage,
} from './upright.ts';

/** A box more times larger than its font's size is wrong. */
const maxBox = 4;
/** PDF's number for text that is not shown: what a scanner's software recognised. */
const invisible = 3;

/** What the characters of one text object share. */
interface Run {
  readonly object: number;
  /** Size of its font as it is shown, in points. */
  readonly size: number;
  readonly quarter: number;
  readonly hidden: boolean;
  /** Height PDFium gives its first character, and where that one's base line runs (its x where it is written upright). */
  readonly top: number;
  readonly base: number;
}

/** Reads a rectangle PDFium wrote as left, top, right, bottom with y growing upwards. */
function readBox({ memory }: Pdfium, at: number, box: OpenBox): void {
  const from = at >> 2;
  const { HEAPF32 } = memory;
  box.left = HEAPF32[from] ?? 0;
  box.bottom = HEAPF32[from + 1] ?? 0;
  box.right = HEAPF32[from + 2] ?? 0;
  box.top = HEAPF32[from + 3] ?? 0;
}

/** Size of a character's font as it is shown, in points. */
function shownSize({ call, memory }: Pdfium, text: number, index: number, scratch: number): number {
  if (call.FPDFText_GetMatrix(text, index, scratch) === 0) return 0;
  const [c = 0, d = 1] = memory.HEAPF32.subarray((scratch >> 2) + 2, (scratch >> 2) + 4);
  return call.FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
}

function baseOf({ call, memory }: Pdfium, text: number, index: number, quarter: number, scratch: number): number {
  if (call.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8) === 0) return Number.NaN;
  return memory.HEAPF64[(scratch >> 3) + (quarter % 2 === 0 ? 1 : 0)] ?? Number.NaN;
}

function runOf(pdfium: Pdfium, text: number, index: number, object: number, box: Box, scratch: number): Run {
  const { call } = pdfium;
  const quarter = Math.round(call.FPDFText_GetCharAngle(text, index) / (Math.PI / 2)) & 3;
  return {
    object,
    size: shownSize(pdfium, text, index, scratch),
    quarter,
    hidden: object !== 0 && call.FPDFTextObj_GetTextRenderMode(object) === invisible,
    top: quarter % 2 === 0 ? box.top : box.left,
    base: baseOf(pdfium, text, index, quarter, scratch),
  };
}

/** Takes the box of a character's ink: vertical fonts give no sound advance. */
function readInk({ call, memory }: Pdfium, text: number, index: number, scratch: number, box: OpenBox): void {
  if (call.FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0) return;
  const from = scratch >> 3;
  const { HEAPF64 } = memory;
  box.left = HEAPF64[from] ?? 0;
  box.right = HEAPF64[from + 1] ?? 0;
  box.top = HEAPF64[from + 2] ?? 0;
  box.bottom = HEAPF64[from + 3] ?? 0;
}

/** Makes the box PDFium gives a character its room. */
function place(pdfium: Pdfium, text: number, index: number, run: Run, box: OpenBox, scratch: number): void {
  const isTooLarge = Math.max(box.right - box.left, box.bottom - box.top) > run.size * maxBox;
  if (isTooLarge) {
    readInk(pdfium, text, index, scratch, box);
    return;
  }
  const isLevel = (run.quarter % 2 === 0 ? box.top : box.left) === run.top;
  const base = isLevel ? run.base : baseOf(pdfium, text, index, run.quarter, scratch);
  if (!Number.isNaN(base)) setRoom(box, run, base);
}

/** Characters of an open text page in the file's order, y growing upwards. */
function readText(pdfium: Pdfium, text: number, count: number, scratch: number): PrintedText {
  const { call } = pdfium;
  const glyphs: RawGlyph[] = [];
  const quarters: number[] = [];
  const box: OpenBox = { left: 0, right: 0, top: 0, bottom: 0 };
  let [unmapped, hidden, spaced] = [0, 0, false];
  let run: Run | null = null;
  for (let i = 0; i < count; i++) {
    const code = call.FPDFText_GetUnicode(text, i);
    if (isSpace(code)) {
      spaced = call.FPDFText_IsGenerated(text, i) === 0;
      continue;
    }
    if (isHyphenPoint(code)) continue;
    const words = glyphText(code);
    if (words === '' || call.FPDFText_HasUnicodeMapError(text, i) === 1) {
      unmapped++;
      continue;
    }
    if (call.FPDFText_GetLooseCharBox(text, i, scratch) === 0) continue;
    readBox(pdfium, scratch, box);
    const object = call.FPDFText_GetTextObject(text, i);
    if (run === null || run.object !== object) run = runOf(pdfium, text, i, object, box, scratch);
    place(pdfium, text, i, run, box, scratch);
    if (run.hidden) hidden++;
    const { left, right, top, bottom } = box;
    glyphs.push({ text: words, left, right, top, bottom, turned: false, spaced, order: glyphs.length });
    quarters.push(run.quarter);
    spaced = false;
  }
  return { glyphs, quarters, unmapped, hidden };
}

/** Reads a page's characters; a page with more of them than any report's is refused. */
function readGlyphs(pdfium: Pdfium, page: number, { source, number }: PagePlace, scratch: number): PrintedText {
  const { call } = pdfium;
  const text = call.FPDFText_LoadPage(page);
  try {
    const count = call.FPDFText_CountChars(text);
    refuseCrowded({ source, number }, count);
    return readText(pdfium, text, count, scratch);
  } finally {
    call.FPDFText_ClosePage(text);
  }
}

/**
 * Reads the characters and ruling lines of an open page, turned the right way up. `scratch` is 64 bytes of memory. Throws
 * `too_complex` (details: source, page) for more characters than a report's page has.
 */
export function readContent(pdfium: Pdfium, page: number, place: PagePlace, scratch: number): PageContent {
  pdfium.call.FPDF_GetPageBoundingBox(page, scratch);
  const area: OpenBox = { left: 0, right: 0, top: 0, bottom: 0 };
  readBox(pdfium, scratch, area);
  const text = readGlyphs(pdfium, page, place, scratch);
  return uprightPage(place.number, area, text, readDrawing(pdfium, page, scratch));
}
