import type { ClusterReading } from '../clickhouse/config.ts';
import { editionTable } from '../clickhouse/ddl.ts';
import { trueKeys } from '../clickhouse/keys.ts';
import { emptyViews, filledViews, sliceCatalog } from '../clickhouse/local.ts';
import { arrowOfRowBinary } from '../clickhouse/row-binary.ts';
import { planScans } from '../clickhouse/scans.ts';
import { type Slice, slicesOf } from '../clickhouse/slice.ts';
import { bareSql, isOneStatement } from '../model/bare-sql.ts';
import type { ArrowRows, StreamingEngine } from '../model/engine.ts';
import { isAtlasError } from '../model/error.ts';
import { type ClusterEffects, type ClusterLink, clusterFailed, createClusterLink } from './clickhouse-link.ts';
import { createQueue, queryFailed } from './queue.ts';

/** A DuckDB prepared with `localSetUp`, which takes rows into a catalog. */
export interface LocalEngine extends StreamingEngine {
  insert(name: string, ipc: Uint8Array, catalog: string): Promise<void>;
}

/** Rows of one slice that are here, in the table of that name. */
interface Held {
  readonly name: string;
  readonly rows: number;
}

/**
 * A cluster of ClickHouse behind the one SQL of the product. DuckDB plans a statement on empty tables; the rows and columns its
 * plan reads are fetched from the cluster (`Slice`); then the very same statement runs on them. What was fetched is kept, as
 * many rows as one question may bring over.
 *
 * Fails with `cluster_failed`: a server or shard that does not answer, a user who may write, a load that is not whole, more
 * rows than the limit. Never with a part of the answer: what is not fetched cannot be read.
 */
export async function openClickHouseEngine<Local extends LocalEngine>(
  config: ClusterReading,
  local: Local,
  effects: ClusterEffects,
): Promise<Local> {
  const link = createClusterLink(config, effects);
  await checkUser(link);
  await readEdition(link, config.database);
  const enqueue = createQueue();
  const prepare = createPreparation(config, local, link);
  return {
    ...local,
    query: (sql, signal, options) =>
      enqueue(async () => {
        await prepare(sql, signal);
        return local.query(sql, signal, options);
      }, signal),
    stream: (sql, sink, signal) =>
      enqueue(async () => {
        await prepare(sql, signal);
        return local.stream(sql, sink, signal);
      }, signal),
  };
}

/** Brings over what a statement reads, and lets the public tables show it. */
type Preparation = (sql: string, signal: AbortSignal | undefined) => Promise<void>;

function createPreparation(config: ClusterReading, local: LocalEngine, link: ClusterLink): Preparation {
  const shown = new Map<string, string>();
  const held = new Map<string, Held>();
  let [edition, made] = ['', 0];
  let kept = trueKeys('');

  const show = async (views: ReadonlyMap<string, string>) => {
    for (const [table, sql] of views) {
      if (shown.get(table) === sql) continue;
      await local.query(sql);
      shown.set(table, sql);
    }
  };
  const drop = async (key: string, { name }: Held) => {
    held.delete(key);
    await local.query(`DROP TABLE ${sliceCatalog}.main.${name}`);
  };
  const plan = async (sql: string, signal: AbortSignal | undefined) => {
    const keys = new Set([...trueKeys(sql)].filter((key) => kept.has(key)));
    // People's own views and macros are part of every later statement.
    if (/\b(?:view|macro|function|alter)\b/i.test(sql)) kept = keys;
    await show(emptyViews);
    const json = await explain(local, sql, signal);
    if (json === null) return [];
    const { database } = config;
    return slicesOf(planScans(json, { database, keys, every: /\bpivot\b/i.test(sql) }), database);
  };
  const take = async (slice: Slice, { ipc, count }: ArrowRows) => {
    made += 1;
    const name = `s${made}`;
    await local.insert(name, ipc, sliceCatalog);
    held.set(slice.rowsSql, { name, rows: count });
  };
  /** What is kept beside what is needed now goes, the longest unused first, where both are too much. */
  const makeRoom = async (needed: readonly Slice[], rows: number) => {
    const used = new Set(needed.map(({ rowsSql }) => rowsSql));
    let total = rows + [...held.values()].reduce((sum, each) => sum + each.rows, 0);
    for (const [key, each] of [...held]) {
      if (total <= config.limits.rows || used.has(key)) continue;
      await drop(key, each);
      total -= each.rows;
    }
  };
  const fetchMissing = async (slices: readonly Slice[], signal: AbortSignal | undefined) => {
    const now = await readEdition(link, config.database, signal);
    if (now !== edition) for (const [key, each] of [...held]) await drop(key, each);
    edition = now;
    const missing = slices.filter(({ rowsSql }) => !held.has(rowsSql));
    const counts = await countRows(link, missing, signal);
    const here = slices.reduce((sum, { rowsSql }) => sum + (held.get(rowsSql)?.rows ?? 0), 0);
    const rows = counts.reduce((sum, count) => sum + count, 0);
    if (here + rows > config.limits.rows) throw tooManyRows(missing, counts, config.limits.rows);
    await makeRoom(slices, rows);
    const answers = await Promise.all(missing.map(({ rowsSql }) => link.ask(rowsSql, signal)));
    if ((await readEdition(link, config.database, signal)) !== edition) throw reloaded();
    for (const [index, slice] of missing.entries()) {
      await take(slice, arrowOfRowBinary(answers[index] ?? new Uint8Array(), slice.columns));
    }
  };

  return async (sql, signal) => {
    if (!isOneStatement(sql)) throw queryFailed(sql, 'one statement at a time');
    const slices = await plan(sql, signal);
    if (slices.some(({ rowsSql }) => !held.has(rowsSql))) await fetchMissing(slices, signal);
    // The latest used stands last.
    for (const { rowsSql } of slices) {
      const here = held.get(rowsSql);
      if (here !== undefined && held.delete(rowsSql)) held.set(rowsSql, here);
    }
    await show(filledViews(slices, ({ rowsSql }) => held.get(rowsSql)?.name ?? ''));
  };
}

/** DuckDB's plan of a statement; null for one that has none, which then runs, or fails, without any public table. */
async function explain(local: LocalEngine, sql: string, signal: AbortSignal | undefined): Promise<string | null> {
  const about = bareSql(sql).replace(/^\s*EXPLAIN\s+(?:ANALYZE\s+|\([^)]*\)\s*)?/i, '');
  try {
    const { rows } = await local.query(`EXPLAIN (FORMAT json) ${about}`, signal);
    return String(rows[0]?.[1] ?? '');
  } catch (error) {
    if (isAtlasError(error) && error.code !== 'query_failed') throw error;
    return null;
  }
}

async function countRows(
  link: ClusterLink,
  slices: readonly Slice[],
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const sql = slices.map(({ from }, index) => `SELECT ${index} AS slice, count() AS rows ${from}`);
  const counts = new Map(
    (await askLines(link, sql.join(' UNION ALL '), signal)).map(([index, count]) => [Number(index), Number(count)]),
  );
  return slices.map((_, index) => {
    const count = counts.get(index);
    if (count === undefined) throw clusterFailed('statement', `no count of slice ${index}`);
    return count;
  });
}

function tooManyRows(slices: readonly Slice[], counts: readonly number[], limit: number) {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const table = slices[counts.indexOf(Math.max(...counts))]?.table.name ?? '';
  return clusterFailed('rows', `the question reads ${rows} rows, most of ${table}; at most ${limit}`, {
    rows,
    table,
    limit,
  });
}

/** Settings under which a server would give a part of the answer without a word. */
const safe: Readonly<Record<string, string>> = {
  skip_unavailable_shards: '0',
  distributed_group_by_no_merge: '0',
  use_query_cache: '0',
  limit: '0',
  offset: '0',
};

async function checkUser(link: ClusterLink): Promise<void> {
  const names = [...Object.keys(safe), 'readonly'].map((name) => `'${name}'`).join(', ');
  const found = await askLines(
    link,
    `SELECT name, value FROM system.settings WHERE name IN (${names}) OR name LIKE '%\\_overflow\\_mode%'`,
  );
  for (const [name = '', value = ''] of found) {
    const isRight = name === 'readonly' ? value !== '0' : value === (safe[name] ?? 'throw');
    if (!isRight) throw clusterFailed('settings', `${name} = ${value} for this user`, { setting: name, value });
  }
  if (!found.some(([name]) => name === 'readonly')) throw clusterFailed('settings', 'the server hides its settings');
}

/** Which load the tables are of. Throws where one is under way, or none was finished. */
async function readEdition(link: ClusterLink, database: string, signal?: AbortSignal): Promise<string> {
  const found = await askLines(link, `SELECT stamp, table_name FROM ${database}.${editionTable}`, signal);
  const stamps = new Set(found.map(([stamp = '']) => stamp));
  const [stamp] = stamps;
  const isWhole = [...emptyViews.keys()].every((name) => found.some(([, table]) => table === name));
  if (stamp === undefined || stamps.size > 1 || !isWhole) throw reloaded();
  return stamp;
}

const reloaded = () => clusterFailed('loading', 'the tables are being loaded');

async function askLines(link: ClusterLink, sql: string, signal?: AbortSignal): Promise<readonly (readonly string[])[]> {
  const text = new TextDecoder().decode(await link.ask(`${sql} FORMAT TabSeparated`, signal));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
