import { duckdb, formatDialect } from 'sql-formatter';

/** A script laid out anew; parameters stay. Throws where the formatter cannot read it. */
export function formatSql(sql: string): string {
  return formatDialect(sql, {
    dialect: duckdb,
    keywordCase: 'upper',
    expressionWidth: 80,
    paramTypes: { custom: [{ regex: String.raw`(?<!:):[A-Za-z_]\w*` }] },
  });
}
