import { describe, expect, it } from 'vitest';
import { seriesColour } from '../../lib/charts/colour.ts';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import type { ChartKind, View, ViewRow } from '../../lib/model/view.ts';
import { manyRows } from '../charts/sets.ts';
import { theme, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
import { figureOf, filesOf } from './corpus.ts';
import { chartsOf, openOffice, type ReadChart } from './office-file.ts';

/** Twenty bureaus share six colours: pictures tell them apart by dash and shape. */
const everyone = manyRows(20, [2020, 2021]).map((cell) => ({
  ...cell,
  against: 5,
  against_status: 'derived' as const,
}));

const drawing = { dictionary, language: 'zh', width: 900, colours: theme.light } as const;

/** Of more than eight lines each would have a plot of its own: here are eight of as few colours as can be. */
function rowsOf(chart: ChartKind): readonly ViewRow[] {
  if (chart !== 'line') return everyone;
  const colour = (row: ViewRow) => seriesColour(totalView, row, drawing);
  const ids = [...everyone].sort((a, b) => colour(a).localeCompare(colour(b))).map(({ agency_id }) => agency_id);
  const kept = new Set([...new Set(ids)].slice(0, 8));
  return everyone.filter(({ agency_id }) => kept.has(agency_id));
}

const viewOf = (chart: ChartKind): View => ({
  ...totalView,
  chart,
  agencies: [...new Set(rowsOf(chart).map(({ agency_id }) => agency_id))],
  against: chart === 'scatter' ? 'grant_rate' : null,
  years: { from: 2020, to: 2021 },
});

/** Colour, shape and dash as the picture's option has them. */
interface Drawn {
  readonly itemStyle?: { readonly borderColor?: string };
  readonly symbol?: string;
}
interface DrawnSeries {
  readonly type: string;
  readonly symbol?: string;
  readonly lineStyle?: { readonly color?: string; readonly type?: string };
  readonly data: readonly (Drawn | string)[];
  readonly markLine?: { readonly data: readonly (readonly DrawnSeries[])[] };
}

function pictureOf(chart: ChartKind): readonly DrawnSeries[] {
  expect(drawnKind(viewOf(chart), dictionary)).toBe(chart);
  return chartModel(viewOf(chart), rowsOf(chart), drawing).option.series as readonly DrawnSeries[];
}

const office: Readonly<Record<string, string>> = { rect: 'square', dashed: 'dash', dotted: 'sysDot' };
const inOffice = (name = '') => office[name] ?? name;
const hex = (colour = '') => colour.replace('#', '').toUpperCase();

const files = (chart: ChartKind) => filesOf(chart, chart, figureOf(viewOf(chart), rowsOf(chart), 'zh'));
const read = (file: ReturnType<typeof files>[number]): ReadChart | undefined => chartsOf(openOffice(file.bytes()))[0];

describe.each(['pptx', 'docx', 'xlsx'])('a chart in %s has the looks of the picture', (format) => {
  const chartOf = (chart: ChartKind) => {
    const file = files(chart).find((each) => each.format === format);
    return (file && read(file)) ?? expect.fail(`${chart}: no chart in ${format}`);
  };

  it('lines: dash and dots', () => {
    const lines = pictureOf('line').filter(({ type, data }) => type === 'line' && data.length > 0);
    const drawn = lines.map(({ symbol, lineStyle }) => [
      inOffice(lineStyle?.type),
      `${hex(lineStyle?.color)} ${inOffice(symbol)}`,
    ]);
    const kept = chartOf('line').series.map(({ dash, dots }) => [dash, dots[0]]);
    expect(kept).toEqual(drawn);
    expect(new Set(kept.map(String)).size).toBe(8);
    expect(new Set(kept.map(([dash]) => dash))).toEqual(new Set(['solid', 'dash', 'sysDot']));
  });

  it('slopes: the dash of each bureau', () => {
    const joins = pictureOf('slope').flatMap(({ markLine }) => markLine?.data ?? []);
    const drawn = joins.map(([from]) => inOffice(from?.lineStyle?.type));
    const whole = chartOf('slope').series.filter(({ values }) => values.every((value) => value !== null));
    expect(whole.map(({ dash }) => dash)).toEqual(drawn);
    expect(new Set(drawn).size).toBe(3);
    const looks = chartOf('slope').series.map(({ dash, dots }) => `${dash} ${dots[0]}`);
    expect(new Set(looks).size).toBe(looks.length);
  });

  it.each(['scatter', 'strip'] as const)('%s: the shape of each dot', (chart) => {
    const [dots] = pictureOf(chart);
    const drawn = (dots?.data ?? []).map((each) =>
      typeof each === 'string' ? each : `${hex(each.itemStyle?.borderColor)} ${inOffice(each.symbol)}`,
    );
    const kept = chartOf(chart).series.flatMap(({ name, values, dots: own }) =>
      name === '中位数' ? [] : own.filter((_, at) => values[at] !== null),
    );
    expect(kept).toEqual(drawn);
    expect(new Set(kept.map((look) => look.split(' ')[1])).size).toBeGreaterThanOrEqual(3);
  });

  it('medians are no bureau’s shape', () => {
    const medians = chartOf('strip').series.find(({ name }) => name === '中位数');
    expect(new Set(medians?.dots)).toEqual(new Set([`${hex(theme.light.ink)} plus`]));
  });
});
