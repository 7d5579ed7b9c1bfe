import { afterEach, expect, test } from 'vitest';
import { drawingAhead, drawPart, fetchDrawingLibrary, planOf, standFigure } from '../../app/_hooks/drawings.ts';
import { partsOf } from '../../lib/charts/plan.ts';
import { chartPlan } from '../../lib/charts/registry.ts';
import type { View } from '../../lib/model/view.ts';
import { manyRows } from '../charts/sets.ts';
import { theme, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const view: View = { ...totalView, agencies: [], years: { from: 2021, to: 2023 }, chart: 'bar' };
const context = { dictionary, language: 'zh', width: 860, colours: theme.light } as const;
const rows = () => manyRows(60, [2021, 2022, 2023]);
const leaving: (() => void)[] = [];

afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

test('the same View of the same rows is planned once, in every width, language and kind of its own', () => {
  const same = rows();
  const plan = planOf(view, same, context);
  expect(planOf({ ...view }, same, { ...context })).toBe(plan);
  const others = [
    planOf(view, same, { ...context, width: 640 }),
    planOf(view, same, { ...context, language: 'en' }),
    planOf({ ...view, chart: 'heat' }, same, context),
    planOf({ ...view, years: { from: 2022, to: 2023 } }, same, context),
    planOf(view, rows(), context),
  ];
  expect(new Set([plan, ...others]).size).toBe(others.length + 1);
});

test('a part drawn again is the same part; its ids begin with its own prefix', async () => {
  const library = await fetchDrawingLibrary();
  const plan = chartPlan(view, rows(), context);
  const [first = { from: 0, to: 0 }, second = { from: 0, to: 0 }] = partsOf(plan);
  expect(second.from).toBeGreaterThan(0);
  const part = drawPart(library, plan, first, 'one', theme.light);
  expect(drawPart(library, plan, first, 'one', theme.light)).toBe(part);
  const others = [
    drawPart(library, plan, first, 'two', theme.light),
    drawPart(library, plan, second, 'one', theme.light),
  ];
  expect(new Set([part, ...others].map(({ svg }) => svg)).size).toBe(3);
});

test('ahead is drawn what the one figure of the page will show first, and nothing where there are several', async () => {
  const library = await fetchDrawingLibrary();
  let draws = 0;
  const noting = { ...library, renderPicture: () => `${draws++}`, themePicture: (svg: string) => svg };
  const shown = (id: string, of: ReturnType<typeof rows>) => {
    const plan = planOf(view, of, context);
    const [first = { from: 0, to: 0 }] = partsOf(plan);
    drawPart(noting, plan, first, id, theme.light);
    return draws;
  };
  const ahead = rows();
  const also: unknown[] = [];
  leaving.push(standFigure({ id: 'figure', context, also: (...made) => also.push(...made) }));
  for (const step of drawingAhead(view, ahead)) step();
  expect(shown('figure', ahead)).toBe(0);
  expect(also).toEqual([view, ahead]);
  leaving.push(standFigure({ id: 'another', context, also: () => undefined }));
  const late = rows();
  for (const step of drawingAhead(view, late)) step();
  expect(shown('figure', late)).toBe(1);
});
