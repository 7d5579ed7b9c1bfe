import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import { chartsFor } from '../../lib/query/charts-for.ts';
import {
  changeRows,
  changesSql,
  firstCorrectionRows,
  firstCorrectionsSql,
  headlineFigureRows,
  headlinesSql,
} from '../../lib/query/headlines-sql.ts';
import {
  changeSentence,
  firstCorrectionSentence,
  headlineSentence,
  latestHeadlines,
  type Sentence,
} from '../../lib/query/sentences.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { dictionary, openWorld, type SmallFact } from './world.ts';

const [north, south, east] = ['110000-kj', '120000-kj', '130000-kj'] as const;
const figures = ['proactive_total', 'applications_received', 'grant_rate', 'suits_total'];

const rows = (report: string, given: Readonly<Record<string, number | Partial<SmallFact>>>): SmallFact[] =>
  Object.entries(given).map(([metric, figure]) => ({
    report,
    metric,
    value: null,
    ...(typeof figure === 'number' ? { value: figure } : figure),
  }));
const suits = (report: string, corrected: number, more: Partial<SmallFact> = {}): SmallFact[] =>
  ['direct', 'after_review'].map((route) => ({
    report,
    metric: 'litigation_corrected',
    dims: { route },
    value: route === 'direct' ? corrected : 0,
    ...more,
  }));
const granted = (full: number, partly: number, of: number) => ({
  req_granted: full,
  req_partially_granted: partly,
  req_outcome_total: of,
});

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: { [north]: '北局', [south]: '南局', [east]: '东局' },
    reports: {
      [`${north} 2018`]: { template: 'stat_2014' },
      ...Object.fromEntries(
        [north, south, east].flatMap((agency) =>
          [2019, 2020].map((year) => [`${agency} ${year}`, { template: 'format_2019' }]),
        ),
      ),
      [`${north} 2021`]: { template: 'format_2021' },
      [`${south} 2021`]: { template: 'format_2021' },
    },
    facts: [
      // A deduplicated count (grade C): two forms are never compared.
      ...rows(`${north} 2018`, { proactive_total: 500, req_received: 10 }),
      ...rows(`${north} 2019`, { proactive_total: 100, req_received: 40, ...granted(20, 10, 40) }),
      ...rows(`${north} 2020`, { proactive_total: 150, req_received: 100, ...granted(60, 0, 80) }),
      ...rows(`${north} 2021`, { proactive_total: 150, req_received: 90 }),
      ...rows(`${south} 2019`, { req_received: 10, ...granted(10, 0, 10) }),
      ...rows(`${south} 2020`, { req_received: 90, ...granted(0, 10, 20) }),
      ...rows(`${south} 2021`, { req_received: { value: 30, confidence: 'doubtful' } }),
      ...rows(`${east} 2019`, { req_received: { value: 50, qualifier: 'approx' } }),
      ...rows(`${east} 2020`, { req_received: 10 }),
      ...suits(`${north} 2019`, 0),
      ...suits(`${north} 2020`, 0),
      ...suits(`${north} 2021`, 2),
      // No year before it, and one whose earlier figure is only about 1: neither is known to be the first.
      ...suits(`${south} 2019`, 1),
      ...suits(`${east} 2019`, 1, { qualifier: 'approx' }),
      ...suits(`${east} 2020`, 3),
    ],
    findings: [
      { rule: 'REV-SUM', report: `${north} 2020`, severity: 'warning', verdict: 'report_says_so', touches: [] },
      { rule: 'REQ-COL-BALANCE', report: `${north} 2020`, severity: 'error', verdict: 'report_says_so', touches: [] },
      { rule: 'LIT-SUM', report: `${north} 2020`, severity: 'error', verdict: 'maybe_scope', touches: [] },
      { rule: 'LIT-SUM', report: `${south} 2021`, severity: 'error', verdict: 'report_says_so', touches: [] },
      {
        rule: 'LIT-SUM',
        report: `${east} 2020`,
        severity: 'error',
        kept: true,
        verdict: 'report_says_so',
        touches: [],
      },
    ],
  });
});
afterAll(() => engine.close());

const words = ({ parts }: Sentence) => parts.map((part) => part.text).join('');
const headlines = async () => headlineFigureRows(await engine.query(headlinesSql(figures, dictionary)));

describe('the headline figures', () => {
  it('are sums over the agencies that have both years, rates over the sum of their denominators', async () => {
    const found = await headlines();
    expect(
      found.map((row) => [row.figure, row.year, row.agencies, row.having, row.value_before, row.value, row.base]),
    ).toEqual([
      ['proactive_total', 2020, 1, 1, 100, 150, null],
      ['applications_received', 2019, 1, 3, 10, 40, null],
      ['applications_received', 2020, 2, 3, 50, 190, null],
      ['applications_received', 2021, 2, 2, 190, 120, null],
      ['grant_rate', 2020, 2, 2, 80, 70, 100],
    ]);
    expect(latestHeadlines(found).map(({ figure, year }) => `${figure} ${year}`)).toEqual([
      'proactive_total 2020',
      'applications_received 2021',
      'grant_rate 2020',
    ]);
  });

  it('are sentences whose figure opens the View it stands in, and say over how many agencies', async () => {
    const [, received, rate] = latestHeadlines(await headlines());
    if (received === undefined || rate === undefined) throw new Error('no headlines');
    expect(words(headlineSentence(received, dictionary, 'zh'))).toBe(
      '2021 年收到申请数（跨表式） 120 件，比上年的 190 件 −36.8%；计入两年都有数的 2 个机构（当年有此项的 2 个）。',
    );
    expect(words(headlineSentence(rate, dictionary, 'en'))).toBe(
      'Grant rate (partial grants included), 2020: 70.0%, −10.0 percentage points on 80.0%; of 100; over the 2 agencies with both years (2 have it this year).',
    );
    const linked = headlineSentence(rate, dictionary, 'zh').parts.find(({ kind }) => kind === 'figure');
    expect(linked).toMatchObject({
      view: { metric: 'grant_rate', agencies: [], years: { from: 2019, to: 2020 } },
      mark: { agency: null, year: 2020, code: null },
    });
  });
});

describe('what stands out', () => {
  it('is the largest change on at least 30 cases, of exact and undoubted figures', async () => {
    const found = changeRows(await engine.query(changesSql(figures, dictionary)));
    expect(found.map((row) => [row.year, row.figure, row.agency, row.value_before, row.value, row.change])).toEqual([
      [2021, 'applications_received', '北局', 100, 90, -10],
      [2020, 'applications_received', '北局', 40, 100, 150],
      [2020, 'proactive_total', '北局', 100, 150, 50],
    ]);
    const [first] = found;
    if (first === undefined) throw new Error('nothing stands out');
    expect(words(changeSentence(first, dictionary, 'zh'))).toBe(
      '北局 2021 年收到申请数（跨表式） 90 件，上年 100 件，−10.0%。',
    );
  });

  it('is the first correction in court where the years before are known to be 0', async () => {
    const found = firstCorrectionRows(await engine.query(firstCorrectionsSql(dictionary)));
    expect(found.map(({ agency, year, value, since }) => [agency, year, value, since])).toEqual([
      ['北局', 2021, 2, 2019],
    ]);
    const [first] = found;
    if (first === undefined) throw new Error('no correction');
    expect(words(firstCorrectionSentence(first, dictionary, 'zh'))).toBe(
      '北局 2021 年行政诉讼结果纠正数（各路径合计） 2 件；此前收录的报告（2019—2020 年）有数的都是 0。',
    );
  });

  it('links every figure to a View whose rows hold the mark, drawn by a chart that suits it', async () => {
    const changes = changeRows(await engine.query(changesSql(figures, dictionary)));
    const firsts = firstCorrectionRows(await engine.query(firstCorrectionsSql(dictionary)));
    for (const language of ['zh', 'en'] as const) {
      const sentences = [
        ...changes.map((row) => changeSentence(row, dictionary, language)),
        ...firsts.map((row) => firstCorrectionSentence(row, dictionary, language)),
        ...latestHeadlines(await headlines()).map((row) => headlineSentence(row, dictionary, language)),
      ];
      expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
      for (const part of sentences.flatMap(({ parts }) => parts)) {
        if (part.kind !== 'figure') continue;
        const found = viewRows(await engine.query(viewToSql(part.view, dictionary)));
        const marked = found.filter(
          ({ agency_id, year }) => year === part.mark.year && (part.mark.agency ?? agency_id) === agency_id,
        );
        expect(marked.some(({ value }) => value !== null)).toBe(true);
        const chart = chartsFor(part.view, dictionary).find(({ kind }) => kind === part.view.chart);
        expect(chart?.reason).toBeNull();
      }
    }
  });
});

describe('the year a headline speaks of', () => {
  const row = (year: number, agencies: number, value_before = 100) => ({
    figure: 'suits_total',
    year,
    agencies,
    having: agencies,
    value: 120,
    base: null,
    value_before,
    base_before: null,
  });

  it('is the latest that enough agencies answer, not the first reports of a new year', () => {
    expect(latestHeadlines([row(2022, 40), row(2023, 41), row(2024, 3)]).map(({ year }) => year)).toEqual([2023]);
    expect(latestHeadlines([row(2022, 40), row(2023, 41), row(2024, 21)]).map(({ year }) => year)).toEqual([2024]);
  });

  it('has no percentage on a small figure of the year before', () => {
    expect(words(headlineSentence(row(2024, 3, 29), dictionary, 'zh'))).toBe(
      '2024 年行政诉讼总数（各路径合计） 120 件，上年 29 件；计入两年都有数的 3 个机构（当年有此项的 3 个）。',
    );
    expect(words(headlineSentence(row(2024, 3, 30), dictionary, 'zh'))).toContain('比上年的 30 件 +300.0%');
  });
});
