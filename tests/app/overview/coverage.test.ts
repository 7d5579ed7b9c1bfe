import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byFullnessFirst,
  type CoverageCell,
  formChanges,
  formSpans,
  stretches,
} from '../../../app/_components/overview/coverage.ts';

const cell = (year: number, completeness: 'full' | 'excerpt' = 'excerpt'): CoverageCell => ({
  year,
  completeness,
  form: 'stat_2014',
  broken: 0,
  href: '/compare/',
});

const row = (sortKey: number, ...cells: CoverageCell[]) => ({
  agency: {
    id: `a${sortKey}`,
    name: '某局',
    shortName: '某局',
    regionCode: '640100',
    level: 'prefecture' as const,
    kind: 'kj',
    sortKey,
    initials: 'mj',
  },
  cells,
});

describe('a row of the coverage matrix', () => {
  it('names reports and the stretches between them, cut where the form changed', () => {
    expect(stretches([cell(2017)], 2012, 2021)).toEqual([
      { kind: 'gap', from: 2012, to: 2013 },
      { kind: 'gap', from: 2014, to: 2016 },
      { kind: 'report', cell: cell(2017) },
      { kind: 'gap', from: 2018, to: 2018 },
      { kind: 'gap', from: 2019, to: 2020 },
      { kind: 'gap', from: 2021, to: 2021 },
    ]);
  });

  it('covers every year exactly once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2005, max: 2025 })), (years) => {
        const covered = stretches(
          years.map((year) => cell(year)),
          2005,
          2025,
        ).flatMap((stretch) =>
          stretch.kind === 'report'
            ? [stretch.cell.year]
            : Array.from({ length: stretch.to - stretch.from + 1 }, (_, index) => stretch.from + index),
        );
        expect(covered).toEqual(Array.from({ length: 21 }, (_, index) => 2005 + index));
      }),
    );
  });

  it('starts a stretch or a report at every change of form', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2005, max: 2025 })), (years) => {
        const starts = stretches(
          years.map((year) => cell(year)),
          2005,
          2025,
        ).map((stretch) => (stretch.kind === 'report' ? stretch.cell.year : stretch.from));
        for (const change of formChanges) expect(starts).toContain(change);
      }),
    );
  });

  it('has over it the national forms, a year each, from the first to the last', () => {
    expect(formSpans(2005, 2025)).toEqual([
      { form: 'narrative_2008', from: 2005, years: 9 },
      { form: 'stat_2014', from: 2014, years: 5 },
      { form: 'format_2019', from: 2019, years: 2 },
      { form: 'format_2021', from: 2021, years: 5 },
    ]);
    expect(formSpans(2019, 2019)).toEqual([{ form: 'format_2019', from: 2019, years: 1 }]);
  });

  it('stands in order of full reports, then years, then official order', () => {
    const rows = [row(1, cell(2019)), row(2, cell(2018), cell(2019)), row(4, cell(2020, 'full')), row(3, cell(2019))];
    expect(rows.toSorted(byFullnessFirst).map(({ agency }) => agency.sortKey)).toEqual([4, 2, 1, 3]);
  });
});
