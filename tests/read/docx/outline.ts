import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { Document, Table } from '../../../lib/model/document.ts';

/** The rows of a table as people would write them down: spans behind the text, blank cells as "". */
function rowsOf(table: Table): string[][] {
  const rows: string[][] = [];
  for (const { row, rowSpan, columnSpan, text } of table.cells) {
    const span = rowSpan > 1 || columnSpan > 1 ? ` [${rowSpan}x${columnSpan}]` : '';
    rows[row] = [...(rows[row] ?? []), `${text}${span}`];
  }
  return rows;
}

/** A document as people would write it down: headings with their level, paragraphs, tables as rows. */
export function outline(document: Document): unknown[] {
  return document.blocks.map((block) => {
    if (block.kind === 'table') return rowsOf(block);
    return block.kind === 'heading' ? `${block.level} ${block.text}` : block.text;
  });
}

/** Every block and cell stands where it says, in order. */
function expectExactPlaces({ text, blocks }: Document): void {
  let last = 0;
  for (const [index, block] of blocks.entries()) {
    expect(block.place.start).toBeGreaterThanOrEqual(last);
    last = block.place.end;
    for (const piece of block.kind === 'table' ? block.cells : [block]) {
      expect(piece.place.block).toBe(index);
      expect(text.slice(piece.place.start, piece.place.end)).toBe(piece.text);
    }
  }
  expect(last).toBe(text.length);
}

/** Holds a document against the `expected.json` of its folder, which is written where it is missing (never in CI). */
export function expectFixture(folder: string, document: Document): void {
  expectExactPlaces(document);
  const path = resolve(folder, 'expected.json');
  const reading = outline(document);
  if (!existsSync(path)) {
    if (process.env.CI) expect.fail(`${path} is missing`);
    writeFileSync(path, `${JSON.stringify(reading, null, 1)}\n`);
  }
  expect(reading).toEqual(JSON.parse(readFileSync(path, 'utf8')));
}
