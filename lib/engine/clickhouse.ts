import type { ClusterReading } from '../clickhouse/config.ts';
import { trueKeys } from '../clickhouse/keys.ts';
import { statedLimit } from '../clickhouse/limit.ts';
import { emptyViews, filledViews } from '../clickhouse/local.ts';
import { planScans } from '../clickhouse/scans.ts';
import { type Slice, slicesOf } from '../clickhouse/slice.ts';
import { bareSql, isOneStatement } from '../model/bare-sql.ts';
import type { StreamingEngine } from '../model/engine.ts';
import { isAtlasError } from '../model/error.ts';
import { explainSql } from '../model/explain-sql.ts';
import { type ClusterEffects, createClusterLink } from './clickhouse-link.ts';
import { checkUser, readEdition } from './clickhouse-server.ts';
import { createSliceStore, type SliceStore } from './clickhouse-slices.ts';
import { queryFailed } from './errors.ts';
import { createQueue } from './queue.ts';

/** A DuckDB prepared with `localSetUp` and the catalog `my`, which takes rows into a catalog. */
export interface LocalEngine extends StreamingEngine {
  insert(name: string, ipc: Uint8Array, catalog: string): Promise<void>;
}

/**
 * A cluster of ClickHouse behind the one SQL of the product. DuckDB plans a statement on empty tables; the rows and columns its
 * plan reads are fetched from the cluster (`Slice`); then the very same statement runs on them. What was fetched is kept, as
 * many rows as one question may bring over. Nothing but `my` can be written to.
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
  await Promise.all([checkUser(link), readEdition(link, config.database)]);
  const enqueue = createQueue();
  const { prepare, forget } = createPreparation(config.database, local, createSliceStore(config, local, link, effects));
  const run = <Result>(sql: string, signal: AbortSignal | undefined, ask: () => Promise<Result>) =>
    enqueue(async () => {
      await prepare(sql, signal);
      return writing.test(sql) ? onlyInMy(local, sql, ask) : ask();
    }, signal);
  return {
    ...local,
    query: (sql, signal, options) => run(sql, signal, () => local.query(sql, signal, options)),
    stream: (sql, sink, signal) => run(sql, signal, () => local.stream(sql, sink, signal)),
    insert: (...rows) =>
      enqueue(() => {
        forget();
        return local.insert(...rows);
      }),
  };
}

interface Preparation {
  /** Brings over what a statement reads, and lets the public tables show it. */
  readonly prepare: (sql: string, signal: AbortSignal | undefined) => Promise<void>;
  /** Plans every statement anew: what names stand for may be another. */
  readonly forget: () => void;
}

function createPreparation(database: string, local: LocalEngine, store: SliceStore): Preparation {
  const shown = new Map<string, string>();
  const planned = new Map<string, readonly Slice[]>();
  let known = { keys: trueKeys(''), limit: statedLimit('') };

  const show = async (views: ReadonlyMap<string, string>) => {
    for (const [table, sql] of views) {
      if (shown.get(table) === sql) continue;
      await local.query(sql, undefined, { plain: true });
      shown.set(table, sql);
    }
  };
  const hints = (sql: string) => {
    const keys = new Set([...trueKeys(sql)].filter((key) => known.keys.has(key)));
    const [own, before] = [statedLimit(sql), known.limit];
    const limit = own === null || before === null ? null : Math.max(own, before);
    // People's own views and macros are part of every later statement.
    if (/\b(?:view|macro|function|alter)\b/i.test(sql)) known = { keys, limit };
    return { database, keys, limit, every: /\bpivot\b/i.test(sql) };
  };

  const plan = async (sql: string, signal: AbortSignal | undefined): Promise<readonly Slice[]> => {
    const hinted = hints(sql);
    await show(emptyViews);
    const json = await explain(local, sql, signal);
    const slices = json === null ? [] : slicesOf(planScans(json, hinted), database);
    if (json !== null && asking.test(sql)) planned.set(sql, slices);
    return slices;
  };
  const forget = () => planned.clear();

  return {
    forget,
    prepare: async (sql, signal) => {
      if (!isOneStatement(sql)) throw queryFailed(sql, 'one statement at a time');
      if (!asking.test(sql) || writing.test(sql) || planned.size === mostPlanned) forget();
      const slices = planned.get(sql) ?? (await plan(sql, signal));
      await show(filledViews(slices, await store.bring(slices, signal)));
    },
  };
}

/** So many questions need not be planned again. */
const mostPlanned = 500;
const asking = /^(?:\s|--.*\n)*(?:WITH|SELECT|FROM)\b/i;

/** DuckDB's plan of a statement; null for one that has none, which then runs, or fails, without any public table. */
async function explain(local: LocalEngine, sql: string, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    const { rows } = await local.query(explainSql(bareSql(sql)), signal, { plain: true });
    return String(rows[0]?.[1] ?? '');
  } catch (error) {
    if (isAtlasError(error) && error.code !== 'query_failed') throw error;
    return null;
  }
}

/** What may write says so; a reading statement that has one of these words for another reason is only slower. */
const writing = /\b(?:insert|update|delete|merge|create|drop|alter|truncate|copy|comment)\b/i;

/**
 * The public tables are no file that could be attached read-only. So a statement runs inside a transaction that has already
 * written to `my`: DuckDB lets one transaction write to one database.
 */
async function onlyInMy<Result>(local: LocalEngine, sql: string, ask: () => Promise<Result>): Promise<Result> {
  await local.query('BEGIN');
  try {
    await local.query('CREATE TABLE my."~" (a INTEGER)');
    await local.query('DROP TABLE my."~"');
    const result = await ask();
    await local.query('COMMIT');
    return result;
  } catch (error) {
    await local.query('ROLLBACK');
    const isElsewhere = isAtlasError(error) && /Attempting to write to database/.test(String(error.details.reason));
    throw isElsewhere ? queryFailed(sql, 'Cannot execute statement: the data are attached in read-only mode') : error;
  }
}
