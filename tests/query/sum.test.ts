import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import { evidenceRow, evidenceSql } from '../../lib/query/evidence-sql.ts';
import { summandRows, sumSql } from '../../lib/query/sum-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary, openWorld } from './world.ts';

const agency = '990100-kj';
const view = {
  ...defaultView,
  metric: 'proactive_by_category',
  by: 'category',
  years: { from: 2017, to: 2017 },
} as const;

let engine: Engine;
beforeAll(async () => {
  const [category = '', other = ''] = dictionary.metrics.get(view.metric)?.dims.category ?? [];
  const figure = (code: string, label: string, value: number, rest = {}) => ({
    report: `${agency} 2017`,
    metric: view.metric,
    dims: { category: code, label },
    value,
    ...rest,
  });
  engine = await openWorld({
    agencies: { [agency]: '海岸市科技局' },
    reports: { [`${agency} 2017`]: { template: 'local_table' } },
    facts: [
      figure(category, '通知', 5),
      figure(category, '公告', 7),
      figure(category, '正文里的通知', 90, { standsIn: 'narrative' }),
      figure(category, '别处已用的', 3, { preferred: false }),
      figure(other, '预算', 11),
    ],
  });
});
afterAll(() => engine.close());

test('the figures of a sum are those the cell adds up, by the report’s own words', async () => {
  const rows = viewRows(await engine.query(viewToSql(view, dictionary)));
  const cell = rows.find(({ parts }) => parts > 1);
  const one = evidenceRow(await engine.query(evidenceSql(cell?.evidence_id ?? '')));
  if (!one) throw new Error('the sum has no figure of its own');
  const summands = summandRows(await engine.query(sumSql(one)));
  expect(summands).toHaveLength(cell?.parts ?? 0);
  expect(summands.map(({ words, value }) => [words, value]).toSorted()).toEqual([
    ['公告', 7],
    ['通知', 5],
  ]);
  expect(summands.reduce((sum, { value }) => sum + value, 0)).toBe(cell?.value);
});
