import { expect, test } from 'vitest';
import type { View } from '../../lib/model/view.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { cellsOf, mostCells, narrowerViews } from '../../lib/query/fit.ts';
import { amongAgencies } from '../../lib/query/quote.ts';
import { inventBodies, inventRegions } from '../../lib/synthetic/places.ts';

const { dictionary } = loadReportResources();
const view: View = {
  metric: 'req_received',
  by: null,
  where: {},
  agencies: [],
  years: { from: 2011, to: 2025 },
  measure: 'value',
  chart: 'heat',
  order: 'official',
  against: null,
  small: false,
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
});

test('a list of bodies carries its range, of ids whose order is the same everywhere', () => {
  expect(amongAgencies('x', [])).toEqual([]);
  expect(amongAgencies('x', ['b'])).toEqual(["x IN ('b')"]);
  expect(amongAgencies('x', ['c', 'a', 'b'])).toEqual(["x IN ('c', 'a', 'b')", "x BETWEEN 'a' AND 'c'"]);
  expect(amongAgencies('x', ['银', 'a'])).toEqual(["x IN ('银', 'a')"]);
});
