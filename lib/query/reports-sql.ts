import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { quoteList } from '../model/quote.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';

const reportSchema = z.object({
  report_id: z.string(),
  agency: z.string(),
  year: z.int(),
  title: z.string(),
  completeness: z.enum(completenesses),
  source_url: z.string().nullable(),
  /** Imported on this computer, not bundled with the site. */
  own: z.boolean(),
});

/** One report behind a picture. */
export type SourceReport = Readonly<z.infer<typeof reportSchema>>;

/** Asks for the named reports in official order. */
export function reportsSql(reportIds: readonly string[]): string {
  return `SELECT r.report_id, a.short_name AS agency, r.year, r.title, r.completeness, r.source_url, r.origin = 'own' AS own
FROM report AS r
JOIN agency AS a ON a.agency_id = r.agency_id
WHERE r.report_id IN ${quoteList(reportIds)}
ORDER BY a.sort_key, r.year`;
}

/** Reads the answer to {@link reportsSql}. */
export function reportRows(result: QueryResult): SourceReport[] {
  return checkedRows(result, reportSchema, 'reports');
}
