import { expect, test } from 'vitest';
import type { View } from '../../lib/model/view.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { amongAgencies } from '../../lib/query/conditions.ts';
import { cellsOf, clearerViews, mostCells, mostCellsOf, narrowerViews } from '../../lib/query/fit.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { inventBodies, inventRegions } from '../../lib/synthetic/places.ts';

const { dictionary } = loadReportResources();
const view: View = {
  ...defaultView,
  metric: 'req_received',
  years: { from: 2011, to: 2025 },
  chart: 'heat',
};
const bodies = (count: number) =>
  inventBodies(inventRegions(count), count).map((body, index) => ({ ...body, sortKey: index + 1 }));

test('3,000 bodies over 15 years fit, the country does not, five of its bodies do', () => {
  expect(cellsOf(view, 3000, dictionary)).toBe(45_000);
  expect(cellsOf(view, 3000, dictionary)).toBeLessThanOrEqual(mostCells);
  expect(cellsOf(view, 100_000, dictionary)).toBeGreaterThan(mostCells);
  expect(cellsOf({ ...view, agencies: ['a', 'b', 'c', 'd', 'e'] }, 100_000, dictionary)).toBe(75);
});

test('what does not fit is offered narrower, in ways that fit and change something', () => {
  const ways = narrowerViews({ ...view, by: 'applicant' }, bodies(5000), dictionary);
  expect(ways.map(({ way }) => way)).toEqual(['year', 'yearWhole', 'provinces']);
  const country = narrowerViews(view, bodies(100_000), dictionary);
  expect(country.map(({ way }) => way)).toEqual(['provinces', 'prefectures']);
  for (const { view: narrow } of [...ways, ...country]) {
    expect(cellsOf(narrow, 100_000, dictionary) < mostCells || narrow.agencies.length === 0).toBe(true);
    expect(narrow).not.toEqual(view);
  }
  const dots: View = { ...view, chart: 'strip' };
  const narrowed = narrowerViews(dots, bodies(3000), dictionary).map((each) => JSON.stringify(each.view));
  expect(new Set(narrowed).size).toBe(narrowed.length);
});

test('three thousand dots fit one ground, those of fifteen years do not', () => {
  const lastYear = { from: 2025, to: 2025 };
  for (const dots of [
    { ...view, chart: 'strip' },
    { ...view, chart: 'scatter', against: 'req_granted' },
  ] as const) {
    expect(cellsOf({ ...dots, years: lastYear }, 3000, dictionary)).toBeLessThanOrEqual(mostCellsOf(dots, dictionary));
    expect(cellsOf(dots, 3000, dictionary)).toBeGreaterThan(mostCellsOf(dots, dictionary));
    expect(narrowerViews(dots, bodies(3000), dictionary)[0]).toEqual({
      way: 'year',
      view: { ...dots, years: lastYear },
    });
  }
});

test('a list too long for its picture is offered in ways that show its largest, all in one, or one level', () => {
  const country = bodies(3000);
  const ways = clearerViews(view, country, dictionary);
  expect(ways.map(({ way }) => way)).toEqual(['largest', 'strip', 'provinces', 'prefectures']);
  expect(ways[1]?.view).toMatchObject({ chart: 'strip', years: { from: 2025, to: 2025 } });
  for (const { view: clearer } of ways) {
    expect(clearer).not.toEqual(view);
    expect(cellsOf(clearer, country.length, dictionary)).toBeLessThanOrEqual(mostCellsOf(clearer, dictionary));
  }
  const chosen = { ...view, agencies: country.slice(0, 400).map(({ id }) => id), order: 'value' } as const;
  expect(clearerViews(chosen, country, dictionary).map(({ way }) => way)).toEqual(['strip']);
  expect(clearerViews({ ...chosen, measure: 'rank' }, country, dictionary)).toEqual([]);
});

test('a list of bodies carries its range, of ids whose order is the same everywhere, and is tested early', () => {
  expect(amongAgencies('x', [])).toEqual([]);
  expect(amongAgencies('x', ['b'])).toEqual(["x IN ('b')"]);
  expect(amongAgencies('x', ['c', 'a', 'b'])).toEqual([
    "x IN ('c', 'a', 'b')",
    "x BETWEEN 'a' AND 'c'",
    "list_contains(['c', 'a', 'b'], x)",
  ]);
  expect(amongAgencies('x', ['银', 'a'])).toEqual(["x IN ('银', 'a')", "list_contains(['银', 'a'], x)"]);
  const some = (length: number) => Array.from({ length }, (_, index) => `${100 + index}-kj`);
  expect(amongAgencies('x', some(21))[2]).toBe(`regexp_full_match(x, '${some(21).join('|')}')`);
  expect(amongAgencies('x', [...some(21), 'a.b'])[2]).toMatch(/^list_contains/);
  expect(amongAgencies('x', some(2000))[2]).toMatch(/^list_contains/);
});
