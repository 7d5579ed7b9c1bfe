import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../../lib/pipeline/reading.ts';
import { readDocument } from '../../../lib/read/index.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/html');
const resources = loadReportResources();

const expectedSchema = z.strictObject({
  agency: z.string(),
  year: z.number(),
  template: z.string(),
  title: z.string(),
  /** Warnings the page gives cause for. */
  warnings: z.array(z.string()),
  /** Cells of the statutory tables as printed. */
  cells: z.record(z.string(), z.string()),
  /** Every other figure of the page: metric, dims, value, status. */
  figures: z.array(z.tuple([z.string(), z.record(z.string(), z.string()), z.number(), z.string()])),
});

function load(name: string): { source: string; bytes: Uint8Array; expected: z.infer<typeof expectedSchema> } {
  const dir = resolve(folder, name);
  const source = readdirSync(dir).find((entry) => entry.startsWith('input.')) ?? '';
  const expected = expectedSchema.parse(JSON.parse(readFileSync(resolve(dir, 'expected.json'), 'utf8')));
  return { source, bytes: readFileSync(resolve(dir, source)), expected };
}

describe('pages laid out as sites and word processors lay them out', () => {
  it.each(readdirSync(folder))('%s: exactly the expected figures', (name) => {
    const { source, bytes, expected } = load(name);
    const { identity, facts, warnings } = readReport(source, bytes, resources);
    const { agency, year, template, title } = identity;
    const isCell = ({ metric, dims, source: stands }: (typeof facts)[number]): boolean =>
      stands === 'table' && cellKey(metric, dims) in expected.cells;
    const cells = facts.filter(isCell).map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]);
    const figures = facts
      .filter((fact) => !isCell(fact) && fact.value !== null)
      .map(({ metric, dims, value, status }) => [metric, dims, value, status]);
    expect({
      agency,
      year,
      template,
      title,
      warnings: warnings.map(({ code }) => code),
      cells: Object.fromEntries(cells),
      figures,
    }).toEqual(expected);
    expect(cells).toHaveLength(Object.keys(expected.cells).length);
  });

  it.each(readdirSync(folder))('%s: every place names exactly its words', (name) => {
    const { source, bytes } = load(name);
    const { text, blocks, format } = readDocument(source, bytes);
    expect(format).toBe('html');
    for (const block of blocks) {
      const pieces = block.kind === 'table' ? block.cells : [block];
      for (const { text: words, place } of pieces) expect(text.slice(place.start, place.end)).toBe(words);
    }
  });
});
