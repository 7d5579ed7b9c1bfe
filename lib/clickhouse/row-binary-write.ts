import type { SqlValue } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import type { ColumnSpec, TableSpec } from '../store/schema.ts';
import { growing } from './growing.ts';

/** Bytes that are still written. */
interface Sink {
  readonly byte: (value: number) => void;
  readonly text: (value: string) => void;
  readonly number: (width: number, write: (view: DataView, at: number) => void) => void;
}

const day = 86_400_000;
/** The last day ClickHouse's Date can name: 2^16 - 1 days after 1970-01-01. */
const lastDay = 65_535;

/** Rows as `RowBinary` for ClickHouse. Throws `bad_data` for a value that its column cannot hold, with table and column. */
export function rowBinaryOf(table: TableSpec, rows: readonly (readonly SqlValue[])[]): Uint8Array<ArrayBuffer> {
  const bytes = growing((length) => new Uint8Array(length));
  const encoder = new TextEncoder();
  let end = 0;
  const size = (value: number) => {
    for (let rest = value; ; rest >>>= 7) {
      sink.byte(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
      if (rest < 0x80) return;
    }
  };
  const sink: Sink = {
    byte: (value) => {
      bytes.upTo(end + 1)[end] = value;
      end += 1;
    },
    text: (value) => {
      const encoded = encoder.encode(value);
      size(encoded.length);
      bytes.upTo(end + encoded.length).set(encoded, end);
      end += encoded.length;
    },
    number: (width, write) => {
      const { buffer, byteOffset } = bytes.upTo(end + width);
      write(new DataView(buffer, byteOffset), end);
      end += width;
    },
  };
  for (const row of rows) {
    table.columns.forEach((column, index) => {
      const value = row[index] ?? null;
      if (column.nullable) sink.byte(value === null ? 1 : 0);
      if (value === null && column.nullable) return;
      if (Array.isArray(value) && column.type === 'VARCHAR[]') {
        size(value.length);
        for (const item of value) sink.text(String(item));
      } else if (!writeScalar(sink, column, value)) throw unfit(table, column, value);
    });
  }
  return bytes.upTo(0).slice(0, end);
}

/** Whether the value fits the column and was written. */
function writeScalar(sink: Sink, { type }: ColumnSpec, value: SqlValue): boolean {
  if (type === 'VARCHAR' && typeof value === 'string') sink.text(value);
  else if (type === 'BOOLEAN' && typeof value === 'boolean') sink.byte(value ? 1 : 0);
  else if (type === 'INTEGER' && typeof value === 'number')
    sink.number(4, (view, at) => view.setInt32(at, value, true));
  else if (type === 'DOUBLE' && typeof value === 'number')
    sink.number(8, (view, at) => view.setFloat64(at, value, true));
  else if (type === 'DATE' && typeof value === 'string') {
    const days = Date.parse(`${value}T00:00:00Z`) / day;
    if (!(days >= 0 && days <= lastDay)) return false;
    sink.number(2, (view, at) => view.setUint16(at, days, true));
  } else return false;
  return true;
}

function unfit(table: TableSpec, column: ColumnSpec, value: SqlValue): AtlasError {
  const place = `${table.name}.${column.name}`;
  return new AtlasError('bad_data', `clickhouse: ${place} cannot hold ${String(value)}`, {
    place,
    value: String(value),
  });
}
