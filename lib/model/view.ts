import { z } from 'zod';
import { type BreakdownName, breakdownNames } from './dimension.ts';
import type { Qualifier } from './fact.ts';
import type { Completeness } from './report.ts';

/**
 * What is computed from a figure: `value` itself; `share` of the agency's own total that year, in percent; `per_hundred`
 * applications received; on the year before, `change` in percent, `difference` in the unit, `points` the share's difference
 * in percentage points; among the agencies of the View, `rank` (1 = largest, ties alike) and `index` to their median (= 100).
 */
export const measures = ['value', 'share', 'per_hundred', 'change', 'difference', 'points', 'rank', 'index'] as const;
/** One of {@link measures}. */
export type Measure = (typeof measures)[number];

/**
 * The kinds of chart a View can be drawn as: bars side by side, stacked, stacked to 100 %; lines; slopes between the first
 * and the last year; a heat matrix; small multiples, one per agency; strips with median and quartiles; a scatter of two metrics.
 */
export const chartKinds = [
  'bar',
  'stack',
  'stack100',
  'line',
  'slope',
  'heat',
  'multiples',
  'strip',
  'scatter',
] as const;
/** One of {@link chartKinds}. */
export type ChartKind = (typeof chartKinds)[number];

/** In which order agencies stand: official order (region code), or by the value drawn, largest first. */
export const orders = ['official', 'value'] as const;
/** One of {@link orders}. */
export type Order = (typeof orders)[number];

/** As many agencies as a View names; none named means all there are. */
export const agenciesAtMost = 400;

const code = z.string().regex(/^[a-z0-9_-]{1,40}$/);

/**
 * The narrow waist of the product: one small, serializable value from which the SQL, the chart, the table, the title, the
 * footnotes, every export and the URL follow.
 * `agencies` empty = every agency with at least one such figure; `years` are both inclusive; `by` null = the total;
 * `where` fixes breakdowns that are not drawn (`{channel: 'website_own'}`). `metric` and `against` (the vertical axis of a
 * scatter, null elsewhere) name metrics or indicators. `small` lets ratios on small denominators into ranks and medians.
 */
export const viewSchema = z.strictObject({
  metric: code,
  by: z.enum(breakdownNames).nullable(),
  where: z.partialRecord(z.enum(breakdownNames), code),
  agencies: z.array(code).max(agenciesAtMost),
  years: z.strictObject({ from: z.int().min(2000).max(2099), to: z.int().min(2000).max(2099) }),
  measure: z.enum(measures),
  chart: z.enum(chartKinds),
  order: z.enum(orders),
  against: code.nullable(),
  small: z.boolean(),
});

/** See {@link viewSchema}. */
export interface View {
  readonly metric: string;
  readonly by: BreakdownName | null;
  readonly where: Readonly<Partial<Record<BreakdownName, string>>>;
  readonly agencies: readonly string[];
  readonly years: { readonly from: number; readonly to: number };
  readonly measure: Measure;
  readonly chart: ChartKind;
  readonly order: Order;
  readonly against: string | null;
  readonly small: boolean;
}

/**
 * Why a cell of a View has a number or has none. The first three carry a number.
 * `not_reported` a full report says nothing of it; `blank` the form's cell was left empty; `not_applicable` "/" or 不涉及;
 * `not_on_form` that year's form has no such figure; `not_captured` only an excerpt of the report was read;
 * `no_report` no report of that agency and year is in the data; `undefined_ratio` the denominator is 0 or missing;
 * `no_base` there is no comparable number to measure it by: none of the year before, or too few agencies for a median;
 * `small_base` a ratio on a denominator too small for a rank; `not_comparable` the metric's grade forbids a rank.
 */
export const cellStatuses = [
  'reported',
  'zero_stated',
  'derived',
  'not_reported',
  'blank',
  'not_applicable',
  'not_on_form',
  'not_captured',
  'no_report',
  'undefined_ratio',
  'no_base',
  'small_base',
  'not_comparable',
] as const;
/** One of {@link cellStatuses}. */
export type CellStatus = (typeof cellStatuses)[number];

/** What a {@link ViewRow} says only where it is so. */
export const rowFlags = ['edited', 'own', 'small_base', 'against_small'] as const;

/** One cell of a View: agency × year × breakdown code. */
export interface ViewRow {
  readonly agency_id: string;
  readonly agency: string;
  readonly year: number;
  /** Breakdown code; null for the total. */
  readonly code: string | null;
  /** The measured number (share, change and points in percent); null exactly when `status` carries none. */
  readonly value: number | null;
  /** The figure behind the measured number, as printed or (an indicator) computed; equal to `value` for the plain measure. */
  readonly printed: number | null;
  /**
   * What the number is measured by: the denominator of a share, of `per_hundred` or of an indicator that is a ratio; last
   * year's figure of a change, difference or points; how many agencies are ranked; the median of an index. Else null.
   */
  readonly base: number | null;
  readonly status: CellStatus;
  readonly qualifier: Qualifier;
  /** True where a broken rule or a doubtful reading touches the figure, or of a scatter the second one: drawn hollow. */
  readonly doubt: boolean;
  /**
   * Present where a person corrected or added a figure the cell rests on (also where only an absence is left of it), and where
   * the report was imported on this computer. Left out where not, so that rows shipped with a page stay small.
   */
  readonly edited?: true;
  readonly own?: true;
  /** Present where shares or rates of two years are set against each other and one of them has a denominator below 30. */
  readonly small_base?: true;
  /** Present where the View's `against` metric is a ratio and its figure has a denominator below 30. */
  readonly against_small?: true;
  /** How many printed figures were added up for this cell (categories with several labels); 1 for an ordinary figure. */
  readonly parts: number;
  readonly evidence_id: string | null;
  readonly report_id: string | null;
  readonly template: string | null;
  readonly completeness: Completeness | null;
  /** The same cell of the View's `against` metric: its figure, or why there is none; both null without `against`. */
  readonly against: number | null;
  readonly against_status: CellStatus | null;
  /** Present where the second figure is not exact. */
  readonly against_qualifier?: Exclude<Qualifier, 'exact'>;
}
