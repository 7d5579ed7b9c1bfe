import { expect, test } from 'vitest';
import { type ChartPlan, partsOf } from '../../lib/charts/plan.ts';
import { chartModel, chartPlan } from '../../lib/charts/registry.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { lazily } from '../../lib/model/lazily.ts';
import { chartKinds, type View } from '../../lib/model/view.ts';
import { dictionary } from '../query/world.ts';
import { chartSets, manyRows } from './sets.ts';
import { theme, totalView } from './synthetic.ts';

const years = Array.from({ length: 10 }, (_, index) => 2014 + index);
const rows = manyRows(200, years).map((cell) => ({ ...cell, against: 5, against_status: 'derived' as const }));
const context = { dictionary, language: 'zh', width: 860, colours: theme.light } as const;
const everyone: View = { ...totalView, agencies: [], years: { from: 2014, to: 2023 } };
const kinds = chartKinds.map(
  (chart) => [chart, { ...everyone, chart, against: chart === 'scatter' ? 'grant_rate' : null }] as const,
);
const draw = (plan: ChartPlan) => partsOf(plan).map(({ from, to }) => plan.draw(from, to));
const addresses = (svg: string) =>
  [...svg.matchAll(/ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)"/g)].map(
    ([, series, index]) => `${series} ${index}`,
  );

test.each(kinds)('the parts of a picture of two hundred agencies have the marks of the whole: %s', (_, view) => {
  const parts = draw(chartPlan(view, rows, context));
  const said = (models: readonly Pick<ReturnType<typeof chartModel>, 'marks'>[]) =>
    models.flatMap(({ marks }) => marks.map(({ label, line, at }) => `${line} ${at} ${label}`)).sort();
  expect(said(parts)).toEqual(said([chartModel(view, rows, context)]));
  expect(parts.length).toBeGreaterThan(1);
});

test.each(kinds)('each mark of a part has its element in the picture of that part: %s', (_, view) => {
  for (const model of draw(chartPlan(view, rows, context))) {
    const drawn = new Set(addresses(renderPicture(model, 'p')));
    expect(model.marks.filter(({ series, index }) => !drawn.has(`${series} ${index}`))).toEqual([]);
  }
});

test('the parts of a list share one scale and one margin', () => {
  for (const chart of ['bar', 'slope', 'strip'] as const) {
    const options = draw(chartPlan({ ...everyone, chart }, rows, context)).map(({ option }) => {
      const [axis] = [option.xAxis].flat() as { min?: number; max?: number }[];
      const [grid] = [option.grid].flat() as { left?: number }[];
      return [axis?.min, axis?.max, grid?.left];
    });
    expect(options[0]?.every((each) => each !== undefined)).toBe(true);
    expect(new Set(options.map(String)).size, chart).toBe(1);
  }
});

test('the layers of a scatter hold what the whole holds, each thing once and in its place', () => {
  const view: View = { ...everyone, chart: 'scatter', against: 'grant_rate' };
  const cells = manyRows(200, years).map((cell, at) => {
    const against = at % 7 === 0 ? null : (at * 53) % 700;
    return { ...cell, against, against_status: against === null ? ('not_reported' as const) : ('reported' as const) };
  });
  const plan = chartPlan(view, cells, context);
  expect(plan.layered).toBe(true);
  const things = (svg: string) =>
    [...svg.replace(/<pattern[\s\S]*?<\/pattern>/g, '').matchAll(/<(?:path|text) [^<]*/g)]
      .map(([thing]) => thing.replace(/ ecmeta_\w+="\w+"/g, '').replace(/url\(#[^)]*\)/, 'url()'))
      .sort();
  const models = draw(plan);
  expect(new Set(models.map(({ height }) => height))).toEqual(new Set([plan.height]));
  expect(models.flatMap((model) => things(renderPicture(model, 'p'))).sort()).toEqual(
    things(renderPicture(chartModel(view, cells, context), 'p')),
  );
});

test('a small picture is one part, equal to the whole', () => {
  for (const { name, view, rows: cells } of chartSets.filter((set) => !set.name.startsWith('thirty'))) {
    for (const chart of chartKinds) {
      const asked = { ...view, chart };
      const plan = chartPlan(asked, cells, context);
      const parts = draw(plan);
      expect(parts.length, `${name} ${chart}`).toBe(1);
      expect(plan.height, `${name} ${chart}`).toBe(chartModel(asked, cells, context).height);
    }
  }
});

test('what is left to the table is said below the last part alone', () => {
  const parts = draw(chartPlan({ ...everyone, chart: 'bar' }, rows, context)).map((model) => renderPicture(model, 'p'));
  expect(parts.map((svg) => svg.includes('个机构见表格'))).toEqual(parts.map((_, at) => at === parts.length - 1));
});

test('a heading is never parted from what stands below it', () => {
  const weights = Array.from({ length: 1000 }, (_, line) => (line % 10 === 0 ? 0 : 1));
  const plan = {
    height: 0,
    weights,
    mayBegin: (line: number) => line % 10 === 0,
    draw: () => chartModel(everyone, [], context),
  };
  const parts = partsOf(plan);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.every(({ from }) => from % 10 === 0)).toBe(true);
  expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)]);
  expect(parts.at(-1)?.to).toBe(1000);
});

test('what is made lazily is made once', () => {
  let made = 0;
  const value = lazily(() => ++made);
  expect(made).toBe(0);
  expect([value(), value(), made]).toEqual([1, 1, 1]);
});
