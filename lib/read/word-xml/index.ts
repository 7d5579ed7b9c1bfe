import type { Document } from '../../model/document.ts';
import { noDocument, type WordParts } from '../docx/package.ts';
import { readWord } from '../docx/word.ts';
import { parseXml } from '../docx/xml.ts';
import { isXmlWith } from '../office/walk.ts';
import { flatParts } from './flat.ts';
import { wordmlParts } from './wordml.ts';

const sign = /<(?:w:wordDocument|pkg:package)\b|progid="Word\.Document"/;

/** Whether bytes are a Word file saved as XML, whatever it is called. */
export function isWordXml(bytes: Uint8Array): boolean {
  return isXmlWith(bytes, sign);
}

function openWordXml(source: string, bytes: Uint8Array): WordParts {
  const root = parseXml(source, 'the file', bytes);
  if (root.name === 'w:wordDocument') return wordmlParts(root);
  if (root.name === 'package') return flatParts(source, root);
  throw noDocument(source, 'an XML file');
}

/**
 * Reads a Word file saved as XML, as report systems that fill in a template send it: Word 2003 XML, or the parts of a .docx in
 * one file. Reads as `readDocx` and throws what that throws.
 */
export function readWordXml(source: string, bytes: Uint8Array): Document {
  return readWord(source, 'xml', bytes, openWordXml);
}
