import { colourMates } from '../../charts/colour.ts';
import { roundScale } from '../../charts/scale.ts';
import { groupBy } from '../../model/group.ts';
import type { ViewRow } from '../../model/view.ts';
import { stackedRows } from '../../query/charts-for.ts';
import { plainText } from '../../query/words.ts';
import type { NativeChart, NativePoint, NativeSeries } from './model.ts';
import { chartTitle, type Drawing, plainLook, seriesName, toPoint, valueAxis, withGaps } from './point.ts';

/** How much of an axis the figure of a bar takes. */
const labelRoom = 0.15;

/** One category: its name, and its cells. */
interface Category {
  readonly name: string;
  readonly cells: readonly ViewRow[];
}

/** Bars side by side: a category per agency and year, a series per code. */
export function nativeBars(drawing: Drawing): NativeChart {
  return roomForLabels(barChart('bar', drawing));
}

/**
 * Stacked bars of the parts that make up the whole. Stacked to 100 %, plain figures stay what they are and the chart measures
 * them; shares are percentages already: they are stacked on an axis that ends at 100.
 */
export function nativeStacks(drawing: Drawing): NativeChart {
  const { view, rows, context } = drawing;
  const own = { ...drawing, rows: stackedRows(view, rows, context.dictionary) };
  if (view.chart !== 'stack100') return quietSmall(barChart('stack', own));
  if (view.measure !== 'share') {
    const chart = barChart('stack100', own);
    return quietSmall({ ...chart, value: { ...chart.value, ticks: '0%', min: null } });
  }
  const chart = barChart('stack', own);
  return quietSmall({ ...chart, value: { ...chart.value, max: 100 } });
}

function barChart(kind: 'bar' | 'stack' | 'stack100', drawing: Drawing): NativeChart {
  const { rows } = drawing;
  const groups = categoriesOf(drawing);
  const codes = [...new Set(rows.map(({ code }) => code))];
  const series = codes.map((code): NativeSeries => {
    const points = groups.map(({ cells }) =>
      toPoint(
        cells.find((row) => row.code === code),
        drawing,
      ),
    );
    return { ...plainLook, name: seriesName(drawing, code), ...ownColour(points) };
  });
  const mates = colourMates(series.map(({ colour }) => colour));
  return {
    kind,
    title: chartTitle(drawing),
    categories: groups.map(({ name, cells }) => withGaps(name, cells, drawing)),
    series: series.map((each, at) => ({ ...each, mates: mates[at] ?? 0 })),
    value: valueAxis(drawing),
    across: null,
    labels: 'all',
    alt: drawing.alt,
  };
}

/** The figure of a bar to the left stands before it: the axis begins early enough to keep it off the names. */
function roomForLabels(chart: NativeChart): NativeChart {
  const lengths = chart.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const least = Math.min(0, ...lengths);
  if (chart.value.min !== null || least === 0) return chart;
  const room = labelRoom * (Math.max(0, ...lengths) - least);
  const { min, max, interval } = roundScale([...lengths, least - room], 5);
  return { ...chart, value: { ...chart.value, min, max, step: interval } };
}

/** The colour most points share; points of another colour keep their own. */
function ownColour(points: readonly NativePoint[]): Pick<NativeSeries, 'colour' | 'points'> {
  const colour = points.find((point) => point.colour !== null)?.colour ?? '#6b7480';
  return { colour, points: points.map((point) => (point.colour === colour ? { ...point, colour: null } : point)) };
}

/** Agencies of one year, or each agency's years; years without a report are left out where another has one. */
function categoriesOf({ view, rows }: Drawing): Category[] {
  const single = view.years.from === view.years.to;
  return [...groupBy(rows, (row) => row.agency_id).values()].flatMap((own): Category[] => {
    const agency = plainText(own[0]?.agency ?? '');
    if (single) return [{ name: agency, cells: own }];
    const reported = own.filter(({ status }) => status !== 'no_report');
    if (reported.length === 0) return [{ name: agency, cells: own }];
    return [...groupBy(reported, (row) => row.year)].map(([year, cells]) => ({ name: `${agency} ${year}`, cells }));
  });
}

/** A segment too short for its figure stays without it; the figure is in the table. */
function quietSmall(chart: NativeChart): NativeChart {
  const totals = chart.categories.map((_, at) =>
    chart.series.reduce((sum, { points }) => sum + (points[at]?.value ?? 0), 0),
  );
  const longest = Math.max(0, ...totals);
  const series = chart.series.map((each) => ({
    ...each,
    points: each.points.map((point, at) => {
      const whole = chart.kind === 'stack100' ? (totals[at] ?? 0) : Math.max(longest, chart.value.max ?? 0);
      const room = whole === 0 ? 0 : (point.value ?? 0) / whole;
      return point.value !== null && room < 0.06 ? { ...point, label: '' } : point;
    }),
  }));
  return { ...chart, series };
}
