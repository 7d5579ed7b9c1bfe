import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ClusterLoading, parseClusterLoading } from '../clickhouse/config.ts';
import { editionTable, freshStatements, localName, shardColumn } from '../clickhouse/ddl.ts';
import { rowBinarySql, unfitSql } from '../clickhouse/row-binary-write.ts';
import { openNodeEngine } from '../engine/node.ts';
import type { Engine } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import { quoteText } from '../model/quote.ts';
import { createTableSql, type TableSpec, tables } from '../store/schema.ts';
import { inRoot } from './root.ts';
import { runTask } from './task.ts';

/** Rows that travel together, and of them those that DuckDB hands over as one text. */
const [batch, portion] = [100_000, 10_000];

/** How many rows of one table a load brought, and how many of them stand on each server. */
export interface LoadedTable {
  readonly table: string;
  readonly rows: number;
  readonly onServers: readonly number[];
}

/**
 * Puts the public tables into a cluster: from a built `.duckdb` file, or from a folder with one `TABLE.parquet` or `TABLE.csv` each.
 * See {@link loadTables}.
 */
export async function loadClickHouse(
  source: string,
  config: ClusterLoading,
  password: string,
): Promise<readonly LoadedTable[]> {
  const { engine, close } = await openSource(source);
  try {
    return await loadTables(engine, config, password);
  } finally {
    await close();
  }
}

/**
 * Puts the public tables of a DuckDB into a cluster. What the database there held before goes first, so a load can be
 * repeated and one that broke off starts anew; until the rows are counted on every server no reader takes the tables for
 * whole. Throws `cluster_failed`, or `bad_data` for a value ClickHouse cannot hold.
 */
export async function loadTables(
  engine: Engine,
  config: ClusterLoading,
  password: string,
): Promise<readonly LoadedTable[]> {
  const ask: Ask = (server, sql, body) => askServer({ server, user: config.user, password }, sql, body);
  // A Distributed table does not ask for the tables behind it before it is read.
  await Promise.all(
    config.servers.map(async (server) => {
      for (const sql of freshStatements(config)) await ask(server, sql);
    }),
  );
  await checkFigures(engine);
  const loaded: LoadedTable[] = [];
  for (const table of tables) {
    const rows = await loadTable(engine, table, config, ask);
    loaded.push({ table: table.name, rows, onServers: await checkedCounts(table, rows, config, ask) });
  }
  await sign(loaded, config, ask);
  return loaded;
}

type Ask = (server: string, sql: string, body?: Uint8Array<ArrayBuffer>) => Promise<string>;

async function loadTable(engine: Engine, table: TableSpec, config: ClusterLoading, ask: Ask): Promise<number> {
  await checkValues(engine, table);
  const names = table.columns.map(({ name }) => name).join(', ');
  const rows = Number((await engine.query(`SELECT count(*) FROM ${table.name}`)).rows[0]?.[0]);
  // What is spread goes through the servers' Distributed tables in turn; a dictionary goes to every server.
  const serversOf = (part: number) =>
    shardColumn(table) === null
      ? config.servers
      : config.servers.filter((_, at) => at === part % config.servers.length);
  const send = async (part: number, body: Uint8Array<ArrayBuffer>) => {
    for (const server of serversOf(part)) {
      await ask(server, `INSERT INTO ${config.database}.${table.name} (${names}) FORMAT RowBinary`, body);
    }
  };
  let sent: Promise<unknown> = Promise.resolve();
  for (let part = 0; part * batch < rows; part += 1) {
    // The next rows are made ready while the last are on their way.
    const [body] = await Promise.all([bytesOf(engine, table, part * batch), sent]);
    sent = send(part, body);
  }
  await sent;
  return rows;
}

/** Figures are looked for by the body and the year of their reports. */
async function checkFigures(engine: Engine): Promise<void> {
  const [wrong] = (
    await engine.query(`SELECT f.evidence_id FROM fact AS f JOIN report AS r ON r.report_id = f.report_id
WHERE f.agency_id <> r.agency_id OR f.year <> r.year LIMIT 1`)
  ).rows;
  if (wrong === undefined) return;
  const place = `fact ${wrong[0]}`;
  throw new AtlasError('bad_data', `clickhouse: ${place} is not of the body and year of its report`, { place });
}

async function checkValues(engine: Engine, table: TableSpec): Promise<void> {
  const [unfit] = (await engine.query(unfitSql(table))).rows;
  if (unfit === undefined) return;
  const [place, value] = [`${table.name}.${unfit[0]}`, String(unfit[1])];
  throw new AtlasError('bad_data', `clickhouse: ${place} cannot hold ${value}`, { place, value });
}

async function bytesOf(engine: Engine, table: TableSpec, from: number): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await engine.query(
    `SELECT string_agg(${rowBinarySql(table)}, '') FROM ${table.name}
WHERE rowid >= ${from} AND rowid < ${from + batch} GROUP BY rowid // ${portion}`,
  );
  return Buffer.concat(rows.map(([hex]) => Buffer.from(String(hex), 'hex')));
}

/** Rows on each server; throws where they are not the source's, together or, of a dictionary, on each. */
async function checkedCounts(
  table: TableSpec,
  rows: number,
  { servers, database }: ClusterLoading,
  ask: Ask,
): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const server of servers) {
    counts.push(Number(await ask(server, `SELECT count() FROM ${database}.${localName(table)}`)));
    const seen = Number(await ask(server, `SELECT count() FROM ${database}.${table.name}`));
    if (seen !== rows) throw failed(server, `${table.name}: ${seen} rows seen, ${rows} loaded`);
  }
  const standing = counts.reduce((sum, count) => sum + count, 0);
  if (shardColumn(table) !== null && standing !== rows) {
    throw failed(servers.join(', '), `${table.name}: ${standing} rows stand on the servers, ${rows} loaded`);
  }
  return counts;
}

/** From now on the tables are whole, on every server under the same stamp. */
async function sign(loaded: readonly LoadedTable[], config: ClusterLoading, ask: Ask): Promise<void> {
  const stamp = new Date().toISOString();
  const rows = loaded.map(({ table, rows }) => `('${stamp}', '${table}', ${rows})`);
  for (const server of config.servers) {
    await ask(server, `INSERT INTO ${config.database}.${editionTable} VALUES ${rows.join(', ')}`);
  }
}

async function askServer(
  { server, user, password }: { readonly server: string; readonly user: string; readonly password: string },
  sql: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const fields = new URLSearchParams({ insert_distributed_sync: '1', wait_end_of_query: '1' });
  if (body !== undefined) fields.set('query', sql);
  // A connection kept would be closed by the server while the next rows are made ready.
  const headers = { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password, Connection: 'close' };
  const response = await fetch(`${server}?${fields}`, { method: 'POST', headers, body: body ?? sql }).catch(
    (error: unknown) => {
      const cause = error instanceof Error ? String(error.cause ?? error) : String(error);
      throw failed(server, cause);
    },
  );
  const text = await response.text();
  if (!response.ok) throw failed(server, text.trim().slice(0, 500));
  return text.trim();
}

function failed(server: string, reason: string): AtlasError {
  return new AtlasError('cluster_failed', `load: ${server}: ${reason}`, { server, reason: 'statement', shown: reason });
}

/**
 * The source as a DuckDB whose tables have row numbers: the file itself, what is a view in it (a large file's `evidence`) as a
 * table for the time being, or a copy of the folder's files on disk.
 */
async function openSource(source: string): Promise<{ readonly engine: Engine; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-load-'));
  const isFile = !statSync(source).isDirectory();
  const engine = await openNodeEngine(
    isFile ? { path: source, readOnly: true } : { path: join(folder, 'copy.duckdb') },
  );
  const close = async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (isFile) await engine.query(`SET temp_directory = '${join(folder, 'spilled')}'`);
    const views = isFile ? await engine.query('SELECT view_name FROM duckdb_views() WHERE NOT internal') : { rows: [] };
    for (const { name } of tables) {
      if (!views.rows.some(([view]) => view === name)) continue;
      await engine.query(`CREATE TEMP TABLE ${name} AS FROM main.${name}`);
    }
    for (const table of isFile ? [] : tables) {
      await engine.query(createTableSql(table));
      await engine.query(`INSERT INTO ${table.name} BY NAME FROM ${fileOf(source, table)}`);
    }
    return { engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function fileOf(folder: string, table: TableSpec): string {
  const quoted = (end: string) => quoteText(join(folder, `${table.name}.${end}`));
  if (existsSync(join(folder, `${table.name}.parquet`))) return `read_parquet(${quoted('parquet')})`;
  if (!existsSync(join(folder, `${table.name}.csv`))) {
    throw new AtlasError('bad_data', `load: no ${table.name}.parquet or .csv in ${folder}`, { table: table.name });
  }
  const types = table.columns.map(({ name, type }) => `'${name}': '${type}'`).join(', ');
  return `read_csv(${quoted('csv')}, header = true, columns = {${types}})`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { config: { type: 'string' } }, allowPositionals: true });
  if (values.config === undefined) {
    throw new Error('load:clickhouse -- --config FILE [atlas.duckdb or a folder of TABLE.parquet / TABLE.csv]');
  }
  const config = parseClusterLoading(JSON.parse(readFileSync(values.config, 'utf8')));
  const source = positionals[0] ?? inRoot('data/build/atlas.duckdb');
  const loaded = await loadClickHouse(source, config, process.env.ATLAS_CLUSTER_PASSWORD ?? '');
  for (const { table, rows, onServers } of loaded) {
    process.stderr.write(`${table.padEnd(18)} ${String(rows).padStart(12)}  ${onServers.join(' + ')}\n`);
  }
}

if (process.argv[1] === import.meta.filename) await runTask(main);
