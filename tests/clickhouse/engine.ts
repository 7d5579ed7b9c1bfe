import { expect } from 'vitest';
import type { ClusterLoading, ClusterReading } from '../../lib/clickhouse/config.ts';
import { localSetUp } from '../../lib/clickhouse/local.ts';
import { openClickHouseEngine } from '../../lib/engine/clickhouse.ts';
import { type NodeEngine, openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine, QueryResult } from '../../lib/model/engine.ts';
import { loadClickHouse } from '../../lib/pipeline/load-clickhouse.ts';
import type { Cluster } from './cluster.ts';

/** How the reader reaches the first server of a cluster. */
export function readingOf(
  { shards, databases, reader }: Cluster,
  {
    database = databases[0],
    user = reader,
    limits = {},
  }: {
    readonly database?: string;
    readonly user?: Cluster['reader'];
    readonly limits?: Partial<ClusterReading['limits']>;
  } = {},
): ClusterReading {
  return { address: shards[0].address, database, login: user, limits: { rows: 2_000_000, seconds: 30, ...limits } };
}

/** How the loader reaches the whole cluster. */
export function loadingOf({ name, shards, databases, loader }: Cluster, database = databases[0]): ClusterLoading {
  return { servers: shards.map(({ address }) => address), cluster: name, database, user: loader.user };
}

/** The engine of a cluster over DuckDB for Node; `asked` gathers the statements that went to the cluster. */
export async function openCluster(config: ClusterReading, asked: string[] = []): Promise<NodeEngine> {
  const local = await openNodeEngine({ threads: 1 });
  for (const sql of [...localSetUp, "ATTACH ':memory:' AS my"]) await local.query(sql);
  return openClickHouseEngine(config, local, {
    fetch: (address, request) => {
      asked.push(String(request.body));
      return fetch(address, request);
    },
  });
}

/** Loads built data into the cluster, and opens them here beside it. */
export async function openBuilt(cluster: Cluster, built: string): Promise<NodeEngine> {
  await loadClickHouse(built, loadingOf(cluster), cluster.loader.password);
  const own = await openNodeEngine({ threads: 1 });
  for (const sql of [`ATTACH '${built}' AS atlas (READ_ONLY)`, "ATTACH ':memory:' AS my", 'USE atlas'])
    await own.query(sql);
  return own;
}

/** A result to hold beside another engine's. */
export function textOf({ rows, columns }: QueryResult) {
  return { columns, rows: rows.map((row) => JSON.stringify(row)) };
}

/** A statement answered by the cluster as by the same data here. */
export async function expectAlike(sql: string, far: Engine, own: Engine): Promise<void> {
  expect({ sql, ...textOf(await far.query(sql)) }).toEqual({ sql, ...textOf(await own.query(sql)) });
}

/** Why the tests of a cluster are skipped, behind their name. */
export function skipped(program: string | null): string {
  return program === null ? ' (skipped: no clickhouse-server here, and apt-get cannot install it)' : '';
}
