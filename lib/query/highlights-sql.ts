import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { severities, verdicts } from '../model/fact.ts';
import { checkedRows } from '../model/rows.ts';
import { severityRank, verdictRank } from './evidence-sql.ts';

/**
 * The headline counts, one row: reports, agencies, full and excerpt reports, first and last year, figures; rules broken
 * by the reports' own words, rules broken perhaps by another scope, checks made and kept (mere remarks of severity info are
 * no checks). Years are null without reports.
 */
export const headlineSql = `SELECT
  (SELECT count(*) FROM report)::INTEGER AS reports,
  (SELECT count(DISTINCT agency_id) FROM report)::INTEGER AS agencies,
  (SELECT count(*) FROM report WHERE completeness = 'full')::INTEGER AS full_reports,
  (SELECT count(*) FROM report WHERE completeness = 'excerpt')::INTEGER AS excerpts,
  (SELECT min(year) FROM report)::INTEGER AS first_year,
  (SELECT max(year) FROM report)::INTEGER AS last_year,
  (SELECT count(*) FROM fact WHERE value IS NOT NULL)::INTEGER AS figures,
  (SELECT count(*) FROM finding WHERE NOT kept AND severity IN ('warning', 'error') AND verdict <> 'maybe_scope')::INTEGER AS broken,
  (SELECT count(*) FROM finding WHERE NOT kept AND severity IN ('warning', 'error') AND verdict = 'maybe_scope')::INTEGER AS scope,
  (SELECT count(*) FROM finding WHERE kept OR severity IN ('warning', 'error'))::INTEGER AS checks,
  (SELECT count(*) FROM finding WHERE kept)::INTEGER AS kept`;

/**
 * What does not add up: broken rules, the gravest and surest first, each with its report and the first figure it touches
 * (null where it touches none).
 */
export const brokenSql = `SELECT
  fi.finding_id,
  fi.rule_id,
  fi.severity,
  fi.verdict,
  fi.expected,
  fi.actual,
  fi.message_zh,
  fi.message_en,
  a.agency_id,
  a.short_name AS agency,
  r.report_id,
  r.year,
  (SELECT min(fe.evidence_id) FROM finding_evidence AS fe WHERE fe.finding_id = fi.finding_id) AS evidence_id
FROM finding AS fi
JOIN report AS r ON r.report_id = fi.report_id
JOIN agency AS a ON a.agency_id = r.agency_id
WHERE NOT fi.kept
ORDER BY
  ${severityRank('fi')},
  ${verdictRank('fi')},
  a.sort_key,
  r.year,
  fi.rule_id,
  fi.finding_id`;

const headlineSchema = z.object({
  reports: z.int(),
  agencies: z.int(),
  full_reports: z.int(),
  excerpts: z.int(),
  first_year: z.int().nullable(),
  last_year: z.int().nullable(),
  figures: z.int(),
  broken: z.int(),
  scope: z.int(),
  checks: z.int(),
  kept: z.int(),
});

const brokenSchema = z.object({
  finding_id: z.string(),
  rule_id: z.string(),
  severity: z.enum(severities),
  verdict: z.enum(verdicts),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  message_zh: z.string(),
  message_en: z.string(),
  agency_id: z.string(),
  agency: z.string(),
  report_id: z.string(),
  year: z.int(),
  evidence_id: z.string().nullable(),
});

/** The headline counts; see {@link headlineSql}. */
export type HeadlineRow = Readonly<z.infer<typeof headlineSchema>>;

/** One broken rule; see {@link brokenSql}. */
export type BrokenRow = Readonly<z.infer<typeof brokenSchema>>;

/** The row of {@link headlineSql}. */
export function headlineRow(result: QueryResult): HeadlineRow | null {
  return checkedRows(result, headlineSchema, 'headline')[0] ?? null;
}

/** The rows of {@link brokenSql}. */
export function brokenRows(result: QueryResult): BrokenRow[] {
  return checkedRows(result, brokenSchema, 'broken rules');
}
