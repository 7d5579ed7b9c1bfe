import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { confidences, factStatuses, qualifiers } from '../model/fact.ts';
import { type Dictionary, isIndicator } from '../model/metric.ts';
import { quoteText } from '../model/quote.ts';
import { checkedRows } from '../model/rows.ts';
import type { View, ViewRow } from '../model/view.ts';
import { badView, metricOf } from './check-view.ts';
import { askedFormula, formulaTable, termConditions } from './indicator-cells.ts';

/**
 * The figures one cell of an indicator's View is computed from, in the formula's order: `side` part or whole, `sign` 1 or
 * -1, `choice` 2 for a printed figure that stands in where an item is missing. A figure the report does not have is a row
 * without a value. No rows for a form without the figure. Throws `bad_view` for a View of a plain metric.
 */
export function termsSql(view: View, row: Pick<ViewRow, 'report_id' | 'code'>, dictionary: Dictionary): string {
  const metric = metricOf(view, dictionary);
  if (!isIndicator(metric)) throw badView('metric', view.metric);
  const asked = { metric, by: view.by, where: view.where, dictionary };
  const rows = askedFormula(asked, metric).filter(({ part }) => part === null || part === row.code);
  const code = row.code === null ? 'NULL::VARCHAR' : quoteText(row.code);
  return `WITH ${formulaTable(rows, asked, 'cell')}
SELECT
  m.choice,
  m.position,
  m.side,
  m.sign,
  m.metric_id,
  f.value,
  f.unit,
  f.status,
  f.qualifier,
  f.confidence,
  f.evidence_id
FROM report AS r
JOIN cell_formula AS m ON m.template = r.template
LEFT JOIN fact AS f ON ${termConditions(rows, asked, code).join('\n  AND ')}
WHERE r.report_id = ${quoteText(row.report_id ?? '')}
ORDER BY m.choice, m.position`;
}

const termSchema = z.object({
  choice: z.int(),
  position: z.int(),
  side: z.enum(['part', 'whole']),
  sign: z.int(),
  metric_id: z.string(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  status: z.enum(factStatuses).nullable(),
  qualifier: z.enum(qualifiers).nullable(),
  confidence: z.enum(confidences).nullable(),
  evidence_id: z.string().nullable(),
});

/** One figure behind an indicator; see {@link termsSql}. */
export type TermRow = Readonly<z.infer<typeof termSchema>>;

/** The rows of {@link termsSql}. */
export function termRows(result: QueryResult): TermRow[] {
  return checkedRows(result, termSchema, 'terms of an indicator');
}
