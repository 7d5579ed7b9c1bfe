import { linesOf, type TextLine, usualSize } from './line.ts';
import { centre, type Glyph, type PageContent, type Ruling } from './page.ts';

/** Share of the page's height, and points at least, at its head and foot where headers and page numbers stand. */
const marginShare = 0.12;
const minMargin = 56;
/** Outer part of the margin in which smaller print is no part of the text even if it stands on one page only. */
const outerMargin = 0.75;
const smallPrint = 0.85;
/** Lines at the same height on two pages, in points. */
const sameHeight = 4;
/** Page numbers in their ornaments: - 2 -, — 2 —, 第2页 共5页, 2/5. */
const pageMark = /^(?:[-—–－·•]\s*\d{1,4}\s*[-—–－·•]|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*\/\s*\d{1,4})$/;
/** Lines looked at in one margin. */
const maxMarginLines = 12;
const bareNumber = /^\d{1,4}$/;

interface MarginLine {
  readonly page: PageContent;
  readonly line: TextLine;
  readonly words: string;
  /** Words with every number the same. */
  readonly shape: string;
  /** It stands far out in smaller print. */
  readonly aside: boolean;
  /** It stands between the lines of a table. */
  readonly enclosed: boolean;
}

/** Whether a table's lines enclose a line. */
function isEnclosed(line: TextLine, level: readonly Ruling[]): boolean {
  const over = level.filter((ruling) => ruling.from <= line.left && ruling.to >= line.right);
  return over.some((ruling) => ruling.at <= line.top + 2) && over.some((ruling) => ruling.at >= line.bottom - 2);
}

/** The lines in the margins of a page: those at its head and those at its foot, the outermost first. */
function marginLines(page: PageContent): MarginLine[][] {
  const level = page.rulings.filter((ruling) => ruling.horizontal);
  const lines = linesOf(page.glyphs);
  const margin = Math.max(page.height * marginShare, minMargin);
  const usual = usualSize(lines);
  const describe = (line: TextLine, edge: number): MarginLine[] => {
    if (edge > margin) return [];
    const words = line.text.replaceAll(' ', '');
    const enclosed = isEnclosed(line, level);
    const aside = edge < margin * outerMargin && line.em < usual * smallPrint && !enclosed;
    return [{ page, line, words, shape: words.replace(/\d+/g, '0'), aside, enclosed }];
  };
  return [
    lines.slice(0, maxMarginLines).flatMap((line) => describe(line, centre(line).y)),
    lines
      .slice(-maxMarginLines)
      .reverse()
      .flatMap((line) => describe(line, page.height - centre(line).y)),
  ];
}

function repeats(a: MarginLine, others: readonly MarginLine[]): number {
  return others.filter(
    (b) =>
      b.page !== a.page &&
      b.shape === a.shape &&
      Math.abs(b.line.top - a.line.top) <= sameHeight &&
      (!bareNumber.test(a.words) || Number(b.words) - Number(a.words) === b.page.number - a.page.number),
  ).length;
}

function isFurniture(own: MarginLine, all: readonly MarginLine[], pages: number): boolean {
  if (own.aside || pageMark.test(own.words)) return true;
  const same = repeats(own, all) + 1;
  if (bareNumber.test(own.words)) return same >= 2 || (!own.enclosed && Number(own.words) === own.page.number);
  return same >= 2 && same * 2 >= pages - 1 && !own.enclosed;
}

/**
 * The pages without what is printed on each of them: headers, footers and page numbers, even inside a table's lines.
 * Only what stands outside of everything else is left out.
 */
export function withoutFurniture(pages: readonly PageContent[]): PageContent[] {
  const margins = pages.flatMap(marginLines);
  const all = margins.flat();
  const dropped = new Set<Glyph>();
  for (const margin of margins) {
    for (const own of margin) {
      if (!isFurniture(own, all, pages.length)) break;
      for (const glyph of own.line.glyphs) dropped.add(glyph);
    }
  }
  return pages.map((page) => ({ ...page, glyphs: page.glyphs.filter((glyph) => !dropped.has(glyph)) }));
}
