import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleGroups, sqlExamples } from '../../app/_components/sql/examples.ts';
import metrics from '../../data/metrics.json' with { type: 'json' };
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { fillParameters, sqlParameters } from '../../lib/workbench/parameters.ts';
import { sqlStatements } from '../../lib/workbench/statements.ts';
import { sqlTokens } from '../../lib/workbench/tokens.ts';
import { openWasmWords } from './wasm.ts';

const built = resolve(import.meta.dirname, '../../data/build/atlas.duckdb');
type Metric = (typeof metrics)[number];
const questions = sqlExamples.zh;
const byId = questions.map((example) => [example.id, example] as const);
const inEnglish = new Map(sqlExamples.en.map((example) => [example.id, example]));

describe('the questions of the workbench', () => {
  it('are at least forty, each in a subject, with ids and titles of their own', () => {
    expect(questions.length).toBeGreaterThanOrEqual(40);
    const groups = new Set(exampleGroups.map(({ id }) => id));
    expect(questions.filter(({ group }) => !groups.has(group))).toEqual([]);
    expect([...groups].filter((id) => !questions.some(({ group }) => group === id))).toEqual([]);
    for (const key of [
      (e: (typeof questions)[number]) => e.id,
      (e: (typeof questions)[number]) => e.title.zh,
      (e: (typeof questions)[number]) => e.title.en,
    ])
      expect(new Set(questions.map(key)).size).toBe(questions.length);
  });

  it.each(byId)(
    '%s speaks both languages, is one statement, says in a comment what it does, fills its parameters',
    (_, example) => {
      expect(example.title.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(example.title.en).toMatch(/^[\x20-\x7e]+$/);
      expect(sqlStatements(example.sql)).toHaveLength(1);
      expect(sqlTokens(example.sql)[0]?.kind).toBe('comment');
      const [noted = '', ...statement] = inEnglish.get(example.id)?.sql.split('\n') ?? [];
      expect(noted).toMatch(/^-- [\x20-\x7e]+$/);
      expect(statement.join('\n')).toMatch(/^[\x20-\x7e\n]+$/);
      expect(statement.join('\n')).not.toContain('_zh');
      expect(statement).toHaveLength(example.sql.split('\n').length - 1);
      expect(
        sqlParameters(example.sql)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(example.values).sort());
      expect(fillParameters(example.sql, example.values).missing).toBeNull();
    },
  );
});

/** What a statement asks of the metrics: those it names, else those of the view it reads, else all. */
function metricsOf(sql: string): readonly Metric[] {
  const named = metrics.filter(({ id }) => sql.includes(`'${id}'`) && !sql.includes(`<> '${id}'`));
  if (named.length > 0) return named;
  const views = [
    ['channels', (one: Metric) => one.id === 'proactive_by_channel'],
    ['reviews_litigation', (one: Metric) => /^(?:review|litigation)_/.test(one.id)],
    ['interpretations', (one: Metric) => one.group === 'response'],
    ['fact', () => !/group_id = |LIKE 'req_/.test(sql)],
  ] as const;
  const read = views.filter(([name]) => new RegExp(`\\b(?:FROM|JOIN) ${name}\\b`).test(sql));
  return metrics.filter((metric) => read.some(([, has]) => has(metric)));
}

describe('what a question compares', () => {
  it.each(byId)(
    '%s states every grade of comparability it touches, and warns of C and X where it stands',
    (_, example) => {
      const { sql, grades, forms } = example;
      expect(metricsOf(sql).filter(({ comparability }) => !grades.includes(comparability))).toEqual([]);
      const comments = [sql, inEnglish.get(example.id)?.sql ?? ''].map((text) => text.split('\n')[0]);
      for (const grade of ['C', 'X'].filter((one) => grades.includes(one)))
        for (const comment of comments) expect(comment).toMatch(new RegExp(`\\b${grade}\\b`));
      expect(forms.length > 0).toBe(grades.length > 0);
    },
  );

  it('no question ranks bodies by a metric that must not be ranked', () => {
    const ranking = questions.filter(({ sql }) => /\brank\(\)|row_number\(\)|arg_max/.test(sql));
    expect(ranking.length).toBeGreaterThan(3);
    const wrong = ranking.filter(({ sql, grades }) => {
      const isWithinReport = sql.includes('PARTITION BY report_id');
      const isGuarded = sql.includes("comparability IN ('A', 'B')");
      return (grades.includes('C') || grades.includes('X')) && !isWithinReport && !isGuarded;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
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

  it.each(byId)('%s has the same numbers in either language', async (id, { sql, values }) => {
    const numbersOf = async (statement: string) => {
      const { rows } = await engine.query(fillParameters(statement, values).sql ?? '');
      return rows
        .map((row) =>
          row
            .filter((cell) => typeof cell === 'number')
            .sort()
            .join(' '),
        )
        .sort();
    };
    const english = inEnglish.get(id)?.sql ?? '';
    expect(await numbersOf(english)).toEqual(await numbersOf(sql));
    expect(wordsOf(fillParameters(english, values).sql ?? '')).toBeNull();
  });

  it('2017 by channel: the sum over agencies is the sum of the facts', async () => {
    const sql = questions.find(({ id }) => id === 'channels-2017')?.sql ?? '';
    const total = (await engine.query(sql)).rows.reduce((sum, row) => sum + Number(row[2]), 0);
    const facts = await engine.query(
      "SELECT sum(value) FROM fact WHERE metric_id = 'proactive_by_channel' AND year = 2017 AND preferred AND channel IS NOT NULL",
    );
    expect(total).toBe(facts.rows[0]?.[0]);
  });
});
