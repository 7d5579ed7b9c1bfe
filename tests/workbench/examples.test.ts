import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleGroups, sqlExamples } from '../../app/_components/sql/examples.ts';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { fillParameters, sqlParameters } from '../../lib/workbench/parameters.ts';
import { sqlStatements } from '../../lib/workbench/statements.ts';
import { sqlTokens } from '../../lib/workbench/tokens.ts';
import { openWasmWords } from './wasm.ts';

const built = resolve(import.meta.dirname, '../../data/build/atlas.duckdb');
const byId = sqlExamples.map((example) => [example.id, example] as const);

describe('the questions of the workbench', () => {
  it('are at least forty, each in a subject, with ids and titles of their own', () => {
    expect(sqlExamples.length).toBeGreaterThanOrEqual(40);
    const groups = new Set(exampleGroups.map(({ id }) => id));
    expect(sqlExamples.filter(({ group }) => !groups.has(group))).toEqual([]);
    expect([...groups].filter((id) => !sqlExamples.some(({ group }) => group === id))).toEqual([]);
    for (const key of [
      (e: (typeof sqlExamples)[number]) => e.id,
      (e: (typeof sqlExamples)[number]) => e.title.zh,
      (e: (typeof sqlExamples)[number]) => e.title.en,
    ])
      expect(new Set(sqlExamples.map(key)).size).toBe(sqlExamples.length);
  });

  it.each(byId)(
    '%s speaks both languages, is one statement, says in a comment what it does, fills its parameters',
    (_, example) => {
      expect(example.title.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(example.title.en).toMatch(/^[\x20-\x7e]+$/);
      expect(sqlStatements(example.sql)).toHaveLength(1);
      expect(sqlTokens(example.sql)[0]?.kind).toBe('comment');
      expect(
        sqlParameters(example.sql)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(example.values).sort());
      expect(fillParameters(example.sql, example.values).missing).toBeNull();
    },
  );
});

describe.skipIf(!existsSync(built))('on the bundled data (skipped: no data/build)', () => {
  let engine: Engine;
  let wordsOf: (sql: string) => string | null;
  beforeAll(async () => {
    engine = await openNodeEngine({ path: built, readOnly: true, threads: 1 });
    wordsOf = await openWasmWords(built);
  }, 60_000);
  afterAll(() => engine.close());

  it.each(byId)('%s has an answer, in the browser’s engine too', async (_, { sql, values }) => {
    const filled = fillParameters(sql, values).sql ?? '';
    const { rows, columns } = await engine.query(filled);
    expect(rows.length).toBeGreaterThan(0);
    expect(columns.length).toBeGreaterThan(1);
    expect(wordsOf(filled)).toBeNull();
  });

  it('2017 by channel: the sum over agencies is the sum of the facts', async () => {
    const sql = sqlExamples.find(({ id }) => id === 'channels-2017')?.sql ?? '';
    const total = (await engine.query(sql)).rows.reduce((sum, row) => sum + Number(row[2]), 0);
    const facts = await engine.query(
      "SELECT sum(value) FROM fact WHERE metric_id = 'proactive_by_channel' AND year = 2017 AND preferred AND channel IS NOT NULL",
    );
    expect(total).toBe(facts.rows[0]?.[0]);
  });
});
