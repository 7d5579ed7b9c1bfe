import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { maxFileBytes } from '../decode.ts';
import { toDocument } from '../pdf/document.ts';
import { openOfd } from './package.ts';
import { readOfdPage } from './page.ts';

/**
 * Reads an OFD file (GB/T 33190-2016, the fixed layout of Chinese official documents) by the same rules as a PDF: the places
 * of its characters and lines decide. Throws `too_large`, `too_complex`, `encrypted`, `unreadable` or `no_text_layer`.
 */
export function readOfd(source: string, bytes: Uint8Array): Document {
  if (bytes.length > maxFileBytes) {
    const limit = maxFileBytes;
    const message = `read: ${source} has ${bytes.length} bytes, the limit is ${limit}`;
    throw new AtlasError('too_large', message, { source, bytes: bytes.length, limit });
  }
  const pages = openOfd(source, bytes).map((page, i) => readOfdPage(source, i + 1, page));
  return toDocument(source, 'ofd', bytes, pages);
}
