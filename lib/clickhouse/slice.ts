import type { TableSpec } from '../store/schema.ts';
import { localName, shardColumn } from './ddl.ts';
import type { Scan } from './scans.ts';

/** The part of one table that a statement needs: what to ask the cluster for. */
export interface Slice {
  readonly table: TableSpec;
  /** The columns of it, in the schema's order. */
  readonly columns: readonly TableSpec['columns'][number][];
  readonly rowsSql: string;
  /** `FROM … WHERE …`, to count the rows with. */
  readonly from: string;
}

/** One slice for each table scanned, which holds every row and column that any of the scans reads. */
export function slicesOf(scans: readonly Scan[], database: string): readonly Slice[] {
  const byTable = new Map<TableSpec, Scan[]>();
  for (const scan of scans) byTable.set(scan.table, [...(byTable.get(scan.table) ?? []), scan]);
  return [...byTable].map(([table, of]) => sliceOf(table, of, database));
}

function sliceOf(table: TableSpec, scans: readonly Scan[], database: string): Slice {
  const isDictionary = shardColumn(table) === null;
  const read = new Set(
    isDictionary ? table.columns.map(({ name }) => name) : scans.flatMap(({ columns }) => [...columns]),
  );
  const first = table.sortedBy[0] ?? '';
  const columns = table.columns.filter(({ name }) => (read.size === 0 ? name === first : read.has(name)));
  const where = isDictionary ? '' : whereOf(scans);
  const from = `FROM ${database}.${isDictionary ? localName(table) : table.name}${where}`;
  const names = columns.map(({ name }) => name);
  return {
    table,
    columns,
    rowsSql: `SELECT ${names.join(', ')} ${from} ORDER BY ${storedOrder(table)} FORMAT RowBinary`,
    from,
  };
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
