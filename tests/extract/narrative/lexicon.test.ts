import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseLexicon } from '../../../lib/extract/narrative/index.ts';
import { lexicon } from './score.ts';

const data = join(import.meta.dirname, '../../../data');
const metricSchema = z.object({ id: z.string(), dims: z.record(z.string(), z.unknown()) });

function dictionary(): Map<string, Set<string>> {
  const metrics = z.array(metricSchema).parse(JSON.parse(readFileSync(join(data, 'metrics.json'), 'utf8')));
  return new Map(metrics.map(({ id, dims }) => [id, new Set(Object.keys(dims))]));
}

describe('the lexicon', () => {
  it('names only metrics and breakdowns of the dictionary', () => {
    const known = dictionary();
    const entries = [...lexicon.rules, ...lexicon.zeros, ...lexicon.same, ...lexicon.expected];
    for (const { metric, dims } of entries) {
      const ids = typeof metric === 'string' ? [metric] : [metric.old, metric.modern].filter((id) => id !== null);
      for (const id of ids) {
        expect(known.has(id), id).toBe(true);
        const own = Object.keys(dims ?? {}).filter((name) => !(id.startsWith('ans_') && name === 'applicant'));
        expect(
          own.filter((name) => known.get(id)?.has(name) !== true),
          id,
        ).toEqual([]);
      }
    }
  });

  it('uses only units and topics it defines, and each rule id once', () => {
    const topics = new Set([...lexicon.topics.map((topic) => topic.code), 'none']);
    const ids = lexicon.rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of lexicon.rules) {
      expect(Object.keys(lexicon.units), rule.id).toContain(rule.units);
      for (const topic of rule.topic ?? []) expect(topics, rule.id).toContain(topic);
    }
  });

  it('refuses a wrong value and says where', () => {
    expect(() => parseLexicon({ ...lexicon, lightWords: [''] })).toThrow(/lightWords\.0/);
  });
});
