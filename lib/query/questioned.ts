const nameOf = (figures: string) => `${figures}_questioned`;

/**
 * The table of the figures of `figures` (a table with `evidence_id`) that a broken rule touches. The findings of a country are
 * millions: only those between the first and the last of the figures asked for are read.
 */
export function questionedTable(figures: string): string {
  return `${nameOf(figures)} AS (
  -- 核验不合而触及的数；只读这些数的出处编号之间的核验
  SELECT fe.evidence_id
  FROM (SELECT min(evidence_id), max(evidence_id) FROM ${figures}) AS asked(lowest, highest)
  JOIN finding_evidence AS fe ON fe.evidence_id BETWEEN asked.lowest AND asked.highest
  JOIN finding AS fi ON fi.finding_id = fe.finding_id
  WHERE NOT fi.kept
    AND fi.severity IN ('warning', 'error')
    AND fi.verdict IN ('report_says_so', 'maybe_misread')
)`;
}

/** Whether a row `f` of `figures` is drawn hollow: read with doubt, or touched by a broken rule. Rests on {@link questionedTable}. */
export function doubtful(figures: string): string {
  return `f.confidence = 'doubtful' OR f.evidence_id IN (SELECT evidence_id FROM ${nameOf(figures)})`;
}
