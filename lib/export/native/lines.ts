import { lineColour } from '../../charts/colour.ts';
import { type Panel, toPanels } from '../../charts/line/panels.ts';
import { lineLooks } from '../../charts/line-looks.ts';
import { roundScale } from '../../charts/scale.ts';
import { pairLines } from '../../charts/slope/pairs.ts';
import { groupBy } from '../../model/group.ts';
import type { ViewRow } from '../../model/view.ts';
import { yearsWithin } from '../../model/years.ts';
import { plainText } from '../../query/words.ts';
import type { NativeAxis, NativeChart, NativeSeries } from './model.ts';
import { chartTitle, type Drawing, plainLook, toPoint, valueAxis, withGaps } from './point.ts';

/** Lines over the years: one chart, or one per agency on a scale they share. A year without a figure breaks the line. */
export function nativeLines(drawing: Drawing): NativeChart[] {
  const { view, rows, context } = drawing;
  const years = yearsWithin(view.years);
  const panels = toPanels(view, rows, years, context);
  const axis = panels.length > 1 ? sharedAxis(drawing) : valueAxis(drawing);
  return panels.map((panel) => panelChart(panel, years, axis, drawing));
}

function panelChart(
  { heading, series }: Panel,
  years: readonly number[],
  value: NativeAxis,
  drawing: Drawing,
): NativeChart {
  const title = chartTitle(drawing);
  const lines = series.map(({ name, cells }) => lineOf(name === '' ? title : name, cells, drawing));
  return {
    kind: 'line',
    title: heading === '' ? title : heading,
    categories: years.map((year, at) => {
      // Of several lines the notes name what is missing: a year has no room for all of it.
      const cell = series.length === 1 ? series[0]?.cells[at] : undefined;
      return cell === undefined ? String(year) : withGaps(String(year), [cell], drawing);
    }),
    series: distinct(lines),
    value,
    across: null,
    labels: series.length <= 2 && years.length <= 8 ? 'all' : series.length <= 4 ? 'special' : 'doubtful',
    alt: heading === '' ? drawing.alt : `${heading}: ${drawing.alt}`,
  };
}

function lineOf(name: string, cells: readonly (ViewRow | undefined)[], drawing: Drawing): NativeSeries {
  const colour = lineColour(drawing.view, cells, drawing.context);
  const points = cells.map((row) => ({ ...toPoint(row, drawing), colour: null }));
  return { ...plainLook, name, colour, points };
}

/** Lines of one colour are told apart by dash and dots as in the picture: in the order of `ids`, else as they stand. */
function distinct(lines: readonly NativeSeries[], ids: readonly string[] = []): NativeSeries[] {
  const idOf = (at: number) => ids[at] ?? '';
  const order = lines.map((_, at) => at).sort((a, b) => Number(idOf(a) > idOf(b)) - Number(idOf(a) < idOf(b)));
  const looks = lineLooks(order.map((at) => lines[at]?.colour ?? ''));
  return lines.map((line, at) => ({ ...line, ...looks[order.indexOf(at)] }));
}

function sharedAxis(drawing: Drawing): NativeAxis {
  const axis = valueAxis(drawing);
  const numbers = drawing.rows.flatMap(({ value }) => value ?? []);
  if (axis.reversed) return { ...axis, max: Math.max(2, ...numbers) };
  const { min, max, interval } = roundScale(numbers, 5);
  return { ...axis, min, max, step: interval };
}

/** The first and the last year as lines of two points; with a breakdown a chart per agency, on a scale they share. */
export function nativeSlopes(drawing: Drawing): NativeChart[] {
  const { view, rows } = drawing;
  const agencies = [...groupBy(rows, (row) => row.agency_id).values()];
  const groups = view.by === null ? [rows] : agencies;
  const ends = { ...drawing, rows: rows.filter(({ year }) => year === view.years.from || year === view.years.to) };
  const value = groups.length > 1 ? sharedAxis(ends) : valueAxis(ends);
  return groups.map((own) => {
    const pairs = pairLines(view, own, drawing.context).flatMap((line) => (line.kind === 'pair' ? [line] : []));
    const lines = pairs.map(({ text, first, last }) => lineOf(text, [first, last], drawing));
    // The picture gives bureaus of one colour their dashes by id, whatever order they stand in.
    const ids = pairs.map(({ first, last }) => (view.by === null ? ((first ?? last)?.agency_id ?? '') : ''));
    const title = view.by === null ? chartTitle(drawing) : plainText(own[0]?.agency ?? '');
    return {
      kind: 'line',
      title,
      categories: [String(view.years.from), String(view.years.to)],
      series: distinct(lines, ids),
      value,
      across: null,
      labels: lines.length <= 4 ? 'all' : lines.length <= 8 ? 'special' : 'doubtful',
      alt: drawing.alt,
    };
  });
}
