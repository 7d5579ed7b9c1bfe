import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ReadWarning } from '../../../lib/model/fact.ts';
import { templateIds } from '../../../lib/model/template.ts';
import { figureValue, identityOf, readNarrative } from './score.ts';

const folder = join(import.meta.dirname, '../../fixtures/narrative');
const expectedSchema = z.object({
  agency: z.string(),
  year: z.number(),
  template: z.enum(templateIds),
  embedded: z.number().optional(),
  /** Tables not read, and rows or columns of such without a meaning. */
  unread: z.number().optional(),
  unmapped: z.number().optional(),
  figures: z.array(z.tuple([z.string(), z.record(z.string(), z.string()), z.number().nullable()])),
});

function line(metric: string, dims: Readonly<Record<string, string>>, value: number | null): string {
  const codes = Object.entries(dims).filter(([name]) => name !== 'label');
  return `${metric} ${codes
    .map(([name, code]) => `${name}=${code}`)
    .sort()
    .join(' ')} ${value}`;
}

describe('synthetic reports', () => {
  it.each(readdirSync(folder))('%s: exactly the expected figures', (name) => {
    const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')));
    const text = readFileSync(join(folder, name, 'input.txt'), 'utf8');
    const report = readNarrative(text, identityOf(expected.agency, expected.year, expected.template));
    const read = report.candidates.map((c) => line(c.metric, c.dims, figureValue(c, report.candidates)));
    expect(read.sort()).toEqual(expected.figures.map(([metric, dims, value]) => line(metric, dims, value)).sort());
    const warned = (code: ReadWarning['code']) => report.warnings.filter((warning) => warning.code === code);
    expect(warned('embedded_document')).toHaveLength(expected.embedded ?? 0);
    expect(warned('uncertain_table')).toHaveLength(expected.unread ?? 0);
    const unmapped = warned('unmapped_number').filter(({ message }) => message.includes('table'));
    expect(unmapped).toHaveLength(expected.unmapped ?? 0);
  });

  it.each(readdirSync(folder))('%s: every figure is where it says, under a key of its own', (name) => {
    const text = readFileSync(join(folder, name, 'input.txt'), 'utf8');
    const report = readNarrative(text, identityOf(null, null, 'narrative_2008'));
    for (const { reading, locator, raw } of report.candidates) {
      if (reading !== 'number') continue;
      const printed = report.text.slice(locator.start, locator.end).replace(/[\s%]/g, '');
      expect(printed).toContain(raw.replace(/以上$/, ''));
      if (locator.phrase !== null) expect(locator.phrase.length).toBeLessThanOrEqual(20);
    }
    const keys = report.candidates.map((candidate) => candidate.key);
    expect(new Set(keys).size).toBe(keys.length);
    const known = new Set(keys);
    const links = report.candidates.flatMap(({ basis, partOf }) => [basis, partOf?.whole ?? null]);
    expect(links.filter((key) => key !== null && !known.has(key))).toEqual([]);
  });
});
