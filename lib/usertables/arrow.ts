import { type Data, Field, makeData, RecordBatch, Schema, Struct, Table, tableToIPC, Utf8 } from 'apache-arrow';
import type { ArrowRows } from '../model/engine.ts';
import { textColumn } from './text-column.ts';

/** Columns of texts (null = NULL), all of `count` values, as an Arrow IPC stream. */
export function arrowRows(
  columns: readonly { readonly name: string; readonly data: Data<Utf8> }[],
  count: number,
): ArrowRows {
  const schema = new Schema(columns.map(({ name }) => new Field(name, new Utf8(), true)));
  const children = columns.map(({ data }) => data);
  const data = makeData({ type: new Struct(schema.fields), length: count, nullCount: 0, children });
  const table = new Table(schema, [new RecordBatch(schema, data)]);
  return { ipc: new Uint8Array(tableToIPC(table, 'stream')), count };
}

/** Columns of `count` texts each (null = NULL), given as lists, as an Arrow IPC stream. */
export function textRows(
  columns: readonly { readonly name: string; readonly values: readonly (string | null)[] }[],
  count: number,
): ArrowRows {
  return arrowRows(
    columns.map(({ name, values }) => ({ name, data: textColumn(values).from(0) })),
    count,
  );
}
