import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { templateIds } from '../model/template.ts';
import { questionedTable } from './cells.ts';
import { flowMetrics } from './flow-shape.ts';
import { doubtful, quoteText } from './quote.ts';
import { checkedRows } from './view-rows.ts';

/**
 * The printed figures of one agency and year that make up the way of its applications: one row per figure in the order of
 * the form, with or without a number; no rows where there is no report.
 */
export function flowSql(agencyId: string, year: number): string {
  const figures = flowMetrics.map((metric, index) => `(${index + 1}, ${quoteText(metric)})`);
  return `WITH ${questionedTable},
figure(position, metric_id) AS (
  -- 表三的各行：收、办、结转
  VALUES
    ${figures.join(',\n    ')}
)
SELECT
  m.metric_id,
  f.value,
  f.status,
  coalesce(f.qualifier, 'exact') AS qualifier,
  coalesce(${doubtful}, false) AS doubt,
  f.evidence_id,
  r.report_id,
  r.template,
  r.completeness
FROM report AS r
CROSS JOIN figure AS m
LEFT JOIN fact AS f ON f.report_id = r.report_id
  AND f.metric_id = m.metric_id
  AND f.applicant IS NULL
  AND f.preferred
WHERE r.agency_id = ${quoteText(agencyId)}
  AND r.year = ${year}
ORDER BY m.position`;
}

const flowSchema = z.object({
  metric_id: z.string(),
  value: z.number().nullable(),
  status: z.enum(['reported', 'zero_stated', 'derived', 'not_reported', 'blank', 'not_applicable']).nullable(),
  qualifier: z.enum(['exact', 'approx', 'at_least', 'at_most']),
  doubt: z.boolean(),
  evidence_id: z.string().nullable(),
  report_id: z.string(),
  template: z.enum(templateIds),
  completeness: z.enum(['full', 'excerpt']),
});

/** One figure of the way of applications; see {@link flowSql}. */
export type FlowRow = Readonly<z.infer<typeof flowSchema>>;

/** The rows of {@link flowSql}. */
export function flowRows(result: QueryResult): FlowRow[] {
  return checkedRows(result, flowSchema, 'way of applications');
}
