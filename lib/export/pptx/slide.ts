import type { ExportFigure } from '../export-figure.ts';
import { pagesOf } from '../native/content.ts';
import type { NativeChart, NativePicture } from '../native/model.ts';
import { matrixTable, tablePages, type WordTable, wordTable } from '../word-table.ts';
import { linkLine, wordLines } from '../words.ts';

/** What stands in the middle of a slide. */
export type SlideBody =
  | { readonly kind: 'charts'; readonly charts: readonly NativeChart[] }
  | { readonly kind: 'table'; readonly table: WordTable; readonly alt: string }
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

/** Bars a slide can hold, lines a table on it, and how wide that is (points, at 10-point words). */
const barsAtMost = 24;
const rowsAtMost = 14;
const tableWidth = 880;

/** The slides of a figure: its chart, cut where it would be too small to read, or its matrix or picture. */
export function slidesOf(figure: ExportFigure): Slide[] {
  const bodies = bodiesOf(figure);
  return bodies.map((body, at) => ({ ...frameOf(figure, pageWord(at, bodies.length)), body }));
}

/** The slides of a figure's table, for an appendix. */
export function tableSlidesOf(figure: ExportFigure): Slide[] {
  const pages = tablePages(wordTable(figure), rowsAtMost, tableWidth);
  return pages.map((table, at) => ({
    ...frameOf(figure, pageWord(at, pages.length)),
    body: { kind: 'table', table, alt: figure.alt },
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

function bodiesOf({ content, colours, alt }: ExportFigure): SlideBody[] {
  switch (content.kind) {
    case 'charts': {
      const [only, ...others] = content.charts;
      if (only === undefined) return [];
      if (others.length > 0) return [{ kind: 'charts', charts: content.charts }];
      return pagesOf(only, barsAtMost).map((chart) => ({ kind: 'charts', charts: [chart] }));
    }
    case 'matrix':
      return tablePages(matrixTable(content.matrix, colours), rowsAtMost, tableWidth).map((table) => ({
        kind: 'table',
        table,
        alt,
      }));
    case 'picture':
      return [{ kind: 'picture', picture: content.picture }];
  }
}
