import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { beginsWith } from '../decode.ts';
import { readWord } from '../docx/word.ts';
import { openRtf } from './document.ts';

const signature = [...'{\\rtf'].map((character) => character.charCodeAt(0));

/** Whether bytes are rich text whatever the file is called: what {@link readRtf} reads. */
export function isRtf(bytes: Uint8Array): boolean {
  return beginsWith(bytes, signature);
}

/**
 * Reads rich text (.rtf, and many a .doc of an office system): headings, lists, tables, notes and text boxes as `readDocx`
 * does. Throws `too_large`, `empty_file` (no words: a scan pasted in as pictures), `too_complex` (tables nested over 100
 * deep, groups over 300, hundreds of thousands of elements) or `unreadable` (no rich text, or cut off), the last with
 * `details.reason`.
 */
export function readRtf(source: string, bytes: Uint8Array): Document {
  if (!isRtf(bytes)) {
    const reason = 'it does not begin as rich text does';
    throw new AtlasError('unreadable', `read: ${source}: ${reason}`, { source, reason });
  }
  return readWord(source, 'rtf', bytes, openRtf);
}
