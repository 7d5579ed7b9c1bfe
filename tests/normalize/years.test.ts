import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../lib/model/fact.ts';
import { checkReport, checkYears, type LoadedReport } from '../../lib/normalize/checks/index.ts';
import { bodyOf, pairYears } from '../../lib/normalize/checks/years.ts';
import { fact, identity } from './build.ts';
import { dictionary, rules } from './dictionary.ts';
import { loaded, together } from './loaded.ts';

const total = { applicant: 'total' } as const;

/** A report of a year with what it carried in and out; `place` is where the table prints it. */
function report(source: string, year: number, carriedIn: number, carriedOut: number, agency = '青河县科学技术局') {
  const printed = (metric: string, value: number, start: number): Fact => {
    const cell = fact({ metric, dims: total, value });
    return { ...cell, locator: { ...cell.locator, start, end: start + 1 } };
  };
  const facts = [printed('req_carried_in', carriedIn, year), printed('req_carried_out', carriedOut, year + 10)];
  return loaded(source, { agency, year, regionCode: '659099' }, '', facts);
}

function chains(reports: readonly LoadedReport[]): Record<string, unknown[]> {
  return Object.fromEntries(
    [...together(reports)].map(([source, findings]) => [
      source,
      findings
        .filter(({ rule }) => rule === 'REQ-CARRY-CHAIN')
        .map(({ kept, expected, actual, other }) => [kept, expected, actual, other?.source, other?.year]),
    ]),
  );
}

describe('rules across years', () => {
  it('hold a report against the same body of the year before, and lead back to both', () => {
    const reports = [report('b.txt', 2022, 5, 1), report('a.txt', 2021, 0, 3), report('c.txt', 2024, 9, 0)];
    expect(chains(reports)).toEqual({ 'a.txt': [], 'b.txt': [[false, '3', '5', 'a.txt', 2021]], 'c.txt': [] });
    const [finding] = together(reports).get('b.txt') ?? [];
    expect(finding).toMatchObject({
      rule: 'REQ-CARRY-CHAIN',
      facts: ['req_carried_in total'],
      other: { facts: ['req_carried_out total'], places: [{ start: 2031, end: 2032 }], agency: '青河县科学技术局' },
    });
  });

  it('prove by a kept finding that both years agree', () => {
    expect(chains([report('a.txt', 2021, 0, 3), report('b.txt', 2022, 3, 0)])).toMatchObject({
      'b.txt': [[true, null, null, 'a.txt', 2021]],
    });
  });

  it('say nothing of a renamed body, or of another place', () => {
    const renamed = report('b.txt', 2022, 5, 1, '青河县科技和工业信息化局');
    expect(chains([report('a.txt', 2021, 0, 3), renamed])).toMatchObject({ 'b.txt': [] });
  });

  it('doubt a figure that stands in a shifted row of the other report, and only there', () => {
    const before = report('a.txt', 2021, 0, 3);
    const shift = { code: 'column_shift', message: '', start: 2031, end: 2032 } as const;
    const verdicts = [before, { ...before, warnings: [shift] }].map(
      (previous) => checkYears(report('b.txt', 2022, 5, 1), previous, rules, dictionary)[0]?.verdict,
    );
    const own = checkYears({ ...report('b.txt', 2022, 5, 1), warnings: [shift] }, before, rules, dictionary)[0]
      ?.verdict;
    expect([...verdicts, own]).toEqual(['maybe_scope', 'maybe_misread', 'maybe_scope']);
  });

  it('are what checkReport leaves unsaid without a previous year', () => {
    const count = fc.nat({ max: 30 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const [before, now] = [report('a.txt', 2021, a, b), report('b.txt', 2022, c, d)];
        const alone = checkReport({ ...now, previous: null }, rules, dictionary);
        const across = checkYears(now, before, rules, dictionary).map(({ other, ...finding }) => finding);
        const whole = checkReport({ ...now, previous: before.facts }, rules, dictionary);
        const sorted = (findings: readonly object[]): string[] => findings.map((each) => JSON.stringify(each)).sort();
        expect(sorted([...alone, ...across])).toEqual(sorted(whole));
      }),
    );
  });
});

describe('of several versions of a year', () => {
  const versions = [
    { sha256: 'a', figures: 9, identity: identity({ year: 2021, signedOn: '2022-01-20' }) },
    { sha256: 'b', figures: 5, identity: identity({ year: 2021, signedOn: '2022-02-03' }) },
    { sha256: 'c', figures: 5, identity: identity({ year: 2021, signedOn: '2022-02-03' }) },
    { sha256: 'd', figures: 7, identity: identity({ year: 2021 }) },
    { sha256: 'e', figures: 7, identity: identity({ year: 2022 }) },
  ];

  it('the one signed last counts, then the fuller one, then the smaller hash, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(versions), (some) => {
        const pairs = pairYears(some);
        const index = some.findIndex(({ identity: { year } }) => year === 2022);
        const expected = 'bcad'.split('').find((sha256) => some.some((version) => version.sha256 === sha256));
        const used = pairs.get(index);
        expect(used === undefined ? undefined : some[used]?.sha256).toBe(index < 0 ? undefined : expected);
        expect(pairs.size).toBe(used === undefined ? 0 : 1);
      }),
    );
  });
});

describe('one body', () => {
  it.each([
    ['泰州市海陵区水利局', '海陵区水利局', true],
    ['宁夏回族自治区银川市科学技术局', '银川市科学技术局', true],
    ['青河县市场监督管理局', '青河县市场监督管理局', true],
    ['青河县水利局', '青河县水务局', false],
    ['银川市高新区管理委员会', '银川市综合保税区管理委员会', false],
  ])('%s and %s: %s', (a, b, same) => {
    const key = (agency: string): string | null => bodyOf(identity({ agency, regionCode: '640100' }));
    expect(key(a) === key(b)).toBe(same);
  });

  it('is not known by a name without a place, nor mixed with one of another region', () => {
    expect(bodyOf(identity({ agency: '市场监督管理局', regionCode: null }))).toBeNull();
    expect(bodyOf(identity({ agency: '青河县水利局', regionCode: null }))).toBe('青河县水利局');
    expect(bodyOf(identity({ agency: '鼓楼区水利局', regionCode: '320106' }))).not.toBe(
      bodyOf(identity({ agency: '鼓楼区水利局', regionCode: '320302' })),
    );
  });
});
