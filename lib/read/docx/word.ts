import type { Document, DocumentFormat } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { refuseTooLarge } from '../decode.ts';
import { sha256Hex } from '../sha256.ts';
import { readFlow } from './flow.ts';
import { layOut } from './layout.ts';
import type { WordParts } from './package.ts';

/**
 * Makes a Document of a Word file in any of its formats; `open` gives its parts. Throws what `open` throws, `too_large`,
 * `empty_file` (no words: a scan pasted in as pictures) and `too_complex` (tables nested over 100 deep).
 */
export function readWord(
  source: string,
  format: DocumentFormat,
  bytes: Uint8Array,
  open: (source: string, bytes: Uint8Array) => WordParts,
): Document {
  refuseTooLarge(source, bytes);
  const { text, blocks } = layOut(readFlow(source, open(source, bytes)));
  if (blocks.length === 0) {
    const reason = 'no words, perhaps only pictures';
    throw new AtlasError('empty_file', `read: ${source} holds ${reason}`, { source, reason });
  }
  return { source, format, sha256: sha256Hex(bytes), text, blocks, warnings: [] };
}
