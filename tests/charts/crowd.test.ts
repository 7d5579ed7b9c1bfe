import { expect, test } from 'vitest';
import { partsOf } from '../../lib/charts/plan.ts';
import { chartPlan, drawnKind } from '../../lib/charts/registry.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { languages } from '../../lib/model/language.ts';
import { chartKinds, type View } from '../../lib/model/view.ts';
import { clearerViews, mostCellsOf, narrowerViews } from '../../lib/query/fit.ts';
import { inventBodies, inventRegions } from '../../lib/synthetic/places.ts';
import { dictionary } from '../query/world.ts';
import { manyRows } from './sets.ts';
import { theme, totalView } from './synthetic.ts';

const count = 3000;
const years = { from: 2021, to: 2023 };
const codes = ['natural_person', 'org_business'];
const agencies = inventBodies(inventRegions(count), count).map((body, at) => ({ ...body, sortKey: at + 1 }));
const totals = manyRows(count, [2021, 2022, 2023]).map((cell) => ({
  ...cell,
  against: 5,
  against_status: 'derived' as const,
}));
const parts = totals
  .filter(({ year }) => year === 2023)
  .flatMap((cell) => codes.map((code) => ({ ...cell, code, status: cell.status })));

/** What each kind is asked for: of the last year where its dots of three years are too many. */
const asked = chartKinds.map((chart): View => {
  const isStack = chart === 'stack' || chart === 'stack100';
  return {
    ...totalView,
    agencies: [],
    chart,
    by: isStack ? 'applicant' : null,
    against: chart === 'scatter' ? 'grant_rate' : null,
    years: isStack || chart === 'scatter' ? { from: 2023, to: 2023 } : years,
  };
});

test.each(asked)(
  'three thousand bodies as $chart: all are drawn, or the picture says how many only the table has',
  (view) => {
    expect(drawnKind(view, dictionary)).toBe(view.chart);
    const rows = (view.by === null ? totals : parts).filter(({ year }) => year >= view.years.from);
    expect(rows.length).toBeLessThanOrEqual(mostCellsOf(view, dictionary));
    for (const language of languages) {
      const plan = chartPlan(view, rows, { dictionary, language, width: 860, colours: theme.light });
      const models = partsOf(plan).map(({ from, to }) => plan.draw(from, to));
      const shown = new Set(models.flatMap(({ marks }) => marks.map(({ row }) => row.agency_id)));
      const { left = 0 } = plan;
      // On one ground a square stands for all that have no number for the same reason.
      const onGround = view.chart === 'strip' || view.chart === 'scatter';
      const bodies = rows.filter(({ value }) => !onGround || value !== null).map((row) => row.agency_id);
      expect(new Set(bodies.filter((id) => !shown.has(id))).size).toBe(onGround ? 0 : left);
      if (left === 0) continue;
      const whole = plan.draw(0, plan.weights.length);
      const said = language === 'zh' ? `另有 ${left} 个机构见表格` : `${left} more agencies in the table`;
      expect(renderPicture(whole, 'p')).toContain(said);
      expect(clearerViews(view, agencies, dictionary).length).toBeGreaterThan(1);
    }
  },
);

test('what is too much for one picture is offered narrower, whatever its kind', () => {
  for (const view of asked) {
    const wide = { ...view, years: { from: 1990, to: 2023 } };
    const ways = narrowerViews(wide, agencies, dictionary);
    expect(ways.length, view.chart).toBeGreaterThan(0);
  }
});
