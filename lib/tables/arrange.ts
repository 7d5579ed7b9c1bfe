import { searchRank } from '../query/search-keys.ts';
import type { PivotRow } from './pivot.ts';

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
): PivotRow[] {
  const official = new Map<string, number>();
  for (const { agencyId } of rows) if (!official.has(agencyId)) official.set(agencyId, official.size);
  // Codes stand in the dictionary's order, which is that of their first mention; years are numbers.
  const parts = mentions(rows.map(({ part }) => part));
  const names = mentions(rows.map(({ code }) => code));
  const keyOf = (row: PivotRow, id: string): string | number | null => {
    if (id === 'agency') return official.get(row.agencyId) ?? null;
    if (id === 'part') return mentioned(parts, row.part);
    if (id === 'code') return mentioned(names, row.code);
    if (id === 'total') return row.total?.value ?? null;
    const at = columns.findIndex((column) => column.id === id);
    return row.cells[at]?.value ?? null;
  };
  return [...rows].sort((a, b) => {
    for (const { id, descending } of keys) {
      const order = absentLast(keyOf(a, id), keyOf(b, id), descending);
      if (order !== 0) return order;
    }
    return 0;
  });
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

/** The lines whose agency answers a search, by its keys (`searchKeys`); an empty search keeps all. */
export function foundRows<Row extends Pick<PivotRow, 'agencyId' | 'agency'>>(
  rows: readonly Row[],
  keys: ReadonlyMap<string, readonly string[]>,
  search: string,
): readonly Row[] {
  if (search.trim() === '') return rows;
  return rows.filter((row) => searchRank(keys.get(row.agencyId) ?? [row.agency.toLowerCase()], search) !== null);
}
