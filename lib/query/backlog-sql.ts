import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import type { Dictionary } from '../model/metric.ts';
import { checkedRows } from '../model/rows.ts';
import { cellStatuses, type View } from '../model/view.ts';
import { statusCases } from './absence.ts';
import { type Asked, cellTables } from './cells.ts';
import { badView } from './check-view.ts';
import { isAmong } from './conditions.ts';

/**
 * Whether each year's applications carried out are the next year's carried in: one row per agency and pair of neighbouring
 * years within `years`, in official order. `state`: match, mismatch; `inexact` where a figure is not exact; `absent` where
 * one is missing, its own status saying why. No agencies = every agency with either figure.
 */
export function backlogSql({ agencies, years }: Pick<View, 'agencies' | 'years'>, dictionary: Dictionary): string {
  const out = asked('req_carried_out', { agencies, years }, dictionary);
  const into = asked('req_carried_in', { agencies, years }, dictionary);
  const chosen =
    agencies.length === 0
      ? 'agency_id IN (SELECT agency_id FROM left_over WHERE value IS NOT NULL UNION SELECT agency_id FROM brought_in WHERE value IS NOT NULL)'
      : isAmong('agency_id', agencies);
  const status = (cases: readonly string[]) => `CASE\n    ${cases.join('\n    ')}\n  END`;
  return `-- 结转链：本年结转下年，是否等于下年的上年结转
WITH ${[...cellTables(out, 'left_over', '结转下年'), ...cellTables(into, 'brought_in', '上年结转')].join(',\n')}
SELECT
  a.agency_id,
  a.short_name AS agency,
  y.year::INTEGER AS year,
  o.value AS carried_out,
  ${status(statusCases(out, 'o', 'r'))} AS carried_out_status,
  o.evidence_id AS carried_out_evidence,
  i.value AS carried_in,
  ${status(statusCases(into, 'i', 'n'))} AS carried_in_status,
  i.evidence_id AS carried_in_evidence,
  coalesce(o.doubt, false) OR coalesce(i.doubt, false) AS doubt,
  coalesce(o.edited, false) OR coalesce(i.edited, false) AS edited,
  CASE
    WHEN o.value IS NULL OR i.value IS NULL THEN 'absent'
    WHEN o.qualifier <> 'exact' OR i.qualifier <> 'exact' THEN 'inexact'
    WHEN o.value = i.value THEN 'match'
    ELSE 'mismatch'
  END AS state,
  i.value - o.value AS difference
FROM agency AS a
CROSS JOIN range(${years.from}, ${years.to}) AS y(year)
LEFT JOIN report AS r ON r.agency_id = a.agency_id AND r.year = y.year
LEFT JOIN report AS n ON n.agency_id = a.agency_id AND n.year = y.year + 1
LEFT JOIN left_over AS o ON o.agency_id = a.agency_id AND o.year = y.year
LEFT JOIN brought_in AS i ON i.agency_id = a.agency_id AND i.year = y.year + 1
WHERE a.${chosen}
ORDER BY a.sort_key, y.year`;
}

function asked(id: string, scope: Pick<View, 'agencies' | 'years'>, dictionary: Dictionary): Asked {
  const metric = dictionary.metrics.get(id);
  if (metric === undefined) throw badView('metric', id);
  return { metric, by: null, where: {}, ...scope, dictionary };
}

const backlogSchema = z.object({
  agency_id: z.string(),
  agency: z.string(),
  year: z.int(),
  carried_out: z.number().nullable(),
  carried_out_status: z.enum(cellStatuses),
  carried_out_evidence: z.string().nullable(),
  carried_in: z.number().nullable(),
  carried_in_status: z.enum(cellStatuses),
  carried_in_evidence: z.string().nullable(),
  doubt: z.boolean(),
  edited: z.boolean(),
  state: z.enum(['match', 'mismatch', 'inexact', 'absent']),
  difference: z.number().nullable(),
});

/** What one year (`year`) left over and the next brought in; see {@link backlogSql}. */
export type BacklogRow = Readonly<z.infer<typeof backlogSchema>>;

/** The rows of {@link backlogSql}. */
export function backlogRows(result: QueryResult): BacklogRow[] {
  return checkedRows(result, backlogSchema, 'backlog chain');
}
