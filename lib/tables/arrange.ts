import { searchRank } from '../query/search-keys.ts';
import type { PivotRow } from './pivot.ts';

/** One key of a sort: `agency`, `part`, `total` or the id of a column. */
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
  const keyOf = (row: PivotRow, id: string): string | number | null => {
    if (id === 'agency') return official.get(row.agencyId) ?? null;
    if (id === 'part') return row.part;
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

/** The lines whose agency answers a search, by its keys (`searchKeys`); an empty search keeps all. */
export function foundRows(
  rows: readonly PivotRow[],
  keys: ReadonlyMap<string, readonly string[]>,
  search: string,
): readonly PivotRow[] {
  if (search.trim() === '') return rows;
  return rows.filter((row) => searchRank(keys.get(row.agencyId) ?? [row.agency.toLowerCase()], search) !== null);
}
