import { type Block, figureBlocks, type RunInHeading, tableBlocks } from '../export/docx/block.ts';
import type { ExportFigure } from '../export/export-figure.ts';
import { tablePages } from '../export/word-table.ts';
import { reportLine } from '../export/words.ts';
import type { Bilingual, Language } from '../model/language.ts';
import type { SourceReport } from '../query/reports-sql.ts';
import { dateText } from './deck.ts';
import { numbered } from './numbering.ts';
import { chartsAlone, type Piece, type WrittenBriefing } from './sections.ts';

/** Plain, or laid out after GB/T 9704-2012. */
export const presets = ['plain', 'official'] as const;
/** One of {@link presets}. */
export type Preset = (typeof presets)[number];

const words = {
  appendix: { zh: '附表', en: 'Tables' },
  sources: { zh: '口径与来源', en: 'Definitions and sources' },
} satisfies Record<string, Bilingual>;

const tableWidth = 560;

/**
 * The blocks of a Word report: title and day, the pieces, the tables behind the charts, definitions and sources (each once). The
 * official preset numbers its headings 一、（一）. One at a time, as the slides of a deck.
 */
export function* reportBlocks(
  { title, pieces }: WrittenBriefing,
  { language, date, preset }: { readonly language: Language; readonly date: string; readonly preset: Preset },
): Generator<Block> {
  yield { kind: 'title', text: title };
  const day = dateText(date, language);
  yield { kind: 'dateline', text: language === 'zh' ? `（${day}）` : day };
  const official = preset === 'official';
  const top = pieces.some((piece) => piece.kind === 'heading' && piece.level === 1) ? 1 : 2;
  const counted = numbered(official && language === 'zh', top);
  for (const [at, piece] of pieces.entries()) {
    if (official && runsIn(piece, pieces[at + 1])) continue;
    const before = pieces[at - 1];
    const lead =
      official && before !== undefined && runsIn(before, piece)
        ? ({ level: top === 2 ? 1 : 2, text: counted(2, before.text) } as const)
        : null;
    yield* pieceBlocks(piece, { counted, lead, official });
  }
  const behind = chartsAlone(pieces);
  if (behind.length > 0) {
    yield { kind: 'break' };
    yield { kind: 'heading', level: 1, text: counted(top, words.appendix[language]) };
    for (const figure of behind) yield* tableBlocks(figure);
  }
  const figures = pieces.flatMap((piece) => (piece.kind === 'figure' ? [piece.figure] : []));
  if (figures.length === 0) return;
  yield { kind: 'heading', level: 1, text: counted(top, words.sources[language]) };
  yield* sourcesOf(figures, language);
}

/** Official documents set a heading of the second level and the text under it in one line. */
function runsIn(piece: Piece, next: Piece | undefined): piece is Extract<Piece, { kind: 'heading' }> {
  return piece.kind === 'heading' && piece.level === 2 && next?.kind === 'text';
}

interface Place {
  readonly counted: ReturnType<typeof numbered>;
  /** The heading that runs into the text. */
  readonly lead: RunInHeading | null;
  readonly official: boolean;
}

function* pieceBlocks(piece: Piece, { counted, lead, official }: Place): Generator<Block> {
  switch (piece.kind) {
    case 'heading':
      yield { kind: 'heading', level: piece.level, text: counted(piece.level, piece.text) };
      return;
    case 'text':
      for (const [at, text] of piece.paragraphs.entries()) yield { kind: 'text', text, lead: at === 0 ? lead : null };
      return;
    case 'figure':
      if (piece.show !== 'table') yield* figureBlocks(piece.figure);
      if (piece.show !== 'chart') yield* tableBlocks(piece.figure);
      return;
    case 'finding':
      for (const { who, rule, lines } of piece.findings) {
        if (official) {
          yield { kind: 'text', text: lines.join(' '), lead: { level: 2, text: `${who} ${rule}` } };
          continue;
        }
        yield { kind: 'caption', text: `${who} · ${rule}`, quiet: false };
        for (const text of lines) yield { kind: 'text', text, lead: null };
      }
      return;
    case 'profile': {
      const { name, subtitle, table } = piece.profile;
      yield { kind: 'caption', text: name, quiet: false };
      yield { kind: 'caption', text: subtitle, quiet: true };
      for (const page of tablePages(table, Number.POSITIVE_INFINITY, tableWidth)) yield { kind: 'table', table: page };
    }
  }
}

/** What all figures of a report rest on, each line once, reports numbered through. */
function* sourcesOf(figures: readonly ExportFigure[], language: Language): Generator<Block> {
  const said = new Set(figures.flatMap(({ words: own }) => [...own.definitions, ...own.cells]));
  for (const text of said) yield { kind: 'note', text, link: '', keep: false };
  const reports = new Map<string, SourceReport>();
  for (const { words: own } of figures) for (const report of own.reports) reports.set(report.report_id, report);
  for (const [at, report] of [...reports.values()].entries()) {
    yield {
      kind: 'note',
      text: `[${at + 1}] ${reportLine(report, language)}`,
      link: report.source_url ?? '',
      keep: false,
    };
  }
  const made = figures[0]?.words.made;
  if (made !== undefined) yield { kind: 'note', text: made, link: '', keep: false };
}
