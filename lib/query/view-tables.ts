import { type DimensionName, isDimensionName, totalCodes } from '../model/dimension.ts';
import type { Dictionary, Metric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { quoteList, quoteText } from './quote.ts';
import { wholeOf } from './whole.ts';

/** What the parts of a View's statement are written from. */
export interface Plan {
  readonly view: View;
  readonly metric: Metric;
  readonly dictionary: Dictionary;
  /** Whether one cell may hold several figures in the report's own words, to be added up. */
  readonly labels: boolean;
}

/** Categories carry the report's own wording in `label`: one cell of the View may hold several such figures. */
export function labelsToAdd({ by, where }: View, metric: Metric): boolean {
  return 'label' in metric.dims && where.label === undefined && (by === 'category' || where.category !== undefined);
}

/** The tables the statement of a View is joined from, in the order they build on each other. */
export function commonTables(plan: Plan): string[] {
  const { view } = plan;
  return [
    questionedTable,
    figureTable(plan),
    ...(plan.labels ? [cellTable] : []),
    agencyTable(plan),
    ...(view.by === null ? [] : [codeTable(plan)]),
    ...(view.measure === 'share' ? [wholeTable(plan)] : []),
  ];
}

const questionedTable = `questioned AS (
  -- 核验不合而触及的数
  SELECT DISTINCT fe.evidence_id
  FROM finding_evidence AS fe
  JOIN finding AS fi ON fi.finding_id = fe.finding_id
  WHERE NOT fi.kept
    AND fi.severity IN ('warning', 'error')
    AND fi.verdict IN ('report_says_so', 'maybe_misread')
)`;

const doubtful = `f.confidence = 'doubtful' OR f.evidence_id IN (SELECT evidence_id FROM questioned)`;

function figureTable(plan: Plan): string {
  const { view, metric, labels } = plan;
  const { from: first, to } = view.years;
  const code = view.by === null ? 'NULL::VARCHAR' : `f.${view.by}`;
  const conditions = [
    `f.metric_id = ${quoteText(metric.id)}`,
    'f.preferred',
    `f.year BETWEEN ${view.measure === 'change' ? first - 1 : first} AND ${to}`,
    ...(view.agencies.length === 0 ? [] : [`f.agency_id IN ${quoteList(view.agencies)}`]),
    ...dimensionConditions(plan),
  ];
  return `figure AS (
  -- 选中的数${labels ? '，按报告原文的类别名' : ''}
  SELECT
    f.agency_id,
    f.year,
    ${code} AS code,
    ${labels ? `${channelColumn(metric)},\n    f.stands_in,\n    ` : ''}f.value,
    f.status,
    f.qualifier,
    ${doubtful} AS doubt,
    ${labels ? '' : '1 AS parts,\n    '}f.evidence_id
  FROM fact AS f
  WHERE ${conditions.join('\n    AND ')}
)`;
}

const channelColumn = (metric: Metric) => ('channel' in metric.dims ? 'f.channel' : 'NULL::VARCHAR AS channel');

/** Drawn: any code. Fixed: that code. Everything else: the total, except what one cell of a category may hold. */
function dimensionConditions({ view, metric, labels }: Plan): string[] {
  const free = (name: DimensionName) =>
    (labels && (name === 'label' || name === 'channel')) || (view.by === 'label' && name === 'category');
  return Object.keys(metric.dims)
    .filter(isDimensionName)
    .flatMap((name) => {
      const fixed = view.where[name];
      if (name === view.by) return [`f.${name} IS NOT NULL`];
      if (fixed !== undefined) return [equals(`f.${name}`, fixed)];
      return free(name) ? [] : [`f.${name} IS NULL`];
    });
}

function equals(column: string, code: string | null): string {
  return code === null || totalCodes.has(code) ? `${column} IS NULL` : `${column} = ${quoteText(code)}`;
}

const cellTable = `cell AS (
  -- 同一渠道、同一处（表格或正文）各类别名的数相加；表格与正文、渠道之间从不相加：
  -- 先取未分渠道的，再取表格里的，再取最多的一个渠道；有几个渠道而只能取一个时存疑
  SELECT
    agency_id,
    year,
    code,
    sum(value) AS value,
    CASE
      WHEN count(value) > 1 THEN 'derived'
      WHEN count(value) = 1 THEN max(status) FILTER (WHERE value IS NOT NULL)
      ELSE min(status)
    END AS status,
    CASE
      WHEN bool_and(qualifier = 'exact') THEN 'exact'
      WHEN bool_and(qualifier IN ('exact', 'at_least')) THEN 'at_least'
      WHEN bool_and(qualifier IN ('exact', 'at_most')) THEN 'at_most'
      ELSE 'approx'
    END AS qualifier,
    bool_or(doubt) OR (channel IS NOT NULL AND count(DISTINCT channel) OVER one_cell > 1) AS doubt,
    greatest(count(value), 1)::INTEGER AS parts,
    coalesce(arg_max(evidence_id, value), min(evidence_id)) AS evidence_id
  FROM figure
  GROUP BY agency_id, year, code, channel, stands_in
  WINDOW one_cell AS (PARTITION BY agency_id, year, code)
  QUALIFY row_number() OVER (
    PARTITION BY agency_id, year, code
    ORDER BY count(value) = 0, channel IS NOT NULL, stands_in <> 'table', sum(value) DESC, channel
  ) = 1
)`;

/** The table that holds one row per cell of the View. */
export const cellName = (plan: Plan) => (plan.labels ? 'cell' : 'figure');

function agencyTable(plan: Plan): string {
  const { view } = plan;
  const condition =
    view.agencies.length === 0
      ? `agency_id IN (SELECT agency_id FROM ${cellName(plan)} WHERE value IS NOT NULL${inYears(view)})`
      : `agency_id IN ${quoteList(view.agencies)}`;
  return `chosen AS (
  SELECT agency_id, short_name, sort_key
  FROM agency
  WHERE ${condition}
)`;
}

/** A change also reads the year before the first; that year is not part of the selection. */
const inYears = (view: View) => (view.measure === 'change' ? ` AND year >= ${view.years.from}` : '');

function codeTable(plan: Plan): string {
  const { view } = plan;
  const condition = view.measure === 'change' ? `\n  WHERE f.year >= ${view.years.from}` : '';
  return `code AS (
  -- 选择中出现的分项，按字典次序
  SELECT DISTINCT f.code, d.position
  FROM ${cellName(plan)} AS f
  LEFT JOIN dimension_code AS d ON d.dimension = ${quoteText(view.by ?? '')} AND d.code = f.code${condition}
)`;
}

function wholeTable({ view, metric, dictionary }: Plan): string {
  const whole = wholeOf(view, metric, dictionary);
  const conditions = [
    `f.metric_id = ${quoteText(whole.metric.id)}`,
    'f.preferred',
    'f.value IS NOT NULL',
    `f.year BETWEEN ${view.years.from} AND ${view.years.to}`,
    ...whole.dims.map(([name, code]) => equals(`f.${name}`, code)),
  ];
  return `whole AS (
  -- 占比的分母：本机构当年的总数
  SELECT
    f.agency_id,
    f.year,
    f.value,
    f.qualifier,
    ${doubtful} AS doubt
  FROM fact AS f
  WHERE ${conditions.join('\n    AND ')}
)`;
}
