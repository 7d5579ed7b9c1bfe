import type { QueryResult } from '../../lib/model/engine.ts';
import type { ResultTable } from '../../lib/results/table.ts';

/** The table of rows already decoded. */
export function tableOfRows({ columns, rows }: QueryResult): ResultTable {
  return { columns, rows: rows.length, value: (row, column) => rows[row]?.[column] ?? null };
}
