import type { Document, DocumentFormat } from '../model/document.ts';
import { AtlasError } from '../model/error.ts';
import { beginsWith } from './decode.ts';
import { readDocx } from './docx/index.ts';
import { readHtml } from './html/index.ts';
import { readOffice } from './office/index.ts';
import { readCsv, readXlsx } from './sheet/index.ts';
import { readText } from './text.ts';

export { maxFileBytes } from './decode.ts';

type Reader = (source: string, bytes: Uint8Array) => Document;

const textReader =
  (format: DocumentFormat): Reader =>
  (source, bytes) =>
    readText(source, format, bytes);

/** The registry: one reader for each file extension. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['txt', textReader('txt')],
  ['text', textReader('txt')],
  ['md', textReader('md')],
  ['markdown', textReader('md')],
  ['html', readHtml],
  ['htm', readHtml],
  ['mhtml', readHtml],
  ['mht', readHtml],
  ['docx', readDocx],
  ['docm', readDocx],
  ['xlsx', readXlsx],
  ['xlsm', readXlsx],
  ['csv', readCsv],
  ['tsv', readCsv],
]);

/** First bytes of formats without a reader here, and of those that are renamed to .txt by mistake. */
const foreignSignatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf]],
];

function extensionOf(source: string): string {
  return /\.([^./\\]+)$/.exec(source)?.[1]?.toLowerCase() ?? '';
}

function foreignFormat(bytes: Uint8Array): string | null {
  return foreignSignatures.find(([, signature]) => beginsWith(bytes, signature))?.[0] ?? null;
}

/**
 * Reads a file's bytes into a Document by its extension and content; a name without extension is read as text.
 * Throws AtlasError `empty_file`, `too_large`, `binary_file`, `bad_encoding`, `unsupported_format`,
 * `unreadable` for a PDF that does not begin like one, or what the format's own reader throws.
 */
export function readDocument(source: string, bytes: Uint8Array): Document {
  if (bytes.length === 0) throw new AtlasError('empty_file', `read: ${source} is empty`, { source });
  const extension = extensionOf(source);
  const office = readOffice(source, bytes, extension);
  if (office !== null) return office;
  const reader = readers.get(extension === '' ? 'txt' : extension);
  const foreign = foreignFormat(bytes);
  if (extension === 'pdf' && foreign === null) {
    throw new AtlasError('unreadable', `read: ${source} is called a PDF and is none`, { source });
  }
  if (reader === undefined || foreign !== null) {
    const format = foreign ?? extension;
    throw new AtlasError('unsupported_format', `read: ${source} is ${format}, which has no reader`, { source, format });
  }
  return reader(source, bytes);
}
