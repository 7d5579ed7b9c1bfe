import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import type { Bilingual } from '../../lib/model/language.ts';
import { backlogRows, backlogSql } from '../../lib/query/backlog-sql.ts';
import { figureView } from '../../lib/query/entry.ts';
import { findingPlaceRows, findingPlacesSql } from '../../lib/query/finding-places.ts';
import {
  allFindings,
  type FindingFilter,
  findingCountRows,
  findingCountsSql,
  findingFacets,
  findingRows,
  findingsPerPage,
  findingsSql,
} from '../../lib/query/findings-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { dictionary, openWorld, type SmallFact, type SmallWorld } from './world.ts';

const [north, south, east] = ['110000-kj', '120000-kj', '130000-kj'] as const;
const years = [2019, 2020, 2021];
const rules = ['REQ-COL-BALANCE', 'REV-SUM', 'VAL-RANGE'];
const titles: ReadonlyMap<string, Bilingual> = new Map(
  (
    JSON.parse(readFileSync(new URL('../../data/rules.json', import.meta.url), 'utf8')) as {
      id: string;
      title: Bilingual;
    }[]
  ).map(({ id, title }) => [id, title]),
);

const carried = (report: string, out: Partial<SmallFact> | null, into: Partial<SmallFact> | null): SmallFact[] => [
  ...(out === null ? [] : [{ report, metric: 'req_carried_out', value: null, ...out }]),
  ...(into === null ? [] : [{ report, metric: 'req_carried_in', value: null, ...into }]),
];

const verdicts = ['report_says_so', 'maybe_misread', 'maybe_scope'] as const;
const severities = ['error', 'warning', 'info'] as const;

const world: SmallWorld = {
  agencies: { [north]: '北局', [south]: '南局', [east]: '东局' },
  reports: {
    [`${north} 2018`]: { template: 'stat_2014' },
    ...Object.fromEntries(
      [north, south].flatMap((agency) =>
        years.map((year) => [`${agency} ${year}`, { template: year < 2021 ? 'format_2019' : 'format_2021' }]),
      ),
    ),
    [`${east} 2021`]: { template: 'format_2021', completeness: 'excerpt' },
  },
  facts: [
    ...carried(`${north} 2019`, { value: 3 }, { value: 0 }),
    ...carried(`${north} 2020`, { value: 2 }, { value: 3 }),
    ...carried(`${north} 2021`, { value: 1 }, { value: 5, confidence: 'doubtful' }),
    ...carried(`${south} 2019`, { value: 4, qualifier: 'approx' }, null),
    ...carried(`${south} 2020`, { status: 'blank' }, { value: 4 }),
    ...carried(`${south} 2021`, null, { value: 6 }),
    { report: `${east} 2021`, metric: 'req_received', value: 9 },
  ],
  // Every mixture of rule, report, severity, verdict and kept that the filter bar can meet.
  findings: rules.flatMap((rule, r) =>
    [`${north} 2019`, `${north} 2021`, `${south} 2021`, `${east} 2021`].flatMap((report, at) =>
      Array.from({ length: 10 + r * at }, (_, index) => ({
        rule,
        report,
        severity: severities[(index + at) % 3] ?? 'info',
        verdict: verdicts[(index + r) % 3] ?? 'maybe_scope',
        kept: index % 4 === 0,
        touches: report === `${north} 2021` ? [`${north}-2021-req_carried_out`, `${north}-2021-req_carried_in`] : [],
      })),
    ),
  ),
};

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld(world);
});
afterAll(() => engine.close());

const page = async (filter: FindingFilter, at = 0) => findingRows(await engine.query(findingsSql(filter, at)), titles);
const broken: FindingFilter = allFindings;

describe('the findings of a filter', () => {
  it('come in one fixed order, a page at a time, each with its rule, sides and how many there are in all', async () => {
    const everything = { ...broken, kept: true };
    const [first, second, third] = [await page(everything), await page(everything, 1), await page(everything, 2)];
    const all = [...first, ...second];
    expect([first.length, third.length]).toEqual([findingsPerPage, 0]);
    expect(all.length).toBe(world.findings?.length);
    expect(new Set(all.map(({ matches }) => matches))).toEqual(new Set([all.length]));
    expect(new Set(all.map(({ finding_id }) => finding_id)).size).toBe(all.length);
    const grave = (row: (typeof all)[number]) => [
      row.kept ? 1 : 0,
      severities.indexOf(row.severity),
      verdicts.indexOf(row.verdict),
    ];
    const keys = all.map((row) => grave(row).join(''));
    expect(keys).toEqual(keys.toSorted());
    expect(first[0]).toMatchObject({ kept: false, severity: 'error', verdict: 'report_says_so', expected: '276' });
    expect(first[0]?.title.zh).toBe(titles.get(first[0]?.rule_id ?? '')?.zh);
    expect(first.find(({ rule_id }) => rule_id === 'VAL-RANGE')?.title.en).toBe('VAL-RANGE');
    expect(new Set(all.map(({ agency_id, figures }) => `${agency_id} ${figures}`))).toContain(`${north} 2`);
  });

  it('and the counts of the filter bar agree with a count by hand, for any filter', async () => {
    const filters = fc.record({
      agencies: fc.subarray<string>([north, south, east]),
      years: fc.constantFrom({ from: 2019, to: 2019 }, { from: 2019, to: 2021 }, { from: 2021, to: 2021 }),
      rules: fc.subarray(rules),
      severities: fc.subarray([...severities]),
      verdicts: fc.subarray([...verdicts]),
      kept: fc.boolean(),
    });
    const fits = <Code>(codes: readonly Code[], code: Code) => codes.length === 0 || codes.includes(code);
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const found = (world.findings ?? []).map((finding) => {
          const [agency = '', year = ''] = finding.report.split(' ');
          return { ...finding, agency, year };
        });
        const passes = (finding: (typeof found)[number], without: string | null) =>
          (filter.kept || !finding.kept) &&
          (without === 'agency' || fits(filter.agencies, finding.agency)) &&
          (without === 'year' ||
            (Number(finding.year) >= filter.years.from && Number(finding.year) <= filter.years.to)) &&
          (without === 'rule' || fits(filter.rules, finding.rule)) &&
          (without === 'severity' || fits<string>(filter.severities, finding.severity)) &&
          (without === 'verdict' || fits<string>(filter.verdicts, finding.verdict));
        const rows = await page(filter);
        expect(rows[0]?.matches ?? 0).toBe(found.filter((each) => passes(each, null)).length);
        const counts = findingCountRows(await engine.query(findingCountsSql(filter)));
        for (const facet of findingFacets) {
          const expected = new Map<string, number>();
          for (const each of found.filter((finding) => passes(finding, facet))) {
            expected.set(each[facet], (expected.get(each[facet]) ?? 0) + 1);
          }
          const own = counts.filter((row) => row.facet === facet);
          expect(new Map(own.map(({ code, findings }) => [code, findings]))).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lead to the places of their figures, and to the picture each stands in', async () => {
    const [finding] = await page({ ...broken, agencies: [north], years: { from: 2021, to: 2021 } });
    const places = findingPlaceRows(await engine.query(findingPlacesSql(finding?.finding_id ?? '')));
    expect(
      places.map(({ evidence_id, section, row_label, preferred }) => [evidence_id, section, row_label, preferred]),
    ).toEqual([
      [`${north}-2021-req_carried_in`, '二、主动公开', '微信', true],
      [`${north}-2021-req_carried_out`, '二、主动公开', '微信', true],
    ]);
    for (const place of places) {
      const { view, code } = figureView(place);
      const rows = viewRows(await engine.query(viewToSql(view, dictionary)));
      expect(rows.find((row) => row.code === code)?.evidence_id).toBe(place.evidence_id);
    }
    expect((await engine.query(findingPlacesSql("no'such"))).rows).toEqual([]);
  });
});

describe('the backlog chain', () => {
  const chain = async (agencies: readonly string[]) =>
    backlogRows(await engine.query(backlogSql({ agencies, years: { from: 2018, to: 2022 } }, dictionary)));

  it('sets each year’s applications carried out against the next year’s carried in', async () => {
    const rows = await chain([north]);
    expect(
      rows.map((row) => [row.year, row.carried_out, row.carried_in, row.state, row.difference, row.doubt]),
    ).toEqual([
      [2018, null, 0, 'absent', null, false],
      [2019, 3, 3, 'match', 0, false],
      [2020, 2, 5, 'mismatch', 3, true],
      [2021, 1, null, 'absent', null, true],
    ]);
    expect(rows.map((row) => [row.carried_out_status, row.carried_in_status])).toEqual([
      ['not_on_form', 'reported'],
      ['reported', 'reported'],
      ['reported', 'reported'],
      ['reported', 'no_report'],
    ]);
    expect(rows[1]?.carried_in_evidence).toBe(`${north}-2020-req_carried_in`);
  });

  it('says why a link is missing, and does not compare what is not exact', async () => {
    expect(
      (await chain([south])).map((row) => [row.year, row.state, row.carried_out_status, row.carried_in_status]),
    ).toEqual([
      [2018, 'absent', 'no_report', 'not_reported'],
      [2019, 'inexact', 'reported', 'reported'],
      [2020, 'absent', 'blank', 'reported'],
      [2021, 'absent', 'not_reported', 'no_report'],
    ]);
  });

  it('without a selection leaves out the agencies that have neither figure', async () => {
    const rows = await chain([]);
    expect([...new Set(rows.map(({ agency }) => agency))]).toEqual(['北局', '南局']);
  });
});
