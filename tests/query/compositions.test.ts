import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import type { View } from '../../lib/model/view.ts';
import { chartsFor, measuresFor, partitionOf } from '../../lib/query/charts-for.ts';
import { codeLabel, fixedWords } from '../../lib/query/labels.ts';
import { termRows, termsSql } from '../../lib/query/terms-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { decodeView, defaultView, encodeView } from '../../lib/query/view-url.ts';
import { wholeOf } from '../../lib/query/whole.ts';
import { dictionary, lines, openWorld, type SmallFact } from './world.ts';

const [north, south] = ['110000-kj', '120000-kj'] as const;
const rows = (report: string, figures: Readonly<Record<string, number>>): SmallFact[] =>
  Object.entries(figures).map(([metric, value]) => ({ report, metric, value }));
const items = (metrics: readonly string[], first: number) =>
  Object.fromEntries(metrics.map((metric, index) => [metric, index === 0 ? first : 0]));
const named = (prefix: string) =>
  [...dictionary.metrics.keys()].filter((id) => id.startsWith(prefix) && !id.endsWith('_total'));

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: { [north]: '北局', [south]: '南局' },
    reports: {
      [`${north} 2018`]: { template: 'stat_2014' },
      [`${north} 2019`]: { template: 'format_2019' },
      [`${north} 2021`]: { template: 'format_2021' },
      [`${south} 2021`]: { template: 'format_2021', completeness: 'excerpt' },
    },
    facts: [
      ...rows(`${north} 2018`, {
        ans_already_public: 1,
        ans_granted: 2,
        ans_partially_granted: 3,
        ans_refused_total: 9,
        ans_refused_not_gov_info: 4,
        ans_not_this_agency: 1,
        ans_not_exist: 2,
        ans_need_amend: 3,
        ans_other_channel: 5,
        ans_total: 25,
      }),
      ...rows(`${north} 2019`, {
        req_granted: 40,
        req_partially_granted: 5,
        ...items(named('req_refused_'), 6),
        ...items(named('req_unable_'), 7),
        ...items(named('req_rejected_'), 1),
        req_other_total: 1,
        req_outcome_total: 61,
      }),
      ...rows(`${north} 2021`, {
        req_granted: 4,
        req_outcome_total: 10,
        req_refused_total: 3,
        req_refused_third_party: 2,
      }),
      ...rows(`${south} 2021`, { req_granted: 4 }),
    ],
  });
});
afterAll(() => engine.close());

const base: View = {
  ...defaultView,
  metric: 'outcomes',
  by: 'part',
  agencies: [north],
  years: { from: 2018, to: 2021 },
};
async function answer(view: Partial<View>, ...names: readonly string[]): Promise<string[]> {
  const result = await engine.query(viewToSql({ ...base, ...view }, dictionary));
  viewRows(result);
  return lines(result, ...names).filter((row) => !row.includes('no_report') && !row.startsWith('2020'));
}

describe('a composition', () => {
  it('sets the parts of each form side by side, in the dictionary’s order, and never fills a gap', async () => {
    expect(await answer({}, 'year', 'code', 'value', 'status')).toEqual([
      '2018 | granted | 3 | derived',
      '2018 | partly_granted | 3 | reported',
      '2018 | refused | 5 | derived',
      '2018 | unable | 6 | derived',
      '2018 | not_processed | null | not_on_form',
      '2018 | other_handling | null | not_on_form',
      '2019 | granted | 40 | reported',
      '2019 | partly_granted | 5 | reported',
      '2019 | refused | 6 | derived',
      '2019 | unable | 7 | derived',
      '2019 | not_processed | 1 | derived',
      '2019 | other_handling | 1 | reported',
      '2021 | granted | 4 | reported',
      '2021 | partly_granted | null | not_reported',
      '2021 | refused | 3 | reported',
      '2021 | unable | null | not_reported',
      '2021 | not_processed | null | not_reported',
      '2021 | other_handling | null | not_reported',
    ]);
  });

  it('takes shares of its own total: parts that do not add up leave a gap, and never more than the report prints', async () => {
    const shares = await answer({ measure: 'share', chart: 'stack100' }, 'year', 'base', 'value');
    const sums = new Map<string, number>();
    for (const line of shares) {
      const [year = '', base = '', value = ''] = line.split(' | ');
      if (value !== 'null') sums.set(`${year} of ${base}`, (sums.get(`${year} of ${base}`) ?? 0) + Number(value));
    }
    expect([...sums].map(([year, sum]) => `${year}: ${sum.toFixed(1)}`)).toEqual([
      '2018 of 25: 68.0',
      '2019 of 61: 98.4',
      '2021 of 10: 70.0',
    ]);
  });

  it('is its own total where nothing is drawn, and one part where that is fixed', async () => {
    expect(await answer({ by: null }, 'year', 'value')).toEqual(['2018 | 25', '2019 | 61', '2021 | 10']);
    const fixed: Partial<View> = { by: null, where: { part: 'refused' } };
    expect(await answer(fixed, 'year', 'value')).toEqual(['2018 | 5', '2019 | 6', '2021 | 3']);
    expect(await answer({ ...fixed, measure: 'share' }, 'year', 'base', 'value')).toEqual([
      '2018 | 25 | 20',
      `2019 | 61 | ${600 / 61}`,
      '2021 | 10 | 30',
    ]);
  });

  it('says of an excerpt that it was not read, not that the report lacks it', async () => {
    expect(
      (await answer({ agencies: [south], years: { from: 2021, to: 2021 } }, 'code', 'status')).slice(0, 2),
    ).toEqual(['granted | reported']);
    const both = await answer(
      { agencies: [north, south], years: { from: 2021, to: 2021 } },
      'agency',
      'code',
      'status',
    );
    expect(both).toContain('南局 | refused | not_captured');
  });

  it('leads from a part to the printed figures it is computed from', async () => {
    const terms = termRows(
      await engine.query(termsSql(base, { report_id: `${north}-2018`, code: 'refused' }, dictionary)),
    );
    expect(terms.map(({ metric_id, sign, value }) => [metric_id, sign, value])).toEqual([
      ['ans_refused_total', 1, 9],
      ['ans_refused_not_gov_info', -1, 4],
    ]);
    const none = await engine.query(termsSql(base, { report_id: `${north}-2018`, code: 'other_handling' }, dictionary));
    expect(none.rows).toEqual([]);
  });

  it('has names for its parts, an address, and is refused for a part it does not have', () => {
    expect(codeLabel(base, 'refused', dictionary, 'zh')).toBe('不予公开');
    expect(fixedWords({ ...base, by: null, where: { part: 'unable' } }, dictionary, 'en')).toEqual([
      'Part: Could not be met',
    ]);
    expect(decodeView(new URLSearchParams(encodeView(base)))).toEqual(base);
    const wrong: View = { ...base, by: null, where: { part: 'pending' } };
    expect(() => viewToSql(wrong, dictionary)).toThrow(expect.objectContaining({ code: 'bad_view' }));
    expect(() => viewToSql({ ...base, metric: 'req_received' }, dictionary)).toThrow(
      expect.objectContaining({ code: 'bad_view' }),
    );
  });
});

describe('the compositions of the dictionary', () => {
  const compositions = [...dictionary.indicators.values()].filter(({ composition }) => composition !== null);

  it('are those of the topic pages', () => {
    expect(compositions.map(({ id }) => id)).toEqual([
      'outcomes',
      'refusal_grounds',
      'unable_reasons',
      'unprocessed_reasons',
      'other_reasons',
      'intake',
      'disposal',
      'remedies_review',
      'remedies_suits',
      'remedies_suits_direct',
      'remedies_suits_after',
      'responses',
    ]);
  });

  it.each(compositions.map((each) => [each.id, each] as const))(
    '%s: shares are of its own total, and only a partition is stacked',
    (id, { composition }) => {
      const view: View = { ...base, metric: id, chart: 'stack', agencies: [] };
      const metric = dictionary.indicators.get(id);
      if (metric === undefined) throw new Error(id);
      expect(wholeOf(view, metric, dictionary).metric.id).toBe(id);
      expect(partitionOf(view, dictionary) !== null).toBe(composition?.partition);
      const stack = chartsFor(view, dictionary).find(({ kind }) => kind === 'stack100');
      const share = measuresFor(view, dictionary).find(({ kind }) => kind === 'share');
      expect([stack?.reason, share?.reason]).toEqual(composition?.partition ? [null, null] : ['overlap', 'no_whole']);
    },
  );
});
