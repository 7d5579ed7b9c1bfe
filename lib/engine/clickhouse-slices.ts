import type { ClusterReading } from '../clickhouse/config.ts';
import { fetchedTable, sliceCatalog } from '../clickhouse/local.ts';
import { arrowOfRowBinary } from '../clickhouse/row-binary.ts';
import { type Slice, serves } from '../clickhouse/slice.ts';
import type { LocalEngine } from './clickhouse.ts';
import { type ClusterEffects, type ClusterLink, clusterFailed } from './clickhouse-link.ts';
import { countRows, readEdition, reloaded } from './clickhouse-server.ts';
import { cancelled } from './errors.ts';

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

/** Slices to be brought over, with the rows each has. */
interface Missing {
  readonly slices: readonly Slice[];
  readonly rows: readonly number[];
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
  /** What is not here of some slices, and how many rows that is. What is here of another load goes first. */
  const count = async (slices: readonly Slice[], signal: AbortSignal | undefined): Promise<Missing> => {
    const missing = slices.filter((slice) => find(slice) === undefined);
    const counted = await countRows(link, database, missing, signal);
    if (counted.edition === edition || edition === '') {
      edition = counted.edition;
      return { slices: missing, rows: counted.rows };
    }
    edition = counted.edition;
    await drop(held);
    effects.reloaded?.();
    return count(slices, signal);
  };
  const fetchMissing = async (slices: readonly Slice[], signal: AbortSignal | undefined) => {
    const missing = await count(slices, signal);
    const used = held.filter((each) => slices.some((slice) => find(slice) === each));
    const rows = missing.rows.reduce((sum, count) => sum + count, 0);
    if (rowsOf(used) + rows > limits.rows) throw tooManyRows(missing, limits.rows);
    await makeRoom(used, rows);
    const before = held;
    const answers = await Promise.all(missing.slices.map(({ rowsSql }) => link.ask(rowsSql, signal)));
    const takeAll = async () => {
      for (const [index, slice] of missing.slices.entries()) {
        if (signal?.aborted) throw cancelled();
        await take(slice, answers[index] ?? new Uint8Array());
      }
    };
    // Whether all of this is of one load is asked while the rows are put in.
    const [now, taken] = await Promise.allSettled([readEdition(link, database, signal), takeAll()]);
    if (now.status === 'fulfilled' && now.value === edition && taken.status === 'fulfilled') return;
    await drop(held.filter((each) => !before.includes(each)));
    throw taken.status === 'rejected' ? taken.reason : now.status === 'rejected' ? now.reason : reloaded();
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

function tooManyRows({ slices, rows: counts }: Missing, limit: number) {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const table = slices[counts.indexOf(Math.max(...counts))]?.table.name ?? '';
  return clusterFailed('rows', `the question reads ${rows} rows, most of ${table}; at most ${limit}`, {
    rows,
    table,
    limit,
  });
}
