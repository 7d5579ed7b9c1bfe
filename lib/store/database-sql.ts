import type { SqlValue } from '../model/engine.ts';
import { quoteText } from '../model/quote.ts';
import type { AtlasTables } from './atlas-tables.ts';
import { createTableSql, type TableSpec, tables } from './schema.ts';
import { views } from './views.ts';

/** Rows per INSERT: few statements, none of them long enough to matter. */
const batch = 500;

/**
 * Every statement that turns an empty database into the atlas: tables with their rows stored in the order the schema
 * says, views, and Chinese comments on all of them.
 */
export function databaseSql(rows: AtlasTables): string[] {
  return [
    ...tables.flatMap((table) => [
      createTableSql(table),
      ...fill(table, rows[table.name] ?? []),
      comment('TABLE', table.name, table.zh),
      ...table.columns.map((column) => comment('COLUMN', `${table.name}.${column.name}`, column.zh)),
    ]),
    ...views.flatMap((view) => [`CREATE VIEW ${view.name} AS ${view.sql}`, comment('VIEW', view.name, view.zh)]),
    'CHECKPOINT',
  ];
}

/** Sorted by DuckDB itself, over every column, so that the same rows always lie in the same order. */
function fill(table: TableSpec, rows: AtlasTables[string]): string[] {
  const names = table.columns.map((column) => column.name);
  const order = [...table.sortedBy, ...names.filter((name) => !table.sortedBy.includes(name))];
  const inserts = Array.from({ length: Math.ceil(rows.length / batch) }, (_, index) => {
    const tuples = rows.slice(index * batch, (index + 1) * batch).map((row) => `(${row.map(literal).join(', ')})`);
    return `INSERT INTO unsorted VALUES ${tuples.join(',\n')}`;
  });
  return [
    `CREATE TEMP TABLE unsorted AS FROM ${table.name}`,
    ...inserts,
    `INSERT INTO ${table.name} FROM unsorted ORDER BY ${order.map((name) => `${name} NULLS FIRST`).join(', ')}`,
    'DROP TABLE unsorted',
  ];
}

function comment(kind: 'TABLE' | 'COLUMN' | 'VIEW', name: string, words: string): string {
  return `COMMENT ON ${kind} ${name} IS ${literal(words)}`;
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoteText(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return String(value);
}
