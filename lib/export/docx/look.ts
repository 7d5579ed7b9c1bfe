import { type Fonts, headingFonts, sansFonts, serifFonts } from '../fonts.ts';

/** How a paragraph of one kind looks; sizes and distances in points. */
export interface ParagraphLook {
  readonly size: number;
  readonly fonts: Fonts;
  readonly bold: boolean;
  readonly colour: string;
  readonly align: 'left' | 'center' | 'both';
  readonly before: number;
  readonly after: number;
  /** Distance of lines: a multiple of the font's own, or a fixed one in points. */
  readonly line: { readonly times: number } | { readonly points: number };
  /** Indent of the first line in characters. */
  readonly indent: number;
  /** Added between characters, in points. */
  readonly tracking: number;
}

/** The kinds of paragraph a document has. */
const paragraphKinds = [
  'title',
  'heading1',
  'heading2',
  'heading3',
  'text',
  'note',
  'caption',
  'quiet',
  'cell',
] as const;
/** One of {@link paragraphKinds}. */
export type ParagraphKind = (typeof paragraphKinds)[number];

/** The look of a Word document: page and margins in millimetres, a look per kind of paragraph. */
export interface DocumentLook {
  readonly page: { readonly width: number; readonly height: number };
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly paragraphs: Readonly<Record<ParagraphKind, ParagraphLook>>;
  /** Lines and characters of the page's grid; null for none. For what people add: our own paragraphs stand off it. */
  readonly grid: { readonly lines: number; readonly characters: number } | null;
  /**
   * The page number, — 1 —: `foot` millimetres from the page's lower edge; `outer` puts it right on odd pages and left on even
   * ones, a character from the edge of the text.
   */
  readonly pageNumber: { readonly size: number; readonly fonts: Fonts; readonly foot: number; readonly outer: boolean };
  /** Other names of fonts, for machines that know them only so; the nearest first. */
  readonly fallbacks: Readonly<Record<string, readonly string[]>>;
}

const body: ParagraphLook = {
  size: 11,
  fonts: serifFonts,
  bold: false,
  colour: '1C1B19',
  align: 'both',
  before: 0,
  after: 6,
  line: { times: 1.35 },
  indent: 0,
  tracking: 0,
};
const heading: ParagraphLook = { ...body, fonts: headingFonts, bold: true, align: 'left', before: 12, after: 6 };

/** A plain report on A4. */
export const plainLook: DocumentLook = {
  page: { width: 210, height: 297 },
  margins: { top: 22, right: 20, bottom: 20, left: 20 },
  grid: null,
  pageNumber: { size: 10, fonts: sansFonts, foot: (600 / 1440) * 25.4, outer: false },
  fallbacks: {},
  paragraphs: {
    title: { ...heading, size: 20, align: 'center', before: 0, after: 12 },
    heading1: { ...heading, size: 16 },
    heading2: { ...heading, size: 14 },
    heading3: { ...heading, size: 12 },
    text: body,
    note: { ...body, fonts: sansFonts, size: 8.5, colour: '57534B', align: 'left', after: 1, line: { times: 1.15 } },
    caption: { ...heading, size: 14, before: 10, after: 2 },
    quiet: { ...body, fonts: sansFonts, size: 10, colour: '57534B', align: 'left', after: 4 },
    cell: { ...body, fonts: sansFonts, size: 9, align: 'left', after: 0, line: { times: 1 } },
  },
};
