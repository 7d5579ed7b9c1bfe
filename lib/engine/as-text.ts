import { bareSql } from '../model/bare-sql.ts';
import type { ResultColumn } from '../model/engine.ts';
import { quoteName } from '../model/quote.ts';

/** Types whose values only DuckDB itself can write as it does: nested ones, enums, times with an offset, short floats. */
const textual = /\]$|^(?:STRUCT|MAP|UNION|ENUM)\(|^(?:TIME WITH TIME ZONE|FLOAT)$/;

/** The statement DuckDB describes a query's columns with; inside it a second statement is a syntax error. */
export function describeSql(sql: string): string {
  return `SELECT column_name, column_type FROM (DESCRIBE ${bareSql(sql)}\n)`;
}

/** The query with every column of a nested type, enum, short float or time with an offset cast to DuckDB's own text of it. */
export function withTexts(sql: string, columns: readonly ResultColumn[]): string {
  if (!columns.some(({ type }) => textual.test(type))) return sql;
  const selected = columns.map(({ name, type }, index) => {
    const value = textual.test(type) ? `CAST(#${index + 1} AS VARCHAR)` : `#${index + 1}`;
    return `${value} AS ${quoteName(name)}`;
  });
  return `SELECT ${selected.join(', ')} FROM (${bareSql(sql)}\n)`;
}
