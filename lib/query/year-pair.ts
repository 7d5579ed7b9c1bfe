import type { Metric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { followsRoute, reviewFirstYear } from './measured.ts';

/** What tells whether figures of two years are counted alike. */
type Dated = Pick<ViewRow, 'year' | 'qualifier' | 'template'>;

/**
 * Whether two figures of one agency may be set against each other, as the measure `change` does: both exact, counted alike (grade
 * C within one form only, grade X never), and not across 2024 for suits of one route.
 */
export function comparableWith(now: Dated, before: Dated, metric: Metric, view: View): boolean {
  if (now.qualifier !== 'exact' || before.qualifier !== 'exact') return false;
  if (metric.comparability === 'X') return false;
  if (metric.comparability === 'C' && now.template !== before.template) return false;
  return now.year !== reviewFirstYear || !followsRoute({ metric, view });
}
