import type { Agency } from '../../../lib/model/agency.ts';

/** One report in the coverage matrix. */
export interface CoverageCell {
  readonly year: number;
  readonly completeness: 'full' | 'excerpt';
  /** Rules the report breaks by its own words. */
  readonly broken: number;
  /** Address of its figures on the compare page; null where the report holds no number. */
  readonly href: string | null;
}

/** One row of the matrix: an agency and its reports, oldest first. */
export interface CoverageRow {
  readonly agency: Agency;
  readonly cells: readonly CoverageCell[];
}

/** A stretch of a row: one report, or the years without any. */
export type Stretch =
  | { readonly kind: 'report'; readonly cell: CoverageCell }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number };

/** Years whose reports follow a new form; a thin rule stands before them. */
export const formChanges: readonly number[] = [2019, 2021];

/** Full reports first, then those with most years, then official order. */
export function byFullnessFirst(a: CoverageRow, b: CoverageRow): number {
  const full = (row: CoverageRow) => row.cells.filter((cell) => cell.completeness === 'full').length;
  return full(b) - full(a) || b.cells.length - a.cells.length || a.agency.sortKey - b.agency.sortKey;
}

/** A row cut into reports and stretches of years without one; no stretch runs across a change of form. */
export function stretches(cells: readonly CoverageCell[], from: number, to: number): Stretch[] {
  const byYear = new Map(cells.map((cell) => [cell.year, cell]));
  const found: Stretch[] = [];
  for (let year = from; year <= to; year++) {
    const cell = byYear.get(year);
    const last = found.at(-1);
    if (cell) found.push({ kind: 'report', cell });
    else if (last?.kind === 'gap' && !formChanges.includes(year)) found[found.length - 1] = { ...last, to: year };
    else found.push({ kind: 'gap', from: year, to: year });
  }
  return found;
}
