/** DuckDB itself limits what it only asks for existence; no row is worth less than so many. */
const least = 100;

/** A LIMIT or OFFSET that is a plain number of rows. */
const stated = /\b(?:limit|offset)\s+(\d+)\b(?!\s*[%.(*+/-]|\s*percent\b)/gi;

/**
 * More rows than any LIMIT of a text of SQL lets through, OFFSETs counted in; null where one of them is not a plain number. DuckDB's plan
 * says where there is a limit, not which.
 */
export function statedLimit(sql: string): number | null {
  const words = sql.match(/\b(?:limit|offset|fetch)\b/gi) ?? [];
  const numbers = [...sql.matchAll(stated)].map(([, number]) => Number(number));
  return numbers.length < words.length ? null : numbers.reduce((sum, number) => sum + number, least);
}
