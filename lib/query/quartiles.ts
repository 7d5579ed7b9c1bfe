import { type Dictionary, isRatio, viewMetric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { smallBase } from './measured.ts';
import { hasNumber } from './view-rows.ts';

/** How a group of agencies spreads: quartiles interpolated between the two nearest figures. */
export interface Quartiles {
  readonly count: number;
  readonly min: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly max: number;
}

/** The quartiles of the rows' exact numbers; null where there is none. */
export function quartiles(rows: readonly ViewRow[]): Quartiles | null {
  const values = rows
    .filter(hasNumber)
    .filter((row) => row.qualifier === 'exact')
    .map((row) => row.value)
    .sort((a, b) => a - b);
  const at = (share: number) => {
    const position = share * (values.length - 1);
    const [below = 0, above = below] = values.slice(Math.floor(position), Math.floor(position) + 2);
    return below + (above - below) * (position - Math.floor(position));
  };
  const [min] = values;
  const max = values.at(-1);
  if (min === undefined || max === undefined) return null;
  return { count: values.length, min, p25: at(0.25), median: at(0.5), p75: at(0.75), max };
}

/** What of a View's rows may be set side by side at all. */
interface StatisticRule {
  /** Grades C and X: agencies count differently. */
  readonly none: boolean;
  /** Rows whose denominator is smaller than this are left out; null = the numbers have no denominator. */
  readonly smallestBase: number | null;
}

/** Which numbers of a View enter medians and quartiles: exact ones of grade A and B; no rates on small denominators. */
function statisticRule(view: View, dictionary: Dictionary): StatisticRule {
  const metric = viewMetric(dictionary, view.metric);
  const grade = metric?.comparability ?? 'X';
  const rate = metric !== undefined && isRatio(metric) && view.measure === 'value';
  const ratio = rate || view.measure === 'share' || view.measure === 'per_hundred';
  return { none: grade === 'C' || grade === 'X', smallestBase: ratio && !view.small ? smallBase : null };
}

/** The rows that enter medians and quartiles. */
export function comparableRows(view: View, rows: readonly ViewRow[], dictionary: Dictionary): ViewRow[] {
  const { none, smallestBase } = statisticRule(view, dictionary);
  if (none) return [];
  return rows.filter(
    (row) =>
      row.value !== null && row.qualifier === 'exact' && (smallestBase === null || (row.base ?? 0) >= smallestBase),
  );
}
