import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Fact, Qualifier } from '../../../lib/model/fact.ts';
import { normalize } from '../../../lib/normalize/index.ts';
import { dictionary } from '../../normalize/dictionary.ts';
import { identityOf, readNarrative } from './score.ts';

/**
 * Passages written before anyone looked at how they would be read: `passages.txt` holds them under `## id | year | agency`,
 * `expected.json` their figures. In a breakdown `a|b` allows either code and `*` any; `optional` figures may be read.
 */
const folder = join(import.meta.dirname, '../../fixtures/passages');
const figureSchema = z.union([
  z.tuple([z.string(), z.record(z.string(), z.string()), z.number()]),
  z.tuple([
    z.string(),
    z.record(z.string(), z.string()),
    z.number(),
    z.enum(['exact', 'approx', 'at_least', 'at_most']),
  ]),
]);
type Figure = z.infer<typeof figureSchema>;
const expectedSchema = z.record(
  z.string(),
  z.object({ figures: z.array(figureSchema), optional: z.array(figureSchema).optional() }),
);

interface Passage {
  readonly id: string;
  readonly facts: readonly Fact[];
}

function readPassage(part: string): Passage {
  const end = part.indexOf('\n');
  const [id = '', year = '', agency = ''] = part.slice(0, end).split(' | ');
  const identity = identityOf(agency, Number(year));
  const { candidates, warnings } = readNarrative(part.slice(end + 1), identity);
  const facts = normalize({ identity, candidates, warnings }, dictionary).filter((fact) => fact.value !== null);
  return { id, facts };
}

function agrees(
  [metric, dims, value, qualifier]: readonly [string, Record<string, string>, number, Qualifier?],
  fact: Fact,
): boolean {
  if (metric !== fact.metric || value !== fact.value || (qualifier ?? fact.qualifier) !== fact.qualifier) return false;
  const own = new Map(Object.entries(fact.dims).filter(([name]) => name !== 'label'));
  for (const [name, code] of Object.entries(dims)) {
    if (name === '*') return true;
    if (code !== '*' && !code.split('|').includes(own.get(name) ?? '')) return false;
    own.delete(name);
  }
  if (metric === 'proactive_by_category') own.delete('channel');
  return own.size === 0;
}

interface Tally {
  readonly missed: string[];
  readonly surplus: string[];
  wanted: number;
  read: number;
}

function judge(
  id: string,
  wanted: readonly Figure[],
  optional: readonly Figure[],
  facts: readonly Fact[],
  tally: Tally,
): void {
  const left = [...wanted];
  for (const fact of facts) {
    const at = left.findIndex((figure) => agrees(figure, fact));
    if (at >= 0) left.splice(at, 1);
    else if (![...wanted, ...optional].some((figure) => agrees(figure, fact))) {
      tally.surplus.push(`${id}: ${fact.metric} ${JSON.stringify(fact.dims)} = ${fact.value}`);
    }
  }
  tally.missed.push(...left.map(([metric, dims, value]) => `${id}: ${metric} ${JSON.stringify(dims)} = ${value}`));
  tally.wanted += wanted.length;
  tally.read += facts.length;
}

function judgeSheet(sheet: string, tally: Tally): void {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, sheet, 'expected.json'), 'utf8')));
  const parts = readFileSync(join(folder, sheet, 'passages.txt'), 'utf8')
    .split(/^## /m)
    .slice(1);
  expect(parts.length, sheet).toBe(Object.keys(expected).length);
  for (const { id, facts } of parts.map(readPassage)) {
    const { figures = [], optional = [] } = expected[id] ?? {};
    judge(id, figures, optional, facts, tally);
  }
}

describe('passages of many genres', () => {
  it('are read without a slip where a fault was mended', () => {
    const tally: Tally = { missed: [], surplus: [], wanted: 0, read: 0 };
    judgeSheet('exact', tally);
    expect(tally.wanted).toBeGreaterThan(20);
    expect([...tally.missed, ...tally.surplus]).toEqual([]);
  });

  it('are read at a recall of at least 97 % and a precision of at least 98 %', () => {
    const tally: Tally = { missed: [], surplus: [], wanted: 0, read: 0 };
    for (const sheet of readdirSync(folder)) judgeSheet(sheet, tally);
    expect(tally.wanted).toBeGreaterThan(1000);
    expect(1 - tally.missed.length / tally.wanted, tally.missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(1 - tally.surplus.length / tally.read, tally.surplus.join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});
