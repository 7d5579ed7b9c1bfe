import type { ClusterReading } from '../clickhouse/config.ts';
import { fetchedTable, sliceCatalog } from '../clickhouse/local.ts';
import { arrowOfRowBinary } from '../clickhouse/row-binary.ts';
import { type Slice, serves } from '../clickhouse/slice.ts';
import type { LocalEngine } from './clickhouse.ts';
import { type ClusterEffects, type ClusterLink, clusterFailed } from './clickhouse-link.ts';
import { countRows, readEdition, reloaded } from './clickhouse-server.ts';
import { cancelled } from './queue.ts';

/** The slices that are here, each in a table of its own. */
export interface SliceStore {
  /** Brings over what is missing; then every one of the slices is in the table named for it. */
  bring(slices: readonly Slice[], signal: AbortSignal | undefined): Promise<(slice: Slice) => string>;
}

/** Rows of one slice that are here, in the table of that name. */
interface Held {
  readonly slice: Slice;
  readonly name: string;
  readonly rows: number;
}

/** A store without slices. It keeps as many rows as one question may bring over, the latest used, all of one load. */
export function createSliceStore(
  { database, limits }: ClusterReading,
  local: LocalEngine,
  link: ClusterLink,
  effects: ClusterEffects,
): SliceStore {
  /** The longest unused first. */
  let held: readonly Held[] = [];
  let [edition, made] = ['', 0];

  const find = (slice: Slice) => held.find((each) => serves(each.slice, slice));
  const drop = async (gone: readonly Held[]) => {
    held = held.filter((each) => !gone.includes(each));
    for (const { name } of gone) await local.query(`DROP TABLE ${fetchedTable(name)}`);
  };
  const take = async (slice: Slice, bytes: Uint8Array) => {
    const { ipc, count } = arrowOfRowBinary(bytes, slice.columns);
    made += 1;
    const name = `s${made}`;
    await local.insert(name, ipc, sliceCatalog);
    held = [...held, { slice, name, rows: count }];
  };
  /** What is kept beside what is needed now goes, the longest unused first, where both are too much. */
  const makeRoom = async (used: readonly Held[], rows: number) => {
    let total = rows + rowsOf(held);
    const gone = held.filter((each) => {
      const goes = total > limits.rows && !used.includes(each);
      if (goes) total -= each.rows;
      return goes;
    });
    await drop(gone);
  };
  const isOfThisLoad = async (signal: AbortSignal | undefined) => {
    const now = await readEdition(link, database, signal);
    if (now === edition) return;
    const isFirst = edition === '';
    edition = now;
    await drop(held);
    if (!isFirst) effects.reloaded?.();
  };
  const fetchMissing = async (slices: readonly Slice[], signal: AbortSignal | undefined) => {
    await isOfThisLoad(signal);
    const missing = slices.filter((slice) => find(slice) === undefined);
    const used = held.filter((each) => slices.some((slice) => find(slice) === each));
    const counts = await countRows(link, missing, signal);
    const rows = counts.reduce((sum, count) => sum + count, 0);
    if (rowsOf(used) + rows > limits.rows) throw tooManyRows(missing, counts, limits.rows);
    await makeRoom(used, rows);
    const answers = await Promise.all(missing.map(({ rowsSql }) => link.ask(rowsSql, signal)));
    if ((await readEdition(link, database, signal)) !== edition) throw reloaded();
    for (const [index, slice] of missing.entries()) {
      if (signal?.aborted) throw cancelled();
      await take(slice, answers[index] ?? new Uint8Array());
    }
  };

  return {
    bring: async (slices, signal) => {
      if (slices.some((slice) => find(slice) === undefined)) await fetchMissing(slices, signal);
      const used = slices.map(find);
      held = [...held.filter((each) => !used.includes(each)), ...held.filter((each) => used.includes(each))];
      return (slice) => find(slice)?.name ?? '';
    },
  };
}

function rowsOf(held: readonly Held[]): number {
  return held.reduce((sum, { rows }) => sum + rows, 0);
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
