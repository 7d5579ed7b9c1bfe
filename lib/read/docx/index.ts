import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { maxFileBytes } from '../decode.ts';
import { sha256Hex } from '../sha256.ts';
import { readFlow } from './flow.ts';
import { layOut } from './layout.ts';
import { openPackage } from './package.ts';

/**
 * Reads a Word file (.docx): headings by number or style, lists with their automatic numbers, tables with merged cells,
 * text boxes, notes; tracked changes as accepted, fields by their result, hidden text and the table of contents left out.
 * Throws `too_large`, `empty_file` (no words: a scan pasted in as pictures), `encrypted`, `too_complex` (tables nested over 100
 * deep, millions of elements) or `unreadable` (no ZIP, broken, no Word document inside, XML with a DOCTYPE), the last with
 * `details.reason`.
 */
export function readDocx(source: string, bytes: Uint8Array): Document {
  if (bytes.length > maxFileBytes) {
    const limit = maxFileBytes;
    throw new AtlasError('too_large', `read: ${source} has ${bytes.length} bytes, the limit is ${limit}`, {
      source,
      bytes: bytes.length,
      limit,
    });
  }
  const { text, blocks } = layOut(readFlow(source, openPackage(source, bytes)));
  if (blocks.length === 0) {
    const reason = 'no words, perhaps only pictures';
    throw new AtlasError('empty_file', `read: ${source} holds ${reason}`, { source, reason });
  }
  return { source, format: 'docx', sha256: sha256Hex(bytes), text, blocks, warnings: [] };
}
