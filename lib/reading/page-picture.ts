import { AtlasError } from '../model/error.ts';
import { readPages } from '../read/pdf/file.ts';
import { withoutFurniture } from '../read/pdf/furniture.ts';
import { linesOf } from '../read/pdf/line.ts';
import type { PageContent } from '../read/pdf/page.ts';
import type { Pdfium, PdfiumCalls } from '../read/pdf/pdfium.ts';
import { type DrawnText, type Passage, type PlacedWords, placeWords } from './place-on-page.ts';

/** A page to draw: `number` counts from 1, `width` is in pixels; `passages` are the document's words of it. */
export interface PageAsk {
  readonly number: number;
  readonly width: number;
  readonly passages: readonly Passage[];
}

/** A page of a PDF as a picture, and the characters on it. */
export interface PagePicture {
  /** In pixels; `pixels` holds red, green, blue and opacity of each, row by row. */
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Pages of the file. */
  readonly pages: number;
  readonly words: PlacedWords;
}

/** The parts of PDFium's interface that draw. */
interface DrawingCalls extends PdfiumCalls {
  FPDF_GetPageWidth(page: number): number;
  FPDF_GetPageHeight(page: number): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, first: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): number;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  FPDFBitmap_Destroy(bitmap: number): void;
}

/** PDFium's numbers: four bytes a pixel; notes on the page drawn, colours in the order red, green, blue. */
const fourBytes = 4;
const withNotesInOrder = 0x01 | 0x10;
const white = 0xffffffff;
/** A page higher than this many times its width is a trap. */
const maxRatio = 4;

/** One PDF kept open for drawing: its bytes and what stands on its pages. */
export interface OpenPdf {
  readonly bytes: Uint8Array;
  readonly pages: readonly PageContent[];
}

/** Reads what stands on the pages of a PDF. Throws what `readPages` throws. */
export function openPdf(source: string, bytes: Uint8Array, pdfium: Pdfium): OpenPdf {
  return { bytes, pages: withoutFurniture(readPages(source, bytes, pdfium)) };
}

/** A gap between two characters of a line wider than this, in em, is one between words or cells. */
const wordGap = 0.2;

/** The characters of a page in reading order. */
export function drawnText(page: PageContent): DrawnText {
  const boxes: number[] = [];
  let text = '';
  for (const line of linesOf(page.glyphs)) {
    let right = -Infinity;
    for (const glyph of line.glyphs) {
      const words = glyph.left - right > wordGap * line.em ? `\t${glyph.text}` : glyph.text;
      const { width, height } = page;
      const box = [glyph.left / width, glyph.top / height, glyph.right / width, glyph.bottom / height];
      for (let unit = 0; unit < words.length; unit++) boxes.push(...box);
      text += words;
      right = glyph.right;
    }
  }
  return { text, boxes };
}

/** Draws one page of an open PDF, `width` pixels wide, and finds the words of `passages` on it. Throws `bad_data` for a page it has not, `unreadable` where PDFium cannot. */
export function drawPage({ bytes, pages }: OpenPdf, { number, width, passages }: PageAsk, pdfium: Pdfium): PagePicture {
  const content = pages.find((page) => page.number === number);
  if (content === undefined) throw new AtlasError('bad_data', `draw: there is no page ${number}`, { page: number });
  const { memory } = pdfium;
  const call = pdfium.call as DrawingCalls;
  const data = call.malloc(bytes.length);
  memory.HEAPU8.set(bytes, data);
  const document = call.FPDF_LoadMemDocument(data, bytes.length, 0);
  const page = document === 0 ? 0 : call.FPDF_LoadPage(document, number - 1);
  try {
    if (page === 0) throw new AtlasError('unreadable', `draw: page ${number} cannot be opened`, { page: number });
    const ratio = Math.min(maxRatio, call.FPDF_GetPageHeight(page) / Math.max(1, call.FPDF_GetPageWidth(page)));
    const height = Math.max(1, Math.round(width * ratio));
    const words = placeWords(passages, drawnText(content));
    const pixels = paint(pdfium, call, page, width, height);
    return { width, height, pixels, pages: pages.length, words };
  } finally {
    if (page !== 0) call.FPDF_ClosePage(page);
    if (document !== 0) call.FPDF_CloseDocument(document);
    call.free(data);
  }
}

function paint(
  { memory }: Pdfium,
  call: DrawingCalls,
  page: number,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const size = width * height * fourBytes;
  const first = call.malloc(size);
  const bitmap = call.FPDFBitmap_CreateEx(width, height, fourBytes, first, width * fourBytes);
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withNotesInOrder);
    return new Uint8ClampedArray(memory.HEAPU8.slice(first, first + size).buffer);
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
    call.free(first);
  }
}
