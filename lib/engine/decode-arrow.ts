import { type Data, DataType, type Field, Precision, TimeUnit, Vector } from 'apache-arrow';
import type { SqlValue } from '../model/engine.ts';
import {
  bitText,
  blobText,
  dateText,
  decimalValue,
  integerValue,
  intervalText,
  timestampText,
  timeText,
  unitsPerSecond,
  zonedTimestampText,
} from './decode.ts';

/** Reads the value at one row of a column. */
export type CellReader = (row: number) => SqlValue;

/**
 * A reader of one Arrow column. `type` is DuckDB's name of it: Arrow alone cannot tell a BIT from a BLOB. Arrow's own
 * getters are used only where they lose nothing; they turn timestamps into milliseconds and decimals into bare integers.
 */
export function createCellReader(data: Data, type: string): CellReader {
  const read = nestedReader(data, type) ?? timeReader(data) ?? scalarReader(data, type);
  // Asked of every cell: a column without gaps is not asked at all.
  if (!DataType.isUnion(data.type) && data.nullCount === 0) return read;
  return (row) => (data.getValid(row) ? read(row) : null);
}

/** Nearest DuckDB name of an Arrow type, for statements DuckDB cannot describe (EXPLAIN, SHOW, PRAGMA). */
export function arrowTypeName(field: Field): string {
  const { type } = field;
  if (DataType.isInt(type)) return `${type.isSigned ? '' : 'U'}${integerNames[type.bitWidth]}`;
  if (DataType.isFloat(type)) return type.precision === 1 ? 'FLOAT' : 'DOUBLE';
  if (DataType.isDecimal(type)) return type.scale === 0 ? 'HUGEINT' : `DECIMAL(${type.precision},${type.scale})`;
  if (DataType.isUtf8(type)) return 'VARCHAR';
  if (DataType.isBool(type)) return 'BOOLEAN';
  return String(type).toUpperCase();
}

const integerNames: Readonly<Record<number, string>> = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' };

function nestedReader(data: Data, type: string): CellReader | undefined {
  if (DataType.isList(data.type)) {
    const item = childReader(data, 0, type.replace(/\[\]$/, ''));
    return (row) => indexes(data.valueOffsets[row], data.valueOffsets[row + 1]).map(item);
  }
  if (DataType.isFixedSizeList(data.type)) {
    const size = data.type.listSize;
    const item = childReader(data, 0, type.replace(/\[\d+\]$/, ''));
    return (row) => indexes(row * size, (row + 1) * size).map(item);
  }
  if (DataType.isStruct(data.type)) {
    const members = data.type.children.map((field, index) => [field.name, childReader(data, index, '')] as const);
    return (row) => Object.fromEntries(members.map(([name, read]) => [name, read(row)]));
  }
  if (DataType.isMap(data.type)) return mapReader(data);
  if (DataType.isUnion(data.type)) {
    const members = data.children.map((child) => createCellReader(child, ''));
    const positions = data.type.typeIdToChildIndex;
    return (row) => members[positions[data.typeIds[row] ?? 0] ?? 0]?.(row) ?? null;
  }
  return undefined;
}

function mapReader(data: Data): CellReader {
  const entries = data.children[0];
  if (entries === undefined) return () => [];
  const key = childReader(entries, 0, '');
  const value = childReader(entries, 1, '');
  return (row) =>
    indexes(data.valueOffsets[row], data.valueOffsets[row + 1]).map((at) => ({ key: key(at), value: value(at) }));
}

function childReader(data: Data, index: number, type: string): CellReader {
  const child = data.children[index];
  return child === undefined ? () => null : createCellReader(child, type);
}

function timeReader(data: Data): CellReader | undefined {
  const { type, values } = data;
  if (DataType.isDate(type)) return (row) => dateText(Number(values[row]));
  if (DataType.isTime(type)) return (row) => timeText(BigInt(values[row]));
  if (DataType.isTimestamp(type)) {
    if (type.timezone) return (row) => zonedTimestampText(BigInt(values[row]));
    const perSecond = timestampUnits[type.unit];
    return (row) => timestampText(BigInt(values[row]), perSecond);
  }
  if (DataType.isInterval(type)) {
    // Arrow 17 gets the width of this type wrong: 16 bytes = months, days, then nanoseconds.
    const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
    return (row) =>
      intervalText(
        view.getInt32(row * 16, true),
        view.getInt32(row * 16 + 4, true),
        view.getBigInt64(row * 16 + 8, true) / 1000n,
      );
  }
  return undefined;
}

const timestampUnits: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: unitsPerSecond.second,
  [TimeUnit.MILLISECOND]: unitsPerSecond.millisecond,
  [TimeUnit.MICROSECOND]: unitsPerSecond.microsecond,
  [TimeUnit.NANOSECOND]: unitsPerSecond.nanosecond,
};

function scalarReader(data: Data, type: string): CellReader {
  if (DataType.isDecimal(data.type)) {
    const { scale } = data.type;
    return (row) => decimalValue(signed128(data.values, row), scale);
  }
  if (DataType.isUtf8(data.type)) return textReader(data);
  if (isPlainNumber(data.type)) {
    const values: ArrayLike<number> = data.values;
    return (row) => values[row] ?? null;
  }
  const column = new Vector([data]);
  return (row) => plainValue(column.get(row), type);
}

/** Numbers that stand in their column as they are: Arrow's getter reads the same, by a longer way. */
function isPlainNumber(type: DataType): boolean {
  return (
    (DataType.isInt(type) && type.bitWidth < 64) || (DataType.isFloat(type) && type.precision === Precision.DOUBLE)
  );
}

/** Keeps a mark of byte order where it stands: only at the head of a text is it dropped, as the other engine does. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const byteOrderMark = 0xfeff;

/** Texts of a column, cut from the whole of it decoded at once: decoding each cell by itself takes longer than the query. */
function textReader(data: Data): CellReader {
  const { values, valueOffsets } = data as { values: Uint8Array; valueOffsets: Int32Array };
  const bytes = values.subarray(valueOffsets[0] ?? 0, valueOffsets[data.length] ?? 0);
  const whole = utf8.decode(bytes);
  const starts = whole.length === bytes.length ? valueOffsets : characterOffsets(values, valueOffsets, data.length);
  const first = starts[0] ?? 0;
  const isMarked = whole.includes('\ufeff');
  return (row) => {
    const text = whole.slice((starts[row] ?? 0) - first, (starts[row + 1] ?? 0) - first);
    return isMarked && text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
  };
}

/** Where each text begins and the last one ends, in UTF-16 units of the whole; the bytes are valid UTF-8. */
function characterOffsets(bytes: Uint8Array, offsets: Int32Array, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  let [at, units] = [offsets[0] ?? 0, 0];
  for (let row = 0; row < count; row += 1) {
    for (const stop = offsets[row + 1] ?? at; at < stop; at += 1) {
      const byte = bytes[at] ?? 0;
      // A character begins here; one of four bytes takes two units.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    starts[row + 1] = units;
  }
  return starts;
}

function plainValue(value: unknown, type: string): SqlValue {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return integerValue(value);
  if (!(value instanceof Uint8Array)) return value === null ? null : String(value);
  if (type === 'BIT') return bitText(value);
  if (type === 'BIGNUM') return integerValue(bignum(value));
  return type === 'UHUGEINT' ? integerValue(unsigned(value.toReversed())) : blobText(value);
}

/** Four little-endian 32-bit words, two's complement. */
function signed128(words: Uint32Array, row: number): bigint {
  const unsignedValue = [3, 2, 1, 0].reduce((sum, word) => (sum << 32n) | BigInt(words[row * 4 + word] ?? 0), 0n);
  return BigInt.asIntN(128, unsignedValue);
}

/** Big-endian bytes as an unsigned integer. */
function unsigned(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** DuckDB's BIGNUM storage: three bytes of header, then the magnitude; every bit is inverted where it is negative. */
function bignum(bytes: Uint8Array): bigint {
  const isNegative = ((bytes[0] ?? 0) & 0x80) === 0;
  const magnitude = bytes.subarray(3);
  return isNegative ? -unsigned(magnitude.map((byte) => ~byte)) : unsigned(magnitude);
}

function indexes(from: number | undefined, to: number | undefined): number[] {
  const start = from ?? 0;
  return Array.from({ length: (to ?? start) - start }, (_, offset) => start + offset);
}
