import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import { cellStatuses, type ViewRow } from '../model/view.ts';

const rowSchema = z.strictObject({
  agency_id: z.string(),
  agency: z.string(),
  year: z.int(),
  code: z.string().nullable(),
  value: z.number().nullable(),
  printed: z.number().nullable(),
  base: z.number().nullable(),
  status: z.enum(cellStatuses),
  qualifier: z.enum(['exact', 'approx', 'at_least', 'at_most']),
  doubt: z.boolean(),
  parts: z.int().min(1),
  evidence_id: z.string().nullable(),
  report_id: z.string().nullable(),
  template: z.string().nullable(),
  completeness: z.enum(['full', 'excerpt']).nullable(),
  against: z.number().nullable(),
  against_status: z.enum(cellStatuses).nullable(),
}) satisfies z.ZodType<ViewRow>;

/** Statuses of a cell that carries a number. */
const numbered: ReadonlySet<string> = new Set(['reported', 'zero_stated', 'derived']);

/** Whether the row carries a number. */
export function hasNumber(row: ViewRow): row is ViewRow & { readonly value: number } {
  return row.value !== null;
}

/** Rows of any result as records by column name, checked against a schema; `bad_data` names row, column and reason. */
export function checkedRows<Row>(result: QueryResult, schema: z.ZodType<Row>, what: string): Row[] {
  const names = result.columns.map((column) => column.name);
  return result.rows.map((values, index) => {
    const parsed = schema.safeParse(Object.fromEntries(names.map((name, column) => [name, values[column]])));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = `row ${index + 1}, ${issue?.path.join('.') || 'columns'}`;
      throw new AtlasError('bad_data', `${what}: ${where}: ${issue?.message}`, { what, where });
    }
    return parsed.data;
  });
}

/**
 * The rows of a View's statement. Throws `bad_data` when a column is missing, has another type, or a number and its
 * status contradict each other.
 */
export function viewRows(result: QueryResult): ViewRow[] {
  const rows = checkedRows<ViewRow>(result, rowSchema, 'rows of a view');
  const wrong = rows.findIndex((row) => hasNumber(row) !== numbered.has(row.status));
  if (wrong >= 0) {
    const row = rows[wrong];
    const where = `row ${wrong + 1}, status`;
    throw new AtlasError('bad_data', `rows of a view: ${where}: ${row?.status} with value ${row?.value}`, { where });
  }
  return rows;
}
