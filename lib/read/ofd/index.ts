import type { Document } from '../../model/document.ts';
import { refuseTooLarge } from '../decode.ts';
import { toDocument } from '../pdf/document.ts';
import { openOfd } from './package.ts';
import { readOfdPage } from './page.ts';

/**
 * Reads an OFD file (GB/T 33190-2016, the fixed layout of Chinese official documents) by the same rules as a PDF: the places
 * of its characters and lines decide. Throws `too_large`, `too_complex`, `encrypted`, `unreadable` or `no_text_layer`.
 */
export function readOfd(source: string, bytes: Uint8Array): Document {
  refuseTooLarge(source, bytes);
  const pages = openOfd(source, bytes).map((page, i) => readOfdPage(source, i + 1, page));
  return toDocument(source, 'ofd', bytes, pages);
}
