import { isIndicator, isRatio, type Metric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { comparesAgencies, type Plan, readsYearBefore } from './plan.ts';

/** Ratios on fewer cases than this jump about: they are marked, and left out of ranks and medians. */
export const smallBase = 30;

/** With fewer agencies than this there is no rank and no median to speak of. */
export const fewestAgencies = 3;

/** The year in which refusals first had to go to review before court: direct and later suits are two series since. */
export const reviewFirstYear = 2024;

/** The columns of a measure. Aliases: `f` the cell, `p` last year's, `w` and `pw` their wholes, `s` its standing. */
export interface MeasuredColumns {
  readonly value: string;
  readonly base: string;
  /** Cases that take the number away although the figure is there. */
  readonly failures: readonly string[];
  readonly qualifier: string;
  /** The other cells the number rests on, by alias: their doubt and their correction are its own. */
  readonly beside: readonly string[];
}

const qualifier = `coalesce(f.qualifier, 'exact')`;

/** Whether a cell, or one of those its number rests on, is doubtful or corrected. */
export function touched(flag: 'doubt' | 'edited', beside: readonly string[]): string {
  const others = beside.map((alias) => `coalesce(${alias}.${flag}, false)`).join(' OR ');
  return `coalesce(f.${flag}, false)${others === '' ? '' : ` OR (f.value IS NOT NULL AND (${others}))`}`;
}

/** Whether shares or rates of two years are set against each other of which one has a small denominator; see `ViewRow`. */
export function smallBaseColumn({ view, metric, whole }: Plan): string {
  if (!readsYearBefore(view)) return 'false';
  if (isRatio(metric)) return eitherSmall('f.base', 'p.base');
  return whole === null ? 'false' : eitherSmall('w.value', 'pw.value');
}

/** Whether the second figure of a View is a rate with a small denominator; see `ViewRow`. */
export function againstSmallColumn({ against }: Plan): string {
  const rate = against !== null && isRatio(against.metric);
  return rate ? `coalesce(v.value IS NOT NULL AND v.base < ${smallBase}, false)` : 'false';
}

const eitherSmall = (now: string, before: string) =>
  `coalesce(${now} < ${smallBase}, false) OR coalesce(${before} < ${smallBase}, false)`;

/** Whether a number rests on a denominator below {@link smallBase}: of either year where rates of two years are compared. */
export function isOnSmallBase(
  { measure }: Pick<View, 'measure'>,
  { base, small_base }: Pick<ViewRow, 'base' | 'small_base'>,
  metric: Metric | undefined,
): boolean {
  return small_base === true || (hasDenominator(measure, metric) && base !== null && base < smallBase);
}

/** Whether a row's `base` is what the number is divided by: of a rate's change it is the rate of the year before. */
function hasDenominator(measure: View['measure'], metric: Metric | undefined): boolean {
  const rate = metric !== undefined && isRatio(metric);
  if (measure === 'value') return rate;
  return measure === 'share' || measure === 'per_hundred' || (measure === 'change' && !rate);
}

/** How the View's measure is computed from its tables. */
export function measuredColumns(plan: Plan): MeasuredColumns {
  switch (plan.view.measure) {
    case 'value':
      return { value: 'f.value', base: 'f.base', failures: [], qualifier, beside: [] };
    case 'share':
    case 'per_hundred':
      return ofWhole;
    case 'change':
      return change(plan);
    case 'difference':
      return difference(plan);
    case 'points':
      return isRatio(plan.metric) ? difference(plan) : points(plan);
    case 'rank':
    case 'index':
      return standing(plan);
  }
}

const ofWhole: MeasuredColumns = {
  value: 'CASE WHEN w.value > 0 THEN 100 * f.value / w.value END',
  base: 'CASE WHEN f.value IS NOT NULL THEN w.value END',
  failures: [`WHEN f.value IS NOT NULL AND coalesce(w.value, 0) <= 0 THEN 'undefined_ratio'`],
  qualifier: `CASE WHEN coalesce(w.qualifier, 'exact') = 'exact' THEN ${qualifier} ELSE 'approx' END`,
  beside: ['w'],
};

function change(plan: Plan): MeasuredColumns {
  const comparable = comparableYears(plan);
  return {
    value: `CASE WHEN p.value <> 0 AND ${comparable} THEN 100 * (f.value - p.value) / abs(p.value) END`,
    base: `CASE WHEN f.value IS NOT NULL AND ${comparable} THEN p.value END`,
    failures: [
      `WHEN f.value IS NOT NULL AND (p.value IS NULL OR NOT (${comparable})) THEN 'no_base'`,
      `WHEN f.value IS NOT NULL AND p.value = 0 THEN 'undefined_ratio'`,
    ],
    qualifier,
    beside: ['p'],
  };
}

function difference(plan: Plan): MeasuredColumns {
  const comparable = comparableYears(plan);
  return {
    value: `CASE WHEN ${comparable} THEN f.value - p.value END`,
    base: `CASE WHEN f.value IS NOT NULL AND ${comparable} THEN p.value END`,
    failures: [`WHEN f.value IS NOT NULL AND (p.value IS NULL OR NOT (${comparable})) THEN 'no_base'`],
    qualifier,
    beside: ['p'],
  };
}

function points(plan: Plan): MeasuredColumns {
  const comparable = `${comparableYears(plan)} AND w.qualifier = 'exact' AND pw.qualifier = 'exact'`;
  const before = `p.value IS NOT NULL AND pw.value > 0 AND ${comparable}`;
  return {
    value: `CASE WHEN w.value > 0 AND ${before} THEN 100 * f.value / w.value - 100 * p.value / pw.value END`,
    base: `CASE WHEN f.value IS NOT NULL AND ${before} THEN 100 * p.value / pw.value END`,
    failures: [
      `WHEN f.value IS NOT NULL AND coalesce(w.value, 0) <= 0 THEN 'undefined_ratio'`,
      `WHEN f.value IS NOT NULL AND NOT coalesce(${before}, false) THEN 'no_base'`,
    ],
    qualifier,
    beside: ['p', 'w', 'pw'],
  };
}

/** When this year's figure may be set against last year's: both exact, and counted alike. */
function comparableYears({ metric, view }: Plan): string {
  return [
    `f.qualifier = 'exact'`,
    `p.qualifier = 'exact'`,
    // Grade C compares one agency within one form only; X never.
    ...(metric.comparability === 'C' ? ['r.template = pr.template'] : []),
    ...(metric.comparability === 'X' ? ['false'] : []),
    ...(followsRoute({ metric, view }) ? [`y.year <> ${reviewFirstYear}`] : []),
  ].join(' AND ');
}

/** Whether the View follows suits of one route, which are not the same cases before and after 2024. */
export function followsRoute({ metric, view }: Pick<Plan, 'metric' | 'view'>): boolean {
  if (view.by === 'route' || (view.where.route !== undefined && view.where.route !== 'all')) return true;
  if (!isIndicator(metric)) return false;
  return metric.formulas.some(
    ({ plus }) => new Set(plus.map(({ dims }) => dims.route ?? 'all')).size === 1 && plus[0]?.dims.route !== undefined,
  );
}

function standing(plan: Plan): MeasuredColumns {
  const { view, metric } = plan;
  const enough = `s.agencies >= ${fewestAgencies}`;
  const rank = view.measure === 'rank';
  const none = !ranksFairly(plan);
  return {
    value: rank
      ? `CASE WHEN ${enough} THEN s.place END`
      : `CASE WHEN ${enough} AND s.median > 0 THEN 100 * f.value / s.median END`,
    base: rank ? `CASE WHEN ${enough} THEN s.agencies END` : `CASE WHEN ${enough} THEN s.median END`,
    failures: none
      ? [`WHEN f.value IS NOT NULL THEN 'not_comparable'`]
      : [
          `WHEN f.value IS NOT NULL AND f.qualifier <> 'exact' THEN 'no_base'`,
          ...(isRatio(metric) && !view.small
            ? [`WHEN f.value IS NOT NULL AND f.base < ${smallBase} THEN 'small_base'`]
            : []),
          `WHEN f.value IS NOT NULL AND NOT (${enough}) THEN 'no_base'`,
          ...(rank ? [] : [`WHEN f.value IS NOT NULL AND s.median <= 0 THEN 'undefined_ratio'`]),
        ],
    qualifier,
    beside: [],
  };
}

/** Whether agencies may be ranked by the figure at all: grades A and B. */
function ranksFairly({ metric }: Plan): boolean {
  return metric.comparability === 'A' || metric.comparability === 'B';
}

/** The table of the agencies that can be compared, per year and code: how many, and the place or their median. Null without need. */
export function standingTable(plan: Plan): string | null {
  if (!comparesAgencies(plan.view)) return null;
  const conditions = [
    'value IS NOT NULL',
    `qualifier = 'exact'`,
    ...(isRatio(plan.metric) && !plan.view.small ? [`base >= ${smallBase}`] : []),
    ...(ranksFairly(plan) ? [] : ['false']),
  ];
  return `standing AS (
  -- 参加比较的机构：只比准确数${isRatio(plan.metric) && !plan.view.small ? `，分母不足 ${smallBase} 的不参加` : ''}
  SELECT
    agency_id,
    year,
    code,
    count(*) OVER (PARTITION BY year, code)::INTEGER AS agencies,
    ${
      plan.view.measure === 'rank'
        ? 'rank() OVER (PARTITION BY year, code ORDER BY value DESC)::INTEGER AS place'
        : 'median(value) OVER (PARTITION BY year, code) AS median'
    }
  FROM cell
  WHERE ${conditions.join('\n    AND ')}
)`;
}
