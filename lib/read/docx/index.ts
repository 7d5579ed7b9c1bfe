import type { Document } from '../../model/document.ts';
import { openPackage } from './package.ts';
import { readWord } from './word.ts';

/**
 * Reads a Word file (.docx): headings by number or style, lists with their automatic numbers, tables with merged cells,
 * text boxes, notes; tracked changes as accepted, fields by their result, hidden text and the table of contents left out.
 * Throws `too_large`, `empty_file` (no words: a scan pasted in as pictures), `encrypted`, `too_complex` (tables nested over 100
 * deep, millions of elements) or `unreadable` (no ZIP, broken, no Word document inside, XML with a DOCTYPE), the last with
 * `details.reason`.
 */
export function readDocx(source: string, bytes: Uint8Array): Document {
  return readWord(source, 'docx', bytes, openPackage);
}
