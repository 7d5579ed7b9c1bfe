import { editionTable } from '../clickhouse/ddl.ts';
import { emptyViews } from '../clickhouse/local.ts';
import type { Slice } from '../clickhouse/slice.ts';
import { type ClusterLink, clusterFailed } from './clickhouse-link.ts';

/** Settings under which a server would give a part of the answer without a word. */
const safe: Readonly<Record<string, string>> = {
  skip_unavailable_shards: '0',
  distributed_group_by_no_merge: '0',
  use_query_cache: '0',
  limit: '0',
  offset: '0',
};

/** Throws `cluster_failed`, reason `settings`, for a user who may write or whose settings could leave rows out. */
export async function checkUser(link: ClusterLink): Promise<void> {
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

/** Which load the tables are of. Throws `cluster_failed`, reason `loading`, where one is under way, or none was finished. */
export async function readEdition(link: ClusterLink, database: string, signal?: AbortSignal): Promise<string> {
  const found = await askLines(link, `SELECT stamp, table_name FROM ${database}.${editionTable}`, signal);
  const stamps = new Set(found.map(([stamp = '']) => stamp));
  const [stamp] = stamps;
  const isWhole = [...emptyViews.keys()].every((name) => found.some(([, table]) => table === name));
  if (stamp === undefined || stamps.size > 1 || !isWhole) throw reloaded();
  return stamp;
}

/** The error of tables that are being loaded anew. */
export const reloaded = () => clusterFailed('loading', 'the tables are being loaded');

/** How many rows each slice has. */
export async function countRows(
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

async function askLines(link: ClusterLink, sql: string, signal?: AbortSignal): Promise<readonly (readonly string[])[]> {
  const text = new TextDecoder().decode(await link.ask(`${sql} FORMAT TabSeparated`, signal));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
