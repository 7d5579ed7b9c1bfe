/** A text as an SQL literal: the one place where a value enters a statement. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Several texts as an SQL list in brackets, eight to a line so that a statement stays readable. */
export function quoteList(texts: readonly string[], [open, close] = ['(', ')']): string {
  const lines: string[] = [];
  for (let start = 0; start < texts.length; start += 8) {
    lines.push(
      texts
        .slice(start, start + 8)
        .map(quoteText)
        .join(', '),
    );
  }
  return lines.length <= 1
    ? `${open}${lines.join('')}${close}`
    : `${open}\n      ${lines.join(',\n      ')}\n    ${close}`;
}

/** Ids whose order is the same here and in the database. */
const plainId = /^[\x20-\x7e]+$/;

/** Ids that mean themselves in a pattern. */
const wordId = /^[\w-]+$/;

/** Between so many and so many a pattern is quicker than a list; of more it outgrows the memory its engine may have, and is ten times slower. */
const patterned = { from: 21, to: 500 } as const;

/**
 * The conditions that keep some agencies; none keeps all. A list alone is tested row by row, after everything has been read: by
 * the range from its first to its last the database leaves out what it need not read, and the list as a function it tests before
 * it reads the other columns.
 */
export function amongAgencies(column: string, agencies: readonly string[]): string[] {
  const [first, ...others] = agencies.toSorted((a, b) => (a < b ? -1 : 1));
  const last = others.at(-1);
  if (first === undefined) return [];
  if (last === undefined) return [isAmong(column, agencies)];
  const range = agencies.every((id) => plainId.test(id))
    ? [`${column} BETWEEN ${quoteText(first)} AND ${quoteText(last)}`]
    : [];
  const count = agencies.length;
  const isPattern = count >= patterned.from && count <= patterned.to && agencies.every((id) => wordId.test(id));
  const early = isPattern
    ? `regexp_full_match(${column}, ${quoteText(agencies.join('|'))})`
    : `list_contains(${quoteList(agencies, ['[', ']'])}, ${column})`;
  return [isAmong(column, agencies), ...range, early];
}

/** The condition that keeps some agencies of a small table. */
export function isAmong(column: string, agencies: readonly string[]): string {
  return `${column} IN ${quoteList(agencies)}`;
}

/**
 * The condition that a breakdown is not given: the total. As a plain `IS NULL` DuckDB tests it row by row, after everything has been
 * read; so written it leaves out what it need not read. No code is '*'.
 */
export function isTotal(column: string): string {
  return `(${column} IS NOT DISTINCT FROM NULL OR ${column} = '*')`;
}
