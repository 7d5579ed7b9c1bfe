import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import { coverageRows, coverageSql } from '../../lib/query/coverage-sql.ts';
import { evidenceFindingRows, evidenceFindingsSql, evidenceRow, evidenceSql } from '../../lib/query/evidence-sql.ts';
import { brokenRows, brokenSql, headlineRow, headlineSql } from '../../lib/query/highlights-sql.ts';
import { agencyOptions, agencyOptionsSql, metricOptions, metricOptionsSql } from '../../lib/query/options-sql.ts';
import { openWorld } from './world.ts';

const first = '640100-kj';
const second = '620400-kj';
const hostile = "it's; DROP TABLE fact; --";

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: { [second]: '白银市科技局', [first]: '银川市科技局' },
    reports: {
      [`${first} 2017`]: { template: 'local_table' },
      [`${first} 2018`]: { template: 'narrative_2008', completeness: 'excerpt' },
      [`${second} 2019`]: { template: 'format_2019' },
    },
    facts: [
      {
        report: `${first} 2017`,
        metric: 'proactive_by_channel',
        dims: { channel: 'wechat' },
        value: 276,
        evidence: hostile,
      },
      {
        report: `${first} 2017`,
        metric: 'proactive_by_channel',
        dims: { channel: 'weibo' },
        value: 49,
        evidence: 'weibo',
      },
      { report: `${first} 2018`, metric: 'req_received', value: 3 },
      { report: `${second} 2019`, metric: 'req_received', value: 0, status: 'zero_stated' },
      { report: `${second} 2019`, metric: 'proactive_total', value: null, status: 'not_reported' },
    ],
    findings: [
      { rule: 'B-SCOPE', report: `${first} 2017`, severity: 'warning', verdict: 'maybe_scope', touches: ['weibo'] },
      {
        rule: 'A-SUM',
        report: `${first} 2017`,
        severity: 'error',
        verdict: 'report_says_so',
        touches: ['weibo', hostile],
      },
      {
        rule: 'C-KEPT',
        report: `${first} 2017`,
        severity: 'info',
        verdict: 'report_says_so',
        kept: true,
        touches: [hostile],
      },
      { rule: 'D-NOTE', report: `${second} 2019`, severity: 'info', verdict: 'report_says_so', touches: [] },
    ],
  });
});
afterAll(() => engine.close());

async function ask(sql: string) {
  await engine.query(`EXPLAIN ${sql}`);
  return engine.query(sql);
}

describe('questions to the data', () => {
  it('finds all about one figure, also by an id that looks like SQL', async () => {
    expect(evidenceRow(await ask(evidenceSql(hostile)))).toMatchObject({
      metric_id: 'proactive_by_channel',
      channel: 'wechat',
      category: null,
      value: 276,
      unit: '条',
      agency_short: '银川市科技局',
      year: 2017,
      section: '二、主动公开',
      row_label: '微信',
      char_start: 10,
      char_end: 13,
      raw: '276',
    });
    expect(evidenceRow(await ask(evidenceSql("' OR 1=1 --")))).toBeNull();
  });

  it('lists the rules that looked at it, broken and grave first', async () => {
    const rows = evidenceFindingRows(await ask(evidenceFindingsSql(hostile)));
    expect(rows.map((row) => [row.rule_id, row.kept])).toEqual([
      ['A-SUM', false],
      ['C-KEPT', true],
    ]);
    const weibo = evidenceFindingRows(await ask(evidenceFindingsSql('weibo')));
    expect(weibo.map((row) => row.rule_id)).toEqual(['A-SUM', 'B-SCOPE']);
  });

  it('says who has reported and what each report breaks', async () => {
    expect(coverageRows(await ask(coverageSql))).toEqual([
      {
        agency_id: second,
        agency: '白银市科技局',
        year: 2019,
        report_id: `${second}-2019`,
        template: 'format_2019',
        completeness: 'full',
        figures: 1,
        broken: 0,
        scope: 0,
        own: false,
      },
      {
        agency_id: first,
        agency: '银川市科技局',
        year: 2017,
        report_id: `${first}-2017`,
        template: 'local_table',
        completeness: 'full',
        figures: 2,
        broken: 1,
        scope: 1,
        own: false,
      },
      {
        agency_id: first,
        agency: '银川市科技局',
        year: 2018,
        report_id: `${first}-2018`,
        template: 'narrative_2008',
        completeness: 'excerpt',
        figures: 1,
        broken: 0,
        scope: 0,
        own: false,
      },
    ]);
  });

  it('counts the headline', async () => {
    expect(headlineRow(await ask(headlineSql))).toEqual({
      reports: 3,
      agencies: 2,
      full_reports: 2,
      excerpts: 1,
      first_year: 2017,
      last_year: 2019,
      figures: 4,
      broken: 1,
      scope: 1,
      checks: 3,
      kept: 1,
    });
  });

  it('lists what does not add up, gravest first, with a figure to look at', async () => {
    const rows = brokenRows(await ask(brokenSql));
    expect(rows.map((row) => [row.rule_id, row.severity, row.agency, row.year, row.evidence_id])).toEqual([
      ['A-SUM', 'error', '银川市科技局', 2017, hostile],
      ['B-SCOPE', 'warning', '银川市科技局', 2017, 'weibo'],
      ['D-NOTE', 'info', '白银市科技局', 2019, null],
    ]);
  });

  it('offers metrics and agencies with how much there is', async () => {
    expect(metricOptions(await ask(metricOptionsSql))).toEqual([
      { metric_id: 'proactive_by_channel', figures: 2, agencies: 1, first_year: 2017, last_year: 2017 },
      { metric_id: 'req_received', figures: 2, agencies: 2, first_year: 2018, last_year: 2019 },
    ]);
    const agencies = agencyOptions(await ask(agencyOptionsSql('proactive_by_channel')));
    expect(agencies.map((row) => [row.short_name, row.figures, row.first_year])).toEqual([
      ['白银市科技局', 0, null],
      ['银川市科技局', 2, 2017],
    ]);
  });
});
