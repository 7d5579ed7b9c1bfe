import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { quoteText } from '../model/quote.ts';
import { checkedRows } from '../model/rows.ts';

/** The metrics that have figures, with how many figures, agencies and years; most figures first. */
export const metricOptionsSql = `SELECT
  f.metric_id,
  count(*)::INTEGER AS figures,
  count(DISTINCT f.agency_id)::INTEGER AS agencies,
  min(f.year)::INTEGER AS first_year,
  max(f.year)::INTEGER AS last_year
FROM fact AS f
WHERE f.preferred AND f.value IS NOT NULL
GROUP BY f.metric_id
ORDER BY figures DESC, f.metric_id`;

/** Every agency in official order, with its figures of one metric (0 where it has none) and their years. */
export function agencyOptionsSql(metric: string): string {
  return `SELECT
  a.agency_id,
  a.name,
  a.short_name,
  a.region_code,
  count(f.value)::INTEGER AS figures,
  min(f.year)::INTEGER AS first_year,
  max(f.year)::INTEGER AS last_year
FROM agency AS a
LEFT JOIN fact AS f ON f.agency_id = a.agency_id AND f.metric_id = ${quoteText(metric)} AND f.preferred AND f.value IS NOT NULL
GROUP BY a.agency_id, a.name, a.short_name, a.region_code, a.sort_key
ORDER BY a.sort_key`;
}

const metricSchema = z.object({
  metric_id: z.string(),
  figures: z.int(),
  agencies: z.int(),
  first_year: z.int(),
  last_year: z.int(),
});
const agencySchema = z.object({
  agency_id: z.string(),
  name: z.string(),
  short_name: z.string(),
  region_code: z.string(),
  figures: z.int(),
  first_year: z.int().nullable(),
  last_year: z.int().nullable(),
});

/** One metric of the picker; see {@link metricOptionsSql}. */
export type MetricOption = Readonly<z.infer<typeof metricSchema>>;

/** One agency of the picker; see {@link agencyOptionsSql}. */
export type AgencyOption = Readonly<z.infer<typeof agencySchema>>;

/** The rows of {@link metricOptionsSql}. */
export function metricOptions(result: QueryResult): MetricOption[] {
  return checkedRows(result, metricSchema, 'metrics to choose');
}

/** The rows of {@link agencyOptionsSql}. */
export function agencyOptions(result: QueryResult): AgencyOption[] {
  return checkedRows(result, agencySchema, 'agencies to choose');
}
