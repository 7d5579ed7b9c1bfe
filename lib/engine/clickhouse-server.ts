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

/** Which load the tables are of, and how many rows each slice has of it. */
export interface Counted {
  readonly edition: string;
  readonly rows: readonly number[];
}

/**
 * Asks for both in one statement. Throws `cluster_failed`, reason `loading`, where a load is under way, or none was finished.
 */
export async function countRows(
  link: ClusterLink,
  database: string,
  slices: readonly Slice[],
  signal?: AbortSignal,
): Promise<Counted> {
  const counts = slices.map(({ from }, index) => `SELECT '' AS stamp, '${index}' AS name, count() AS rows ${from}`);
  const edition = `SELECT stamp, table_name AS name, row_count AS rows FROM ${database}.${editionTable}`;
  const lines = await askLines(link, [edition, ...counts].join(' UNION ALL '), signal);
  const rows = slices.map((_, index) => {
    const count = lines.find(([stamp, name]) => stamp === '' && name === String(index))?.[2];
    if (count === undefined) throw clusterFailed('statement', `no count of slice ${index}`);
    return Number(count);
  });
  return { edition: editionOf(lines.filter(([stamp]) => stamp !== '')), rows };
}

/** Which load the tables are of; see {@link countRows}. */
export async function readEdition(link: ClusterLink, database: string, signal?: AbortSignal): Promise<string> {
  return (await countRows(link, database, [], signal)).edition;
}

function editionOf(signed: readonly (readonly string[])[]): string {
  const stamps = new Set(signed.map(([stamp = '']) => stamp));
  const [stamp] = stamps;
  const isWhole = [...emptyViews.keys()].every((name) => signed.some(([, table]) => table === name));
  if (stamp === undefined || stamps.size > 1 || !isWhole) throw reloaded();
  return stamp;
}

/** The error of tables that are being loaded anew. */
export const reloaded = () => clusterFailed('loading', 'the tables are being loaded');

async function askLines(link: ClusterLink, sql: string, signal?: AbortSignal): Promise<readonly (readonly string[])[]> {
  const text = new TextDecoder().decode(await link.ask(`${sql} FORMAT TabSeparated`, signal));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
