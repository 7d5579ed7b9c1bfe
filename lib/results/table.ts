import type { ResultBatch, ResultColumn, SqlValue } from '../model/engine.ts';
import { lowerBound } from '../model/lower-bound.ts';
import { cellText } from './text.ts';

/** A result as it is looked at: any cell by row and column, decoded when asked for. Rows count from 0. */
export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly rows: number;
  readonly value: (row: number, column: number) => SqlValue;
}

/** The exact text of a cell as DuckDB writes it; null for NULL. */
export function textAt(table: ResultTable, row: number, column: number): string | null {
  return cellText(table.value(row, column), table.columns[column]?.type ?? '');
}

/** The table of the batches a stream has handed over so far. The batches are shared, not copied. */
export function tableOf(columns: readonly ResultColumn[], batches: readonly ResultBatch[]): ResultTable {
  const starts = new Float64Array(batches.length + 1);
  batches.forEach((batch, index) => {
    starts[index + 1] = (starts[index] ?? 0) + batch.rows;
  });
  // Neighbouring cells are asked for together: the batch of the last one usually has the next.
  let last = 0;
  return {
    columns,
    rows: starts[batches.length] ?? 0,
    value: (row, column) => {
      if (row < (starts[last] ?? 0) || row >= (starts[last + 1] ?? 0))
        last = lowerBound(batches.length, (i) => (starts[i] ?? 0) <= row) - 1;
      return batches[last]?.cell(row - (starts[last] ?? 0), column) ?? null;
    },
  };
}

/** The part of a table between two corners, both inclusive. */
export function partOf(
  table: ResultTable,
  rows: { readonly from: number; readonly to: number },
  columns: { readonly from: number; readonly to: number },
): ResultTable {
  return {
    columns: table.columns.slice(columns.from, columns.to + 1),
    rows: rows.to - rows.from + 1,
    value: (row, column) => table.value(rows.from + row, columns.from + column),
  };
}

/** Some rows of a table, in another order: row `n` is row `order[n]` of the table. */
export function reordered(table: ResultTable, order: Uint32Array | null): ResultTable {
  if (order === null) return table;
  return { columns: table.columns, rows: order.length, value: (row, column) => table.value(order[row] ?? 0, column) };
}
