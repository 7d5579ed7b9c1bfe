import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { type GroupStatistic, statisticRule } from './quartiles.ts';
import { checkedRows } from './view-rows.ts';
import { viewToSql } from './view-sql.ts';

/**
 * How the agencies of a View spread, per year and code: count, least, quartiles, median, largest of the numbers that can be
 * compared (exact; grades A and B; rates on at least 30 cases unless the View lets small ones in).
 */
export function statisticsSql(view: View, dictionary: Dictionary): string {
  const { none, smallestBase } = statisticRule(view, dictionary);
  const conditions = [
    'value IS NOT NULL',
    `qualifier = 'exact'`,
    ...(smallestBase === null ? [] : [`base >= ${smallestBase}`]),
    ...(none ? ['false'] : []),
  ];
  return `SELECT
  year,
  code,
  count(*)::INTEGER AS count,
  min(value) AS min,
  quantile_cont(value, 0.25) AS p25,
  median(value) AS median,
  quantile_cont(value, 0.75) AS p75,
  max(value) AS max
FROM (
${viewToSql(view, dictionary)}
)
WHERE ${conditions.join(' AND ')}
GROUP BY year, code
ORDER BY year, code NULLS FIRST`;
}

const statisticSchema = z.object({
  year: z.int(),
  code: z.string().nullable(),
  count: z.int(),
  min: z.number(),
  p25: z.number(),
  median: z.number(),
  p75: z.number(),
  max: z.number(),
});

/** The rows of {@link statisticsSql}. */
export function statisticRows(result: QueryResult): GroupStatistic[] {
  return checkedRows(result, statisticSchema, 'statistics of a group');
}
