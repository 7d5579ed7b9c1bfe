import { expect, it } from 'vitest';
import { outcomeColours, seriesColour } from '../../lib/charts/colour.ts';
import { lineLooks } from '../../lib/charts/line-looks.ts';
import { chartModel } from '../../lib/charts/registry.ts';
import { seriesTokens } from '../../lib/charts/theme.ts';
import { groupBy } from '../../lib/model/group.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { drawnKind, partitionOf } from '../../lib/query/charts-for.ts';
import { breakdownCodes } from '../../lib/query/labels.ts';
import { dictionary } from '../query/world.ts';
import { manyRows } from './sets.ts';
import { row, theme, totalView } from './synthetic.ts';

const context = { dictionary, language: 'zh', width: 900, colours: theme.light } as const;
const compositions = [...dictionary.indicators.values()].filter(({ composition }) => composition !== null);

it.each(compositions.map(({ id }) => id))('the first parts of %s differ in colour', (metric) => {
  const view = { ...totalView, metric, by: 'part' } as const;
  const codes = breakdownCodes(view, dictionary).slice(0, seriesTokens.length);
  expect(new Set(codes.map((code) => seriesColour(view, row(0, 2019, code, 1), context))).size).toBe(codes.length);
});

const partitions = [
  ...compositions.map(({ id }) => ({ ...totalView, metric: id, by: 'part' as const })),
  ...[...dictionary.metrics.values()].flatMap(({ id, dims }) =>
    [...dictionary.dimensions.keys()].filter((by) => by in dims).map((by) => ({ ...totalView, metric: id, by })),
  ),
].flatMap((view) => {
  const codes = partitionOf(view, dictionary);
  const stacked = { ...view, chart: 'stack' as const };
  return codes === null || drawnKind(stacked, dictionary) !== 'stack' ? [] : [{ view: stacked, codes }];
});

it('no two parts of any stack look alike, whatever their places in the dictionary', () => {
  expect(partitions.length).toBeGreaterThan(20);
  for (const { view, codes } of partitions) {
    const { option } = chartModel(
      view,
      codes.map((code, at) => row(0, 2019, code, at + 1)),
      context,
    );
    const series = option.series as readonly { readonly stack?: string; readonly data: readonly unknown[] }[];
    const styles = series.slice(0, codes.length).map(({ data }) => {
      const { itemStyle } = data.find((item) => typeof item === 'object') as { itemStyle: Record<string, unknown> };
      return JSON.stringify([itemStyle.color, itemStyle.decal]);
    });
    expect(new Set(styles).size, `${view.metric} by ${view.by}`).toBe(codes.length);
  }
});

it('an outcome has in a stack the colour it has in a flow', () => {
  const view = { ...totalView, metric: 'outcomes', by: 'part' } as const;
  const codes = breakdownCodes(view, dictionary);
  expect(codes.length).toBeGreaterThan(1);
  for (const code of codes) {
    expect(seriesColour(view, row(0, 2019, code, 1), context), code).toBe(
      theme.light[outcomeColours.get(code) ?? 'ink'],
    );
  }
});

it('lines of one colour differ in dash or symbol', () => {
  const colours = ['a', 'a', 'a', 'b', 'a', 'a', 'b', 'a', 'a', 'a', 'a', 'a', 'a', 'a'];
  const looks = lineLooks(colours).map((look, at) => JSON.stringify([colours[at], look]));
  expect(new Set(looks).size).toBe(colours.length);
});

it('lines of one plot differ in dash or symbol without their colours, as in black and white print', () => {
  for (const colours of [['c', 'a', 'a', 'd', 'e'], [...'abcdefaa'], [...'aaaabbbb'], [...'abcdefghijkl']]) {
    const looks = lineLooks(colours).map((look) => JSON.stringify(look));
    expect(new Set(looks).size, colours.join('')).toBe(colours.length);
  }
});

/** Twenty bureaus, of whom the first four have one colour. */
const bureaus = (() => {
  const all = manyRows(60, [2019]).map((each): ViewRow => ({ ...each, year: 2019, status: 'reported' }));
  const cells = all.map((each, at): ViewRow => ({ ...each, value: 10 + at, against: 500 - at, doubt: false }));
  const groups = groupBy(cells, (each) => seriesColour(totalView, each, context));
  const [mates = [], ...others] = [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .map((own) => own.slice(0, 4));
  return { mates, all: [...mates, ...others.flat()].slice(0, 20) };
})();

/** What the mark of each row looks like, apart from where it stands. */
function looks(view: View, rows: readonly ViewRow[]): string[] {
  const { option, marks } = chartModel(view, rows, context);
  const series = option.series as readonly { readonly data: readonly object[] }[];
  return rows.map((each) => {
    const mark = marks.find(({ row: { agency_id, year } }) => agency_id === each.agency_id && year === each.year);
    const item = series[mark?.series ?? 0]?.data[mark?.index ?? 0] ?? {};
    return JSON.stringify(['symbol', 'itemStyle'].map((part) => Reflect.get(item, part)));
  });
}

const across = { ...totalView, years: { from: 2019, to: 2019 } } as const;
const pictured: readonly View[] = [
  { ...across, chart: 'strip' },
  { ...across, chart: 'scatter', against: 'reviews_total' },
];

it.each(pictured.map((view) => [view.chart, view] as const))('bureaus of one colour differ in a %s', (_, view) => {
  expect(bureaus.mates).toHaveLength(4);
  const own = looks(view, bureaus.all);
  expect(new Set(own.slice(0, 4)).size).toBe(4);
  const backwards = looks(view, bureaus.all.toReversed());
  expect(backwards.toReversed(), 'whatever the order').toEqual(own);
});

it('bureaus of one colour differ in the dash of a pair’s line', () => {
  const rows = bureaus.mates.slice(0, 3).flatMap((each) => [each, { ...each, year: 2022, value: 99 }]);
  const view: View = { ...totalView, chart: 'slope', years: { from: 2019, to: 2022 } };
  const { option } = chartModel(view, rows, context);
  const series = option.series as readonly { readonly markLine?: { readonly data: readonly unknown[] } }[];
  const joins = series.flatMap(({ markLine }) => markLine?.data ?? []) as { lineStyle: object }[][];
  expect(new Set(joins.map(([first]) => JSON.stringify(first?.lineStyle))).size).toBe(3);
});

it('a crowd of bureaus is dots of one shape', () => {
  const rows = manyRows(60, [2019]).filter(({ value }) => value !== null);
  const { option } = chartModel({ ...across, chart: 'strip' }, rows, context);
  const [dots] = option.series as readonly { readonly data: readonly { readonly symbol: string }[] }[];
  expect(new Set(dots?.data.map(({ symbol }) => symbol))).toEqual(new Set(['circle']));
});

it('bars of one colour are told apart by their names: a pattern there would mean that there is no number', () => {
  const { option } = chartModel({ ...across, chart: 'bar' }, bureaus.all, context);
  const [names] = option.yAxis as readonly { readonly data: readonly { readonly value: string }[] }[];
  expect(new Set(names?.data.map(({ value }) => value))).toEqual(new Set(bureaus.all.map(({ agency }) => agency)));
  expect(looks({ ...across, chart: 'bar' }, bureaus.all).join()).not.toContain('decal');
});
