import type { Metric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { followsRoute, reviewFirstYear } from './measured.ts';

/** What tells whether figures of two years are counted alike. */
type Dated = Pick<ViewRow, 'year' | 'qualifier' | 'template'>;

/** Why figures of two years may not be set against each other: one is not exact, they are counted differently, 2024 parts them. */
export type YearGap = 'inexact' | 'grade' | 'route';

/**
 * Why two figures of one agency may not be set against each other, as the measure `change` does: both exact, counted alike (grade
 * C within one form only, grade X never), and not across 2024 for suits of one route. Null where they may.
 */
export function yearGap(now: Dated, before: Dated, metric: Metric, view: View): YearGap | null {
  if (now.qualifier !== 'exact' || before.qualifier !== 'exact') return 'inexact';
  if (metric.comparability === 'X') return 'grade';
  if (metric.comparability === 'C' && now.template !== before.template) return 'grade';
  return now.year === reviewFirstYear && followsRoute({ metric, view }) ? 'route' : null;
}
