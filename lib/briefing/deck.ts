import { wrapText } from '../charts/measure.ts';
import {
  coverSlide,
  type Slide,
  slidesOf,
  type TextMarks,
  tableBodies,
  tableSlidesOf,
  textSlide,
} from '../export/pptx/slide.ts';
import type { Bilingual, Language } from '../model/language.ts';
import { chartsAlone, type Piece, type WrittenBriefing } from './sections.ts';

/** The proportion of a deck's slides. */
export type DeckShape = '16:9' | '4:3';

const words = {
  contents: { zh: '目录', en: 'Contents' },
  appendix: { zh: '附录：数据表', en: 'Appendix: tables' },
  findings: { zh: '数据核验', en: 'Checks of the figures' },
  summary: { zh: '说明', en: 'Notes' },
} satisfies Record<string, Bilingual>;

/** Lines of 16-point words a slide holds, and how wide they are, in points, by proportion. */
const linesAtMost = 13;
const widths: Readonly<Record<DeckShape, number>> = { '16:9': 880, '4:3': 640 };

/**
 * The slides of a briefing, one message each: cover, contents, its pieces, then the tables behind its charts. One at a time, so
 * that a page can show how far it is; {@link deckLength} says how many there will be at least.
 */
export function* deckSlides(
  briefing: WrittenBriefing,
  { language, date, shape }: { readonly language: Language; readonly date: string; readonly shape: DeckShape },
): Generator<Slide> {
  const { title, pieces } = briefing;
  yield coverSlide(title, dateText(date, language), [coverLine[language]]);
  const contents = contentLines(pieces);
  if (contents.length > 1) yield* textSlides(words.contents[language], contents, shape, 'number');
  let heading = title;
  const waiting: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'heading' && waiting.length > 0) yield* textSlides(heading, waiting.splice(0), shape);
    if (piece.kind === 'heading') heading = piece.text;
    else if (piece.kind === 'text') waiting.push(...piece.paragraphs.flatMap(sentencesOf));
    else {
      if (waiting.length > 0) yield* textSlides(heading, waiting.splice(0), shape);
      yield* pieceSlides(piece, language, shape);
    }
  }
  if (waiting.length > 0) yield* textSlides(heading, waiting, shape);
  const behind = chartsAlone(pieces);
  if (behind.length === 0) return;
  const named = behind.map((figure) => figure.title);
  yield* textSlides(words.appendix[language], named, shape, 'number');
  for (const figure of behind) yield* tableSlidesOf(figure, widths[shape]);
}

const coverLine: Bilingual = {
  zh: '数据来自各机构政府信息公开工作年度报告，由政务公开图谱整理；图表可在演示软件中编辑。',
  en: 'Figures from the annual reports on government-information disclosure, compiled with Gongkai Atlas; charts can be edited.',
};

/** A day as official documents write it: 2026年11月21日. */
export function dateText(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : date;
}

/** How many steps the progress of a deck has: the pieces, and the tables behind the charts. */
export function deckLength({ pieces }: WrittenBriefing): number {
  return 2 + pieces.length + chartsAlone(pieces).length;
}

function* pieceSlides(piece: Piece, language: Language, shape: DeckShape): Generator<Slide> {
  switch (piece.kind) {
    case 'figure':
      if (piece.show !== 'table') yield* slidesOf(piece.figure, widths[shape]);
      if (piece.show !== 'chart') yield* tableSlidesOf(piece.figure, widths[shape]);
      return;
    case 'finding': {
      const lines = piece.findings.flatMap(({ who, rule, lines: said }) => [`${who} · ${rule}`, ...said]);
      yield* textSlides(words.findings[language], lines, shape);
      return;
    }
    case 'profile': {
      const { name, subtitle, table } = piece.profile;
      const bodies = tableBodies(table, widths[shape], name);
      for (const [at, body] of bodies.entries()) {
        const title = bodies.length === 1 ? name : `${name} (${at + 1}/${bodies.length})`;
        yield { ...textSlide(title, []), subtitle, body };
      }
      return;
    }
    case 'heading':
    case 'text':
      return;
  }
}

/**
 * A paragraph of several sentences reads better on a slide as a line each. What stands within quotation marks or brackets stays
 * whole, and so does a statement of several clauses: what follows a semicolon speaks of what is before it.
 */
function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  let open = 0;
  for (let at = 0; at < paragraph.length; at++) {
    const character = paragraph.charAt(at);
    if (opening.has(character)) open++;
    else if (closing.has(character)) open = Math.max(0, open - 1);
    else if (open === 0 && (/[。！？]/.test(character) || englishEnd.test(paragraph.slice(at, at + 4)))) {
      sentences.push(paragraph.slice(from, at + 1));
      from = at + 1;
    }
  }
  return [...sentences, paragraph.slice(from)].map((each) => each.trim()).filter((each) => each !== '');
}

const opening: ReadonlySet<string> = new Set('（(“「『《【');
const closing: ReadonlySet<string> = new Set('）)”」』》】');
/** A full stop before the beginning of a sentence: neither of a number nor of an abbreviation within one. */
const englishEnd = /^[.!?]\s+[\p{Lu}\p{Script=Han}“]/u;

/** What the deck says, in its order: headings, and the messages under them. */
function contentLines(pieces: readonly Piece[]): string[] {
  const headings = pieces.filter(({ kind }) => kind === 'heading');
  const listed = headings.length > 1 ? headings : pieces;
  return listed.flatMap((piece) => {
    if (piece.kind === 'heading') return piece.text;
    if (piece.kind === 'figure') return piece.figure.title;
    return piece.kind === 'profile' ? piece.profile.name : [];
  });
}

/** Paragraphs on as many slides as they need, several as a list; one too long for a slide is cut between its lines. */
function* textSlides(
  title: string,
  paragraphs: readonly string[],
  shape: DeckShape,
  marks: TextMarks = paragraphs.length > 1 ? 'bullet' : 'none',
): Generator<Slide> {
  const pages: string[][] = [[]];
  let used = 0;
  for (const paragraph of paragraphs.flatMap((text) => cutLong(text, shape))) {
    const lines = wrapText(paragraph, 16, widths[shape]).length + 0.4;
    if (used > 0 && used + lines > linesAtMost) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(paragraph);
    used += lines;
  }
  let from = 1;
  for (const [at, page] of pages.entries()) {
    yield textSlide(pages.length === 1 ? title : `${title} (${at + 1}/${pages.length})`, page, { marks, from });
    from += page.length;
  }
}

function cutLong(text: string, shape: DeckShape): string[] {
  const lines = wrapText(text, 16, widths[shape]);
  if (lines.length <= linesAtMost) return [text];
  const pages = Math.ceil(lines.length / (linesAtMost - 1));
  return Array.from({ length: pages }, (_, at) =>
    lines.slice(at * (linesAtMost - 1), (at + 1) * (linesAtMost - 1)).join(''),
  );
}
