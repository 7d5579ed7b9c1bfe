import { type DimensionName, isDimensionName, totalCodes } from '../model/dimension.ts';
import type { Metric } from '../model/metric.ts';
import { quoteText } from '../model/quote.ts';
import type { Asked } from './cells.ts';
import { isTotal, within } from './conditions.ts';
import { doubtful, questionedTable } from './questioned.ts';

/** Categories carry the report's own wording in `label`: one cell of the View may hold several such figures. */
function labelsToAdd({ by, where, metric }: Asked): boolean {
  return 'label' in metric.dims && where.label === undefined && (by === 'category' || where.category !== undefined);
}

/** The tables of a printed figure; see `cellTables`. */
export function metricTables(asked: Asked, name: string, purpose: string): string[] {
  const figures = `${name}_figure`;
  const labels = labelsToAdd(asked);
  return [
    figureTable(asked, figures, labels ? `${purpose}，按报告原文的类别名` : purpose, labels),
    questionedTable(figures),
    labels ? labelTable(name, figures) : cellTable(name, figures),
  ];
}

/** The figures as printed. */
function figureTable(asked: Asked, name: string, purpose: string, labels: boolean): string {
  const { by, metric } = asked;
  const code = by === null ? 'NULL::VARCHAR' : `f.${by}`;
  const conditions = [
    `f.metric_id = ${quoteText(metric.id)}`,
    'f.preferred',
    ...within('f', asked),
    ...dimensionConditions(asked, labels),
  ];
  return `${name} AS (
  -- ${purpose}
  SELECT
    f.agency_id,
    f.year,
    ${code} AS code,
    ${labels ? `${channelColumn(metric)},\n    f.stands_in,\n    ` : ''}f.value,
    f.status,
    f.qualifier,
    f.confidence,
    f.edited,
    f.evidence_id
  FROM fact AS f
  WHERE ${conditions.join('\n    AND ')}
)`;
}

const channelColumn = (metric: Metric) => ('channel' in metric.dims ? 'f.channel' : 'NULL::VARCHAR AS channel');

/** Drawn: any code. Fixed: that code. Everything else: the total, except what one cell of a category may hold. */
function dimensionConditions({ by, where, metric }: Asked, labels: boolean): string[] {
  const free = (name: DimensionName) =>
    (labels && (name === 'label' || name === 'channel')) || (by === 'label' && name === 'category');
  return Object.keys(metric.dims)
    .filter(isDimensionName)
    .flatMap((name) => {
      const fixed = where[name];
      if (name === by) return [`f.${name} IS NOT NULL`];
      if (fixed !== undefined) return [equals(`f.${name}`, fixed)];
      return free(name) ? [] : [isTotal(`f.${name}`)];
    });
}

function equals(column: string, code: string): string {
  return totalCodes.has(code) ? isTotal(column) : `${column} = ${quoteText(code)}`;
}

const cellTable = (name: string, figures: string) => `${name} AS (
  SELECT
    f.agency_id,
    f.year,
    f.code,
    f.value,
    NULL::DOUBLE AS base,
    f.status,
    f.qualifier,
    ${doubtful(figures)} AS doubt,
    f.edited,
    1 AS parts,
    f.evidence_id
  FROM ${figures} AS f
)`;

const labelTable = (name: string, figures: string) => `${name} AS (
  -- 同一渠道、同一处（表格或正文）各类别名的数相加；表格与正文、渠道之间从不相加：
  -- 先取未分渠道的，再取表格里的，再取最多的一个渠道；有几个渠道而只能取一个时存疑
  SELECT
    agency_id,
    year,
    code,
    sum(value) AS value,
    NULL::DOUBLE AS base,
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
    bool_or(${doubtful(figures)}) OR (channel IS NOT NULL AND count(DISTINCT channel) OVER one_cell > 1) AS doubt,
    bool_or(edited) AS edited,
    greatest(count(value), 1)::INTEGER AS parts,
    coalesce(arg_max(evidence_id, value), min(evidence_id)) AS evidence_id
  FROM ${figures} AS f
  GROUP BY agency_id, year, code, channel, stands_in
  WINDOW one_cell AS (PARTITION BY agency_id, year, code)
  QUALIFY row_number() OVER (
    PARTITION BY agency_id, year, code
    ORDER BY count(value) = 0, channel IS NOT NULL, stands_in <> 'table', sum(value) DESC, channel
  ) = 1
)`;
