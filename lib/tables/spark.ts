import { type Dictionary, viewMetric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { hasNumber } from '../query/view-rows.ts';
import { yearGap } from '../query/year-pair.ts';

/** One year of a sparkline. */
export interface SparkPoint {
  readonly value: number | null;
  /** Whether a line leads here from the year before. */
  readonly joined: boolean;
}

/**
 * The years of one figure: joined only from one year to the next, within one form, where both may be compared and neither is
 * doubtful. There is no room in a sparkline for the rules and hollow marks that say so in a picture.
 */
export function sparkPoints(cells: readonly (ViewRow | undefined)[], view: View, dictionary: Dictionary): SparkPoint[] {
  const metric = viewMetric(dictionary, view.metric);
  return cells.map((row, at) => {
    const before = cells[at - 1];
    if (row === undefined || !hasNumber(row)) return { value: null, joined: false };
    if (metric === undefined || before === undefined || !hasNumber(before)) return { value: row.value, joined: false };
    const joined =
      before.year === row.year - 1 &&
      before.template === row.template &&
      !before.doubt &&
      !row.doubt &&
      yearGap(row, before, metric, view) === null;
    return { value: row.value, joined };
  });
}

/**
 * The path of a sparkline in a box of that size: from zero (or the least negative number) to the greatest; a number not joined
 * to another is a short stroke. Empty with fewer than two numbers.
 */
export function sparkPath(points: readonly SparkPoint[], width: number, height: number): string {
  const numbers = points.flatMap(({ value }) => value ?? []);
  if (numbers.length < 2) return '';
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const across = width / (points.length - 1);
  const x = (index: number) => round(index * across);
  const y = (value: number) => round(most === least ? height : height - ((value - least) / (most - least)) * height);
  return points
    .map(({ value, joined }, index) => {
      if (value === null) return '';
      if (joined) return `L${x(index)} ${y(value)}`;
      if (points[index + 1]?.joined) return `M${x(index)} ${y(value)}`;
      return `M${round(x(index) - 1.5)} ${y(value)}h3`;
    })
    .join('');
}

const round = (number: number) => Math.round(number * 10) / 10;
