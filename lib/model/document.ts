import type { ReadWarning } from './fact.ts';

/**
 * Where something stands in a document. `start` and `end` count UTF-16 code units in `Document.text` (end exclusive);
 * `block` is the index in `Document.blocks`; `page` counts from 1 and is null where the format has no pages.
 */
export interface Place {
  readonly block: number;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
}

/** A heading; level 1 is the outermost (一、), 2 the next ((一)), 3 the next (1.); the title of the report is level 0. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  readonly place: Place;
}

/** A paragraph of running text. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly place: Place;
}

/** One cell of a table; row and column count from 0; spans are 1 for an ordinary cell. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly place: Place;
}

/** A table as a grid of cells, in reading order. */
export interface Table {
  readonly kind: 'table';
  readonly cells: readonly TableCell[];
  readonly place: Place;
}

/** A piece of a document, in reading order. */
export type Block = Heading | Paragraph | Table;

/** The formats a reader exists for. */
export const documentFormats = [
  'txt',
  'md',
  'html',
  'docx',
  'doc',
  'rtf',
  'xml',
  'pdf',
  'ofd',
  'xlsx',
  'xls',
  'csv',
] as const;

/** One of {@link documentFormats}. */
export type DocumentFormat = (typeof documentFormats)[number];

const sheetFormats: ReadonlySet<DocumentFormat> = new Set(['xlsx', 'xls', 'csv']);

/** Whether a document is rows and columns, with no pages and no layout of a report. */
export function isSheet({ format }: Pick<Document, 'format'>): boolean {
  return sheetFormats.has(format);
}

/** A report as read: the one shape every reader ends in and every extractor starts from. */
export interface Document {
  readonly source: string;
  readonly format: DocumentFormat;
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /**
   * The whole text every place points into: of a text file as decoded, line ends untouched; of other formats the text in
   * reading order, a line per block, a table as one line per row with tabs between cells.
   */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What the reader could not read, or read with doubt; empty for most files. */
  readonly warnings: readonly ReadWarning[];
}
