import { quoteName } from '../model/quote.ts';

const head = /^CREATE (?:TABLE|VIEW) (?:(?:"(?:[^"]|"")*"|[^\s".(]+)\.)*(?:"(?:[^"]|"")*"|[^\s".(]+)/;

/** DuckDB's own DDL of a table or view (which leaves the catalog out), made to stand in `my` under a name. */
export function createStatement(kind: 'table' | 'view', name: string, ddl: string): string {
  return ddl.replace(head, () => `CREATE ${kind.toUpperCase()} my.${quoteName(name)}`);
}
