import type { Agency } from '../../../lib/model/agency.ts';
import type { Completeness } from '../../../lib/model/report.ts';
import type { TemplateId } from '../../../lib/model/template.ts';

/** One report in the coverage matrix. */
export interface CoverageCell {
  readonly year: number;
  readonly completeness: Completeness;
  /** The form its figures stand in: in the years of change not always the year's own. */
  readonly form: TemplateId;
  /** Rules the report breaks by its own words. */
  readonly broken: number;
  /** Address of its figures on the compare page; null where the report holds no number. */
  readonly href: string | null;
  /** Present where the report was imported on this computer. */
  readonly own?: true;
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

/** The forms the whole country was to use, with the first year of each. */
export const nationalForms = [
  { form: 'narrative_2008', from: 0 },
  { form: 'stat_2014', from: 2014 },
  { form: 'format_2019', from: 2019 },
  { form: 'format_2021', from: 2021 },
] as const satisfies readonly { readonly form: TemplateId; readonly from: number }[];

/** Years whose reports follow a new form; a thin rule stands before them. */
export const formChanges: readonly number[] = nationalForms.slice(1).map(({ from }) => from);

/** The national forms of a span of years: how many of its years each was in use. */
export function formSpans(from: number, to: number) {
  return nationalForms.flatMap(({ form, from: first }, index) => {
    const start = Math.max(first, from);
    const years = Math.min((nationalForms[index + 1]?.from ?? to + 1) - 1, to) - start + 1;
    return years > 0 ? [{ form, from: start, years }] : [];
  });
}

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
