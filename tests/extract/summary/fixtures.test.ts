import { describe, expect, it } from 'vitest';
import { fixtures, readFixture, readReports, summaryOf } from './read.ts';

describe('summary tables', () => {
  it.each(fixtures)('%s: reports, columns and warnings as expected', (name) => {
    const { document, expected } = readFixture(name);
    expect(summaryOf(document)).toEqual(expected);
  });

  it.each(fixtures)('%s: every figure stands where its locator says, beside its agency', (name) => {
    const { document, expected } = readFixture(name);
    expect(expected).toBeTruthy();
    const { text, blocks } = document;
    expect(blocks.some((block) => block.kind === 'table')).toBe(true);
    for (const { candidates } of readReports(document)) {
      expect(new Set(candidates.map(({ key }) => key)).size).toBe(candidates.length);
      for (const { raw, locator } of candidates) expect(text.slice(locator.start, locator.end)).toBe(raw);
    }
  });
});
