import type { z } from 'zod';
import type { QueryResult } from './engine.ts';
import { AtlasError } from './error.ts';

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
