import type { ResultBatch, ResultColumn, StreamingEngine } from '../../lib/model/engine.ts';
import { type ResultTable, tableOf } from '../../lib/results/table.ts';

/** The streamed result of a statement as a table. */
export async function streamed(
  engine: StreamingEngine,
  sql: string,
  limit = 1_000_000,
): Promise<{ table: ResultTable; complete: boolean }> {
  const batches: ResultBatch[] = [];
  let columns: readonly ResultColumn[] = [];
  const sink = {
    limit,
    columns: (found: readonly ResultColumn[]) => {
      columns = found;
    },
    batch: (batch: ResultBatch) => void batches.push(batch),
  };
  const { complete } = await engine.stream(sql, sink);
  return { table: tableOf(columns, batches), complete };
}
