import { AtlasError, isAtlasError } from '../../model/error.ts';
import { readContent } from './content.ts';
import type { PageContent } from './page.ts';
import type { Pdfium } from './pdfium.ts';

/** Largest PDF the reader accepts, in bytes. */
export const maxPdfBytes = 50 * 1024 * 1024;
/** Most pages the reader accepts; a report has some five to thirty. */
export const maxPdfPages = 300;

/** More characters than this are no report. */
const maxGlyphs = 400_000;
/** PDFium's numbers for files that ask for a password or use a protection it does not know. */
const passwordError = 4;
const securityError = 5;
const scratchBytes = 64;

/** The refusal of a file with too much of something: `too_large` (details: source, the count by its name, limit). */
export function tooLarge(source: string, what: string, count: number, limit: number): AtlasError {
  const message = `read: ${source} has ${count} ${what}, the limit is ${limit}`;
  return new AtlasError('too_large', message, { source, [what]: count, limit });
}

function refuseUnopened(source: string, code: number): never {
  if (code === passwordError || code === securityError) {
    throw new AtlasError('encrypted', `read: ${source} asks for a password`, { source });
  }
  throw new AtlasError('unreadable', `read: ${source} is a broken PDF (PDFium error ${code})`, { source, code });
}

/** Reads the pages of an open file into `pages`. */
function readOpen(source: string, pdfium: Pdfium, document: number, scratch: number, pages: PageContent[]): void {
  const { call } = pdfium;
  const count = call.FPDF_GetPageCount(document);
  if (count > maxPdfPages) throw tooLarge(source, 'pages', count, maxPdfPages);
  if (count <= 0) throw new AtlasError('unreadable', `read: ${source} has no pages`, { source });
  let glyphs = 0;
  for (let index = 0; index < count; index++) {
    const page = call.FPDF_LoadPage(document, index);
    if (page === 0) throw new AtlasError('unreadable', `read: ${source} page ${index + 1} is broken`, { source });
    const content = readContent(pdfium, page, { source, number: index + 1 }, scratch);
    call.FPDF_ClosePage(page);
    glyphs += content.glyphs.length;
    if (glyphs > maxGlyphs) throw tooLarge(source, 'characters', glyphs, maxGlyphs);
    pages.push(content);
  }
}

/**
 * Reads what is printed on each page of a PDF. Throws `too_large`, `too_complex` (details: source, page), `encrypted` or
 * `unreadable`; after a crash of PDFium itself the error's `details.crashed` is 1 and the instance is of no further use.
 */
export function readPages(source: string, bytes: Uint8Array, pdfium: Pdfium): PageContent[] {
  if (bytes.length > maxPdfBytes) throw tooLarge(source, 'bytes', bytes.length, maxPdfBytes);
  const { call, memory } = pdfium;
  const pages: PageContent[] = [];
  try {
    const data = call.malloc(bytes.length);
    const scratch = call.malloc(scratchBytes);
    memory.HEAPU8.set(bytes, data);
    const document = call.FPDF_LoadMemDocument(data, bytes.length, 0);
    try {
      if (document === 0) refuseUnopened(source, call.FPDF_GetLastError());
      readOpen(source, pdfium, document, scratch, pages);
      return pages;
    } finally {
      if (document !== 0) call.FPDF_CloseDocument(document);
      call.free(scratch);
      call.free(data);
    }
  } catch (error) {
    if (isAtlasError(error)) throw error;
    if (pdfium.isStarved()) {
      const page = pages.length + 1;
      const message = `read: ${source} page ${page} unpacks to more than PDFium may hold in memory`;
      throw new AtlasError('too_complex', message, { source, page, crashed: 1 }, error);
    }
    const reason = error instanceof Error ? error.message : String(error);
    const message = `read: ${source} is a broken PDF (${reason})`;
    throw new AtlasError('unreadable', message, { source, crashed: 1 }, error);
  }
}
