import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import type { View } from '../../lib/model/view.ts';
import { termRows, termsSql } from '../../lib/query/terms-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary, lines, openWorld, type SmallFact } from './world.ts';

const facts = (report: string, figures: Readonly<Record<string, number | Partial<SmallFact>>>): SmallFact[] =>
  Object.entries(figures).map(([key, given]) => {
    const [metric = '', name, code = ''] = key.split(/[[=\]]/);
    const rest = typeof given === 'number' ? { value: given } : given;
    return { report, metric, value: null, ...(name ? { dims: { [name]: code } } : {}), ...rest };
  });

const [north, south, east, west] = ['110000-kj', '120000-kj', '130000-kj', '140000-kj'] as const;

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: { [north]: '北局', [south]: '南局', [east]: '东局', [west]: '西局' },
    reports: {
      [`${north} 2018`]: { template: 'stat_2014' },
      [`${north} 2019`]: { template: 'format_2019' },
      [`${north} 2021`]: { template: 'format_2021' },
      [`${south} 2018`]: { template: 'narrative_2008' },
      [`${south} 2021`]: { template: 'format_2021' },
      [`${east} 2021`]: { template: 'format_2021' },
      [`${west} 2021`]: { template: 'format_2021', completeness: 'excerpt' },
      [`${south} 2023`]: { template: 'format_2021' },
      [`${south} 2024`]: { template: 'format_2021' },
    },
    facts: [
      ...facts(`${north} 2018`, {
        ans_already_public: 3,
        ans_granted: 5,
        ans_partially_granted: 2,
        ans_total: 40,
        ans_refused_total: 9,
        ans_refused_not_gov_info: 4,
        litigation_total: 6,
        req_received: { value: 50, status: 'zero_stated' },
      }),
      ...facts(`${north} 2019`, { req_granted: 10, req_partially_granted: { status: 'blank' }, req_outcome_total: 40 }),
      ...facts(`${north} 2021`, {
        req_granted: { value: 20, confidence: 'doubtful' },
        req_partially_granted: { value: 4, qualifier: 'at_least' },
        req_outcome_total: 48,
        'litigation_total[route=direct]': 2,
        'litigation_total[route=after_review]': 3,
        'req_received[applicant=natural_person]': 9,
        req_received: 12,
        req_refused_total: 7,
      }),
      ...facts(`${south} 2018`, { req_received: 5, litigation_total: { value: 0, status: 'zero_stated' } }),
      ...facts(`${south} 2021`, {
        req_granted: 1,
        req_partially_granted: 0,
        req_outcome_total: 29,
        litigation_total: { value: 0, status: 'zero_stated' },
      }),
      ...facts(`${east} 2021`, { req_granted: 0, req_partially_granted: 0, req_outcome_total: 0 }),
      ...facts(`${west} 2021`, { req_outcome_total: 12 }),
      ...[2023, 2024].flatMap((year) =>
        facts(`${south} ${year}`, {
          'litigation_total[route=direct]': 10,
          'litigation_total[route=after_review]': year - 2020,
          'litigation_corrected[route=direct]': 1,
          'litigation_pending[route=direct]': 5,
        }),
      ),
    ],
  });
});
afterAll(() => engine.close());

const base: View = { ...defaultView, agencies: [north, south, east, west], years: { from: 2021, to: 2021 } };
async function rowsOf(view: Partial<View>, ...names: readonly string[]): Promise<string[]> {
  const sql = viewToSql({ ...base, ...view }, dictionary);
  const result = await engine.query(sql);
  viewRows(result);
  return lines(result, ...names);
}

describe('an indicator', () => {
  it('is computed by the formula of each form, with its denominator, and never from a gap', async () => {
    const view = { metric: 'grant_rate', years: { from: 2018, to: 2021 } };
    const rows = await rowsOf(view, 'agency', 'year', 'value', 'base', 'status', 'qualifier', 'doubt', 'evidence_id');
    expect(rows.filter((row) => !row.includes('no_report'))).toEqual([
      `北局 | 2018 | 25 | 40 | derived | exact | false | ${north}-2018-ans_already_public`,
      `北局 | 2019 | null | null | blank | exact | false | ${north}-2019-req_granted`,
      `北局 | 2021 | 50 | 48 | derived | approx | true | ${north}-2021-req_granted`,
      '南局 | 2018 | null | null | not_on_form | exact | false | null',
      `南局 | 2021 | ${100 / 29} | 29 | derived | exact | false | ${south}-2021-req_granted`,
      `东局 | 2021 | null | 0 | undefined_ratio | exact | false | ${east}-2021-req_granted`,
      '西局 | 2021 | null | null | not_captured | exact | false | null',
    ]);
  });

  it('takes away what the formula takes away, and takes the printed subtotal where an item is missing', async () => {
    const view = { metric: 'applications_refused', agencies: [north], years: { from: 2018, to: 2021 } };
    expect(await rowsOf(view, 'year', 'value', 'status')).toEqual([
      '2018 | 5 | derived',
      '2019 | null | not_reported',
      '2020 | null | no_report',
      '2021 | 7 | reported',
    ]);
  });

  it('adds the routes of a suit, and keeps "none" told in words', async () => {
    const view = { metric: 'suits_total', agencies: [north, south], years: { from: 2018, to: 2021 } };
    const rows = await rowsOf(view, 'agency', 'year', 'value', 'status');
    expect(rows.filter((row) => !row.includes('no_report'))).toEqual([
      '北局 | 2018 | 6 | reported',
      '北局 | 2019 | null | not_reported',
      '北局 | 2021 | 5 | derived',
      '南局 | 2018 | 0 | zero_stated',
      '南局 | 2021 | 0 | zero_stated',
    ]);
  });

  it('follows one question across forms, a figure handed through keeping its own status', async () => {
    const view = { metric: 'applications_received', agencies: [north, south], years: { from: 2018, to: 2018 } };
    expect(await rowsOf(view, 'agency', 'value', 'status')).toEqual(['北局 | 50 | zero_stated', '南局 | 5 | reported']);
  });

  it('fixes codes in its terms and draws its free breakdowns, where the form has them', async () => {
    expect(await rowsOf({ metric: 'natural_person_share', agencies: [north] }, 'value', 'base')).toEqual(['75 | 12']);
    const drawn: Partial<View> = {
      metric: 'applications_received',
      by: 'applicant',
      agencies: [north],
      years: { from: 2018, to: 2021 },
    };
    expect(await rowsOf(drawn, 'year', 'code', 'value', 'status')).toEqual([
      '2018 | natural_person | null | not_on_form',
      '2019 | natural_person | null | not_reported',
      '2020 | natural_person | null | no_report',
      '2021 | natural_person | 9 | reported',
    ]);
  });

  it('leaves small denominators out of ranks unless they are asked for, and ranks nobody among two', async () => {
    const rank: Partial<View> = { metric: 'grant_rate_strict', measure: 'rank' };
    expect(await rowsOf(rank, 'agency', 'value', 'printed', 'status')).toEqual([
      `北局 | null | ${(100 * 20) / 48} | no_base`,
      `南局 | null | ${100 / 29} | small_base`,
      '东局 | null | null | undefined_ratio',
      '西局 | null | null | not_captured',
    ]);
    const all = await rowsOf({ ...rank, small: true }, 'agency', 'status');
    expect(all.slice(0, 2)).toEqual(['北局 | no_base', '南局 | no_base']);
  });

  it('does not set 2024 against 2023 where one route is followed', async () => {
    const view: Partial<View> = { agencies: [south], years: { from: 2024, to: 2024 }, measure: 'difference' };
    expect(await rowsOf({ ...view, metric: 'suits_total' }, 'value', 'status')).toEqual(['1 | derived']);
    expect(await rowsOf({ ...view, metric: 'after_review_share' }, 'value', 'status')).toEqual(['null | no_base']);
    expect(await rowsOf({ ...view, metric: 'suit_corrected_rate_direct' }, 'status')).toEqual(['no_base']);
    const route: Partial<View> = { ...view, metric: 'litigation_total', where: { route: 'direct' } };
    expect(await rowsOf(route, 'status')).toEqual(['no_base']);
    expect(await rowsOf({ ...route, years: { from: 2023, to: 2023 } }, 'printed', 'status')).toEqual(['10 | no_base']);
  });

  it('stands on the second axis of a scatter with its own status', async () => {
    const view: Partial<View> = { metric: 'req_outcome_total', chart: 'scatter', against: 'grant_rate_strict' };
    expect(await rowsOf(view, 'agency', 'value', 'against', 'against_status')).toEqual([
      `北局 | 48 | ${(100 * 20) / 48} | derived`,
      `南局 | 29 | ${100 / 29} | derived`,
      '东局 | 0 | null | undefined_ratio',
      '西局 | 12 | null | not_captured',
    ]);
  });

  it('stands on the second axis as the part the View fixes', async () => {
    const view: Partial<View> = { agencies: [south], years: { from: 2024, to: 2024 } };
    const direct = { ...view, metric: 'remedies_suits_direct', chart: 'scatter', against: 'remedies_suits' } as const;
    const whole = await rowsOf({ ...view, metric: 'remedies_suits', where: { part: 'pending' } }, 'value', 'status');
    const beside = await rowsOf({ ...direct, where: { part: 'pending' } }, 'against', 'against_status');
    expect(beside).toEqual(whole);
    expect(beside).not.toEqual(await rowsOf(direct, 'against', 'against_status'));
  });

  it('has no part of another composition, whatever the form', async () => {
    const view: Partial<View> = { metric: 'remedies_suits', by: 'part', against: 'outcomes', chart: 'scatter' };
    const years = { from: 2024, to: 2024 };
    const beside = await rowsOf({ ...view, agencies: [south], years }, 'code', 'against', 'against_status');
    expect(beside).toEqual(['corrected | null | not_on_form', 'pending | null | not_on_form']);
  });

  it.each<[Partial<View>, string]>([
    [{ metric: 'grant_rate', measure: 'share' }, 'measure'],
    [{ metric: 'grant_rate', measure: 'per_hundred' }, 'measure'],
    [{ metric: 'grant_rate', by: 'route' }, 'breakdown'],
    [{ chart: 'scatter', against: 'no_such' }, 'against'],
    [{ chart: 'scatter' }, 'against'],
    [{ chart: 'bar', against: 'req_received' }, 'against'],
  ])('refuses %j', (part, what) => {
    expect(() => viewToSql({ ...base, ...part }, dictionary)).toThrowError(
      expect.objectContaining({ code: 'bad_view', details: expect.objectContaining({ what }) }),
    );
  });
});

describe('the figures behind one cell of an indicator', () => {
  const termsOf = async (view: Partial<View>, report: string, code: string | null = null) =>
    termRows(await engine.query(termsSql({ ...base, ...view }, { report_id: report, code }, dictionary)));

  it('are named in the formula’s order, with side, sign and place; a gap is a row without a value', async () => {
    const terms = await termsOf({ metric: 'grant_rate' }, `${north}-2019`);
    expect(
      terms.map((term) => [term.metric_id, term.side, term.sign, term.value, term.status, term.evidence_id]),
    ).toEqual([
      ['req_granted', 'part', 1, 10, 'reported', `${north}-2019-req_granted`],
      ['req_partially_granted', 'part', 1, null, 'blank', `${north}-2019-req_partially_granted`],
      ['req_outcome_total', 'whole', 1, 40, 'reported', `${north}-2019-req_outcome_total`],
    ]);
  });

  it('give the cell’s number when they are computed again', async () => {
    const terms = await termsOf({ metric: 'applications_refused' }, `${north}-2018`);
    expect(terms.reduce((sum, { sign, value }) => sum + sign * (value ?? 0), 0)).toBe(5);
    const drawn = await termsOf(
      { metric: 'applications_received', by: 'applicant' },
      `${north}-2021`,
      'natural_person',
    );
    expect(drawn.map(({ value }) => value)).toEqual([9]);
    const printed = await termsOf({ metric: 'applications_refused' }, `${north}-2021`);
    expect(printed.filter(({ choice }) => choice === 2).map(({ value }) => value)).toEqual([7]);
  });

  it('are none for a form without the figure, and refused for a printed figure', async () => {
    expect(await termsOf({ metric: 'grant_rate' }, `${south}-2018`)).toEqual([]);
    expect(() => termsSql({ ...base, metric: 'req_received' }, { report_id: 'x', code: null }, dictionary)).toThrow(
      expect.objectContaining({ code: 'bad_view' }),
    );
  });
});

describe('every indicator of the dictionary', () => {
  it('is answered by DuckDB with every breakdown and measure it allows', async () => {
    for (const indicator of dictionary.indicators.values()) {
      for (const by of [null, ...(Object.keys(indicator.dims) as NonNullable<View['by']>[])]) {
        const sql = viewToSql({ ...base, metric: indicator.id, by, measure: 'rank', order: 'value' }, dictionary);
        viewRows(await engine.query(sql));
      }
    }
  });

  it('joins forms only where the crosswalk grades it A or B: the deduplicated and narrative counts stay C', () => {
    const joined = [...dictionary.indicators.values()].filter(
      ({ templates }) => templates.includes('stat_2014') && templates.includes('format_2021'),
    );
    const graded = joined.filter(({ comparability }) => comparability === 'C' || comparability === 'X');
    expect(graded.map(({ id }) => id)).toEqual(['website_share', 'wechat_share', 'responses']);
    expect([...dictionary.indicators.values()].some(({ comparability }) => comparability === 'X')).toBe(false);
    expect(dictionary.indicators.get('applications_not_processed')?.templates).toEqual(['format_2019', 'format_2021']);
  });
});
