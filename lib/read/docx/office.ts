import type { Document } from '../../model/document.ts';
import { AtlasError, isAtlasError } from '../../model/error.ts';
import { readXlsx } from '../sheet/index.ts';
import { isZip, listZip } from '../zip.ts';
import { readDocx } from './index.ts';

/** What an Office file is saved as so that it can be read. */
type SaveAs = 'docx' | 'xlsx' | 'pdf';

interface OldFormat {
  readonly what: string;
  readonly saveAs: SaveAs;
}

const oldWord: OldFormat = { what: 'an old Word file (.doc)', saveAs: 'docx' };
const oldSheet: OldFormat = { what: 'an old Excel file (.xls)', saveAs: 'xlsx' };
const wpsText: OldFormat = { what: 'a WPS text file (.wps)', saveAs: 'docx' };
const wpsSheet: OldFormat = { what: 'a WPS table file (.et)', saveAs: 'xlsx' };
const slides: OldFormat = { what: 'a file of slides', saveAs: 'pdf' };
const richText: OldFormat = { what: 'a rich text file (.rtf)', saveAs: 'docx' };

/** Formats that have no reader, by extension. */
const oldFormats: ReadonlyMap<string, OldFormat> = new Map([
  ['doc', oldWord],
  ['dot', { what: 'an old Word template (.dot)', saveAs: 'docx' }],
  ['wps', wpsText],
  ['wpt', { what: 'a WPS template (.wpt)', saveAs: 'docx' }],
  ['rtf', richText],
  ['odt', { what: 'an OpenDocument text (.odt)', saveAs: 'docx' }],
  ['xls', oldSheet],
  ['xlt', { what: 'an old Excel template (.xlt)', saveAs: 'xlsx' }],
  ['xlsb', { what: 'a binary Excel file (.xlsb)', saveAs: 'xlsx' }],
  ['et', wpsSheet],
  ['ett', { what: 'a WPS table template (.ett)', saveAs: 'xlsx' }],
  ['ods', { what: 'an OpenDocument table (.ods)', saveAs: 'xlsx' }],
  ['ppt', slides],
  ['pptx', slides],
  ['dps', slides],
  ['ofd', { what: 'an OFD file (.ofd)', saveAs: 'pdf' }],
]);

/** Extensions a Word file in today's format may carry; WPS and old habits rename it freely. */
const wordExtensions = new Set(['docx', 'docm', 'dotx', 'dotm', 'doc', 'dot', 'wps', 'wpt']);
/** The same for a workbook. */
const sheetExtensions = new Set(['xlsx', 'xlsm', 'xltx', 'xltm', 'xls', 'xlt', 'et', 'ett']);

const oleSignature = [0xd0, 0xcf, 0x11, 0xe0];
const rtfSignature = [0x7b, 0x5c, 0x72, 0x74];

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, i) => bytes[at + i] === byte);
}

/** Whether a stream stands in an OLE file, by its name as the file's directory writes it. */
function holdsStream(bytes: Uint8Array, stream: string): boolean {
  const name = [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = name;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, name, at)) return true;
  }
  return false;
}

/** What an OLE file is: by its streams whatever it is called, by its extension where they do not tell. */
function oleFormat(bytes: Uint8Array, extension: string): OldFormat {
  const named = oldFormats.get(extension);
  const found = [
    holdsStream(bytes, 'WordDocument') ? [oldWord, wpsText] : [],
    holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book') ? [oldSheet, wpsSheet] : [],
    holdsStream(bytes, 'PowerPoint Document') ? [slides] : [],
  ].flat();
  const [first] = found;
  if (first === undefined) return named ?? { what: 'an old Office file', saveAs: 'docx' };
  return named !== undefined && found.some((format) => format.saveAs === named.saveAs) ? named : first;
}

function saveAs(source: string, format: string, old: OldFormat): AtlasError {
  const program = old.saveAs === 'xlsx' ? 'Excel or WPS' : old.saveAs === 'docx' ? 'Word or WPS' : 'its own program';
  const message = `read: ${source} is ${old.what}: open it in ${program} and save it as .${old.saveAs}`;
  return new AtlasError('unsupported_format', message, { source, format, saveAs: old.saveAs });
}

/** What a ZIP file holds by the names inside; null where they tell nothing. */
function packedKind(source: string, bytes: Uint8Array): 'word' | 'sheet' | OldFormat | null {
  let names: string[];
  try {
    names = listZip(source, bytes).map(({ name }) => name.toLowerCase());
  } catch (error) {
    if (isAtlasError(error)) return null;
    throw error;
  }
  const holds = (name: string): boolean => names.includes(name);
  if (holds('xl/workbook.bin')) return oldFormats.get('xlsb') ?? null;
  if (holds('ofd.xml')) return oldFormats.get('ofd') ?? null;
  if (names.some((name) => name.startsWith('word/'))) return 'word';
  if (names.some((name) => name.startsWith('xl/'))) return 'sheet';
  return names.some((name) => name.startsWith('ppt/')) ? slides : null;
}

function readPacked(source: string, bytes: Uint8Array, extension: string): Document | null {
  const kind = packedKind(source, bytes);
  if (kind === 'word') return readDocx(source, bytes);
  if (kind === 'sheet') return readXlsx(source, bytes);
  if (kind !== null) throw saveAs(source, 'ZIP', kind);
  if (wordExtensions.has(extension)) return readDocx(source, bytes);
  if (sheetExtensions.has(extension)) return readXlsx(source, bytes);
  const named = oldFormats.get(extension);
  if (named !== undefined) throw saveAs(source, extension, named);
  return null;
}

/**
 * Reads a file of the Office family by its content: a Word file or a workbook whatever it is called; null where it is none
 * of this family. Throws what `readDocx` and `readXlsx` throw, `encrypted`, and `unsupported_format` with
 * `details.saveAs` (docx for texts, xlsx for tables, pdf for slides) for formats without a reader: .doc, .wps, .rtf,
 * .xls, .et, .ppt and their like, .ods, .odt, .ofd.
 */
export function readOffice(source: string, bytes: Uint8Array, extension: string): Document | null {
  if (isZip(bytes)) return readPacked(source, bytes, extension);
  if (startsWith(bytes, oleSignature)) {
    if (holdsStream(bytes, 'EncryptedPackage')) {
      throw new AtlasError('encrypted', `read: ${source} is protected by a password`, { source });
    }
    throw saveAs(source, 'OLE', oleFormat(bytes, extension));
  }
  if (startsWith(bytes, rtfSignature)) throw saveAs(source, 'RTF', richText);
  const old = oldFormats.get(extension);
  if (old !== undefined) throw saveAs(source, extension, old);
  return null;
}
