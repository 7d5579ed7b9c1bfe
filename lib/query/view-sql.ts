import { type DimensionName, totalCodes } from '../model/dimension.ts';
import type { Dictionary } from '../model/metric.ts';
import { type TemplateId, templateIds } from '../model/template.ts';
import type { View } from '../model/view.ts';
import { checkView, metricOf } from './check-view.ts';
import { quoteList } from './quote.ts';
import { cellName, commonTables, labelsToAdd, type Plan } from './view-tables.ts';

/**
 * The one SQL statement of a View: agencies × years × codes, each with its preferred figure or the reason there is none,
 * in exactly the columns of `ViewRow`. It is written to be opened, read and changed in the workbench.
 * Throws `bad_view` for a metric or breakdown the dictionary does not know.
 */
export function viewToSql(view: View, dictionary: Dictionary): string {
  const checked = checkView(view);
  const metric = metricOf(checked, dictionary);
  const plan: Plan = { view: checked, metric, dictionary, labels: labelsToAdd(checked, metric) };
  return `${[
    `-- ${metric.id}${checked.by === null ? '' : ` / ${checked.by}`}, ${checked.years.from}-${checked.years.to}, ${checked.measure}`,
    `WITH ${commonTables(plan).join(',\n')}`,
    select(plan),
    from(plan),
    orderBy(plan),
  ].join('\n')}`;
}

function select(plan: Plan): string {
  const { view } = plan;
  const measured = measuredColumns(plan);
  return `SELECT
  a.agency_id,
  a.short_name AS agency,
  y.year::INTEGER AS year,
  ${view.by === null ? 'NULL::VARCHAR AS code' : 'c.code'},
  ${measured.value} AS value,
  f.value AS printed,
  ${measured.base} AS base,
  CASE
    ${[...measured.failures, ...statusCases(plan)].join('\n    ')}
  END AS status,
  ${measured.qualifier} AS qualifier,
  ${measured.doubt} AS doubt,
  coalesce(f.parts, 1) AS parts,
  f.evidence_id,
  r.report_id,
  r.template,
  r.completeness`;
}

interface MeasuredColumns {
  readonly value: string;
  readonly base: string;
  /** Cases that take the number away although the report prints one. */
  readonly failures: readonly string[];
  readonly qualifier: string;
  readonly doubt: string;
}

function measuredColumns({ view, metric }: Plan): MeasuredColumns {
  const qualifier = `coalesce(f.qualifier, 'exact')`;
  const doubt = 'coalesce(f.doubt, false)';
  if (view.measure === 'value') {
    return { value: 'f.value', base: 'NULL::DOUBLE', failures: [], qualifier, doubt };
  }
  if (view.measure === 'share') {
    return {
      value: 'CASE WHEN w.value > 0 THEN 100 * f.value / w.value END',
      base: 'CASE WHEN f.value IS NOT NULL THEN w.value END',
      failures: [`WHEN f.value IS NOT NULL AND coalesce(w.value, 0) <= 0 THEN 'undefined_ratio'`],
      qualifier: `CASE WHEN coalesce(w.qualifier, 'exact') = 'exact' THEN ${qualifier} ELSE 'approx' END`,
      doubt: `coalesce(f.doubt, false) OR (f.value IS NOT NULL AND coalesce(w.doubt, false))`,
    };
  }
  const comparable = [
    `f.qualifier = 'exact'`,
    `p.qualifier = 'exact'`,
    // Grade C compares one agency within one form only; X never.
    ...(metric.comparability === 'C' ? ['r.template = pr.template'] : []),
    ...(metric.comparability === 'X' ? ['false'] : []),
  ].join(' AND ');
  return {
    value: `CASE WHEN p.value <> 0 AND ${comparable} THEN 100 * (f.value - p.value) / abs(p.value) END`,
    base: `CASE WHEN f.value IS NOT NULL AND ${comparable} THEN p.value END`,
    failures: [
      `WHEN f.value IS NOT NULL AND (p.value IS NULL OR NOT (${comparable})) THEN 'no_base'`,
      `WHEN f.value IS NOT NULL AND p.value = 0 THEN 'undefined_ratio'`,
    ],
    qualifier,
    doubt: `coalesce(f.doubt, false) OR (f.value IS NOT NULL AND coalesce(p.doubt, false))`,
  };
}

/** Breakdowns that only some forms have, whatever the metric (domain README, section 3). */
const formsWithBreakdown: Readonly<Partial<Record<DimensionName, readonly TemplateId[]>>> = {
  applicant: ['format_2019', 'format_2021'],
  route: ['format_2019', 'format_2021'],
};

/** The forms every agency of the country fills in alike: what they lack, no report of theirs can have. */
const nationalForms: ReadonlySet<TemplateId> = new Set(['format_2019', 'format_2021']);

function statusCases(plan: Plan): string[] {
  const without = formsWithout(plan);
  const national = without.filter((form) => nationalForms.has(form));
  const other = without.filter((form) => !nationalForms.has(form));
  const notOnForm = (forms: readonly TemplateId[]) =>
    forms.length === 0 ? [] : [`WHEN r.template IN ${quoteList(forms)} THEN 'not_on_form'`];
  return [
    `WHEN f.value IS NOT NULL OR f.status IN ('blank', 'not_applicable') THEN f.status`,
    `WHEN r.report_id IS NULL THEN 'no_report'`,
    ...notOnForm(national),
    `WHEN r.completeness = 'excerpt' THEN 'not_captured'`,
    ...notOnForm(other),
    `ELSE 'not_reported'`,
  ];
}

function formsWithout({ view, metric }: Plan): TemplateId[] {
  const fixed = Object.entries(view.where).filter(([, code]) => !totalCodes.has(code));
  const named = [view.by, ...fixed.map(([name]) => name)];
  const has = (form: TemplateId) =>
    metric.templates.includes(form) &&
    named.every((name) => (formsWithBreakdown[name as DimensionName] ?? templateIds).includes(form));
  // A bureau's own table stands in a narrative report, which may say in words what the table does not.
  return templateIds.filter((form) => !has(form) && !(form === 'local_table' && has('narrative_2008')));
}

function from(plan: Plan): string {
  const { view, metric } = plan;
  const cell = cellName(plan);
  const sameCode = (table: string) => (view.by === null ? '' : ` AND ${table}.code = c.code`);
  return [
    'FROM chosen AS a',
    `CROSS JOIN range(${view.years.from}, ${view.years.to + 1}) AS y(year)`,
    ...(view.by === null ? [] : ['LEFT JOIN code AS c ON true']),
    'LEFT JOIN report AS r ON r.agency_id = a.agency_id AND r.year = y.year',
    `LEFT JOIN ${cell} AS f ON f.agency_id = a.agency_id AND f.year = y.year${sameCode('f')}`,
    ...(view.measure === 'share' ? ['LEFT JOIN whole AS w ON w.agency_id = a.agency_id AND w.year = y.year'] : []),
    ...(view.measure === 'change'
      ? [`LEFT JOIN ${cell} AS p ON p.agency_id = a.agency_id AND p.year = y.year - 1${sameCode('p')}`]
      : []),
    ...(view.measure === 'change' && metric.comparability === 'C'
      ? ['LEFT JOIN report AS pr ON pr.agency_id = a.agency_id AND pr.year = y.year - 1']
      : []),
  ].join('\n');
}

function orderBy(plan: Plan): string {
  const { view } = plan;
  const keys = [
    ...(view.order === 'value'
      ? [`max(${measuredColumns(plan).value}) OVER (PARTITION BY a.agency_id) DESC NULLS LAST`]
      : []),
    'a.sort_key',
    'y.year',
    ...(view.by === null ? [] : ['c.position NULLS LAST', 'c.code']),
  ];
  return `ORDER BY ${keys.join(', ')}`;
}
