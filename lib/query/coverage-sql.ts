import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';
import { templateIds } from '../model/template.ts';

/**
 * Who has reported: one row per report in official order, with its form, its completeness, its figures, and how many
 * rules it breaks by its own words (`broken`) or perhaps by another scope (`scope`), and whether it is the user's own.
 */
export const coverageSql = `SELECT
  a.agency_id,
  a.short_name AS agency,
  r.year,
  r.report_id,
  r.template,
  r.completeness,
  (SELECT count(*) FROM fact AS f WHERE f.report_id = r.report_id AND f.value IS NOT NULL)::INTEGER AS figures,
  coalesce(b.broken, 0)::INTEGER AS broken,
  coalesce(b.scope, 0)::INTEGER AS scope,
  r.origin = 'own' AS own
FROM report AS r
JOIN agency AS a ON a.agency_id = r.agency_id
LEFT JOIN (
  SELECT
    report_id,
    count(*) FILTER (WHERE verdict <> 'maybe_scope') AS broken,
    count(*) FILTER (WHERE verdict = 'maybe_scope') AS scope
  FROM finding
  WHERE NOT kept AND severity IN ('warning', 'error')
  GROUP BY report_id
) AS b ON b.report_id = r.report_id
ORDER BY a.sort_key, r.year`;

const coverageSchema = z.object({
  agency_id: z.string(),
  agency: z.string(),
  year: z.int(),
  report_id: z.string(),
  template: z.enum(templateIds),
  completeness: z.enum(completenesses),
  figures: z.int(),
  broken: z.int(),
  scope: z.int(),
  /** Imported on this computer, not bundled with the site. */
  own: z.boolean(),
});

/** One report of the overview; see {@link coverageSql}. */
export type CoverageRow = Readonly<z.infer<typeof coverageSchema>>;

/** The rows of {@link coverageSql}. */
export function coverageRows(result: QueryResult): CoverageRow[] {
  return checkedRows(result, coverageSchema, 'coverage');
}
