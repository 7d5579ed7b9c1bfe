import { expect, it } from 'vitest';
import { outcomeColours, seriesColour } from '../../lib/charts/colour.ts';
import { lineLooks } from '../../lib/charts/line/panel.ts';
import { chartModel } from '../../lib/charts/registry.ts';
import { seriesTokens } from '../../lib/charts/theme.ts';
import { drawnKind, partitionOf } from '../../lib/query/charts-for.ts';
import { breakdownCodes } from '../../lib/query/labels.ts';
import { dictionary } from '../query/world.ts';
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
  for (const code of breakdownCodes(view, dictionary)) {
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
