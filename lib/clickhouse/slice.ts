import { groupBy } from '../model/group.ts';
import type { TableSpec } from '../store/schema.ts';
import { localName, shardColumn } from './ddl.ts';
import { large } from './plan-keys.ts';
import type { Scan } from './scans.ts';

/** The part of one table that a statement needs: what to ask the cluster for. */
export interface Slice {
  readonly table: TableSpec;
  /** The columns of it, in the schema's order. */
  readonly columns: readonly TableSpec['columns'][number][];
  readonly rowsSql: string;
  /** `FROM … WHERE …`, to count the rows with. */
  readonly from: string;
  /** Whether it has every row of a small table. */
  readonly whole: boolean;
}

/** Whether a slice has every row and column of another: then that need not be asked for. */
export function serves(held: Slice, needed: Slice): boolean {
  return (
    held.table === needed.table &&
    (held.whole || held.from === needed.from) &&
    needed.columns.every((column) => held.columns.includes(column))
  );
}

/** One slice for each table scanned, which holds every row and column that any of the scans reads. */
export function slicesOf(scans: readonly Scan[], database: string): readonly Slice[] {
  return [...groupBy(scans, ({ table }) => table)].map(([table, of]) => sliceOf(table, of, database));
}

function sliceOf(table: TableSpec, scans: readonly Scan[], database: string): Slice {
  const isDictionary = shardColumn(table) === null;
  const read = new Set(
    isDictionary ? table.columns.map(({ name }) => name) : scans.flatMap(({ columns }) => [...columns]),
  );
  const first = table.sortedBy[0] ?? '';
  const columns = table.columns.filter(({ name }) => (read.size === 0 ? name === first : read.has(name)));
  const where = isDictionary ? '' : whereOf(scans);
  const limit = isDictionary ? null : limitOf(scans);
  const place = `${database}.${isDictionary ? localName(table) : table.name}${where}`;
  const names = columns.map(({ name }) => name);
  const order = `ORDER BY ${storedOrder(table)}`;
  return {
    table,
    columns,
    rowsSql: `SELECT ${names.join(', ')} FROM ${place} ${order}${limit === null ? '' : ` LIMIT ${limit}`} FORMAT RowBinary`,
    from: limit === null ? `FROM ${place}` : `FROM (SELECT 1 FROM ${place} LIMIT ${limit})`,
    whole: where === '' && limit === null && !large.has(table.name),
  };
}

/** Rows are enough where no scan needs more of them; with a condition beside it a limit is of other rows. */
function limitOf(scans: readonly Scan[]): number | null {
  const limits = scans.map(({ condition, limit }) => (condition === null ? limit : null));
  return limits.reduce((most, limit) => (most === null || limit === null ? null : Math.max(most, limit)));
}

function whereOf(scans: readonly Scan[]): string {
  const conditions = [...new Set(scans.map(({ condition }) => condition))];
  if (conditions.includes(null)) return '';
  return ` WHERE ${conditions.length === 1 ? conditions[0] : conditions.map((each) => `(${each})`).join(' OR ')}`;
}

/** Rows come in the order they are stored in, whichever server answers first. */
function storedOrder({ columns, sortedBy }: TableSpec): string {
  const others = columns.map(({ name }) => name).filter((name) => !sortedBy.includes(name));
  return [...sortedBy, ...others].map((name) => `${name} NULLS FIRST`).join(', ');
}
