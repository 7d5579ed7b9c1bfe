import { z } from 'zod';
import { dimensionNames } from '../model/dimension.ts';
import type { QueryResult } from '../model/engine.ts';
import { quoteText } from '../model/quote.ts';
import { checkedRows } from '../model/rows.ts';
import type { EvidenceRow } from './evidence-sql.ts';

/**
 * The printed figures that were added up to one cell, of which `one` is the known one: those of the same report, figure,
 * breakdowns and kind of place that differ only in the report's own wording (`label`). In the order of the report's words.
 */
export function sumSql(one: EvidenceRow): string {
  const alike = dimensionNames
    .filter((name) => name !== 'label')
    .map((name) => (one[name] === null ? `f.${name} IS NULL` : `f.${name} = ${quoteText(one[name] ?? '')}`));
  const conditions = [
    `f.report_id = ${quoteText(one.report_id)}`,
    `f.metric_id = ${quoteText(one.metric_id)}`,
    `f.stands_in = ${quoteText(one.stands_in)}`,
    'f.preferred',
    'f.value IS NOT NULL',
    ...alike,
  ];
  return `SELECT f.evidence_id, coalesce(f.label, e.row_label) AS words, f.value
FROM fact AS f
LEFT JOIN evidence AS e ON e.evidence_id = f.evidence_id
WHERE ${conditions.join('\n  AND ')}
ORDER BY f.label, f.evidence_id`;
}

const summandSchema = z.object({
  evidence_id: z.string().nullable(),
  words: z.string().nullable(),
  value: z.number(),
});

/** One figure of a sum; see {@link sumSql}. */
export type SummandRow = Readonly<z.infer<typeof summandSchema>>;

/** The rows of {@link sumSql}. */
export function summandRows(result: QueryResult): SummandRow[] {
  return checkedRows(result, summandSchema, 'figures of a sum');
}
