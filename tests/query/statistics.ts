import { groupBy } from '../../lib/model/group.ts';
import { isRatio, viewMetric } from '../../lib/model/metric.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { comparableRows, type Quartiles, quartiles } from '../../lib/query/quartiles.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { dictionary } from './world.ts';

/** How the agencies of one year and code spread. */
export interface GroupStatistic extends Quartiles {
  readonly year: number;
  readonly code: string | null;
}

/** What the product's quartiles say of a View's rows, by year, then code. */
export function groupStatistics(view: View, rows: readonly ViewRow[]): GroupStatistic[] {
  const groups = groupBy(comparableRows(view, rows, dictionary), ({ year, code }) => `${year} ${code ?? ''}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      const statistic = quartiles(group);
      return first === undefined || statistic === null ? [] : [{ year: first.year, code: first.code, ...statistic }];
    });
}

/** The same asked of a database, with its own quantiles: exact numbers of grades A and B, rates on 30 cases or more. */
export function statisticsSql(view: View): string {
  const metric = viewMetric(dictionary, view.metric);
  if (metric === undefined) throw new Error(`no metric ${view.metric}`);
  const ratio = ['share', 'per_hundred', ...(isRatio(metric) ? ['value'] : [])].includes(view.measure);
  return `SELECT year, code, count(*)::INTEGER AS count, min(value) AS min, quantile_cont(value, 0.25) AS p25,
  median(value) AS median, quantile_cont(value, 0.75) AS p75, max(value) AS max
FROM (
${viewToSql(view, dictionary)}
)
WHERE value IS NOT NULL AND qualifier = 'exact' AND ${['A', 'B'].includes(metric.comparability)}
  AND ${ratio && !view.small ? 'base >= 30' : 'true'}
GROUP BY year, code
ORDER BY year, code NULLS FIRST`;
}
