import { type Data, Field, makeData, RecordBatch, Schema, Struct, Table, tableToIPC, Utf8 } from 'apache-arrow';
import type { ArrowRows } from '../model/engine.ts';

/** A column of texts as Arrow: offsets, bytes, and a bit per value that is there. */
function utf8Data(values: readonly (string | null)[]): Data<Utf8> {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(values.length + 1);
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let bytes = new Uint8Array(Math.max(64, values.length * 8));
  let end = 0;
  let nullCount = 0;
  values.forEach((value, row) => {
    if (value === null) nullCount++;
    else {
      nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
      // A UTF-16 unit takes three bytes at most.
      if (bytes.length - end < value.length * 3) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, end + value.length * 3));
        larger.set(bytes.subarray(0, end));
        bytes = larger;
      }
      end += encoder.encodeInto(value, bytes.subarray(end)).written;
    }
    valueOffsets[row + 1] = end;
  });
  return makeData({
    type: new Utf8(),
    length: values.length,
    nullCount,
    nullBitmap,
    valueOffsets,
    data: bytes.subarray(0, end),
  });
}

/** Columns of texts (null = NULL), all of `count` values, as an Arrow IPC stream. */
export function arrowRows(
  columns: readonly { readonly name: string; readonly values: readonly (string | null)[] }[],
  count: number,
): ArrowRows {
  const schema = new Schema(columns.map(({ name }) => new Field(name, new Utf8(), true)));
  const children = columns.map(({ values }) => utf8Data(values));
  const data = makeData({ type: new Struct(schema.fields), length: count, nullCount: 0, children });
  const table = new Table(schema, [new RecordBatch(schema, data)]);
  return { ipc: new Uint8Array(tableToIPC(table, 'stream')), count };
}
