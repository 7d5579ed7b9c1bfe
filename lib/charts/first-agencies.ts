import type { ViewRow } from '../model/view.ts';

/** The rows of the first so many agencies, in the order of the rows, and how many agencies that leaves out. */
export function ofFirstAgencies(
  rows: readonly ViewRow[],
  most: number,
): { readonly rows: readonly ViewRow[]; readonly left: number } {
  const agencies = [...new Set(rows.map((row) => row.agency_id))];
  if (agencies.length <= most) return { rows, left: 0 };
  const first = new Set(agencies.slice(0, most));
  return { rows: rows.filter((row) => first.has(row.agency_id)), left: agencies.length - most };
}
