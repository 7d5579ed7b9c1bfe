/**
 * The statement that gives DuckDB's plan of another as JSON; with `run` it is run and its steps timed. A statement that asks
 * for its plan already gives the plan of what it asks about.
 */
export function explainSql(sql: string, run = false): string {
  const about = sql.replace(/^\s*EXPLAIN\s+(?:ANALYZE\s+|\([^)]*\)\s*)?/i, '');
  return `EXPLAIN (${run ? 'ANALYZE, ' : ''}FORMAT json) ${about}`;
}
