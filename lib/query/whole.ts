import { type Dictionary, type Metric, viewMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';

/** The denominator of a View's shares: a metric, and the breakdown codes it is fixed to (others: the total). */
export interface Whole {
  readonly metric: Metric;
  readonly where: View['where'];
}

/**
 * What a share of this View is a share of, per agency and year: the whole the metric is a part of, or the metric's own
 * total. The drawn breakdown is lifted; with none drawn and no larger whole, the fixed ones are.
 */
export function wholeOf(view: View, metric: Metric, dictionary: Dictionary): Whole {
  const larger = metric.whole === null ? undefined : viewMetric(dictionary, metric.whole);
  const whole = larger ?? metric;
  const kept = (name: string) => name in whole.dims && name !== view.by && (larger !== undefined || view.by !== null);
  return { metric: whole, where: Object.fromEntries(Object.entries(view.where).filter(([name]) => kept(name))) };
}
