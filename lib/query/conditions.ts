import { quoteList, quoteText } from '../model/quote.ts';
import type { View } from '../model/view.ts';

/** Ids whose order is the same here and in the database. */
const plainId = /^[\x20-\x7e]+$/;

/** Ids that mean themselves in a pattern. */
const wordId = /^[\w-]+$/;

/**
 * Between so many and so many agencies a pattern is quicker than a list; of more it outgrows the memory its engine may have, and is
 * ten times slower.
 */
const patterned = { from: 21, to: 500 } as const;

/**
 * The conditions that keep the rows of some agencies (none = all) and years in a table stored by them. They stand there once more
 * where a join says the same: only constants narrow a reading.
 */
export function within(table: string, { agencies, years }: Pick<View, 'agencies' | 'years'>): string[] {
  return [`${table}.year BETWEEN ${years.from} AND ${years.to}`, ...amongAgencies(`${table}.agency_id`, agencies)];
}

/**
 * The conditions that keep some agencies; none keeps all. A list alone is tested row by row, after everything has been read: by
 * the range from its first to its last the database leaves out what it need not read, and the list as a function it tests before
 * it reads the other columns.
 */
export function amongAgencies(column: string, agencies: readonly string[]): string[] {
  if (agencies.length === 0) return [];
  const list = isAmong(column, agencies);
  return agencies.length === 1 ? [list] : [list, ...rangeOf(column, agencies), earlyTest(column, agencies)];
}

/** The condition that keeps some agencies of a small table. */
export function isAmong(column: string, agencies: readonly string[]): string {
  return `${column} IN ${quoteList(agencies)}`;
}

function rangeOf(column: string, agencies: readonly string[]): string[] {
  if (!agencies.every((id) => plainId.test(id))) return [];
  const [first = '', ...others] = agencies.toSorted((a, b) => (a < b ? -1 : 1));
  return [`${column} BETWEEN ${quoteText(first)} AND ${quoteText(others.at(-1) ?? first)}`];
}

function earlyTest(column: string, agencies: readonly string[]): string {
  const isCounted = agencies.length >= patterned.from && agencies.length <= patterned.to;
  return isCounted && agencies.every((id) => wordId.test(id))
    ? `regexp_full_match(${column}, ${quoteText(agencies.join('|'))})`
    : `list_contains(${quoteList(agencies, ['[', ']'])}, ${column})`;
}

/**
 * The condition that a breakdown is not given: the total. As a plain `IS NULL` DuckDB tests it row by row, after everything has been
 * read; so written it leaves out what it need not read. No code is '*'.
 */
export function isTotal(column: string): string {
  return `(${column} IS NOT DISTINCT FROM NULL OR ${column} = '*')`;
}
