import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document, Table } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx } from './builder.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/docx');

function partOf(name: string, part: string): string | undefined {
  const path = resolve(folder, name, `${part}.xml`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** The rows of a table as people would write them down: spans behind the text, blank cells as "". */
function rowsOf(table: Table): string[][] {
  const rows: string[][] = [];
  for (const { row, rowSpan, columnSpan, text } of table.cells) {
    const span = rowSpan > 1 || columnSpan > 1 ? ` [${rowSpan}x${columnSpan}]` : '';
    rows[row] = [...(rows[row] ?? []), `${text}${span}`];
  }
  return rows;
}

function outline(document: Document): unknown[] {
  return document.blocks.map((block) => {
    if (block.kind === 'table') return rowsOf(block);
    return block.kind === 'heading' ? `${block.level} ${block.text}` : block.text;
  });
}

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

describe('Word files written out part by part', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const document = readDocument(
      `${name}.docx`,
      buildDocx({
        body: partOf(name, 'body') ?? '',
        styles: partOf(name, 'styles'),
        numbering: partOf(name, 'numbering'),
        footnotes: partOf(name, 'footnotes'),
        endnotes: partOf(name, 'endnotes'),
      }),
    );
    expectExactPlaces(document);
    const path = resolve(folder, name, 'expected.json');
    const reading = outline(document);
    if (!existsSync(path)) {
      if (process.env.CI) expect.fail(`${path} is missing`);
      writeFileSync(path, `${JSON.stringify(reading, null, 1)}\n`);
    }
    expect(reading).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
