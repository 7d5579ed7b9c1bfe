import type { Document } from '../../model/document.ts';
import { toDocument } from './document.ts';
import { readPages } from './file.ts';
import type { Pdfium } from './pdfium.ts';

export { maxPdfBytes, maxPdfPages } from './file.ts';
export { type Pdfium, startPdfium } from './pdfium.ts';

/**
 * Reads a PDF with a text layer: paragraphs and headings from lines, tables from ruling lines, over page ends too;
 * headers, footers and page numbers left out. Throws AtlasError `too_large`, `too_complex` (details:
 * source, page), `encrypted`, `unreadable` or `no_text_layer` (details: pages).
 */
export function readPdf(source: string, bytes: Uint8Array, pdfium: Pdfium): Document {
  return toDocument(source, 'pdf', bytes, readPages(source, bytes, pdfium));
}
