import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { sha256Hex } from '../sha256.ts';
import { withEmptyCells } from './columns.ts';
import { createComposer } from './compose.ts';
import { joinContinued } from './continued.ts';
import { readPages } from './file.ts';
import { withoutFurniture } from './furniture.ts';
import { type Item, type LineItem, pageItems } from './layout.ts';
import type { PageContent } from './page.ts';
import { type Measure, measureOf, passagesOf, titleLines } from './paragraph.ts';
import type { Pdfium } from './pdfium.ts';

export { maxPdfBytes, maxPdfPages } from './file.ts';
export { type Pdfium, startPdfium } from './pdfium.ts';

/** Share of characters without meaning above which a text layer cannot be read. */
const maxUnmappedShare = 0.3;

function refuseWithoutText(source: string, pages: readonly PageContent[]): void {
  const isBare = ({ glyphs, unmapped }: PageContent): boolean =>
    glyphs.length === 0 || unmapped > (glyphs.length + unmapped) * maxUnmappedShare;
  const bare = pages.filter(isBare).map((page) => page.number);
  if (bare.length * 2 <= pages.length) return;
  const list = bare.join(', ');
  throw new AtlasError('no_text_layer', `read: ${source} has no text layer on page ${list}: a scan`, {
    source,
    pages: list,
  });
}

/** Lines between two tables belong together; a table ends a paragraph. */
function runsOfLines(items: readonly Item[]): (LineItem[] | Exclude<Item, LineItem>)[] {
  const runs: (LineItem[] | Exclude<Item, LineItem>)[] = [];
  for (const item of items) {
    const open = runs.at(-1);
    if (item.kind === 'table') runs.push(item);
    else if (Array.isArray(open)) open.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** The measure of each page: its own where it has enough lines to show one, else that of all pages. */
function measures(lines: readonly LineItem[]): (page: number) => Measure {
  const whole = measureOf(lines);
  const byPage = new Map<number, LineItem[]>();
  for (const item of lines) {
    const open = byPage.get(item.page);
    if (open === undefined) byPage.set(item.page, [item]);
    else open.push(item);
  }
  const own = new Map(
    [...byPage].map(([page, items]) => [page, items.length >= 6 ? measureOf(items) : whole] as const),
  );
  return (page) => own.get(page) ?? whole;
}

/**
 * Reads a PDF with a text layer: paragraphs and headings from lines, tables from ruling lines, over page ends too;
 * headers, footers and page numbers left out. Throws AtlasError `too_large`, `encrypted`, `unreadable` or
 * `no_text_layer` (details: pages).
 */
export function readPdf(source: string, bytes: Uint8Array, pdfium: Pdfium): Document {
  const pages = readPages(source, bytes, pdfium);
  refuseWithoutText(source, pages);
  const items = joinContinued(withoutFurniture(pages).flatMap(pageItems));
  const lines = items.filter((item) => item.kind === 'line');
  const measure = measures(lines);
  const titleIndices = titleLines(lines, measureOf(lines).em);
  const titles = new Set(lines.filter((_, i) => titleIndices.has(i)));
  const composer = createComposer();
  for (const run of runsOfLines(items)) {
    if (!Array.isArray(run)) composer.addTable(run);
    else for (const passage of passagesOf(withEmptyCells(run), titles, measure)) composer.addPassage(passage);
  }
  return { source, format: 'pdf', sha256: sha256Hex(bytes), ...composer.finish(), warnings: [] };
}
