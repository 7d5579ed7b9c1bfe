import { AsyncDuckDB, type AsyncDuckDBConnection, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import { type Data, type RecordBatch, type Schema, Table, tableToIPC } from 'apache-arrow';
import { bareSql } from '../model/bare-sql.ts';
import type {
  ArrowRows,
  MortalEngine,
  QueryResult,
  ResultBatch,
  ResultColumn,
  ResultSink,
  SqlValue,
} from '../model/engine.ts';
import { quoteName } from '../model/quote.ts';
import { describeSql, withTexts } from './as-text.ts';
import { arrowTypeName, type CellReader, createCellReader } from './decode-arrow.ts';
import { cancelled, queryFailed } from './errors.ts';
import { type BrowserEffects, checkRanges, compiledModule, load } from './load.ts';
import { createQueue } from './queue.ts';
import { type WorkerLife, watchedScript, watchWorker } from './worker-life.ts';

/** Absolute addresses, all on the page's own origin: the wasm and worker of the `eh` bundle, and the database file. */
export interface BrowserEngineOptions {
  readonly wasm: string;
  readonly worker: string;
  /** The file; or the statements that make the catalog `atlas` without one. */
  readonly database: string | readonly string[];
  /** `whole` (the default) loads the file at once; `ranges` leaves it where it is and reads what a statement needs. */
  readonly opened?: 'whole' | 'ranges';
}

/** Auto-loading goes off before anything else can ask for an extension; the last two lines are the seal and stay last. */
const setUp = (atlas: readonly string[]) => [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  ...atlas,
  "ATTACH ':memory:' AS my",
  'USE atlas',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

const attached = ["ATTACH 'atlas.duckdb' AS atlas (READ_ONLY)"];

/** Blocks read by ranges and rows fetched are kept up to here; the module's memory, which never shrinks, stays well below the watermark. */
const partsMemory = "SET memory_limit = '640MB'";

/**
 * DuckDB-Wasm with the data attached read-only under its plain table names, sealed: no statement reaches a file, an
 * address, an extension or a setting. The worker starts from a blob, so the page's content policy binds it too.
 * One connection, statements one after another. Throws `engine_failed` where it cannot start; a worker that dies fails
 * the running statement and every later one with `engine_failed`.
 */
export async function openBrowserEngine(
  options: BrowserEngineOptions,
  effects: BrowserEffects = { fetch: (address, init) => fetch(address, init) },
): Promise<MortalEngine> {
  const byRanges = options.opened === 'ranges';
  const { database: atlas } = options;
  const [module, script, file] = await Promise.all([
    compiledModule(options.wasm),
    load(options.worker, effects).then((response) => response.text()),
    fileOf(options, effects),
  ]);
  const scriptAddress = URL.createObjectURL(watchedScript(script));
  const worker = new Worker(scriptAddress);
  const life = watchWorker(worker, { module, wasm: options.wasm });
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await life.whileAlive(database.instantiate(options.wasm));
    // With reliable HEAD requests and no full reads DuckDB-Wasm says that there is no such database.
    const filesystem = { allowFullHTTPReads: true, forceFullHTTPReads: false };
    await life.whileAlive(database.open({ path: ':memory:', ...(byRanges ? { filesystem } : {}) }));
    if (typeof atlas === 'string')
      await life.whileAlive(
        file === null
          ? // Direct: a block of 256 kB is one request; through pages of its own DuckDB-Wasm asks three times for a third more.
            database.registerFileURL('atlas.duckdb', atlas, DuckDBDataProtocol.HTTP, true)
          : database.registerFileBuffer('atlas.duckdb', new Uint8Array(file)),
      );
    const connection = await life.whileAlive(database.connect());
    const statements = setUp(typeof atlas === 'string' ? attached : atlas);
    if (file === null) statements.unshift(partsMemory);
    for (const statement of statements) await life.whileAlive(readAll(connection, statement, []));
    return sealedEngine(connection, life);
  } catch (error) {
    throw life.end(error);
  } finally {
    URL.revokeObjectURL(scriptAddress);
  }
}

/** The bytes of the file; null where it stays on the server, which is asked whether it answers ranges, or where there is none. */
async function fileOf(
  { database, opened }: BrowserEngineOptions,
  effects: BrowserEffects,
): Promise<ArrayBuffer | null> {
  if (typeof database !== 'string') return null;
  if (opened === 'ranges') return checkRanges(database, effects);
  return (await load(database, effects)).arrayBuffer();
}

function sealedEngine(connection: AsyncDuckDBConnection, life: WorkerLife): MortalEngine {
  const enqueue = createQueue();
  const run = <Result>(sql: string, signal: AbortSignal | undefined, ask: () => Promise<Result>) =>
    enqueue(() => life.whileAlive(runCancellable(connection, life, sql, signal, ask)), signal);
  const runDescribed = <Result>(
    sql: string,
    signal: AbortSignal | undefined,
    read: (columns: readonly ResultColumn[]) => Promise<Result>,
  ) =>
    run(sql, signal, async () => {
      const columns = await describe(connection, sql);
      if (signal?.aborted) throw cancelled();
      return read(columns);
    });
  return {
    query: (sql, signal, { plain = false } = {}) =>
      plain
        ? run(sql, signal, async () => checkPlain(await readAll(connection, sql, [], signal)))
        : runDescribed(sql, signal, (columns) => {
            const types = columns.map(({ type }) => type);
            return readAll(connection, withoutEnums(sql, columns), types, signal);
          }),
    stream: (sql, sink, signal) =>
      runDescribed(sql, signal, (columns) => readInto(connection, sql, columns, sink, signal)),
    dump: (sql) => runDescribed(sql, undefined, () => dumpArrow(connection, sql)),
    // The bytes go to the worker by transfer: a copy goes, the caller keeps its own.
    insert: (name, ipc, catalog = 'my') =>
      enqueue(() =>
        life.whileAlive(connection.insertArrowFromIPCStream(ipc.slice(), { name, schema: catalog, create: true })),
      ),
    memory: life.memory,
    ended: life.ended,
    close: async () => {
      life.end('closed');
    },
  };
}

async function runCancellable<Result>(
  connection: AsyncDuckDBConnection,
  life: WorkerLife,
  sql: string,
  signal: AbortSignal | undefined,
  ask: () => Promise<Result>,
): Promise<Result> {
  const cancel = () => void connection.cancelSent();
  signal?.addEventListener('abort', cancel);
  try {
    return await ask();
  } catch (error) {
    if (isTrap(error)) throw life.end(error);
    throw signal?.aborted ? cancelled() : queryFailed(sql, error);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

const plainTypes: ReadonlySet<string> = new Set(['VARCHAR', 'INTEGER', 'BIGINT', 'DOUBLE', 'BOOLEAN']);

/** Of other types Arrow keeps only part, so what was read of them cannot be trusted. */
function checkPlain(result: QueryResult): QueryResult {
  const other = result.columns.find(({ type }) => !plainTypes.has(type));
  if (other !== undefined) throw new Error(`column ${other.name} is of no plain type: ${other.type}`);
  return result;
}

/**
 * DuckDB's own names and types of a query's columns: Arrow keeps only part of them. Inside a subquery a second statement
 * is a syntax error, so nothing is ever run twice; for what cannot be described (EXPLAIN, SHOW) there are none.
 */
async function describe(connection: AsyncDuckDBConnection, sql: string): Promise<readonly ResultColumn[]> {
  try {
    const { rows } = await readAll(connection, describeSql(sql), ['VARCHAR', 'VARCHAR']);
    return rows.map((row) => ({ name: String(row[0]), type: String(row[1]) }));
  } catch (error) {
    if (isTrap(error)) throw error;
    return [];
  }
}

/** DuckDB-Wasm streams ENUM codes without their dictionary; cast to text inside the statement they arrive whole. */
function withoutEnums(sql: string, columns: readonly ResultColumn[]): string {
  const plainType = (type: string) => type.replaceAll(/ENUM\((?:'(?:[^']|'')*'(?:, )?)+\)/g, 'VARCHAR');
  if (columns.every((column) => plainType(column.type) === column.type)) return sql;
  const selected = columns.map(
    ({ name, type }, index) => `CAST(#${index + 1} AS ${plainType(type)}) AS ${quoteName(name)}`,
  );
  return `SELECT ${selected.join(', ')} FROM (${bareSql(sql)}\n)`;
}

async function readAll(
  connection: AsyncDuckDBConnection,
  sql: string,
  types: readonly string[],
  signal?: AbortSignal,
): Promise<QueryResult> {
  const reader = await connection.send(sql, true);
  await reader.open();
  const columns = columnsOf(reader.schema, types);
  const rows: SqlValue[][] = [];
  for await (const batch of reader) {
    // `cancelSent` stops a statement, not the stream of its rows.
    if (signal?.aborted) throw cancelled();
    const cells = batch.data.children.map((data, index) => createCellReader(data, types[index] ?? ''));
    for (let row = 0; row < batch.numRows; row += 1) rows.push(cells.map((read) => read(row)));
  }
  return { columns, rows };
}

function columnsOf(schema: Schema, types: readonly string[]): ResultColumn[] {
  return schema.fields.map((field, index) => ({ name: field.name, type: types[index] ?? arrowTypeName(field) }));
}

async function readInto(
  connection: AsyncDuckDBConnection,
  sql: string,
  described: readonly ResultColumn[],
  sink: ResultSink,
  signal: AbortSignal | undefined,
): Promise<{ complete: boolean }> {
  const reader = await connection.send(withTexts(sql, described), true);
  await reader.open();
  const columns = columnsOf(
    reader.schema,
    described.map(({ type }) => type),
  );
  sink.columns(columns);
  let room = sink.limit;
  for await (const batch of reader) {
    if (signal?.aborted) throw cancelled();
    if (batch.numRows > 0 && room > 0)
      sink.batch(lazyBatch(batch.data.children, Math.min(room, batch.numRows), columns));
    room -= batch.numRows;
    if (room < 0) {
      await connection.cancelSent();
      return { complete: false };
    }
  }
  return { complete: true };
}

/** Column readers are made when the first of their cells is looked at. */
function lazyBatch(children: readonly Data[], rows: number, columns: readonly ResultColumn[]): ResultBatch {
  const readers: (CellReader | undefined)[] = [];
  return {
    rows,
    cell: (row, column) => {
      const data = children[column];
      if (data === undefined) return null;
      const read = readers[column] ?? createCellReader(data, columns[column]?.type ?? '');
      readers[column] = read;
      return read(row);
    },
  };
}

async function dumpArrow(connection: AsyncDuckDBConnection, sql: string): Promise<ArrowRows> {
  const reader = await connection.send(sql, true);
  await reader.open();
  const batches: RecordBatch[] = [];
  for await (const batch of reader) batches.push(batch);
  const table = new Table(reader.schema, batches);
  return { ipc: new Uint8Array(tableToIPC(table, 'stream')), count: table.numRows };
}

/** A trap leaves the module's memory in an unknown state: nothing it says afterwards can be believed. */
function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}
