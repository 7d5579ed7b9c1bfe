import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import { isRatio, viewMetric } from '../../lib/model/metric.ts';
import type { View } from '../../lib/model/view.ts';
import { parseFigureLists } from '../../lib/query/figure-set.ts';
import { profileReportRows, profileReportsSql, profileRows, profileSql } from '../../lib/query/profile-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { groupStatistics } from './statistics.ts';
import { dictionary, openWorld, type SmallFact } from './world.ts';

const lists = parseFigureLists(
  JSON.parse(readFileSync(new URL('../../data/profile.json', import.meta.url), 'utf8')),
  dictionary,
);
const agencies = Array.from({ length: 7 }, (_, index) => `90010${index}-kj`);
const [me = '', ...peers] = agencies;
const years = [2018, 2019, 2020, 2021];
const template = (year: number) => (year < 2019 ? 'stat_2014' : year < 2021 ? 'format_2019' : 'format_2021');

/** A number that looks drawn at random and is the same on every run. */
const noise = (text: string) => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, 7);

/** Every figure any listed metric or indicator needs, with gaps, blanks and inexact numbers among them. */
function facts(): SmallFact[] {
  const terms = lists.figures.flatMap((id) => {
    const metric = viewMetric(dictionary, id);
    if (metric === undefined) throw new Error(id);
    const formulas = dictionary.indicators.get(id)?.formulas ?? [];
    return formulas.length === 0
      ? [{ metric: id, dims: {} }]
      : formulas.flatMap(({ plus, minus, over }) => [...plus, ...minus, ...(over?.plus ?? []), ...(over?.minus ?? [])]);
  });
  const unique = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return agencies.flatMap((agency) =>
    years
      .filter((year) => noise(`${agency}${year}`) % 6 > 0)
      .flatMap((year) =>
        [...unique].flatMap(([key, { metric, dims }]): SmallFact[] => {
          const roll = noise(`${agency}${year}${key}`);
          const fact = { report: `${agency} ${year}`, metric, dims, value: roll % 90 };
          if (roll % 17 === 0) return [];
          if (roll % 19 === 0) return [{ ...fact, value: null, status: 'blank' }];
          if (roll % 23 === 0) return [{ ...fact, qualifier: 'approx' }];
          return [roll % 13 === 0 ? { ...fact, confidence: 'doubtful' } : fact];
        }),
      ),
  );
}

let engine: Engine;
beforeAll(async () => {
  const known = facts();
  engine = await openWorld({
    agencies: Object.fromEntries(agencies.map((id, index) => [id, `机构${index}`])),
    reports: Object.fromEntries(
      [...new Set(known.map(({ report }) => report))].map((key) => [
        key,
        { template: template(Number(key.slice(-4))) },
      ]),
    ),
    facts: known,
    findings: [
      { rule: 'REV-SUM', report: `${me} 2019`, severity: 'error', verdict: 'report_says_so', touches: [] },
      { rule: 'REV-SUM', report: `${me} 2019`, severity: 'info', verdict: 'report_says_so', touches: [] },
      { rule: 'REQ-TEXT-TABLE', report: `${me} 2019`, severity: 'warning', verdict: 'maybe_scope', touches: [] },
      { rule: 'LIT-SUM', report: `${me} 2019`, severity: 'error', kept: true, verdict: 'report_says_so', touches: [] },
    ],
  });
});
afterAll(() => engine.close());

const span = { from: 2018, to: 2021 };
const round = (value: number | null) => (value === null ? null : Math.round(value * 1e8) / 1e8);

describe('the profile of an agency', () => {
  it('says of every figure what its own View says, and sets it against the peers’ quartiles and places', async () => {
    const request = { agency: me, peers, years: span, figures: lists.figures };
    const rows = profileRows(await engine.query(profileSql(request, dictionary)));
    expect(rows.map(({ figure, year }) => `${figure} ${year}`)).toEqual(
      lists.figures.flatMap((id) => years.map((year) => `${id} ${year}`)),
    );
    for (const figure of lists.figures) {
      const view: View = { ...defaultView, metric: figure, agencies: [me], years: span };
      const own = viewRows(await engine.query(viewToSql(view, dictionary)));
      const others = { ...view, agencies: peers };
      const spread = groupStatistics(others, viewRows(await engine.query(viewToSql(others, dictionary))));
      const ranks = viewRows(await engine.query(viewToSql({ ...view, agencies, measure: 'rank' }, dictionary))).filter(
        (row) => row.agency_id === me,
      );
      for (const [at, year] of years.entries()) {
        const row = rows.find((each) => each.figure === figure && each.year === year);
        const stat = spread.find((each) => each.year === year);
        const enough = stat !== undefined && stat.count >= 3 ? stat : null;
        expect({ figure, year, ...row }).toMatchObject({
          value: own[at]?.value ?? null,
          base: own[at]?.base ?? null,
          status: own[at]?.status,
          qualifier: own[at]?.qualifier,
          doubt: own[at]?.doubt,
          peers: stat?.count ?? 0,
          place: ranks[at]?.value ?? null,
        });
        expect([row?.p25, row?.median, row?.p75].map((each) => round(each ?? null))).toEqual(
          [enough?.p25, enough?.median, enough?.p75].map((each) => round(each ?? null)),
        );
      }
    }
    // What the comparison is about occurs at all.
    expect(rows.some(({ place }) => place !== null)).toBe(true);
    expect(rows.some(({ base, place }) => base !== null && base < 30 && place === null)).toBe(true);
    for (const status of ['reported', 'derived', 'blank', 'not_on_form']) {
      expect(rows.some((row) => row.status === status)).toBe(true);
    }
  });

  it('stands alone without peers', async () => {
    const request = { agency: me, peers: [], years: span, figures: ['req_received', 'grant_rate'] };
    const rows = profileRows(await engine.query(profileSql(request, dictionary)));
    expect(new Set(rows.map(({ peers: count, median, place }) => `${count} ${median} ${place}`))).toEqual(
      new Set(['0 null null']),
    );
  });

  it('lists its reports with how the checks went', async () => {
    const reports = profileReportRows(await engine.query(profileReportsSql(me)));
    expect(reports.map(({ year }) => year)).toEqual(reports.map(({ year }) => year).toSorted());
    const broken = reports.find(({ year }) => year === 2019);
    expect(broken).toMatchObject({ template: 'format_2019', broken: 1, scope: 1, kept: 1, completeness: 'full' });
    expect(broken?.figures).toBeGreaterThan(10);
  });
});

describe('the lists of data/profile.json', () => {
  it('hold figures that are known, of every group the topic pages treat', () => {
    const groups = new Set(lists.figures.map((id) => viewMetric(dictionary, id)?.group));
    for (const group of ['proactive', 'requests', 'response', 'remedies']) expect(groups).toContain(group);
    expect(lists.headlines.some((id) => isRatio(viewMetric(dictionary, id) ?? fail(id)))).toBe(true);
  });

  it.each([
    [{ figures: ['no_such'], headlines: ['req_received'] }, /figures: "no_such" is no metric/],
    [{ figures: ['req_received', 'req_received'], headlines: ['req_received'] }, /"req_received" is there twice/],
    [{ figures: ['req_received'] }, /headlines/],
  ])('%j is refused with its place', (json, message) => {
    expect(() => parseFigureLists(json, dictionary)).toThrow(message);
  });
});

function fail(id: string): never {
  throw new Error(id);
}
