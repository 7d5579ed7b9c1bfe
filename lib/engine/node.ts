import {
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBArrayValue,
  DuckDBBitValue,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  type DuckDBResult,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeTZValue,
  DuckDBTimeValue,
  type DuckDBType,
  DuckDBTypeId,
  DuckDBUnionValue,
  type DuckDBValue,
  INTEGER,
  LIST,
  VARCHAR,
} from '@duckdb/node-api';
import { DataType, type Table, tableFromIPC } from 'apache-arrow';
import type { QueryResult, ResultSink, SqlValue, StreamingEngine } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import { quoteName } from '../model/quote.ts';
import { describeSql, withTexts } from './as-text.ts';
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
import { cancelled, queryFailed } from './errors.ts';
import { createQueue } from './queue.ts';

/** Which database to open; without a path a fresh one in memory. `threads` defaults to the machine's cores. */
export interface NodeEngineOptions {
  readonly path?: string;
  readonly readOnly?: boolean;
  readonly threads?: number;
}

/** DuckDB for Node also takes rows. */
export interface NodeEngine extends StreamingEngine {
  /** Makes the new table `catalog.main.name` of Arrow rows of texts, lists of texts, numbers, truths and dates. */
  insert(name: string, ipc: Uint8Array, catalog: string): Promise<void>;
}

/**
 * DuckDB for Node: the build, the tests and the command line. One connection, statements one after another; nothing is
 * fetched from outside. Throws `engine_failed` where the file cannot be opened.
 */
export async function openNodeEngine(options: NodeEngineOptions = {}): Promise<NodeEngine> {
  const path = options.path ?? ':memory:';
  const instance = await DuckDBInstance.create(path, settings(options)).catch((error: unknown) => {
    throw new AtlasError('engine_failed', `engine: cannot open ${path}: ${String(error)}`, { path }, error);
  });
  const connection = await instance.connect();
  const enqueue = createQueue();
  return {
    query: (sql, signal) =>
      enqueue(() => interruptible(connection, sql, signal, () => readAll(connection, sql)), signal),
    stream: (sql, sink, signal) =>
      enqueue(() => interruptible(connection, sql, signal, () => readInto(connection, sql, sink)), signal),
    insert: (name, ipc, catalog) => enqueue(() => insertArrow(connection, name, tableFromIPC(ipc), catalog)),
    close: () =>
      enqueue(async () => {
        connection.closeSync();
        instance.closeSync();
      }),
  };
}

async function insertArrow(connection: DuckDBConnection, name: string, rows: Table, catalog: string): Promise<void> {
  const types = rows.schema.fields.map(({ type }) => duckType(type));
  const columns = rows.schema.fields.map((field, index) => `${quoteName(field.name)} ${types[index]}`);
  await connection.run(`CREATE TABLE ${quoteName(catalog)}.main.${quoteName(name)} (${columns.join(', ')})`);
  const appender = await connection.createAppender(name, 'main', catalog);
  for (let from = 0; from < rows.numRows; from += chunkRows) {
    const part = rows.slice(from, from + chunkRows);
    const chunk = DuckDBDataChunk.create(types, part.numRows);
    types.forEach((type, index) => {
      chunk.setColumnValues(
        index,
        Array.from(part.getChildAt(index) ?? [], (value) => appended(type, value)),
      );
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Rows of a data chunk. */
const chunkRows = 2048;

function duckType(type: DataType): DuckDBType {
  if (DataType.isList(type)) return LIST(VARCHAR);
  if (DataType.isUtf8(type)) return VARCHAR;
  if (DataType.isBool(type)) return BOOLEAN;
  if (DataType.isDate(type)) return DATE;
  if (DataType.isFloat(type)) return DOUBLE;
  if (DataType.isInt(type)) return INTEGER;
  throw new AtlasError('bad_data', `engine: no rows of ${String(type)}`, { type: String(type) });
}

function appended(type: DuckDBType, value: unknown): DuckDBValue {
  if (value === null) return null;
  if (type.typeId === DuckDBTypeId.LIST) return new DuckDBListValue(Array.from(value as Iterable<string>));
  if (type.typeId === DuckDBTypeId.DATE) return new DuckDBDateValue(Math.round(Number(value) / 86_400_000));
  return value as DuckDBValue;
}

function settings(options: NodeEngineOptions): Record<string, string> {
  return {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  };
}

async function interruptible<Result>(
  connection: DuckDBConnection,
  sql: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    return await work();
  } catch (error) {
    throw signal?.aborted ? cancelled() : queryFailed(sql, error);
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
}

async function readAll(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
  const result = await connection.run(sql);
  const rows = await result.getRows();
  return { columns: columnsOf(result), rows: rows.map((row) => row.map(decodeValue)) };
}

async function readInto(connection: DuckDBConnection, sql: string, sink: ResultSink): Promise<{ complete: boolean }> {
  const described = await readAll(connection, describeSql(sql)).then(
    ({ rows }) => rows.map(([name, type]) => ({ name: String(name), type: String(type) })),
    () => [],
  );
  const result = await connection.stream(withTexts(sql, described));
  sink.columns(described.length > 0 ? described : columnsOf(result));
  let room = sink.limit;
  for (let chunk = await nextChunk(result); chunk !== null; chunk = await nextChunk(result)) {
    const rows = chunk.getRows();
    const kept = Math.min(room, rows.length);
    if (kept > 0) sink.batch({ rows: kept, cell: (row, column) => decodeValue(rows[row]?.[column] ?? null) });
    room -= rows.length;
    if (room < 0) return { complete: false };
  }
  return { complete: true };
}

/** The end of a streamed result is a chunk without rows, or none. */
async function nextChunk(result: DuckDBResult): Promise<DuckDBDataChunk | null> {
  const chunk = await result.fetchChunk();
  return chunk === null || chunk.rowCount === 0 ? null : chunk;
}

function columnsOf(result: DuckDBResult) {
  return result.columnTypes().map((type, index) => ({ name: result.columnName(index), type: typeName(type) }));
}

/** A value of DuckDB for Node as the one `SqlValue` every engine gives. */
function decodeValue(value: DuckDBValue): SqlValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
    return value;
  }
  if (typeof value === 'bigint') return integerValue(value);
  return decodeNested(value) ?? decodeTime(value) ?? decodeScalar(value);
}

/** A column's type in DuckDB's own words ("STRUCT(a INTEGER)"); the binding quotes every field name, DuckDB does not. */
function typeName(type: DuckDBType): string {
  if (type.alias !== undefined) return type.alias;
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
      return `${typeName(type.valueType)}[]`;
    case DuckDBTypeId.ARRAY:
      return `${typeName(type.valueType)}[${type.length}]`;
    case DuckDBTypeId.MAP:
      return `MAP(${typeName(type.keyType)}, ${typeName(type.valueType)})`;
    case DuckDBTypeId.STRUCT:
      return `STRUCT(${fields(type.entryNames, type.entryTypes)})`;
    case DuckDBTypeId.UNION:
      return `UNION(${fields(type.memberTags, type.memberTypes)})`;
    default:
      return String(type);
  }
}

function fields(names: readonly string[], types: readonly DuckDBType[]): string {
  const shown = types.map((type, index) => {
    const name = names[index] ?? '';
    return `${/^[a-z_][a-z0-9_]*$/i.test(name) ? name : quoteName(name)} ${typeName(type)}`;
  });
  return shown.join(', ');
}

function decodeNested(value: DuckDBValue): SqlValue | undefined {
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(decodeValue);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, decodeValue(entry)]));
  }
  if (value instanceof DuckDBMapValue) {
    return value.entries.map((entry) => ({ key: decodeValue(entry.key), value: decodeValue(entry.value) }));
  }
  return undefined;
}

function decodeTime(value: DuckDBValue): SqlValue | undefined {
  if (value instanceof DuckDBDateValue) return dateText(value.days);
  if (value instanceof DuckDBTimestampTZValue) return zonedTimestampText(value.micros);
  if (value instanceof DuckDBTimestampValue) return timestampText(value.micros, unitsPerSecond.microsecond);
  if (value instanceof DuckDBTimestampSecondsValue) return timestampText(value.seconds, unitsPerSecond.second);
  if (value instanceof DuckDBTimestampMillisecondsValue) return timestampText(value.millis, unitsPerSecond.millisecond);
  if (value instanceof DuckDBTimestampNanosecondsValue) return timestampText(value.nanos, unitsPerSecond.nanosecond);
  // The browser's engine loses the offset of TIME WITH TIME ZONE, so neither engine shows it.
  if (value instanceof DuckDBTimeValue || value instanceof DuckDBTimeTZValue) return timeText(value.micros);
  if (value instanceof DuckDBIntervalValue) return intervalText(value.months, value.days, value.micros);
  return undefined;
}

function decodeScalar(value: DuckDBValue): SqlValue {
  if (value instanceof DuckDBDecimalValue) return decimalValue(value.value, value.scale);
  if (value instanceof DuckDBBlobValue) return blobText(value.bytes);
  if (value instanceof DuckDBBitValue) return bitText(value.data);
  if (value instanceof DuckDBUnionValue) return decodeValue(value.value);
  return String(value);
}
