import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measures, type View, type ViewRow } from '../../lib/model/view.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { type Answer, oracle } from './oracle.ts';
import { always, views, worlds } from './random.ts';
import { groupStatistics, statisticsSql } from './statistics.ts';
import { dictionary, openWorld } from './world.ts';

const round = (value: number | null) => (value === null ? null : Math.round(value * 1e8) / 1e8);
const sorted = (answers: readonly Answer[]) =>
  answers
    .map(
      ({
        agency_id,
        year,
        code,
        value,
        printed,
        base,
        status,
        qualifier,
        doubt,
        edited,
        small_base,
        evidence_id,
        against,
        against_status,
        against_small,
        against_qualifier,
      }) => ({
        cell: `${agency_id} ${year} ${code ?? ''}`,
        value: round(value),
        printed: round(printed),
        base: round(base),
        status,
        // Exactness and doubt are said of numbers only.
        qualifier: value === null ? 'exact' : qualifier,
        doubt: (printed !== null || against !== null) && doubt,
        edited: edited ?? false,
        small_base: value !== null && (small_base ?? false),
        evidence_id: printed === null ? null : evidence_id,
        against: round(against),
        against_status,
        against_small: against_small ?? false,
        against_qualifier: against_qualifier ?? null,
      }),
    )
    .sort((a, b) => (a.cell < b.cell ? -1 : 1));

/** The sorts of cells the worlds must have brought up. */
const sortsOf = ({ measure }: View, row: ViewRow): string[] => [
  `${measure} ${row.status}`,
  ...(row.edited ? [`${measure} edited`] : []),
  ...(row.against_small ? ['a second figure on a small base'] : []),
  ...(row.against_qualifier ? ['an inexact second figure'] : []),
  ...(row.small_base && row.value !== null ? [`${measure} on a small base`] : []),
];

describe('a View’s statement against an answer computed cell by cell, on random reports', () => {
  it('agrees for every measure, breakdown, indicator and second figure', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(worlds, fc.array(views, { minLength: 25, maxLength: 25 }), async (world, wanted) => {
        const engine = await openWorld(world);
        try {
          for (const view of [...always, ...wanted]) {
            const rows = viewRows(await engine.query(viewToSql(view, dictionary)));
            expect({ view, rows: sorted(rows) }).toEqual({ view, rows: sorted(oracle(world, view)) });
            const statistics = await engine.query(statisticsSql(view));
            expect(
              statistics.rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? round(cell) : cell))),
            ).toEqual(
              groupStatistics(view, rows).map((each) => [
                each.year,
                each.code,
                ...[each.count, each.min, each.p25, each.median, each.p75, each.max].map(round),
              ]),
            );
            for (const row of rows) for (const sort of sortsOf(view, row)) seen.add(sort);
          }
        } finally {
          await engine.close();
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
    for (const measure of measures) {
      expect([...seen]).toContain(`${measure} derived`);
      expect([...seen]).toContain(`${measure} edited`);
    }
    for (const status of [
      'rank small_base',
      'index not_comparable',
      'rank no_base',
      'points on a small base',
      'difference on a small base',
      'change on a small base',
      'points no_base',
      'share undefined_ratio',
      'value undefined_ratio',
      'a second figure on a small base',
      'an inexact second figure',
    ]) {
      expect([...seen]).toContain(status);
    }
  }, 120_000);
});
