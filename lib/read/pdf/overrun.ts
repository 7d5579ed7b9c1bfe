import type { ReadWarning } from '../../model/fact.ts';
import type { PageContent, Ruling } from './page.ts';

/** How far from the page's edge a line that was cut there may end, in points. */
const near = 2;
/** Fewer level lines that reach the edge are no table's. */
const minLines = 2;

/** Whether a line that lies across the page is cut off at its right edge. */
function isCut({ horizontal, from, to }: Ruling, width: number): boolean {
  return horizontal && from < width - near && to >= width - near;
}

/** Whether a table is wider than the page it stands on. */
function runsOver({ width, rulings }: PageContent): boolean {
  return rulings.filter((ruling) => isCut(ruling, width)).length >= minLines;
}

/** A page whose table runs over its right edge: the lines cut there go on as far as the characters do. */
export function withOverrun(page: PageContent): PageContent {
  const { width, glyphs } = page;
  const reach = glyphs.reduce((most, glyph) => Math.max(most, glyph.right), 0) + near;
  if (reach <= width + near || !runsOver(page)) return page;
  const rulings = page.rulings.map((ruling): Ruling => {
    if (isCut(ruling, width)) return { ...ruling, to: Math.max(ruling.to, reach) };
    return !ruling.horizontal && ruling.at >= width - near ? { ...ruling, at: Math.max(ruling.at, reach) } : ruling;
  });
  return { ...page, rulings };
}

/** Tells of tables that are wider than their page: writers leave out what lies wholly beyond the edge. */
export function overrunDoubts(pages: readonly PageContent[]): ReadWarning[] {
  const over = pages.filter(runsOver).map(({ number }) => number);
  if (over.length === 0) return [];
  const message = `page ${over.join(', ')}: a table runs over the page's edge; figures beyond it are lost`;
  return [{ code: 'uncertain_table', message, start: null, end: null }];
}
