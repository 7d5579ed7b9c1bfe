import type { LabelKey } from '../../_labels/label.ts';

/** A question the data can answer, and the SQL that asks it. */
export interface SqlExample {
  readonly question: LabelKey;
  readonly sql: string;
}

/** The questions offered in the workbench; a test runs every one on the atlas's tables. */
export const sqlExamples: readonly SqlExample[] = [
  {
    question: 'sql.example.channels',
    sql: `SELECT agency, year, channel_zh, value, unit, status
FROM channels
WHERE value IS NOT NULL
ORDER BY value DESC
LIMIT 50;`,
  },
  {
    question: 'sql.example.requests',
    sql: `SELECT a.name, f.year, f.value AS received, f.status
FROM fact f
JOIN agency a USING (agency_id)
WHERE f.metric_id = 'req_received' AND f.preferred
  AND f.applicant IS NULL AND f.req_channel IS NULL
ORDER BY f.year DESC, f.value DESC NULLS LAST;`,
  },
  {
    question: 'sql.example.outcomes',
    sql: `SELECT agency, year, received, handled, granted, partially_granted,
  refused, unable, granted_percent
FROM outcomes
WHERE handled >= 30
ORDER BY granted_percent DESC NULLS LAST;`,
  },
  {
    question: 'sql.example.zero',
    sql: `SELECT a.name, f.year, m.name_zh AS metric, f.status, e.section
FROM fact f
JOIN agency a USING (agency_id)
JOIN metric m USING (metric_id)
JOIN evidence e USING (evidence_id)
WHERE f.status = 'zero_stated'
ORDER BY f.year, a.sort_key;`,
  },
  {
    question: 'sql.example.silence',
    sql: `SELECT a.name, r.year
FROM report r
JOIN agency a USING (agency_id)
WHERE r.completeness = 'full'
  AND NOT EXISTS (
    FROM fact f
    WHERE f.report_id = r.report_id
      AND f.metric_id = 'proactive_by_channel' AND f.value IS NOT NULL
  )
ORDER BY r.year, a.sort_key;`,
  },
  {
    question: 'sql.example.findings',
    sql: `SELECT a.name, r.year, x.rule_id, x.severity, x.expected, x.actual, x.message_zh
FROM finding x
JOIN report r USING (report_id)
JOIN agency a USING (agency_id)
WHERE NOT x.kept AND x.verdict = 'report_says_so'
ORDER BY x.severity, r.year, a.sort_key;`,
  },
  {
    question: 'sql.example.rules',
    sql: `SELECT rule_id,
  count(*) FILTER (kept) AS kept,
  count(*) FILTER (NOT kept) AS broken
FROM finding
GROUP BY rule_id
ORDER BY broken DESC, kept DESC, rule_id;`,
  },
  {
    question: 'sql.example.coverage',
    sql: `SELECT year,
  count(*) AS reports,
  count(*) FILTER (completeness = 'full') AS whole,
  count(*) FILTER (completeness = 'excerpt') AS excerpts
FROM report
GROUP BY year
ORDER BY year;`,
  },
  {
    question: 'sql.example.change',
    sql: `SELECT agency, year, metric_zh, value_before, value, change, unit,
  template_before, template, comparability
FROM year_on_year
WHERE metric_id IN ('req_received', 'req_outcome_total')
ORDER BY abs(change) DESC;`,
  },
  {
    question: 'sql.example.evidence',
    sql: `SELECT a.name, f.year, f.channel, f.value,
  e.section, e.table_name, e.row_label, e.column_label, e.phrase, e.raw
FROM fact f
JOIN agency a USING (agency_id)
JOIN evidence e USING (evidence_id)
WHERE f.metric_id = 'proactive_by_channel' AND f.value IS NOT NULL
ORDER BY a.sort_key, f.year, f.channel;`,
  },
];
