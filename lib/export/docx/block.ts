import type { ExportFigure } from '../export-figure.ts';
import { pagesOf } from '../native/content.ts';
import type { NativeChart, NativePicture } from '../native/model.ts';
import { matrixTable, tablePages, type WordTable, wordTable } from '../word-table.ts';
import { linkLine, reportLines, reportsAtMost } from '../words.ts';

/** A heading that stands in the first line of its text. */
export interface RunInHeading {
  readonly level: 1 | 2;
  readonly text: string;
}

/** One piece of a Word document. Sizes in points. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  /** The day, under the title. */
  | { readonly kind: 'dateline'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly lead: RunInHeading | null }
  /** Small print; `link` is an address to open, `keep` holds it on the page of the next. */
  | { readonly kind: 'note'; readonly text: string; readonly link: string; readonly keep: boolean }
  /** What a figure or table is called, kept with it. */
  | { readonly kind: 'caption'; readonly text: string; readonly quiet: boolean }
  | {
      readonly kind: 'charts';
      readonly charts: readonly NativeChart[];
      readonly height: number;
      readonly keep: boolean;
    }
  | { readonly kind: 'picture'; readonly picture: NativePicture }
  | { readonly kind: 'table'; readonly table: WordTable }
  | { readonly kind: 'break' };

type NoteBlock = Extract<Block, { kind: 'note' }>;

/** Bars that fit on a page of A4, and how wide its text is at 10-point words. */
const barsAtMost = 24;
const tableWidth = 560;

/** A figure with the small print that belongs beside it: title, subtitle, charts or matrix, footnotes, coverage, source, link. */
export function figureBlocks(figure: ExportFigure): Block[] {
  const { title, subtitle } = figure;
  return [
    { kind: 'caption', text: title, quiet: false },
    { kind: 'caption', text: subtitle, quiet: true },
    ...drawn(figure),
    ...footBlocks(figure),
  ];
}

const note = (text: string, link = ''): NoteBlock => ({ kind: 'note', text, link, keep: false });

function footBlocks({ content, words, language }: ExportFigure): Block[] {
  const link = linkLine(words.link, language);
  const notes = [
    ...(content.kind === 'picture' ? [note(content.picture.reason)] : []),
    ...[...words.footnotes, words.completeness, words.source].map((text) => note(text)),
    ...(link === '' ? [] : [note(link, words.link)]),
  ];
  return notes.map((each, at) => ({ ...each, keep: at < notes.length - 1 }));
}

/** Where a figure comes from, for the end of a document: definitions, cells without figures, reports, the day. */
export function sourceBlocks({ words, language }: ExportFigure): Block[] {
  return [
    ...[...words.definitions, ...words.cells].map((text) => note(text)),
    ...reportLines(words, language).map((line, at) =>
      note(line, at < reportsAtMost ? (words.reports[at]?.source_url ?? '') : ''),
    ),
    note(words.made),
  ];
}

/** A figure's table under a caption. */
export function tableBlocks(figure: ExportFigure): Block[] {
  const pages = tablePages(wordTable(figure), Number.POSITIVE_INFINITY, tableWidth);
  return [
    { kind: 'caption', text: figure.title, quiet: false },
    { kind: 'caption', text: figure.subtitle, quiet: true },
    ...pages.map((table): Block => ({ kind: 'table', table })),
  ];
}

function drawn({ content, colours, language }: ExportFigure): Block[] {
  switch (content.kind) {
    case 'charts': {
      const [only, ...others] = content.charts;
      if (only === undefined) return [];
      const rows = others.length > 0 ? pairs(content.charts) : pagesOf(only, barsAtMost).map((chart) => [chart]);
      // The last row stays with the small print.
      return rows.map((charts, at) => {
        const height = others.length > 0 ? 170 : Math.max(...charts.map(heightOf));
        return { kind: 'charts', charts, height, keep: at === rows.length - 1 };
      });
    }
    case 'matrix':
      return tablePages(matrixTable(content.matrix, { colours, language }), Number.POSITIVE_INFINITY, tableWidth).map(
        (table) => ({
          kind: 'table',
          table,
        }),
      );
    case 'picture':
      return [{ kind: 'picture', picture: content.picture }];
  }
}

/** Small charts stand two by two. */
function pairs(charts: readonly NativeChart[]): NativeChart[][] {
  return Array.from({ length: Math.ceil(charts.length / 2) }, (_, at) => charts.slice(at * 2, at * 2 + 2));
}

function heightOf({ kind, categories, series }: NativeChart): number {
  if (kind === 'line' || kind === 'scatter') return 260;
  const bars = categories.length * (kind === 'bar' && series.length > 1 ? series.length + 0.6 : 1.2);
  // The small print stays on the page of its chart.
  return Math.min(430, Math.max(190, 80 + bars * 13));
}
