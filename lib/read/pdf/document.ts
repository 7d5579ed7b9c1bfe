import type { Document, DocumentFormat } from '../../model/document.ts';
import { sha256Hex } from '../sha256.ts';
import { borderlessTables } from './borderless.ts';
import { createComposer } from './compose.ts';
import { joinContinued } from './continued.ts';
import { withoutFurniture } from './furniture.ts';
import { type Item, type LineItem, pageItems } from './layout.ts';
import { withoutNoteMarks } from './note-mark.ts';
import { overrunDoubts, withOverrun } from './overrun.ts';
import type { PageContent, Ruling } from './page.ts';
import { type Measure, measureOf, passagesOf, titleLines } from './paragraph.ts';
import { partedBy } from './parted.ts';
import { stretchesOf } from './region.ts';
import { joinRulings } from './ruling.ts';
import { hasText, textDoubts } from './text-layer.ts';

/** Rules of a page, drawn as lines or as the edges of shading. */
function softRulings({ rulings, shades }: PageContent): Ruling[] {
  const edges = shades.flatMap(({ left, right, top, bottom }): Ruling[] => [
    { horizontal: true, at: top, from: left, to: right },
    { horizontal: true, at: bottom, from: left, to: right },
    { horizontal: false, at: left, from: top, to: bottom },
    { horizontal: false, at: right, from: top, to: bottom },
  ]);
  return joinRulings([...rulings, ...edges]);
}

/** The items with tables put together from lines that no drawn grid holds. */
function withBorderless(items: readonly Item[], pages: readonly PageContent[]): Item[] {
  const rules = new Map(pages.map((page) => [page.number, softRulings(page)]));
  const of = (page: number, horizontal: boolean): Ruling[] =>
    (rules.get(page) ?? []).filter((rule) => rule.horizontal === horizontal);
  const level = new Map(pages.map(({ number }) => [number, of(number, true)]));
  const upright = new Map(pages.map(({ number }) => [number, of(number, false)]));
  const parted = partedBy((page) => level.get(page) ?? []);
  return runsOfLines(items).flatMap((run): Item[] => {
    if (!Array.isArray(run)) return [run];
    const { left, right } = measureOf(run);
    return stretchesOf(run, (page) => upright.get(page) ?? [], right - left).flatMap(({ table, lines }): Item[] =>
      table ? borderlessTables(lines, parted) : lines.map((line) => line.item),
    );
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
 * Makes a Document of what is printed on the pages of a file: paragraphs and headings from lines, tables from ruling lines,
 * over page ends too; headers, footers and page numbers left out. Throws `no_text_layer` (details: pages).
 */
export function toDocument(
  source: string,
  format: DocumentFormat,
  bytes: Uint8Array,
  pages: readonly PageContent[],
): Document {
  const doubts = [...textDoubts(source, pages), ...overrunDoubts(pages)];
  const clean = withoutFurniture(pages.filter(hasText).map(withoutNoteMarks).map(withOverrun));
  const items = withBorderless(joinContinued(clean.flatMap(pageItems)), clean);
  const lines = items.filter((item) => item.kind === 'line');
  const measure = measures(lines);
  const titleIndices = titleLines(lines, measureOf(lines).em);
  const titles = new Set(lines.filter((_, i) => titleIndices.has(i)));
  const composer = createComposer();
  for (const run of runsOfLines(items)) {
    if (!Array.isArray(run)) composer.addTable(run);
    else for (const passage of passagesOf(run, titles, measure)) composer.addPassage(passage);
  }
  const document = composer.finish();
  return { source, format, sha256: sha256Hex(bytes), ...document, warnings: [...doubts, ...document.warnings] };
}
