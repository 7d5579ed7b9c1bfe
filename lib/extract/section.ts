import type { Document } from '../model/document.ts';

/** A stretch of `Document.text`, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether an offset lies in one of the ranges. */
export function isInside(offset: number, ranges: readonly Range[]): boolean {
  return ranges.some((range) => offset >= range.start && offset < range.end);
}

function headingWords(text: string): string {
  return text.replace(/[*#_`]/g, '').trim();
}

/**
 * The headings an offset stands under, outermost first: level 1 to 3, without the title. Headings inside `excluded`
 * ranges (the printed numbering of flattened tables) are no headings.
 */
export function headingsAbove(document: Document, offset: number, excluded: readonly Range[]): string[] {
  const path: (string | undefined)[] = [];
  for (const block of document.blocks) {
    if (block.place.start > offset) break;
    if (block.kind !== 'heading' || block.level === 0 || isInside(block.place.start, excluded)) continue;
    path.length = block.level;
    path[block.level - 1] = headingWords(block.text);
  }
  return path.filter((words) => words !== undefined);
}
