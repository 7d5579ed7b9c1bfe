import { z } from 'zod';
import { dimensionNames } from '../model/dimension.ts';
import type { QueryResult } from '../model/engine.ts';
import { confidences, factSources, factStatuses, qualifiers, severities, verdicts } from '../model/fact.ts';
import { quoteText } from '../model/quote.ts';
import { recordOf } from '../model/record.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';

/** What the description of a form calls a row that prints no label of its own (the figures of table four). */
export const unlabelledRow = '(数据行)';

/** All that is known of one figure: what it says, who says it, where it stands. One row, or none for an unknown id. */
export function evidenceSql(evidenceId: string): string {
  return `SELECT
  f.evidence_id,
  f.metric_id,
  ${dimensionNames.map((name) => `f.${name}`).join(', ')},
  f.value,
  f.unit,
  f.status,
  f.qualifier,
  f.confidence,
  f.stands_in,
  f.preferred,
  f.edited,
  a.agency_id,
  a.name AS agency,
  a.short_name AS agency_short,
  r.report_id,
  r.year,
  r.title,
  r.template,
  r.completeness,
  r.source_name,
  r.source_url,
  r.source_sha256,
  r.origin = 'own' AS own,
  strftime(r.published_on, '%Y-%m-%d') AS published_on,
  e.section,
  e.table_name,
  e.row_label,
  e.column_label,
  e.page,
  e.char_start,
  e.char_end,
  e.phrase,
  e.raw,
  e.rule
FROM fact AS f
JOIN evidence AS e ON e.evidence_id = f.evidence_id
JOIN report AS r ON r.report_id = f.report_id
JOIN agency AS a ON a.agency_id = f.agency_id
WHERE f.evidence_id = ${quoteText(evidenceId)}
ORDER BY f.preferred DESC
LIMIT 1`;
}

/** The rules that looked at one figure: broken ones first, the gravest first, then the kept. */
export function evidenceFindingsSql(evidenceId: string): string {
  return `SELECT fi.finding_id, fi.rule_id, fi.severity, fi.kept, fi.verdict, fi.expected, fi.actual, fi.message_zh, fi.message_en
FROM finding_evidence AS fe
JOIN finding AS fi ON fi.finding_id = fe.finding_id
WHERE fe.evidence_id = ${quoteText(evidenceId)}
ORDER BY fi.kept, ${severityRank('fi')}, fi.rule_id, fi.finding_id`;
}

/** Sort key of a finding: error, warning, info. */
export function severityRank(table: string): string {
  return `CASE ${table}.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END`;
}

/** Sort key of a finding by its verdict: the report says so, perhaps misread, perhaps of another scope. */
export function verdictRank(table: string): string {
  return `CASE ${table}.verdict WHEN 'report_says_so' THEN 0 WHEN 'maybe_misread' THEN 1 ELSE 2 END`;
}

const text = z.string();
const maybe = z.string().nullable();
const number = z.int().nullable();
const dims = z.object(recordOf(dimensionNames, () => maybe));

const evidenceSchema = z.object({
  ...dims.shape,
  evidence_id: text,
  metric_id: text,
  value: z.number().nullable(),
  unit: text,
  status: z.enum(factStatuses),
  qualifier: z.enum(qualifiers),
  confidence: z.enum(confidences),
  stands_in: z.enum(factSources),
  preferred: z.boolean(),
  /** Corrected or added by a person. */
  edited: z.boolean(),
  agency_id: text,
  agency: text,
  agency_short: text,
  report_id: text,
  year: z.int(),
  title: text,
  template: text,
  completeness: z.enum(completenesses),
  source_name: text,
  source_url: maybe,
  source_sha256: maybe,
  /** Of a report imported on this computer. */
  own: z.boolean(),
  published_on: maybe,
  section: text,
  table_name: maybe,
  row_label: maybe,
  column_label: maybe,
  page: number,
  char_start: number,
  char_end: number,
  phrase: maybe,
  raw: text,
  rule: text,
});

const findingSchema = z.object({
  finding_id: text,
  rule_id: text,
  severity: z.enum(severities),
  kept: z.boolean(),
  verdict: z.enum(verdicts),
  expected: maybe,
  actual: maybe,
  message_zh: text,
  message_en: text,
});

/** One figure with its place; see {@link evidenceSql}. */
export type EvidenceRow = Readonly<z.infer<typeof evidenceSchema>>;

/** One rule that looked at a figure; see {@link evidenceFindingsSql}. */
export type EvidenceFindingRow = Readonly<z.infer<typeof findingSchema>>;

/** The row of {@link evidenceSql}; null for an unknown id. */
export function evidenceRow(result: QueryResult): EvidenceRow | null {
  return checkedRows(result, evidenceSchema, 'evidence')[0] ?? null;
}

/** The rows of {@link evidenceFindingsSql}. */
export function evidenceFindingRows(result: QueryResult): EvidenceFindingRow[] {
  return checkedRows(result, findingSchema, 'findings of a figure');
}
