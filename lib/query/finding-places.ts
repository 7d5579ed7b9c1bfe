import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { factStatuses } from '../model/fact.ts';
import { quoteText } from '../model/quote.ts';
import { checkedRows } from '../model/rows.ts';
import { figureColumns, figureSchema } from './entry.ts';

/**
 * The figures one finding looked at, in the order they stand in the report: the evidence to open, and the cell that
 * `figureView` shows among its siblings. `preferred` is false for a second mention, which no View shows.
 */
export function findingPlacesSql(findingId: string): string {
  return `SELECT
  f.evidence_id,
  ${figureColumns},
  f.value,
  f.unit,
  f.status,
  f.preferred,
  e.section,
  e.table_name,
  e.row_label,
  e.column_label,
  e.page,
  e.raw
FROM finding_evidence AS fe
JOIN fact AS f ON f.evidence_id = fe.evidence_id
JOIN evidence AS e ON e.evidence_id = fe.evidence_id
WHERE fe.finding_id = ${quoteText(findingId)}
ORDER BY e.page NULLS FIRST, e.char_start NULLS FIRST, f.metric_id, f.evidence_id`;
}

const maybe = z.string().nullable();
const placeSchema = z.object({
  ...figureSchema.shape,
  evidence_id: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  status: z.enum(factStatuses),
  preferred: z.boolean(),
  section: z.string(),
  table_name: maybe,
  row_label: maybe,
  column_label: maybe,
  page: z.int().nullable(),
  raw: z.string(),
});

/** One figure a finding looked at; see {@link findingPlacesSql}. */
export type FindingPlaceRow = Readonly<z.infer<typeof placeSchema>>;

/** The rows of {@link findingPlacesSql}. */
export function findingPlaceRows(result: QueryResult): FindingPlaceRow[] {
  return checkedRows(result, placeSchema, 'places of a finding');
}
