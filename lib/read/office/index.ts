import type { Document } from '../../model/document.ts';
import { AtlasError, isAtlasError } from '../../model/error.ts';
import { headOf } from '../decode.ts';
import { readDoc } from '../doc/index.ts';
import { readDocx } from '../docx/index.ts';
import { readHtml } from '../html/index.ts';
import { readOfd } from '../ofd/index.ts';
import { isOle, openOle } from '../ole/index.ts';
import { isRtf, readRtf } from '../rtf/index.ts';
import { isSheetXml, readCsv, readSheetXml, readXls, readXlsx } from '../sheet/index.ts';
import { isWordXml, readWordXml } from '../word-xml/index.ts';
import { isZip, listZip } from '../zip.ts';

/** What an Office file is saved as so that it can be read. */
type SaveAs = 'docx' | 'xlsx' | 'pdf';

interface OldFormat {
  readonly what: string;
  readonly saveAs: SaveAs;
}

const oldSheet: OldFormat = { what: 'an old Excel file (.xls)', saveAs: 'xlsx' };
const oldWord: OldFormat = { what: 'an old Word file of another make', saveAs: 'docx' };
const wpsSheet: OldFormat = { what: 'a WPS table file (.et)', saveAs: 'xlsx' };
const slides: OldFormat = { what: 'a file of slides', saveAs: 'pdf' };

/** Formats that have no reader, by extension. */
const oldFormats: ReadonlyMap<string, OldFormat> = new Map([
  ['doc', oldWord],
  ['dot', oldWord],
  ['wps', oldWord],
  ['wpt', oldWord],
  ['rtf', oldWord],
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

/** Names that systems give a web page so that Office opens it, and how much of it is looked at. */
const pageExtensions = new Set(['doc', 'wps', 'xls', 'et']);
const pageSearch = 2048;

function saveAs(source: string, format: string, old: OldFormat): AtlasError {
  const program = old.saveAs === 'xlsx' ? 'Excel or WPS' : old.saveAs === 'docx' ? 'Word or WPS' : 'its own program';
  const message = `read: ${source} is ${old.what}: open it in ${program} and save it as .${old.saveAs}`;
  return new AtlasError('unsupported_format', message, { source, format, saveAs: old.saveAs });
}

/** What a ZIP file holds by the names inside; null where they tell nothing. */
function packedKind(source: string, bytes: Uint8Array): 'word' | 'sheet' | 'ofd' | OldFormat | null {
  let names: string[];
  try {
    names = listZip(source, bytes).map(({ name }) => name.toLowerCase());
  } catch (error) {
    if (isAtlasError(error)) return null;
    throw error;
  }
  const holds = (name: string): boolean => names.includes(name);
  if (holds('xl/workbook.bin')) return oldFormats.get('xlsb') ?? null;
  if (holds('ofd.xml')) return 'ofd';
  if (names.some((name) => name.startsWith('word/'))) return 'word';
  if (names.some((name) => name.startsWith('xl/'))) return 'sheet';
  return names.some((name) => name.startsWith('ppt/')) ? slides : null;
}

function readPacked(source: string, bytes: Uint8Array, extension: string): Document | null {
  const kind = packedKind(source, bytes);
  if (kind === 'word') return readDocx(source, bytes);
  if (kind === 'sheet') return readXlsx(source, bytes);
  if (kind === 'ofd') return readOfd(source, bytes);
  if (kind !== null) throw saveAs(source, 'ZIP', kind);
  if (wordExtensions.has(extension)) return readDocx(source, bytes);
  if (sheetExtensions.has(extension)) return readXlsx(source, bytes);
  const named = oldFormats.get(extension);
  if (named !== undefined) throw saveAs(source, extension, named);
  return null;
}

/** Reads what stands in an OLE container: by its streams whatever it is called, by its extension where they do not tell. */
function readOld(source: string, bytes: Uint8Array, extension: string): Document {
  const { has } = openOle(source, bytes);
  if (has('EncryptedPackage')) {
    throw new AtlasError('encrypted', `read: ${source} is protected by a password`, { source });
  }
  if (has('WordDocument')) return readDoc(source, bytes);
  if (has('Workbook') || has('Book')) return readXls(source, bytes);
  if (has('PowerPoint Document')) throw saveAs(source, 'OLE', slides);
  throw saveAs(source, 'OLE', oldFormats.get(extension) ?? { what: 'an old Office file', saveAs: 'docx' });
}

/** Reads what systems send under an old name for Office to open: a web page, a table of separated values; null for neither. */
function readRenamed(source: string, bytes: Uint8Array, extension: string): Document | null {
  const isPage =
    pageExtensions.has(extension) && /<(?:html|table)\b|^\s*MIME-Version:/i.test(headOf(bytes, pageSearch));
  if (isPage) return readHtml(source, bytes);
  if (!sheetExtensions.has(extension)) return null;
  try {
    return readCsv(source, bytes);
  } catch (error) {
    if (isAtlasError(error) && (error.code === 'binary_file' || error.code === 'bad_encoding')) return null;
    throw error;
  }
}

/**
 * Reads a file of the Office family by its content: a Word file, a workbook or an OFD file whatever it is called; null where
 * it is none of this family. Throws what the readers of these throw, `encrypted`, and `unsupported_format` with
 * `details.saveAs` (docx for texts, xlsx for tables, pdf for slides) for formats without a reader: .ppt and its like, .ods,
 * .odt.
 */
export function readOffice(source: string, bytes: Uint8Array, extension: string): Document | null {
  if (isZip(bytes)) return readPacked(source, bytes, extension);
  if (isOle(bytes)) return readOld(source, bytes, extension);
  if (isRtf(bytes)) return readRtf(source, bytes);
  if (isWordXml(bytes)) return readWordXml(source, bytes);
  if (isSheetXml(bytes)) return readSheetXml(source, bytes);
  const old = oldFormats.get(extension);
  if (old === undefined) return null;
  const renamed = readRenamed(source, bytes, extension);
  if (renamed === null) throw saveAs(source, extension, old);
  return renamed;
}
