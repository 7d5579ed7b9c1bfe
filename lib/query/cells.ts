import type { BreakdownName } from '../model/dimension.ts';
import { type Dictionary, type Indicator, isIndicator, type Metric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { indicatorTables } from './indicator-cells.ts';
import { metricTables } from './metric-cells.ts';

/** One figure asked for, per agency, year and code: what its table of cells is written from. */
export interface Asked {
  readonly metric: Metric | Indicator;
  readonly by: BreakdownName | null;
  readonly where: View['where'];
  readonly agencies: readonly string[];
  readonly years: { readonly from: number; readonly to: number };
  readonly dictionary: Dictionary;
}

/**
 * The tables of one figure, in the order they build on each other. The last is called `name` and holds one row per agency,
 * year and code, with `value`, `base` (the denominator of a ratio), `status`, `qualifier`, `doubt`, `edited`, `parts`, `evidence_id`.
 * `purpose` is the Chinese comment at its head.
 */
export function cellTables(asked: Asked, name: string, purpose: string): string[] {
  return isIndicator(asked.metric)
    ? indicatorTables(asked, asked.metric, name, purpose)
    : metricTables(asked, name, purpose);
}
