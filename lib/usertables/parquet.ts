import { type FileMetaData, parquetMetadataAsync, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { AtlasError } from '../model/error.ts';
import { columnNames } from './names.ts';
import { checkBytes, checkCells, createTableBuilder, type RawTable, type ReadProgress } from './raw.ts';

/** How the values of one column are written, and DuckDB's name of their type. */
interface Kind {
  readonly type: string;
  readonly write: (value: unknown) => string;
}

const words = (value: unknown): string =>
  typeof value === 'object'
    ? JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? inner.toString() : inner))
    : String(value);

/** Big-endian two's complement, or an integer as it is, with its decimal point put in. */
function writeDecimal(value: unknown, scale: number): string {
  const bytes = value instanceof Uint8Array ? value : null;
  const unscaled = bytes === null ? BigInt(String(value)) : fromBytes(bytes);
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return unscaled < 0n ? `-${text}` : text;
}

function fromBytes(bytes: Uint8Array): bigint {
  return BigInt.asIntN(
    bytes.length * 8,
    bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
  );
}

const moment = (milliseconds: number, rest: string) =>
  `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')}${rest}`;

function kindOf(element: SchemaElement): Kind {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (element.num_children !== undefined && element.num_children > 0) return { type: 'VARCHAR', write: words };
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? 0;
    return { type: `DECIMAL(${element.precision ?? 38},${scale})`, write: (value) => writeDecimal(value, scale) };
  }
  if (converted === 'DATE' || logical?.type === 'DATE') return { type: 'DATE', write: String };
  if (converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP' || type === 'INT96') {
    return { type: 'TIMESTAMP', write: String };
  }
  if (converted === 'UINT_64') return { type: 'UBIGINT', write: String };
  if (type === 'INT64' || type === 'INT32') {
    const isTime = converted?.startsWith('TIME_') || logical?.type === 'TIME';
    return {
      type: isTime ? 'VARCHAR' : type === 'INT64' || converted === 'UINT_32' ? 'BIGINT' : 'INTEGER',
      write: String,
    };
  }
  if (type === 'DOUBLE' || type === 'FLOAT') return { type, write: String };
  if (type === 'BOOLEAN') return { type, write: String };
  return { type: 'VARCHAR', write: words };
}

/** Top-level elements of the schema; a nested one is followed by its children, which are skipped. */
function topLevel(schema: readonly SchemaElement[]): SchemaElement[] {
  const found: SchemaElement[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = skip(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skip(at)) {
    const element = schema[at];
    if (element !== undefined) found.push(element);
  }
  return found;
}

/** Decimals are read as the whole numbers they are stored as: the library's own reading goes through a double. */
function withoutDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    if (element.converted_type !== 'DECIMAL' && element.logical_type?.type !== 'DECIMAL') return element;
    const { converted_type: _converted, logical_type: _logical, ...plain } = element;
    return plain;
  });
  return { ...metadata, schema };
}

const parsers = {
  timestampFromMilliseconds: (millis: bigint) => moment(Number(millis), fraction(millis, 1000n, 3)),
  timestampFromMicroseconds: (micros: bigint) =>
    moment(Number(floored(micros, 1000n)), fraction(micros, 1_000_000n, 6)),
  timestampFromNanoseconds: (nanos: bigint) =>
    moment(Number(floored(nanos, 1_000_000n)), fraction(floored(nanos, 1000n), 1_000_000n, 6)),
  dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10),
  jsonFromBytes: (bytes: Uint8Array) => bytes && new TextDecoder().decode(bytes),
};

function floored(value: bigint, by: bigint): bigint {
  const rest = ((value % by) + by) % by;
  return (value - rest) / by;
}

function fraction(value: bigint, perSecond: bigint, digits: number): string {
  const rest = ((value % perSecond) + perSecond) % perSecond;
  return rest === 0n ? '' : `.${rest.toString().padStart(digits, '0')}`;
}

/**
 * Reads a Parquet file (uncompressed, Snappy, gzip, zstd, Brotli, LZ4), one row group after another: names and types as it
 * states them, decimals, whole numbers and moments exactly, nested values as JSON text. Throws `unreadable` where it is
 * broken or compressed otherwise, `too_large` and `too_complex`.
 */
export async function readParquetTable(
  source: string,
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: ReadProgress = () => undefined,
): Promise<RawTable> {
  checkBytes(source, bytes.length);
  const slice = (from: number, to = bytes.length) => bytes.slice(from, to).buffer;
  try {
    const metadata = await parquetMetadataAsync({ byteLength: bytes.length, slice });
    const elements = topLevel(metadata.schema);
    const total = Number(metadata.num_rows);
    checkCells(source, total, elements.length);
    const kinds = elements.map(kindOf);
    const names = columnNames(elements.map(({ name }) => name));
    const table = createTableBuilder(source, elements.length);
    const file = { byteLength: bytes.length, slice };
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const options = { file, metadata: withoutDecimals(metadata), parsers, compressors, rowStart, rowEnd };
      for (const object of await parquetReadObjects(options)) {
        table.add(elements.map(({ name }, at) => written(object[name], kinds[at])));
      }
      rowStart = rowEnd;
      onProgress(rowStart, total);
    }
    const declared = names.map((name, at) => ({ name, type: kinds[at]?.type ?? 'VARCHAR' }));
    return { format: 'parquet', ...table.done(), encoding: null, sheets: [], sheet: 0, declared };
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AtlasError('unreadable', `usertables: ${source}: ${reason}`, { source, reason }, error);
  }
}

function written(value: unknown, kind: Kind | undefined): string | null {
  return value === null || value === undefined || kind === undefined ? null : kind.write(value);
}
