import { AtlasError } from '../model/error.ts';
import { type ColumnSpec, type TableSpec, tables } from '../store/schema.ts';

/** Where the tables stand: a database of the same name on every server of a cluster. */
export interface ClusterPlace {
  readonly database: string;
  readonly cluster: string;
}

const types: Readonly<Record<string, string>> = {
  VARCHAR: 'String',
  INTEGER: 'Int32',
  DOUBLE: 'Float64',
  BOOLEAN: 'UInt8',
  DATE: 'Date',
  'VARCHAR[]': 'Array(String)',
};

/** The first of these a table has says which server a row stands on: one agency's reports and figures stand together. */
const shardColumns = ['agency_id', 'report_id', 'finding_id'];

/** ClickHouse's type of a column. */
function clickHouseType({ name, type, nullable }: ColumnSpec): string {
  const own = types[type];
  if (own === undefined) throw new AtlasError('bad_data', `clickhouse: no type for ${name} ${type}`, { name, type });
  return nullable ? `Nullable(${own})` : own;
}

/** The column a table's rows are spread over the servers by; null for a dictionary, which stands whole on every server. */
export function shardColumn(table: TableSpec): string | null {
  return shardColumns.find((name) => table.columns.some((column) => column.name === name)) ?? null;
}

/** The table that holds a server's own rows. */
export function localName(table: TableSpec): string {
  return shardColumn(table) === null ? table.name : `${table.name}_local`;
}

/** The table whose rows say that a load is whole: how many rows each table has, and which load it was. */
export const editionTable = 'edition';

/**
 * The statements that leave a database with empty tables, whatever was in it, to be run on each server; the sign of a whole
 * load goes first. MergeTree tables in the schema's order (without the columns that may be NULL, which no key can hold)
 * and, before what is spread, a Distributed table of the public name.
 */
export function freshStatements(place: ClusterPlace): readonly string[] {
  const { database } = place;
  const names = tables.flatMap((table) => [...new Set([table.name, localName(table)])]);
  return [
    `CREATE DATABASE IF NOT EXISTS ${database}`,
    ...[editionTable, ...names].map((name) => `DROP TABLE IF EXISTS ${database}.${name}`),
    ...tables.flatMap((table) => createStatements(table, place)),
    `CREATE TABLE ${database}.${editionTable} (stamp String, table_name String, row_count UInt64) ENGINE = MergeTree ORDER BY table_name`,
  ];
}

function createStatements(table: TableSpec, { database, cluster }: ClusterPlace): readonly string[] {
  const columns = table.columns.map((column) => `${column.name} ${clickHouseType(column)}`).join(', ');
  const shard = shardColumn(table);
  const own = `CREATE TABLE ${database}.${localName(table)} (${columns}) ENGINE = MergeTree ORDER BY (${sortingKey(table)})`;
  if (shard === null) return [own];
  const spread = `Distributed(${cluster}, ${database}, ${localName(table)}, cityHash64(${shard}))`;
  return [own, `CREATE TABLE ${database}.${table.name} (${columns}) ENGINE = ${spread}`];
}

function sortingKey({ columns, sortedBy }: TableSpec): string {
  return sortedBy.filter((name) => columns.some((column) => column.name === name && !column.nullable)).join(', ');
}
