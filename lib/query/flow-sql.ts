import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { factStatuses, qualifiers } from '../model/fact.ts';
import { quoteList, quoteText } from '../model/quote.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';
import { templateIds } from '../model/template.ts';
import type { View } from '../model/view.ts';
import { isTotal, within } from './conditions.ts';
import { flowForms, flowMetrics } from './flow-shape.ts';
import { doubtful, questionedTable } from './questioned.ts';

/**
 * The printed figures of one agency and year that make up the way of its applications: one row per figure in the order of
 * the form, with or without a number; no rows where there is no report.
 */
export function flowSql(agencyId: string, year: number): string {
  const figures = flowMetrics.map((metric, index) => `(${index + 1}, ${quoteText(metric)})`);
  return `WITH figure(position, metric_id) AS (
  -- 表三的各行：收、办、结转
  VALUES
    ${figures.join(',\n    ')}
),
printed AS (
  -- 这份报告各行的数
  SELECT *
  FROM fact
  WHERE metric_id IN ${quoteList(flowMetrics)}
    AND agency_id = ${quoteText(agencyId)}
    AND year = ${year}
    AND ${isTotal('applicant')}
    AND preferred
),
${questionedTable('printed')}
SELECT
  m.metric_id,
  f.value,
  f.status,
  coalesce(f.qualifier, 'exact') AS qualifier,
  coalesce(${doubtful('printed')}, false) AS doubt,
  coalesce(f.edited, false) AS edited,
  f.evidence_id,
  r.report_id,
  r.template,
  r.completeness
FROM report AS r
CROSS JOIN figure AS m
LEFT JOIN printed AS f ON f.metric_id = m.metric_id
WHERE r.agency_id = ${quoteText(agencyId)}
  AND r.year = ${year}
ORDER BY m.position`;
}

const flowSchema = z.object({
  metric_id: z.string(),
  value: z.number().nullable(),
  status: z.enum(factStatuses).nullable(),
  qualifier: z.enum(qualifiers),
  doubt: z.boolean(),
  edited: z.boolean(),
  evidence_id: z.string().nullable(),
  report_id: z.string(),
  template: z.enum(templateIds),
  completeness: z.enum(completenesses),
});

/** One figure of the way of applications; see {@link flowSql}. */
export type FlowRow = Readonly<z.infer<typeof flowSchema>>;

/** The rows of {@link flowSql}. */
export function flowRows(result: QueryResult): FlowRow[] {
  return checkedRows(result, flowSchema, 'way of applications');
}

/**
 * The reports whose applications can be followed from what came in to how it ended (the forms since 2019), of the agencies
 * (none = all) and years asked: agencies in official order, the latest year first, with how many of the figures each prints.
 */
export function flowReportsSql(scope: Pick<View, 'agencies' | 'years'>): string {
  return `SELECT
  r.report_id,
  r.agency_id,
  r.year,
  count(f.value)::INTEGER AS figures
FROM report AS r
JOIN agency AS a ON a.agency_id = r.agency_id
JOIN fact AS f ON f.agency_id = r.agency_id
  AND f.year = r.year
  AND f.metric_id IN ${quoteList(flowMetrics)}
  AND ${isTotal('f.applicant')}
  AND f.preferred
  AND ${within('f', scope).join('\n  AND ')}
WHERE r.template IN ${quoteList(flowForms)}
  AND ${within('r', scope).join('\n  AND ')}
GROUP BY r.report_id, r.agency_id, r.year, a.sort_key
HAVING count(f.value) > 0
ORDER BY a.sort_key, r.year DESC`;
}

const flowReportSchema = z.object({
  report_id: z.string(),
  agency_id: z.string(),
  year: z.int(),
  figures: z.int(),
});

/** One report whose applications can be followed; see {@link flowReportsSql}. */
export type FlowReportRow = Readonly<z.infer<typeof flowReportSchema>>;

/** The rows of {@link flowReportsSql}. */
export function flowReportRows(result: QueryResult): FlowReportRow[] {
  return checkedRows(result, flowReportSchema, 'reports to follow applications in');
}

/** The report that prints most of the figures, the first of several; null where there is none. */
export function fullestReport(reports: readonly FlowReportRow[]): FlowReportRow | null {
  return reports.reduce<FlowReportRow | null>(
    (best, report) => (best === null || report.figures > best.figures ? report : best),
    null,
  );
}
