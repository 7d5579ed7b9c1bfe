import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { parse as parseHtml } from 'parse5';
import { SaxesParser } from 'saxes';
import { readEffects } from '../../lib/pipeline/read-effects.ts';
import { type Pdfium, startPdfium } from '../../lib/read/pdf/pdfium.ts';
import type { FormatFiles } from './reading-files.ts';

/** A parsing library by itself. */
export interface Library {
  readonly name: string;
  /** Whether our reader is built on it; otherwise it is another program to compare with. */
  readonly isOurs: boolean;
  readonly formats: readonly FormatFiles['format'][];
  /** What is to be timed for some bytes; what is not the library's own work is done before. */
  prepare(bytes: Uint8Array): () => unknown;
}

const parts: Readonly<Record<string, RegExp>> = {
  docx: /^word\/(?:document|styles|numbering|footnotes|endnotes)\.xml$|\.rels$/,
  xlsx: /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+)\.xml$|\.rels$/,
};

/** fflate takes the parts out that the reader reads, saxes goes over every element. */
function officeLibrary(format: 'docx' | 'xlsx'): Library {
  return {
    name: 'fflate + saxes',
    isOurs: true,
    formats: [format],
    prepare: (bytes) => () => {
      const files = unzipSync(bytes, { filter: ({ name }) => parts[format]?.test(name) ?? false });
      let elements = 0;
      for (const content of Object.values(files)) {
        const parser = new SaxesParser();
        parser.on('opentag', () => {
          elements++;
        });
        parser.on('text', () => undefined);
        parser.write(new TextDecoder().decode(content)).close();
      }
      return elements;
    },
  };
}

const scratchBytes = 64;

/** Opens a document and asks PDFium for every character with its place and every drawn object: what any reader must ask. */
function readWithPdfium({ call, memory }: Pdfium, bytes: Uint8Array): number {
  const data = call.malloc(bytes.length);
  const scratch = call.malloc(scratchBytes);
  memory.HEAPU8.set(bytes, data);
  const document = call.FPDF_LoadMemDocument(data, bytes.length, 0);
  let seen = 0;
  for (let index = 0; index < call.FPDF_GetPageCount(document); index++) {
    const page = call.FPDF_LoadPage(document, index);
    const text = call.FPDFText_LoadPage(page);
    const characters = call.FPDFText_CountChars(text);
    for (let i = 0; i < characters; i++) {
      seen += call.FPDFText_GetUnicode(text, i);
      call.FPDFText_GetLooseCharBox(text, i, scratch);
    }
    const objects = call.FPDFPage_CountObjects(page);
    for (let i = 0; i < objects; i++) seen += call.FPDFPageObj_GetType(call.FPDFPage_GetObject(page, i));
    call.FPDFText_ClosePage(text);
    call.FPDF_ClosePage(page);
  }
  call.FPDF_CloseDocument(document);
  call.free(scratch);
  call.free(data);
  return seen;
}

interface PdfJsPage {
  getTextContent(): Promise<unknown>;
  getOperatorList(): Promise<unknown>;
}
interface PdfJs {
  getDocument(options: { data: Uint8Array }): {
    promise: Promise<{ numPages: number; getPage(number: number): Promise<PdfJsPage>; destroy(): Promise<void> }>;
  };
}

/** pdf.js, where somebody has installed it: it is no dependency of ours. */
async function pdfJs(): Promise<Library[]> {
  const name: string = 'pdfjs-dist/legacy/build/pdf.mjs';
  const library: PdfJs | null = await import(name).catch(() => null);
  if (library === null) return [];
  return [
    {
      name: 'pdf.js',
      isOurs: false,
      formats: ['pdf'],
      prepare: (bytes) => async () => {
        const document = await library.getDocument({ data: bytes.slice() }).promise;
        for (let number = 1; number <= document.numPages; number++) {
          const page = await document.getPage(number);
          await page.getTextContent();
          await page.getOperatorList();
        }
        await document.destroy();
      },
    },
  ];
}

/** The libraries our readers are built on, and others that read the same formats. */
export async function createLibraries(): Promise<Library[]> {
  const pdfium = await startPdfium(await readEffects.pdfiumWasm());
  const html = (format: 'html' | 'html GB18030', encoding: string): Library => ({
    name: 'parse5',
    isOurs: true,
    formats: [format],
    prepare: (bytes) => {
      const text = new TextDecoder(encoding).decode(bytes);
      return () => parseHtml(text);
    },
  });
  return [
    html('html', 'utf-8'),
    html('html GB18030', 'gb18030'),
    officeLibrary('docx'),
    officeLibrary('xlsx'),
    { name: 'PDFium', isOurs: true, formats: ['pdf'], prepare: (bytes) => () => readWithPdfium(pdfium, bytes) },
    ...(await pdfJs()),
    {
      name: 'csv-parse',
      isOurs: false,
      formats: ['csv'],
      prepare: (bytes) => {
        const text = new TextDecoder().decode(bytes);
        return () => parseCsv(text, { relax_column_count: true, relax_quotes: true });
      },
    },
  ];
}
