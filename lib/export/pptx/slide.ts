import type { ExportFigure } from '../export-figure.ts';
import { pagesOf } from '../native/content.ts';
import type { NativeChart, NativePicture } from '../native/model.ts';
import { matrixTable, tablePages, type WordTable, wordTable } from '../word-table.ts';
import { linkLine, wordLines } from '../words.ts';

/** Between two tables side by side, in points. */
export const tableGap = 24;

/** What stands in the middle of a slide. */
export type SlideBody =
  | { readonly kind: 'charts'; readonly charts: readonly NativeChart[] }
  | { readonly kind: 'tables'; readonly tables: readonly WordTable[]; readonly alt: string }
  | { readonly kind: 'picture'; readonly picture: NativePicture }
  | { readonly kind: 'text'; readonly paragraphs: readonly string[]; readonly list: SlideList };

/** What stands before a paragraph of a slide: nothing, a bullet, its number. */
export type TextMarks = 'none' | 'bullet' | 'number';

/** How the paragraphs of a slide are marked; numbers count from `from`. */
export interface SlideList {
  readonly marks: TextMarks;
  readonly from: number;
}

const plainList: SlideList = { marks: 'none', from: 1 };

/** One slide: one message. */
export interface Slide {
  /** `cover` sets title and subtitle large on an otherwise empty slide. */
  readonly kind: 'cover' | 'content';
  readonly title: string;
  readonly subtitle: string;
  readonly body: SlideBody;
  /** Small print at the foot: footnotes, coverage, source; what does not fit stands in the notes. */
  readonly foot: readonly string[];
  /** The way back to the figure, a live link; empty for none. */
  readonly link: string;
  readonly linkWords: string;
  /** Speaker notes: every word that belongs to the figure. */
  readonly notes: readonly string[];
}

/** Bars a slide can hold, lines a table on it, and how wide that is unless told (points, at 10-point words). */
const barsAtMost = 16;
const rowsAtMost = 14;
const tableWidth = 880;
const sidesAtMost = 3;

/** The slides of a figure: its chart, cut where it would be too small to read, or its matrix or picture. */
export function slidesOf(figure: ExportFigure, width = tableWidth): Slide[] {
  const bodies = bodiesOf(figure, width);
  return bodies.map((body, at) => ({ ...frameOf(figure, pageWord(at, bodies.length)), body }));
}

/** The slides of a figure's table, for an appendix: a long narrow one is cut into columns side by side. */
export function tableSlidesOf(figure: ExportFigure, width = tableWidth): Slide[] {
  const bodies = tableBodies(wordTable(figure), width, figure.alt);
  return bodies.map((body, at) => ({ ...frameOf(figure, pageWord(at, bodies.length)), body }));
}

/** Tables of a slide's height, as many side by side as its width holds. */
export function tableBodies(table: WordTable, width: number, alt: string): SlideBody[] {
  const pages = tablePages(table, rowsAtMost, width);
  const widest = Math.max(...pages.map(({ widths }) => widths.reduce((sum, each) => sum + each, 0)));
  const sides = Math.max(1, Math.min(sidesAtMost, Math.floor(width / (widest * 1.15 + tableGap))));
  const count = Math.ceil(pages.length / sides);
  const each = Math.ceil(pages.length / count);
  return Array.from({ length: count }, (_, at) => ({
    kind: 'tables',
    tables: pages.slice(at * each, (at + 1) * each),
    alt,
  }));
}

/** A cover. */
export function coverSlide(title: string, subtitle: string, lines: readonly string[]): Slide {
  const body = { kind: 'text', paragraphs: lines, list: plainList } as const;
  return { kind: 'cover', title, subtitle, body, foot: [], link: '', linkWords: '', notes: [] };
}

/** A slide of paragraphs: contents, findings, method. */
export function textSlide(title: string, paragraphs: readonly string[], list = plainList): Slide {
  const body = { kind: 'text', paragraphs, list } as const;
  return { kind: 'content', title, subtitle: '', body, foot: [], link: '', linkWords: '', notes: [] };
}

const pageWord = (at: number, count: number) => (count === 1 ? '' : `（${at + 1}/${count}）`);

function frameOf(figure: ExportFigure, page: string): Omit<Slide, 'body'> {
  const { title, subtitle, words, language, content } = figure;
  const reason = content.kind === 'picture' ? [content.picture.reason] : [];
  return {
    kind: 'content',
    title: language === 'zh' ? `${title}${page}` : `${title}${page.replace('（', ' (').replace('）', ')')}`,
    subtitle,
    foot: [...reason, ...words.footnotes, words.completeness, words.source],
    link: words.link,
    linkWords: linkLine(words.link, language),
    notes: [title, subtitle, ...reason, ...wordLines(words, language)],
  };
}

function bodiesOf({ content, colours, alt, language }: ExportFigure, width: number): SlideBody[] {
  switch (content.kind) {
    case 'charts': {
      const [only, ...others] = content.charts;
      if (only === undefined) return [];
      if (others.length > 0) return [{ kind: 'charts', charts: content.charts }];
      return pagesOf(only, barsAtMost).map((chart) => ({ kind: 'charts', charts: [chart] }));
    }
    case 'matrix':
      return tableBodies(matrixTable(content.matrix, { colours, language }), width, alt);
    case 'picture':
      return [{ kind: 'picture', picture: content.picture }];
  }
}
