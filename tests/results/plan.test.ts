import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { StreamingEngine } from '../../lib/model/engine.ts';
import { explainSql } from '../../lib/model/explain-sql.ts';
import { longestStep, type PlanStep, parsePlan } from '../../lib/results/plan.ts';

let engine: StreamingEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ threads: 1 });
  await engine.query(
    "CREATE TABLE item AS SELECT range AS id, range % 7 AS kind, 'x' || range AS name FROM range(1000)",
  );
});
afterAll(() => engine.close());

const planOf = async (sql: string, run: boolean) => {
  const { rows } = await engine.query(explainSql(sql, run));
  return parsePlan(String(rows[0]?.[1]));
};
const operators = (steps: readonly PlanStep[]): string[] =>
  steps.flatMap(({ operator, children }) => [operator, ...operators(children)]);
const find = (steps: readonly PlanStep[], name: string): PlanStep | undefined =>
  steps.flatMap((step) => (step.operator === name ? [step] : (find(step.children, name) ?? [])))[0];

const question = 'SELECT kind, count(*) AS n FROM item WHERE id > 500 GROUP BY kind ORDER BY n DESC';

describe('the plan of a statement', () => {
  it('is a tree of steps from the last to the scans, with what each works on', async () => {
    const plan = await planOf(question, false);
    expect(plan).toHaveLength(1);
    expect(operators(plan).indexOf('ORDER_BY')).toBeLessThan(operators(plan).indexOf('SEQ_SCAN'));
    const scan = find(plan, 'SEQ_SCAN');
    expect(scan?.details).toContainEqual({ name: 'Filters', lines: ['id>500'] });
    expect(scan?.expected).toBeGreaterThan(0);
    expect([scan?.rows, scan?.seconds, longestStep(plan)]).toEqual([null, null, 0]);
  });

  it('tells the rows and the time of every step where it was run', async () => {
    const plan = await planOf(question, true);
    expect(operators(plan)).not.toContain('EXPLAIN_ANALYZE');
    expect(find(plan, 'ORDER_BY')?.rows).toBe(7);
    const scan = plan.flatMap((step) => find([step], 'SEQ_SCAN') ?? find([step], 'TABLE_SCAN') ?? [])[0];
    expect(scan?.rows).toBe(499);
    expect(scan?.seconds).not.toBeNull();
    expect(longestStep(plan)).toBeGreaterThan(0);
  });

  it('branches at a join', async () => {
    const plan = await planOf('SELECT * FROM item a JOIN item b USING (id)', false);
    expect(find(plan, 'HASH_JOIN')?.children).toHaveLength(2);
  });

  it.each(['EXPLAIN SELECT 1', 'explain analyze SELECT 1', ' EXPLAIN (FORMAT json) SELECT 1'])(
    'of %j is the plan of what it asks about',
    (sql) => expect(explainSql(sql, false)).toBe('EXPLAIN (FORMAT json) SELECT 1'),
  );

  it.each(['', 'no json', '7', '{"children": [7]}', '[{"name": 7}]'])('refuses %j', (json) => {
    expect(() => parsePlan(json)).toThrowError(expect.objectContaining({ code: 'bad_data' }));
  });
});
