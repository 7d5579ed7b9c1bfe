import {
  Bool,
  type Data,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import type { ArrowRows } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import type { ColumnSpec } from '../store/schema.ts';
import { growing, growingBits } from './growing.ts';

/** Where reading stands in ClickHouse's bytes. */
interface Cursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
}

/** Which values of a column are NULL. */
interface Nulls {
  readonly nullCount: number;
  readonly nullBitmap?: Uint8Array;
}

/** One column while it is read: takes a value from the cursor, and in the end is Arrow's data. */
interface ColumnReader {
  readonly take: (cursor: Cursor) => void;
  readonly data: (nulls?: Nulls) => Data;
}

const none: Nulls = { nullCount: 0 };

/**
 * Rows in ClickHouse's `RowBinary` as Arrow, in the types of the schema. Texts are copied, never decoded. Throws `bad_data`
 * where the bytes end within a row.
 */
export function arrowOfRowBinary(bytes: Uint8Array, columns: readonly ColumnSpec[]): ArrowRows {
  const cursor: Cursor = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  const readers = columns.map((column) => (column.nullable ? nullable(readerOf(column)) : readerOf(column)));
  let count = 0;
  try {
    for (; cursor.at < bytes.length; count += 1) for (const reader of readers) reader.take(cursor);
    if (cursor.at > bytes.length) throw new RangeError('beyond the end');
  } catch (error) {
    throw new AtlasError('bad_data', `clickhouse: the answer ends within row ${count + 1}`, { row: count + 1 }, error);
  }
  const children = readers.map((reader) => reader.data());
  const schema = new Schema(
    columns.map(({ name }, index) => new Field(name, children[index]?.type ?? new Utf8(), true)),
  );
  const data = makeData({ type: new Struct(schema.fields), length: count, nullCount: 0, children });
  return { ipc: new Uint8Array(tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream')), count };
}

/** A byte before each value says whether it is NULL, and then no value follows: the reader takes zeros. */
function nullable(reader: ColumnReader): ColumnReader {
  const valid = growingBits();
  const zeros: Cursor = { bytes: new Uint8Array(8), view: new DataView(new ArrayBuffer(8)), at: 0 };
  return {
    take: (cursor) => {
      const isNull = cursor.view.getUint8(cursor.at) === 1;
      cursor.at += 1;
      zeros.at = 0;
      valid.push(!isNull);
      reader.take(isNull ? zeros : cursor);
    },
    data: () => reader.data({ nullCount: valid.unset(), nullBitmap: valid.bytes() }),
  };
}

function readerOf({ name, type }: ColumnSpec): ColumnReader {
  switch (type) {
    case 'VARCHAR':
      return textReader();
    case 'INTEGER':
      return integerReader(
        4,
        (view, at) => view.getInt32(at, true),
        (fields) => makeData({ type: new Int32(), ...fields }),
      );
    case 'DATE':
      return integerReader(
        2,
        (view, at) => view.getUint16(at, true),
        (fields) => makeData({ type: new DateDay(), ...fields }),
      );
    case 'DOUBLE':
      return doubleReader();
    case 'BOOLEAN':
      return truthReader();
    case 'VARCHAR[]':
      return listReader();
    default:
      throw new AtlasError('bad_data', `clickhouse: no type for ${name} ${type}`, { name, type });
  }
}

function integerReader(
  width: number,
  read: (view: DataView, at: number) => number,
  make: (fields: Nulls & { readonly length: number; readonly data: Int32Array }) => Data,
): ColumnReader {
  const values = growing((length) => new Int32Array(length));
  let count = 0;
  return {
    take: (cursor) => {
      values.upTo(count + 1)[count] = read(cursor.view, cursor.at);
      cursor.at += width;
      count += 1;
    },
    data: (nulls = none) => make({ length: count, data: values.upTo(0).subarray(0, count), ...nulls }),
  };
}

function doubleReader(): ColumnReader {
  const values = growing((length) => new Float64Array(length));
  let count = 0;
  return {
    take: (cursor) => {
      values.upTo(count + 1)[count] = cursor.view.getFloat64(cursor.at, true);
      cursor.at += 8;
      count += 1;
    },
    data: (nulls = none) =>
      makeData({ type: new Float64(), length: count, data: values.upTo(0).subarray(0, count), ...nulls }),
  };
}

function truthReader(): ColumnReader {
  const values = growingBits();
  return {
    take: (cursor) => {
      values.push(cursor.view.getUint8(cursor.at) === 1);
      cursor.at += 1;
    },
    data: (nulls = none) => makeData({ type: new Bool(), length: values.count(), data: values.bytes(), ...nulls }),
  };
}

function textReader(): ColumnReader {
  const bytes = growing((length) => new Uint8Array(length));
  const offsets = growing((length) => new Int32Array(length));
  let [count, end] = [0, 0];
  return {
    take: (cursor) => {
      const length = variableInteger(cursor);
      const from = cursor.at;
      cursor.at += length;
      bytes.upTo(end + length).set(cursor.bytes.subarray(from, cursor.at), end);
      end += length;
      count += 1;
      offsets.upTo(count + 1)[count] = end;
    },
    data: (nulls = none) =>
      makeData({
        type: new Utf8(),
        length: count,
        data: bytes.upTo(0).subarray(0, end),
        valueOffsets: offsets.upTo(0).subarray(0, count + 1),
        ...nulls,
      }),
  };
}

function listReader(): ColumnReader {
  const items = textReader();
  const offsets = growing((length) => new Int32Array(length));
  let [count, end] = [0, 0];
  return {
    take: (cursor) => {
      const length = variableInteger(cursor);
      for (let item = 0; item < length; item += 1) items.take(cursor);
      end += length;
      count += 1;
      offsets.upTo(count + 1)[count] = end;
    },
    data: (nulls = none) =>
      makeData({
        type: new List(new Field('item', new Utf8(), true)),
        length: count,
        valueOffsets: offsets.upTo(0).subarray(0, count + 1),
        child: items.data() as Data<Utf8>,
        ...nulls,
      }),
  };
}

/** An unsigned integer in groups of seven bits, the lowest first. */
function variableInteger(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.view.getUint8(cursor.at);
    cursor.at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}
