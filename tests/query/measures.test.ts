import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import type { View } from '../../lib/model/view.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary, lines, openWorld } from './world.ts';

const names = ['甲局', '乙局', '丙局', '丁局', '戊局'];
const ids = names.map((_, index) => `11000${index}-kj`);
const received = [10, 40, 40, 100, 8];

let engine: Engine;
beforeAll(async () => {
  const figure = (index: number, year: number, metric: string, value: number, rest = {}) => ({
    report: `${ids[index]} ${year}`,
    metric,
    value,
    ...rest,
  });
  engine = await openWorld({
    agencies: Object.fromEntries(ids.map((id, index) => [id, names[index] ?? ''])),
    reports: Object.fromEntries(
      ids.flatMap((id) => [2022, 2023].map((year) => [`${id} ${year}`, { template: 'format_2021' }])),
    ),
    facts: [
      ...received.map((value, index) =>
        figure(index, 2023, 'req_received', value, index === 4 ? { qualifier: 'approx' } : {}),
      ),
      figure(0, 2022, 'req_received', 0),
      figure(1, 2022, 'req_received', 50),
      ...[0, 1, 2, 3, 4].map((index) => figure(index, 2023, 'proactive_total', 10 * index)),
      ...[0, 1].flatMap((index) => [
        figure(index, 2022, 'req_granted', 1),
        figure(index, 2022, 'req_outcome_total', 4),
        figure(index, 2023, 'req_granted', 3),
        figure(index, 2023, 'req_outcome_total', index === 0 ? 0 : 5),
      ]),
      figure(3, 2023, 'review_total', 5),
      figure(4, 2023, 'review_total', 2),
    ],
  });
});
afterAll(() => engine.close());

const base: View = { ...defaultView, metric: 'req_received', agencies: ids, years: { from: 2023, to: 2023 } };
async function rowsOf(view: Partial<View>): Promise<string[]> {
  const result = await engine.query(viewToSql({ ...base, ...view }, dictionary));
  viewRows(result);
  return lines(result, 'agency', 'value', 'base', 'status');
}

describe('measures among agencies and years', () => {
  it('rank: largest first, ties alike, inexact figures outside', async () => {
    expect(await rowsOf({ measure: 'rank' })).toEqual([
      '甲局 | 4 | 4 | reported',
      '乙局 | 2 | 4 | reported',
      '丙局 | 2 | 4 | reported',
      '丁局 | 1 | 4 | reported',
      '戊局 | null | null | no_base',
    ]);
    const byPlace = await rowsOf({ measure: 'rank', order: 'value' });
    expect(byPlace.map((row) => row.slice(0, 2))).toEqual(['丁局', '乙局', '丙局', '甲局', '戊局']);
  });

  it('rank among the agencies of the View only', async () => {
    const three = await rowsOf({ measure: 'rank', agencies: ids.slice(0, 3) });
    expect(three).toEqual(['甲局 | 3 | 3 | reported', '乙局 | 1 | 3 | reported', '丙局 | 1 | 3 | reported']);
    expect((await rowsOf({ measure: 'rank', agencies: ids.slice(0, 2) }))[0]).toBe('甲局 | null | null | no_base');
  });

  it('index: the median of the agencies is 100', async () => {
    expect((await rowsOf({ measure: 'index' })).slice(0, 4)).toEqual([
      '甲局 | 25 | 40 | reported',
      '乙局 | 100 | 40 | reported',
      '丙局 | 100 | 40 | reported',
      '丁局 | 250 | 40 | reported',
    ]);
  });

  it('a grade C figure is neither ranked nor indexed', async () => {
    for (const measure of ['rank', 'index'] as const) {
      const rows = await rowsOf({ metric: 'proactive_total', measure });
      expect(new Set(rows.map((row) => row.split(' | ').slice(1).join()))).toEqual(
        new Set(['null,null,not_comparable']),
      );
    }
  });

  it('per hundred applications: reviews in proportion', async () => {
    const rows = await rowsOf({ metric: 'review_total', measure: 'per_hundred', agencies: ids.slice(3) });
    expect(rows).toEqual(['丁局 | 5 | 100 | reported', '戊局 | 25 | 8 | reported']);
  });

  it('difference: from last year’s figure, 0 included', async () => {
    expect((await rowsOf({ measure: 'difference' })).slice(0, 3)).toEqual([
      '甲局 | 10 | 0 | reported',
      '乙局 | -10 | 50 | reported',
      '丙局 | null | null | no_base',
    ]);
  });

  it('points and a rate’s difference: a denominator below 30 in either year is marked', async () => {
    for (const view of [
      { metric: 'req_granted', measure: 'points' },
      { metric: 'grant_rate_strict', measure: 'difference' },
    ] as const) {
      const rows = viewRows(await engine.query(viewToSql({ ...base, ...view, agencies: ids.slice(1, 2) }, dictionary)));
      expect(rows.map(({ value, small_base }) => [value, small_base])).toEqual([[35, true]]);
    }
    const counts = viewRows(await engine.query(viewToSql({ ...base, measure: 'difference' }, dictionary)));
    expect(counts.some((row) => 'small_base' in row)).toBe(false);
  });

  it('points: this year’s share less last year’s', async () => {
    const rows = await rowsOf({ metric: 'req_granted', measure: 'points', agencies: ids.slice(0, 3) });
    expect(rows).toEqual([
      '甲局 | null | 25 | undefined_ratio',
      '乙局 | 35 | 25 | reported',
      '丙局 | null | null | not_reported',
    ]);
    const rate = await rowsOf({ metric: 'grant_rate_strict', measure: 'points', agencies: ids.slice(1, 2) });
    expect(rate).toEqual(['乙局 | 35 | 25 | derived']);
  });
});
