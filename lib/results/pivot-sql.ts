import { bareSql } from '../model/bare-sql.ts';
import type { ResultColumn } from '../model/engine.ts';
import { quoteName, quoteText } from '../model/quote.ts';
import { isNumericType } from './compare.ts';

/** How the values that meet in one cell become one. */
export const aggregates = ['sum', 'avg', 'median', 'min', 'max', 'count'] as const;
/** One of {@link aggregates}. */
export type Aggregate = (typeof aggregates)[number];

/** A pivot of a result: column numbers. `across` null = one column of values. */
export interface PivotChoice {
  readonly down: number;
  readonly across: number | null;
  readonly value: number;
  readonly aggregate: Aggregate;
}

/** Values that become columns at most; a wider table is read by nobody. */
export const acrossAtMost = 60;

/** A first choice: words down, the first year or second word across, the first amount. Null where there are no two columns. */
export function inferPivot(columns: readonly ResultColumn[]): PivotChoice | null {
  const indexes = columns.map((_, index) => index);
  const numeric = indexes.filter((index) => isNumericType(columns[index]?.type ?? ''));
  const words = indexes.filter((index) => !numeric.includes(index));
  const isTime = (index: number) => /year|年/i.test(columns[index]?.name ?? '');
  const amounts = numeric.filter((index) => !isTime(index) && !/id$/i.test(columns[index]?.name ?? ''));
  const value = amounts[0] ?? indexes.at(-1);
  const down = [...words, ...indexes].find((index) => index !== value);
  if (value === undefined || down === undefined) return null;
  const across = [...indexes.filter(isTime), ...words].find((index) => index !== value && index !== down) ?? null;
  return { down, across, value, aggregate: numeric.includes(value) ? 'sum' : 'count' };
}

/** Asks which values become columns, one more than {@link acrossAtMost} where there are too many. */
export function acrossSql(sql: string, columns: readonly ResultColumn[], across: number): string {
  const { names, source } = sourceOf(sql, columns);
  return `SELECT DISTINCT ${names[across]} AS value\n${source}\nORDER BY 1 NULLS LAST\nLIMIT ${acrossAtMost + 1}`;
}

/**
 * The pivot as one statement: it is computed by the database over the whole result, in exact types. `values` are the texts
 * of what becomes columns, null for NULL.
 */
export function pivotSql(
  sql: string,
  columns: readonly ResultColumn[],
  { down, across, value, aggregate }: PivotChoice,
  values: readonly (string | null)[],
  total: string,
): string {
  const { names, source } = sourceOf(sql, columns);
  const measured = `${aggregate}(${names[value]})`;
  const cells =
    across === null
      ? []
      : values.map((text) => {
          const wanted = text === null ? 'NULL' : quoteText(text);
          const condition = `CAST(${names[across]} AS VARCHAR) IS NOT DISTINCT FROM ${wanted}`;
          return `${measured} FILTER (WHERE ${condition}) AS ${quoteName(text ?? 'NULL')}`;
        });
  const selected = [
    `${names[down]} AS ${quoteName(columns[down]?.name ?? '')}`,
    ...cells,
    `${measured} AS ${quoteName(across === null ? `${aggregate}(${columns[value]?.name ?? ''})` : total)}`,
  ];
  return `SELECT\n  ${selected.join(',\n  ')}\n${source}\nGROUP BY 1\nORDER BY 1 NULLS LAST`;
}

/** The statement as a table to select from; columns of one name get names of their own. */
function sourceOf(sql: string, columns: readonly ResultColumn[]): { names: readonly string[]; source: string } {
  const names = columns.map(({ name }) => quoteName(name));
  const isUnique = new Set(columns.map(({ name }) => name.toLowerCase())).size === columns.length;
  if (isUnique) return { names, source: `FROM (\n${bareSql(sql)}\n) AS result` };
  const own = columns.map((_, index) => `c${index + 1}`);
  return { names: own, source: `FROM (\n${bareSql(sql)}\n) AS result(${own.join(', ')})` };
}
