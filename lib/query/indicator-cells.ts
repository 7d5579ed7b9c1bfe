import { type DimensionName, dimensionNames, isDimensionName } from '../model/dimension.ts';
import { groupBy } from '../model/group.ts';
import { type Indicator, isRatio } from '../model/metric.ts';
import { quoteList, quoteText } from '../model/quote.ts';
import type { Asked } from './cells.ts';
import { isTotal, within } from './conditions.ts';
import { drawn, type FormulaRow, formulaRows } from './formula-rows.ts';
import { doubtful, questionedTable } from './questioned.ts';

/** The formula of an indicator as the View splits it. */
export function askedFormula(asked: Omit<Asked, 'agencies' | 'years' | 'metric'>, indicator: Indicator): FormulaRow[] {
  return formulaRows(indicator, asked, (metric) => Object.keys(asked.dictionary.metrics.get(metric)?.dims ?? {}));
}

/** The tables of a computed figure; see `cellTables`. A term without a number leaves the cell without one, never at 0. */
export function indicatorTables(asked: Asked, indicator: Indicator, name: string, purpose: string): string[] {
  const rows = askedFormula(asked, indicator);
  const column = drawnColumn(asked);
  return [
    formulaTable(rows, asked, name),
    ...(column === null ? [] : [codeTable(rows, asked, column, name)]),
    termTable(rows, asked, name),
    questionedTable(`${name}_term`),
    sumTable(name),
    resultTable(rows, indicator, name, `${purpose}：由各项算出`),
  ];
}

/** The column of the fact table a View draws; null for the total and for the parts of a composition. */
function drawnColumn({ by }: Pick<Asked, 'by'>): DimensionName | null {
  return by === 'part' ? null : by;
}

/** The breakdowns that a formula fixes or draws: each a column of its table. */
function columnsOf(rows: readonly FormulaRow[]): DimensionName[] {
  return dimensionNames.filter((name) => rows.some(({ dims }) => name in dims));
}

/** The formula as a table: one row per figure it needs, form by form. */
export function formulaTable(rows: readonly FormulaRow[], { by }: Pick<Asked, 'by'>, name: string): string {
  const columns = columnsOf(rows);
  const parts = by === 'part';
  const code = (text: string | undefined) => (text === undefined ? 'NULL::VARCHAR' : quoteText(text));
  const line = ({ part, choice, position, side, sign, metric, dims }: FormulaRow) => {
    const cells = [choice, position, quoteText(side), sign, quoteText(metric)];
    const own = parts ? [quoteText(part ?? '')] : [];
    return [...own, ...cells, ...columns.map((column) => code(dims[column]))].join(', ');
  };
  const lines = [...groupBy(rows, line)].map(
    ([cells, same]) => `([${same.map(({ template }) => quoteText(template)).join(', ')}], ${cells})`,
  );
  const header = [...(parts ? ['code'] : []), 'choice', 'position', 'side', 'sign', 'metric_id', ...columns].join(', ');
  const drawnWords = parts ? '；code 为所分的各项' : by === null ? '' : '；* 为所分的各项';
  return `${name}_formula AS (
  -- 算法：各表式取哪些数，加（1）还是减（-1），作分子（part）还是分母（whole）${drawnWords}
  -- choice 1 逐项计算；2 有缺项时取报告写明的数
  SELECT unnest(templates) AS template, ${header}
  FROM (
    VALUES
      ${lines.length === 0 ? emptyFormula(parts, columns.length) : lines.join(',\n      ')}
  ) AS v(templates, ${header})
)`;
}

/** No form can be split so: a row that is for no form. */
function emptyFormula(parts: boolean, columns: number): string {
  return `([]::VARCHAR[], ${parts ? "'', " : ''}1, 1, '', 1, ''${', NULL::VARCHAR'.repeat(columns)})`;
}

/** Names the metrics once more, as constants: the fact table is sorted by metric, and only constants narrow its reading. */
function ofMetrics(rows: readonly FormulaRow[]): string[] {
  const metrics = [...new Set(rows.map(({ metric }) => metric))];
  return [metrics.length === 0 ? 'false' : `f.metric_id IN ${quoteList(metrics)}`, 'f.preferred'];
}

function codeTable(rows: readonly FormulaRow[], asked: Asked, by: DimensionName, name: string): string {
  const parts = rows.filter(({ side }) => side === 'part');
  return `${name}_code AS (
  SELECT DISTINCT f.${by} AS code
  FROM fact AS f
  WHERE ${[...ofMetrics(parts), ...within('f', asked), `f.${by} IS NOT NULL`].join('\n    AND ')}
)`;
}

/**
 * How a figure `f` of the database is matched to a report `r` and a row `m` of the formula: the same code in every breakdown its
 * metric can carry. By body and year, as the table is stored; a report's id narrows no reading.
 */
export function termConditions(
  rows: readonly FormulaRow[],
  { by, dictionary }: Pick<Asked, 'by' | 'dictionary'>,
  code: string,
): string[] {
  const columns = columnsOf(rows);
  const carried = rows.flatMap(({ metric }) => Object.keys(dictionary.metrics.get(metric)?.dims ?? {}));
  const codes = [...new Set(carried)].filter(isDimensionName).map((dimension) => {
    if (!columns.includes(dimension)) return isTotal(`f.${dimension}`);
    const wanted =
      dimension === by ? `if(m.${dimension} = ${quoteText(drawn)}, ${code}, m.${dimension})` : `m.${dimension}`;
    return `f.${dimension} IS NOT DISTINCT FROM ${wanted}`;
  });
  return ['f.agency_id = r.agency_id', 'f.year = r.year', 'f.metric_id = m.metric_id', ...ofMetrics(rows), ...codes];
}

function termTable(rows: readonly FormulaRow[], asked: Asked, name: string): string {
  const match = [...termConditions(rows, asked, 'c.code'), ...within('f', asked)];
  const joins = [
    'FROM report AS r',
    `JOIN ${name}_formula AS m ON m.template = r.template`,
    ...(drawnColumn(asked) === null ? [] : [`CROSS JOIN ${name}_code AS c`]),
    `LEFT JOIN fact AS f ON ${match.join('\n    AND ')}`,
    `WHERE ${within('r', asked).join('\n    AND ')}`,
  ];
  return `${name}_term AS (
  -- 每份报告的各项
  SELECT
    r.agency_id,
    r.year,
    ${codeColumn(asked)},
    m.choice,
    m.position,
    m.side,
    m.sign,
    f.value,
    f.status,
    f.qualifier,
    f.confidence,
    f.edited,
    f.evidence_id
  ${joins.join('\n  ')}
)`;
}

function codeColumn({ by }: Asked): string {
  if (by === null) return 'NULL::VARCHAR AS code';
  return by === 'part' ? 'm.code' : 'c.code';
}

const sumTable = (name: string) => `${name}_sum AS (
  -- 各项合计；missing 为没有数的项数，gap 为第一个缺项的情形
  SELECT
    agency_id,
    year,
    code,
    choice,
    sum(sign * value) FILTER (WHERE side = 'part') AS part,
    sum(sign * value) FILTER (WHERE side = 'whole') AS whole,
    count(*) AS terms,
    count(*) FILTER (WHERE value IS NULL) AS missing,
    arg_min(coalesce(status, 'not_reported'), position) FILTER (WHERE value IS NULL) AS gap,
    any_value(status) AS only_status,
    CASE
      WHEN bool_and(qualifier = 'exact') THEN 'exact'
      WHEN bool_and(side = 'part' AND sign = 1 AND qualifier IN ('exact', 'at_least')) THEN 'at_least'
      WHEN bool_and(side = 'part' AND sign = 1 AND qualifier IN ('exact', 'at_most')) THEN 'at_most'
      ELSE 'approx'
    END AS qualifier,
    coalesce(bool_or(${doubtful(`${name}_term`)}), false) AS doubt,
    coalesce(bool_or(edited), false) AS edited,
    arg_min(evidence_id, position) FILTER (WHERE side = 'part') AS evidence_id
  FROM ${name}_term AS f
  GROUP BY agency_id, year, code, choice
  HAVING count(evidence_id) FILTER (WHERE side = 'part') > 0
)`;

const firstChoice = `
  QUALIFY row_number() OVER (PARTITION BY agency_id, year, code ORDER BY missing > 0, choice) = 1`;

/** Whether the figures are sums, rates, or (among the parts of a set) both. */
type ResultKind = 'sum' | 'ratio' | 'mixed';

function kindOf(rows: readonly FormulaRow[], indicator: Indicator): ResultKind {
  if (rows.some(({ part, side }) => part !== null && side === 'whole')) return 'mixed';
  return isRatio(indicator) ? 'ratio' : 'sum';
}

const resultValues: Readonly<Record<ResultKind, string>> = {
  sum: 'WHEN missing = 0 THEN part',
  ratio: 'WHEN missing = 0 AND whole > 0 THEN 100 * part / whole',
  mixed: `WHEN missing = 0 AND whole IS NULL THEN part
      WHEN missing = 0 AND whole > 0 THEN 100 * part / whole`,
};

function resultTable(rows: readonly FormulaRow[], indicator: Indicator, name: string, purpose: string): string {
  const kind = kindOf(rows, indicator);
  // Only where there is a second choice must one be taken: over all figures of a set that costs.
  const twice = rows.some(({ choice }) => choice === 2);
  const ratio = kind !== 'sum';
  return `${name} AS (
  -- ${purpose}；缺一项就没有数，不当作 0
  SELECT
    agency_id,
    year,
    code,
    CASE ${resultValues[kind]} END AS value,
    ${ratio ? 'CASE WHEN missing = 0 THEN whole END' : 'NULL::DOUBLE'} AS base,
    CASE
      WHEN missing > 0 THEN gap${ratio ? `\n      WHEN whole <= 0 THEN 'undefined_ratio'` : ''}
      WHEN terms = 1 THEN only_status
      ELSE 'derived'
    END AS status,
    if(missing = 0, qualifier, 'exact') AS qualifier,
    doubt AND missing = 0 AS doubt,
    edited,
    1 AS parts,
    evidence_id
  FROM ${name}_sum${twice ? firstChoice : ''}
)`;
}
