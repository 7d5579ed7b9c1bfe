import { type ColumnSpec, createTableSql, type TableSpec, tables } from '../store/schema.ts';
import { views } from '../store/views.ts';
import { plannedName } from './plan.ts';
import type { Slice } from './slice.ts';

/** The catalog of what was fetched. People never see it: names of the product's own begin with this sign. */
export const sliceCatalog = '~slice';

/** A table of that catalog, as SQL names it. */
export function fetchedTable(name: string): string {
  return `"${sliceCatalog}".main."${name}"`;
}

/** In place of what was not fetched stands an error: who reads it gets no answer, never a wrong one. */
const notFetched = 'atlas: not fetched';

/** The public tables by name, empty: all their columns, as DuckDB's plan of a statement names them. */
export const emptyViews: ReadonlyMap<string, string> = new Map(
  tables.map((table) => [
    table.name,
    viewSql(table, table.columns.map(({ name }) => name).join(', '), emptyTable(table)),
  ]),
);

/**
 * Makes an empty DuckDB one that answers for a cluster: the public tables in the catalog `atlas` are views of whatever was
 * fetched last. Plans must not follow from which rows are here at the moment, so what looks at them is off.
 */
export const localSetUp: readonly string[] = [
  "SET disabled_optimizers = 'statistics_propagation,late_materialization'",
  "ATTACH ':memory:' AS atlas",
  `ATTACH ':memory:' AS "${sliceCatalog}"`,
  ...tables.map((table) => createTableSql({ ...table, name: emptyTable(table) })),
  ...emptyViews.values(),
  'USE atlas',
  ...views.map(({ name, sql }) => `CREATE VIEW ${name} AS ${sql}`),
];

/** The public tables by name, as far as slices of them are here; `nameOf` gives the table a slice is in. */
export function filledViews(slices: readonly Slice[], nameOf: (slice: Slice) => string): ReadonlyMap<string, string> {
  return new Map(
    tables.map((table) => {
      const slice = slices.find((each) => each.table.name === table.name);
      return [table.name, slice === undefined ? closedView(table) : sliceView(slice, nameOf(slice))];
    }),
  );
}

function closedView(table: TableSpec): string {
  const columns = table.columns.map((column) => missing(table, column)).join(', ');
  return viewSql(table, columns, `(SELECT 1) WHERE error('${notFetched}: ${table.name}') IS NULL`);
}

function sliceView({ table, columns }: Slice, name: string): string {
  const fetched = new Set(columns.map((column) => column.name));
  const selected = table.columns.map((column) => (fetched.has(column.name) ? column.name : missing(table, column)));
  return viewSql(table, selected.join(', '), fetchedTable(name));
}

function missing({ name }: TableSpec, column: ColumnSpec): string {
  return `CAST(error('${notFetched}: ${name}.${column.name}') AS ${column.type}) AS ${column.name}`;
}

function emptyTable(table: TableSpec): string {
  return fetchedTable(plannedName(table));
}

function viewSql({ name }: TableSpec, columns: string, from: string): string {
  return `CREATE OR REPLACE VIEW atlas.main.${name} AS SELECT ${columns} FROM ${from}`;
}
