import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtlasError } from '../../lib/model/error.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../lib/pipeline/reading.ts';

const resources = loadReportResources();
const folder = resolve(import.meta.dirname, '../fixtures/statutory');
const seeds = readdirSync(folder).map((name) => {
  const file = readdirSync(resolve(folder, name)).find((entry) => entry.startsWith('input.')) ?? '';
  return { file, bytes: readFileSync(resolve(folder, name, file)) };
});

/** Bytes overwritten, a stretch cut out, a stretch repeated, the end cut off. */
const mutation = fc.record({
  seed: fc.nat(seeds.length - 1),
  changes: fc.array(
    fc.record({
      kind: fc.constantFrom('overwrite', 'cut', 'repeat', 'truncate'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 300 }),
      byte: fc.integer({ min: 0, max: 255 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

function mutate(bytes: Uint8Array, changes: readonly { kind: string; at: number; length: number; byte: number }[]) {
  let out: number[] = [...bytes];
  for (const { kind, at, length, byte } of changes) {
    const from = Math.floor(at * out.length);
    const piece = out.slice(from, from + length);
    if (kind === 'overwrite') out[from] = byte;
    else if (kind === 'cut') out.splice(from, length);
    else if (kind === 'repeat') out.splice(from, 0, ...piece);
    else out = out.slice(0, from);
  }
  return Uint8Array.from(out);
}

describe('mutated reports', () => {
  it('are read or refused with an AtlasError, and every figure stands where its place says', () => {
    fc.assert(
      fc.property(mutation, ({ seed, changes }) => {
        const { file, bytes } = seeds[seed] ?? { file: 'a.txt', bytes: new Uint8Array() };
        try {
          const { facts } = readReport(file, mutate(bytes, changes), resources);
          for (const fact of facts) expect(fact.locator.end).toBeGreaterThanOrEqual(fact.locator.start);
        } catch (error) {
          if (!isAtlasError(error)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['label lines without end', '1.属于国家秘密\n'.repeat(60_000)],
    ['rows without end', '行政许可\t0\t0\n'.repeat(60_000)],
    ['one endless line', '一、本年新收政府信息公开申请数量 0 '.repeat(20_000)],
    ['one endless number', '1'.repeat(3_000_000)],
    ['endless brackets', '（'.repeat(2_000_000)],
    ['endless spaces before words', `${' '.repeat(2_000_000)}行政许可`],
    ['unclosed HTML tables', '<table><tr><td>1\n'.repeat(100_000)],
    ['pipes', '| 1 | 2 |\n'.repeat(100_000)],
  ])('%s do not hang the reader', (_, text) => {
    expect(readReport('big.txt', new TextEncoder().encode(text), resources).identity.agency).toBeNull();
  });
});
