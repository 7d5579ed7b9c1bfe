import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Engine } from '../../lib/model/engine.ts';
import type { View } from '../../lib/model/view.ts';
import { flowSql } from '../../lib/query/flow-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary, openWorld } from './world.ts';

const body = '110000-kj';
const report = `${body} 2021`;
const others = 20_000;

const base: View = {
  ...defaultView,
  metric: 'req_granted',
  agencies: [body],
  years: { from: 2021, to: 2021 },
};

const step = z.object({
  operator_cardinality: z.number().optional(),
  extra_info: z.object({ Table: z.string().optional() }).optional(),
  get children() {
    return z.array(step).default([]);
  },
});
type Step = z.infer<typeof step>;

/** Rows the scans of a table hand on. */
function rowsRead(table: string, { operator_cardinality: rows = 0, extra_info, children }: Step): number {
  const own = extra_info?.Table?.split('.').at(-1) === table ? rows : 0;
  return own + children.reduce((sum, child) => sum + rowsRead(table, child), 0);
}

let engine: Engine;

beforeAll(async () => {
  const fact = (metric: string) => ({ report, metric, value: 5, evidence: `m-${metric}` });
  const finding = (rule: string, touches: string) => ({
    rule,
    report,
    severity: 'error',
    verdict: 'report_says_so',
    touches: [`m-${touches}`],
  });
  engine = await openWorld({
    agencies: { [body]: '北局' },
    reports: { [report]: { template: 'format_2021' } },
    facts: ['req_granted', 'req_partially_granted', 'req_outcome_total', 'req_received'].map(fact),
    findings: [finding('REQ-COL-BALANCE', 'req_granted'), finding('VAL-RANGE', 'req_received')],
  });
  // A country's worth of findings before and after the figures asked for.
  await engine.query(
    `INSERT INTO finding_evidence SELECT 'other-' || i, if(i % 2 = 0, 'a-', 'z-') || i FROM range(${others}) AS t(i)`,
  );
});

afterAll(() => engine.close());

describe('figures touched by a broken rule', () => {
  it.each([
    ['a metric', viewToSql(base, dictionary)],
    ['an indicator', viewToSql({ ...base, metric: 'grant_rate' }, dictionary)],
    ['the way of applications', flowSql(body, 2021)],
  ])('are found without the findings of other figures: %s', async (_what, sql) => {
    const { rows } = await engine.query(`EXPLAIN (ANALYZE, FORMAT json) ${sql}`);
    const plan = step.parse(JSON.parse(String(rows[0]?.at(-1))));
    const read = rowsRead('finding_evidence', plan);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(2);
  });

  it('are doubtful, and so is a rate computed from one', async () => {
    const doubt = async (metric: string) =>
      viewRows(await engine.query(viewToSql({ ...base, metric }, dictionary))).map((row) => row.doubt);
    expect(await doubt('req_granted')).toEqual([true]);
    expect(await doubt('req_partially_granted')).toEqual([false]);
    expect(await doubt('grant_rate')).toEqual([true]);
  });
});
