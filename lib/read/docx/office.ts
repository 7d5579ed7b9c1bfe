import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { readDocx } from './index.ts';

/** Extensions a Word file in today's format may carry; WPS and old habits rename it freely. */
const wordExtensions = new Set(['docx', 'docm', 'dotx', 'dotm', 'doc', 'dot', 'wps', 'wpt']);

/** Formats from before .docx that have no reader, by extension, and what they are. */
const oldFormats: ReadonlyMap<string, string> = new Map([
  ['doc', 'an old Word file (.doc)'],
  ['dot', 'an old Word template (.dot)'],
  ['wps', 'a WPS text file (.wps)'],
  ['wpt', 'a WPS template (.wpt)'],
  ['et', 'a WPS table file (.et)'],
  ['xls', 'an old Excel file (.xls)'],
  ['rtf', 'a rich text file (.rtf)'],
]);

const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0];
const rtfSignature = [0x7b, 0x5c, 0x72, 0x74];

/** The stream in which Office keeps an encrypted .docx, as its name is written in the OLE directory. */
const encryptedStream = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, i) => bytes[at + i] === byte);
}

function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  const [first = 0] = encryptedStream;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, encryptedStream, at)) return true;
  }
  return false;
}

function saveAsDocx(source: string, format: string, what: string): AtlasError {
  const message = `read: ${source} is ${what}: open it in Word or WPS and save it as .docx`;
  return new AtlasError('unsupported_format', message, { source, format, saveAs: 'docx' });
}

/**
 * Reads a file of the Office family by its content and extension: a Word file whatever it is called; null where it is none
 * of this family. Throws what `readDocx` throws, `encrypted`, and `unsupported_format` with `details.saveAs` for the
 * formats from before .docx (.doc, .wps, .et, .xls, .rtf).
 */
export function readOffice(source: string, bytes: Uint8Array, extension: string): Document | null {
  if (startsWith(bytes, zipSignature)) return wordExtensions.has(extension) ? readDocx(source, bytes) : null;
  if (startsWith(bytes, oleSignature)) {
    if (holdsEncryptedPackage(bytes)) {
      throw new AtlasError('encrypted', `read: ${source} is protected by a password`, { source });
    }
    throw saveAsDocx(source, 'OLE', oldFormats.get(extension) ?? 'an old Office file');
  }
  if (startsWith(bytes, rtfSignature)) throw saveAsDocx(source, 'RTF', 'a rich text file (.rtf)');
  const old = oldFormats.get(extension);
  if (old !== undefined) throw saveAsDocx(source, extension, old);
  return null;
}
