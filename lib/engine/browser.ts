import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Engine, QueryOptions, QueryResult, ResultColumn, SqlValue } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import { arrowTypeName, createCellReader } from './decode-arrow.ts';
import { cancelled, createQueue, queryFailed } from './queue.ts';

/** Absolute addresses, all on the page's own origin: the wasm and worker of the `eh` bundle, and the database file. */
export interface BrowserEngineOptions {
  readonly wasm: string;
  readonly worker: string;
  readonly database: string;
}

/** What the engine needs from the page, replaceable in tests. */
export interface BrowserEffects {
  readonly fetch: (address: string) => Promise<Response>;
}

/** Ties work to the worker's life: a dead worker never answers, so whatever waits on it must be told. */
interface WorkerLife {
  readonly whileAlive: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Terminates the worker; the error it gives is what everything waiting on it gets. */
  readonly end: (reason: unknown) => AtlasError;
}

/** Auto-loading goes off before anything else can ask for an extension; the last two lines are the seal and stay last. */
const setUp = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  "ATTACH 'atlas.duckdb' AS atlas (READ_ONLY)",
  'USE atlas',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

/**
 * DuckDB-Wasm with the data attached read-only under its plain table names, sealed: no statement reaches a file, an
 * address, an extension or a setting. The worker starts from a blob, so the page's content policy binds it too.
 * One connection, statements one after another. Throws `engine_failed` where it cannot start; a worker that dies fails
 * the running statement and every later one with `engine_failed`.
 */
export async function openBrowserEngine(
  options: BrowserEngineOptions,
  effects: BrowserEffects = { fetch: (address) => fetch(address) },
): Promise<Engine> {
  const [script, file] = await Promise.all([
    load(options.worker, effects).then((response) => response.text()),
    load(options.database, effects).then((response) => response.arrayBuffer()),
  ]);
  const scriptAddress = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(scriptAddress);
  const life = createWorkerLife(worker);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await life.whileAlive(database.instantiate(options.wasm));
    await life.whileAlive(database.open({ path: ':memory:' }));
    await life.whileAlive(database.registerFileBuffer('atlas.duckdb', new Uint8Array(file)));
    const connection = await life.whileAlive(database.connect());
    for (const statement of setUp) await life.whileAlive(readAll(connection, statement, []));
    return sealedEngine(connection, life);
  } catch (error) {
    throw life.end(error);
  } finally {
    URL.revokeObjectURL(scriptAddress);
  }
}

function sealedEngine(connection: AsyncDuckDBConnection, life: WorkerLife): Engine {
  const enqueue = createQueue();
  return {
    query: (sql, signal, options) =>
      enqueue(() => life.whileAlive(run(connection, life, sql, signal, options)), signal),
    close: async () => {
      life.end('closed');
    },
  };
}

async function run(
  connection: AsyncDuckDBConnection,
  life: WorkerLife,
  sql: string,
  signal: AbortSignal | undefined,
  { plain = false }: QueryOptions = {},
): Promise<QueryResult> {
  const cancel = () => void connection.cancelSent();
  signal?.addEventListener('abort', cancel);
  try {
    if (plain) return checkPlain(await readAll(connection, sql, []));
    const columns = await describe(connection, sql);
    if (signal?.aborted) throw cancelled();
    const types = columns.map((column) => column.type);
    return await readAll(connection, withoutEnums(sql, columns), types);
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
  const question = `SELECT column_name, column_type FROM (DESCRIBE ${bare(sql)}\n)`;
  try {
    const { rows } = await readAll(connection, question, ['VARCHAR', 'VARCHAR']);
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
    ({ name, type }, index) => `CAST(#${index + 1} AS ${plainType(type)}) AS "${name.replaceAll('"', '""')}"`,
  );
  return `SELECT ${selected.join(', ')} FROM (${bare(sql)}\n)`;
}

function bare(sql: string): string {
  return sql.replace(/[;\s]+$/, '');
}

async function readAll(connection: AsyncDuckDBConnection, sql: string, types: readonly string[]): Promise<QueryResult> {
  const reader = await connection.send(sql, true);
  await reader.open();
  const columns = reader.schema.fields.map((field, index) => ({
    name: field.name,
    type: types[index] ?? arrowTypeName(field),
  }));
  const rows: SqlValue[][] = [];
  for await (const batch of reader) {
    const cells = batch.data.children.map((data, index) => createCellReader(data, types[index] ?? ''));
    for (let row = 0; row < batch.numRows; row += 1) rows.push(cells.map((read) => read(row)));
  }
  return { columns, rows };
}

async function load(address: string, effects: BrowserEffects): Promise<Response> {
  const response = await effects.fetch(address).catch((error: unknown) => {
    throw new AtlasError('engine_failed', `engine: cannot load ${address}: ${String(error)}`, { address }, error);
  });
  if (response.ok) return response;
  throw new AtlasError('engine_failed', `engine: cannot load ${address}: HTTP ${response.status}`, { address });
}

function createWorkerLife(worker: Worker): WorkerLife {
  let fail: (error: AtlasError) => void = () => undefined;
  const death = new Promise<never>((_, reject) => {
    fail = reject;
  });
  death.catch(() => undefined);
  const end = (reason: unknown): AtlasError => {
    const message = reason instanceof Error ? reason.message : String(reason);
    const error = new AtlasError('engine_failed', `engine: ${message}`, { reason: message }, reason);
    worker.terminate();
    fail(error);
    return error;
  };
  worker.addEventListener('error', (event) => end(event.message || 'the worker died'));
  return { whileAlive: (work) => Promise.race([death, work]), end };
}

/** A trap leaves the module's memory in an unknown state: nothing it says afterwards can be believed. */
function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}
