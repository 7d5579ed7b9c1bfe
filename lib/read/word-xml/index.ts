import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import type { WordParts } from '../docx/package.ts';
import { readWord } from '../docx/word.ts';
import { parseXml } from '../docx/xml.ts';
import { flatParts } from './flat.ts';
import { wordmlParts } from './wordml.ts';

const signatureSearch = 4096;

/** Whether bytes are a Word file saved as XML, whatever it is called. */
export function isWordXml(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, signatureSearch).filter((byte) => byte !== 0));
  return /^[^<]{0,3}\s*<\?xml\b/.test(head) && /<(?:w:wordDocument|pkg:package)\b|progid="Word\.Document"/.test(head);
}

function openWordXml(source: string, bytes: Uint8Array): WordParts {
  const root = parseXml(source, 'the file', bytes);
  if (root.name === 'w:wordDocument') return wordmlParts(root);
  if (root.name === 'package') return flatParts(source, root);
  const reason = 'no Word document inside';
  throw new AtlasError('unreadable', `read: ${source} is an XML file with ${reason}`, { source, reason });
}

/**
 * Reads a Word file saved as XML, as report systems that fill in a template send it: Word 2003 XML, or the parts of a .docx in
 * one file. Reads as `readDocx` and throws what that throws.
 */
export function readWordXml(source: string, bytes: Uint8Array): Document {
  return readWord(source, 'xml', bytes, openWordXml);
}
