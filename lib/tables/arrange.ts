import { answersSearch } from '../query/search-keys.ts';
import { type PivotRow, valueIn } from './pivot.ts';

/** One key of a sort: `agency`, `part`, `code`, `total` or the id of a column. */
export interface SortKey {
  readonly id: string;
  readonly descending: boolean;
}

/** Two values in order; what is absent stands last whichever way the rest is ordered. */
export function absentLast<Value extends string | number>(
  a: Value | null,
  b: Value | null,
  descending: boolean,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = a < b ? -1 : a > b ? 1 : 0;
  return descending ? -order : order;
}

/**
 * Lines by several keys, the first deciding; lines alike in all keep their order. Agencies stand in the order the lines came
 * in (official order), whose first mention counts; unknown keys change nothing.
 */
export function sortRows(
  rows: readonly PivotRow[],
  columns: readonly { readonly id: string }[],
  keys: readonly SortKey[],
): readonly PivotRow[] {
  if (keys.length === 0) return rows;
  const official = new Map<string, number>();
  for (const { agencyId } of rows) if (!official.has(agencyId)) official.set(agencyId, official.size);
  // Codes stand in the dictionary's order, which is that of their first mention; years are numbers.
  const parts = mentions(rows.map(({ part }) => part));
  const names = mentions(rows.map(({ code }) => code));
  const keyOf = (id: string): ((row: PivotRow) => string | number | null) => {
    if (id === 'agency') return ({ agencyId }) => official.get(agencyId) ?? null;
    if (id === 'part') return ({ part }) => mentioned(parts, part);
    if (id === 'code') return ({ code }) => mentioned(names, code);
    if (id === 'total') return ({ total }) => total?.value ?? null;
    const at = columns.findIndex((column) => column.id === id);
    return (row) => valueIn(row, columns, at);
  };
  // Asked once of each line, not once of each pair.
  const sorted = keys.map(({ id, descending }) => ({ values: rows.map(keyOf(id)), descending }));
  const places = rows.map((_, at) => at);
  places.sort((a, b) => {
    for (const { values, descending } of sorted) {
      const order = absentLast(values[a] ?? null, values[b] ?? null, descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return places.flatMap((at) => rows[at] ?? []);
}

/** The place of each text's first mention. */
function mentions(texts: readonly (string | null)[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const text of texts) if (text !== null && !places.has(text)) places.set(text, places.size);
  return places;
}

function mentioned(places: ReadonlyMap<string, number>, text: string | null): number | null {
  if (text === null) return null;
  return /^\d{4}$/.test(text) ? Number(text) : (places.get(text) ?? null);
}

/** What each agency is found by, by id, see `searchKeys`. */
export interface KeysOf {
  get(agencyId: string): readonly string[] | undefined;
}

/** The lines whose agency answers a search, by its keys (`searchKeys`); an empty search keeps all. */
export function foundRows<Row extends Pick<PivotRow, 'agencyId' | 'agency'>>(
  rows: readonly Row[],
  keys: KeysOf,
  search: string,
): readonly Row[] {
  if (search.trim() === '') return rows;
  return rows.filter((row) => answersSearch(keys.get(row.agencyId) ?? [row.agency.toLowerCase()], search));
}
