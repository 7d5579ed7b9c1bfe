import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import { measures, type View } from '../../lib/model/view.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary, lines, openWorld } from './world.ts';

const channels = (report: string, figures: Readonly<Record<string, number>>) =>
  Object.entries(figures).map(([channel, value]) => ({
    report,
    metric: 'proactive_by_channel',
    dims: { channel },
    value,
  }));
const category = (report: string, code: string, label: string, value: number, channel?: string) => ({
  report,
  metric: 'proactive_by_category',
  dims: { category: code, label, ...(channel === undefined ? {} : { channel }) },
  value,
});

const yinchuan = '640100-kj';
const lingwu = '640181-kj';
const baise = '451000-kj';
const baiyin = '620400-kj';

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: {
      [baise]: '百色市科知局',
      [baiyin]: '白银市科技局',
      [yinchuan]: '银川市科技局',
      [lingwu]: "灵武'市科技局",
    },
    reports: {
      [`${yinchuan} 2017`]: { template: 'local_table' },
      [`${lingwu} 2020`]: { template: 'format_2019' },
      [`${lingwu} 2021`]: { template: 'format_2021' },
      [`${baise} 2018`]: { template: 'narrative_2008', completeness: 'excerpt' },
      [`${baiyin} 2018`]: { template: 'narrative_2008' },
      [`${baiyin} 2019`]: { template: 'format_2019' },
      [`${baiyin} 2020`]: { template: 'format_2019', completeness: 'excerpt' },
    },
    facts: [
      { report: `${yinchuan} 2017`, metric: 'proactive_total', value: 276 },
      ...channels(`${yinchuan} 2017`, { website_own: 276, disclosure_platform: 66, weibo: 49, wechat: 276 }),
      {
        report: `${yinchuan} 2017`,
        metric: 'proactive_by_channel',
        dims: { channel: 'disclosure_platform' },
        value: 54,
        preferred: false,
        evidence: 'text-54',
      },
      ...channels(`${lingwu} 2021`, { wechat: 690, weibo: 185 }),
      { report: `${baise} 2018`, metric: 'proactive_total', value: 92, status: 'derived' },
      {
        report: `${baise} 2018`,
        metric: 'proactive_by_channel',
        dims: { channel: 'website_own' },
        value: 92,
        qualifier: 'at_least',
      },
      { report: `${baiyin} 2019`, metric: 'proactive_total', value: 97 },
      category(`${yinchuan} 2017`, 'work_news', '动态类', 180, 'website_own'),
      {
        ...category(`${yinchuan} 2017`, 'work_news', '政务动态类', 180, 'website_own'),
        standsIn: 'narrative' as const,
      },
      category(`${yinchuan} 2017`, 'overview', '概况', 1, 'disclosure_platform'),
      category(`${yinchuan} 2017`, 'overview', '机构', 2, 'disclosure_platform'),
      category(`${yinchuan} 2017`, 'overview', '简介', 5, 'website_own'),
      category(`${baiyin} 2019`, 'overview', '概况', 3),
      category(`${baiyin} 2019`, 'overview', '概况网', 40, 'website_own'),
      { report: `${baiyin} 2019`, metric: 'req_received', value: 0, status: 'zero_stated' },
      { report: `${baiyin} 2020`, metric: 'req_received', value: 12 },
      { report: `${lingwu} 2020`, metric: 'req_received', value: 10 },
      { report: `${lingwu} 2021`, metric: 'req_received', value: 15, confidence: 'doubtful' },
      { report: `${yinchuan} 2017`, metric: 'req_received', value: null, status: 'blank' },
      { report: `${lingwu} 2020`, metric: 'req_granted', value: 4 },
      { report: `${lingwu} 2020`, metric: 'req_outcome_total', value: 8 },
      { report: `${baiyin} 2019`, metric: 'req_granted', value: 0 },
      { report: `${baiyin} 2019`, metric: 'req_outcome_total', value: 0 },
    ],
    findings: [
      {
        rule: 'NAR-CATEGORY-SUM',
        report: `${yinchuan} 2017`,
        severity: 'error',
        verdict: 'report_says_so',
        touches: [`${yinchuan}-2017-proactive_by_channel-website_own`],
      },
      {
        rule: 'SCOPE',
        report: `${yinchuan} 2017`,
        severity: 'warning',
        verdict: 'maybe_scope',
        touches: [`${yinchuan}-2017-proactive_by_channel-weibo`],
      },
      {
        rule: 'KEPT',
        report: `${yinchuan} 2017`,
        severity: 'error',
        kept: true,
        verdict: 'report_says_so',
        touches: [`${yinchuan}-2017-proactive_by_channel-wechat`],
      },
    ],
  });
});
afterAll(() => engine.close());

const base: View = { ...defaultView, metric: 'proactive_by_channel', by: 'channel' };
async function rowsOf(view: View, ...names: readonly string[]): Promise<string[]> {
  const sql = viewToSql(view, dictionary);
  await engine.query(`EXPLAIN ${sql}`);
  const result = await engine.query(sql);
  viewRows(result);
  return lines(result, ...names);
}

describe('a View as SQL', () => {
  it('gives every agency × year × code in official and dictionary order, each with a number or a reason', async () => {
    const view = { ...base, agencies: [yinchuan, lingwu, baise, baiyin], years: { from: 2017, to: 2018 } };
    expect(
      await rowsOf(view, 'agency', 'year', 'code', 'value', 'status', 'qualifier', 'doubt', 'evidence_id'),
    ).toEqual([
      ...['website_own', 'disclosure_platform', 'weibo', 'wechat'].map(
        (code) => `百色市科知局 | 2017 | ${code} | null | no_report | exact | false | null`,
      ),
      `百色市科知局 | 2018 | website_own | 92 | reported | at_least | false | ${baise}-2018-proactive_by_channel-website_own`,
      ...['disclosure_platform', 'weibo', 'wechat'].map(
        (code) => `百色市科知局 | 2018 | ${code} | null | not_captured | exact | false | null`,
      ),
      ...['website_own', 'disclosure_platform', 'weibo', 'wechat'].map(
        (code) => `白银市科技局 | 2017 | ${code} | null | no_report | exact | false | null`,
      ),
      ...['website_own', 'disclosure_platform', 'weibo', 'wechat'].map(
        (code) => `白银市科技局 | 2018 | ${code} | null | not_reported | exact | false | null`,
      ),
      `银川市科技局 | 2017 | website_own | 276 | reported | exact | true | ${yinchuan}-2017-proactive_by_channel-website_own`,
      `银川市科技局 | 2017 | disclosure_platform | 66 | reported | exact | false | ${yinchuan}-2017-proactive_by_channel-disclosure_platform`,
      `银川市科技局 | 2017 | weibo | 49 | reported | exact | false | ${yinchuan}-2017-proactive_by_channel-weibo`,
      `银川市科技局 | 2017 | wechat | 276 | reported | exact | false | ${yinchuan}-2017-proactive_by_channel-wechat`,
      ...['website_own', 'disclosure_platform', 'weibo', 'wechat'].map(
        (code) => `银川市科技局 | 2018 | ${code} | null | no_report | exact | false | null`,
      ),
      ...[2017, 2018].flatMap((year) =>
        ['website_own', 'disclosure_platform', 'weibo', 'wechat'].map(
          (code) => `灵武'市科技局 | ${year} | ${code} | null | no_report | exact | false | null`,
        ),
      ),
    ]);
  });

  it('leaves out agencies without the figure when none is named, and keeps the named ones', async () => {
    const view = { ...base, years: { from: 2017, to: 2017 } };
    expect(await rowsOf(view, 'agency', 'code')).toEqual([
      '银川市科技局 | website_own',
      '银川市科技局 | disclosure_platform',
      '银川市科技局 | weibo',
      '银川市科技局 | wechat',
    ]);
    const named = { ...view, agencies: [baiyin], years: { from: 2019, to: 2019 } };
    expect(await rowsOf(named, 'agency', 'code', 'status')).toEqual(['白银市科技局 | null | not_reported']);
  });

  it("divides by the agency's own total of the year, never by the sum of overlapping channels", async () => {
    const view: View = { ...base, agencies: [yinchuan, lingwu], years: { from: 2017, to: 2021 }, measure: 'share' };
    const rows = await rowsOf(view, 'agency', 'year', 'code', 'value', 'printed', 'base', 'status', 'doubt');
    expect(rows.filter((row) => !row.includes('no_report'))).toEqual([
      '银川市科技局 | 2017 | website_own | 100 | 276 | 276 | reported | true',
      '银川市科技局 | 2017 | disclosure_platform | 23.91304347826087 | 66 | 276 | reported | false',
      '银川市科技局 | 2017 | weibo | 17.753623188405797 | 49 | 276 | reported | false',
      '银川市科技局 | 2017 | wechat | 100 | 276 | 276 | reported | false',
      "灵武'市科技局 | 2020 | website_own | null | null | null | not_reported | false",
      "灵武'市科技局 | 2020 | disclosure_platform | null | null | null | not_reported | false",
      "灵武'市科技局 | 2020 | weibo | null | null | null | not_reported | false",
      "灵武'市科技局 | 2020 | wechat | null | null | null | not_reported | false",
      "灵武'市科技局 | 2021 | website_own | null | null | null | not_reported | false",
      "灵武'市科技局 | 2021 | disclosure_platform | null | null | null | not_reported | false",
      "灵武'市科技局 | 2021 | weibo | null | 185 | null | undefined_ratio | false",
      "灵武'市科技局 | 2021 | wechat | null | 690 | null | undefined_ratio | false",
    ]);
  });

  it('takes an outcome as a share of all outcomes, and zero of zero as undefined', async () => {
    const view: View = { ...base, metric: 'req_granted', by: null, measure: 'share', years: { from: 2019, to: 2020 } };
    expect(await rowsOf(view, 'agency', 'year', 'value', 'printed', 'base', 'status')).toEqual([
      '白银市科技局 | 2019 | null | 0 | 0 | undefined_ratio',
      '白银市科技局 | 2020 | null | null | null | not_captured',
      "灵武'市科技局 | 2019 | null | null | null | no_report",
      "灵武'市科技局 | 2020 | 50 | 4 | 8 | reported",
    ]);
  });

  it('computes a change only from two exact, comparable figures', async () => {
    const view: View = {
      ...base,
      metric: 'req_received',
      by: null,
      measure: 'change',
      years: { from: 2019, to: 2021 },
    };
    expect(await rowsOf(view, 'agency', 'year', 'value', 'printed', 'base', 'status', 'doubt')).toEqual([
      '白银市科技局 | 2019 | null | 0 | null | no_base | false',
      '白银市科技局 | 2020 | null | 12 | 0 | undefined_ratio | false',
      '白银市科技局 | 2021 | null | null | null | no_report | false',
      "灵武'市科技局 | 2019 | null | null | null | no_report | false",
      "灵武'市科技局 | 2020 | null | 10 | null | no_base | false",
      "灵武'市科技局 | 2021 | 50 | 15 | 10 | reported | true",
    ]);
  });

  it('does not compute a change of a grade C figure across forms', async () => {
    const view: View = {
      ...base,
      metric: 'proactive_total',
      by: null,
      agencies: [baiyin],
      measure: 'change',
      years: { from: 2019, to: 2019 },
    };
    await engine.query(
      `INSERT INTO fact SELECT '${baiyin}-2018', agency_id, 2018, * EXCLUDE (report_id, agency_id, year) FROM fact WHERE metric_id = 'proactive_total' AND year = 2019`,
    );
    expect(await rowsOf(view, 'value', 'printed', 'base', 'status')).toEqual(['null | 97 | null | no_base']);
  });

  it('tells blank, stated zero and reported apart', async () => {
    const view: View = {
      ...base,
      metric: 'req_received',
      by: null,
      agencies: [yinchuan, baiyin],
      years: { from: 2017, to: 2020 },
    };
    const rows = await rowsOf(view, 'agency', 'year', 'value', 'status');
    expect(rows).toContain('银川市科技局 | 2017 | null | blank');
    expect(rows).toContain('白银市科技局 | 2019 | 0 | zero_stated');
    expect(rows).toContain('白银市科技局 | 2020 | 12 | reported');
    expect(rows).toContain('白银市科技局 | 2018 | null | not_reported');
  });

  it('knows which form has no place for a figure, also where only an excerpt of a national form was read', async () => {
    const view: View = {
      ...base,
      metric: 'normdoc_in_force',
      by: 'doc_type',
      agencies: [baiyin, lingwu, yinchuan, baise],
      years: { from: 2017, to: 2021 },
    };
    const rows = await rowsOf(view, 'agency', 'year', 'status');
    expect(rows.filter((row) => !row.includes('no_report'))).toEqual([
      '百色市科知局 | 2018 | not_captured',
      '白银市科技局 | 2018 | not_on_form',
      '白银市科技局 | 2019 | not_on_form',
      '白银市科技局 | 2020 | not_on_form',
      '银川市科技局 | 2017 | not_on_form',
      "灵武'市科技局 | 2020 | not_on_form",
      "灵武'市科技局 | 2021 | not_reported",
    ]);
    const applicants: View = {
      ...view,
      metric: 'req_received',
      by: 'applicant',
      agencies: [baiyin],
      years: { from: 2018, to: 2018 },
    };
    expect(await rowsOf(applicants, 'status')).toEqual(['not_on_form']);
  });

  it('adds labels of one category within one channel, never channels, and never the table to the text that repeats it', async () => {
    const view: View = { ...base, metric: 'proactive_by_category', by: 'category', years: { from: 2017, to: 2019 } };
    const rows = await rowsOf(view, 'agency', 'year', 'code', 'value', 'parts', 'status', 'doubt');
    expect(rows.filter((row) => !/no_report|not_/.test(row))).toEqual([
      '白银市科技局 | 2019 | overview | 3 | 1 | reported | false',
      '银川市科技局 | 2017 | overview | 5 | 1 | reported | true',
      '银川市科技局 | 2017 | work_news | 180 | 1 | reported | false',
    ]);
    const platform: View = {
      ...view,
      where: { channel: 'disclosure_platform' },
      agencies: [yinchuan],
      years: { from: 2017, to: 2017 },
    };
    expect(await rowsOf(platform, 'code', 'value', 'parts', 'status', 'doubt')).toEqual([
      'overview | 3 | 2 | derived | false',
    ]);
  });

  it('stands agencies by value, largest first, when asked', async () => {
    const view: View = {
      ...base,
      where: {},
      order: 'value',
      years: { from: 2021, to: 2021 },
      agencies: [yinchuan, lingwu, baiyin],
    };
    const rows = await rowsOf(view, 'agency');
    expect([...new Set(rows)]).toEqual(["灵武'市科技局", '白银市科技局', '银川市科技局']);
  });

  it('prepares for every metric, breakdown and measure of the dictionary', async () => {
    for (const metric of dictionary.metrics.values()) {
      for (const by of [null, ...(Object.keys(metric.dims) as NonNullable<View['by']>[])]) {
        for (const measure of by === null ? measures : (['value', 'share', 'change', 'points'] as const)) {
          const order = measure === 'value' ? 'official' : 'value';
          const sql = viewToSql({ ...base, metric: metric.id, by, measure, order }, dictionary);
          viewRows(await engine.query(sql));
        }
      }
    }
  });

  it.each([
    [{ metric: 'no_such' }, 'metric'],
    [{ metric: 'proactive_total' }, 'breakdown'],
    [{ where: { route: 'direct' } }, 'breakdown'],
    [{ metric: "x' OR 1=1 --" }, 'metric'],
    [{ where: { channel: "wechat'" } }, 'where.channel'],
    [{ agencies: ["640100'; DROP TABLE fact"] }, 'agencies.0'],
  ])('refuses %j', (part, what) => {
    expect(() => viewToSql({ ...base, ...part }, dictionary)).toThrowError(
      expect.objectContaining({ code: 'bad_view', details: expect.objectContaining({ what }) }),
    );
  });
});

describe('the rows of a View', () => {
  const columns = [
    'agency_id',
    'agency',
    'year',
    'code',
    'value',
    'printed',
    'base',
    'status',
    'qualifier',
    'doubt',
    'edited',
    'small_base',
    'against_small',
    'parts',
    'evidence_id',
    'report_id',
    'template',
    'completeness',
    'own',
    'against',
    'against_status',
    'against_qualifier',
  ].map((name) => ({ name, type: 'X' }));
  const report = [null, null, null, null] as const;
  const good = [
    'a',
    'A',
    2019,
    null,
    1,
    1,
    null,
    'reported',
    'exact',
    false,
    false,
    false,
    false,
    1,
    ...report,
    false,
    null,
    null,
    null,
  ];
  const replaced = (at: number, value: string | number | null) =>
    good.map((cell, index) => (index === at ? value : cell));

  it('accepts what the statement gives and refuses every other type', () => {
    expect(viewRows({ columns, rows: [good] })[0]).toMatchObject({ year: 2019, value: 1, status: 'reported' });
    expect(() => viewRows({ columns, rows: [replaced(2, '2019')] })).toThrowError(/row 1, year/);
    expect(() => viewRows({ columns, rows: [good, replaced(7, 'unknown')] })).toThrowError(/row 2, status/);
    expect(() => viewRows({ columns: columns.slice(1), rows: [good.slice(1)] })).toThrowError(/agency_id/);
  });

  it('refuses a number whose status says there is none', () => {
    expect(() => viewRows({ columns, rows: [replaced(7, 'not_reported')] })).toThrowError(/not_reported with value 1/);
    expect(() => viewRows({ columns, rows: [replaced(4, null)] })).toThrowError(/reported with value null/);
  });
});
