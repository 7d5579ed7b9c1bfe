import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import type { Dictionary } from '../model/metric.ts';
import { checkedRows } from '../model/rows.ts';
import type { View } from '../model/view.ts';
import { cellTables } from './cells.ts';
import { figureSet, figureTable } from './figure-set.ts';
import { smallBase } from './measured.ts';

/** Every year the data can hold. */
const everyYear: View['years'] = { from: 2000, to: 2099 };

/** So many of each kind stand out per year. */
const perYear = 3;

/** The figures of all agencies, and each beside the same agency's of the year before where the two may be compared. */
function pairTables(figures: readonly string[], dictionary: Dictionary): string {
  const asked = figureSet(figures, { agencies: [], years: everyYear }, dictionary);
  return `WITH ${[figureTable(figures, dictionary), ...cellTables(asked, 'cell', '各机构的数')].join(',\n')},
pair AS (
  -- 同一机构相邻两年都有的准确数；C 级只在同一表式内比，X 级不比
  SELECT
    c.position,
    c.code,
    c.smallest,
    n.agency_id,
    n.year,
    n.value,
    n.base,
    b.value AS value_before,
    b.base AS base_before,
    n.doubt OR b.doubt AS doubt,
    r.report_id
  FROM figure AS c
  JOIN cell AS n ON n.code = c.code AND n.value IS NOT NULL AND n.qualifier = 'exact'
  JOIN cell AS b ON b.code = c.code AND b.agency_id = n.agency_id AND b.year = n.year - 1
    AND b.value IS NOT NULL AND b.qualifier = 'exact'
  JOIN report AS r ON r.agency_id = n.agency_id AND r.year = n.year
  JOIN report AS q ON q.agency_id = n.agency_id AND q.year = n.year - 1
  WHERE c.grade <> 'X' AND (c.grade <> 'C' OR r.template = q.template)
)`;
}

/**
 * What all agencies together reported, figure by figure and year by year, beside the year before: sums, and rates over the
 * sums of their denominators (`base`), only over the agencies that have both (`agencies`); `having` have it that year at all.
 * Years without such a pair have no row.
 */
export function headlinesSql(figures: readonly string[], dictionary: Dictionary): string {
  const total = (value: string, base: string) =>
    `CASE WHEN any_value(p.smallest) = 0 THEN sum(${value}) WHEN sum(${base}) > 0 THEN sum(${value} * ${base}) / sum(${base}) END`;
  return `${pairTables(figures, dictionary)}
SELECT
  p.code AS figure,
  p.year,
  count(*)::INTEGER AS agencies,
  (SELECT count(*) FROM cell AS v WHERE v.code = p.code AND v.year = p.year AND v.value IS NOT NULL)::INTEGER AS having,
  ${total('p.value', 'p.base')} AS value,
  sum(p.base) AS base,
  ${total('p.value_before', 'p.base_before')} AS value_before,
  sum(p.base_before) AS base_before
FROM pair AS p
GROUP BY p.position, p.code, p.year
ORDER BY p.position, p.year`;
}

/**
 * The largest changes of each year, three of the counts (in percent of at least 30 the year before) and three of the rates (in
 * percentage points, on at least 30 cases in both years), doubtful figures left out. Latest year first.
 */
export function changesSql(figures: readonly string[], dictionary: Dictionary): string {
  return `${pairTables(figures, dictionary)}
SELECT
  p.code AS figure,
  p.year,
  p.agency_id,
  a.short_name AS agency,
  p.value,
  p.base,
  p.value_before,
  p.base_before,
  CASE WHEN p.smallest = 0 THEN 100 * (p.value - p.value_before) / p.value_before ELSE p.value - p.value_before END AS change
FROM pair AS p
JOIN agency AS a ON a.agency_id = p.agency_id
WHERE NOT p.doubt
  AND p.value <> p.value_before
  AND CASE
    WHEN p.smallest = 0 THEN p.value_before >= ${smallBase}
    ELSE p.base >= p.smallest AND p.base_before >= p.smallest
  END
QUALIFY row_number() OVER (
  PARTITION BY p.year, p.smallest
  ORDER BY abs(change) DESC, a.sort_key, p.position
) <= ${perYear}
ORDER BY p.year DESC, p.smallest, abs(change) DESC, a.sort_key, p.position`;
}

/**
 * Agencies whose suits were corrected for the first time in the data: the year's figure, and since when (`since`) all years
 * before had a stated number, each 0. An agency without such a year before has no row. Latest first.
 */
export function firstCorrectionsSql(dictionary: Dictionary): string {
  const asked = figureSet(['suits_corrected'], { agencies: [], years: everyYear }, dictionary);
  return `WITH ${cellTables(asked, 'cell', '行政诉讼结果纠正数').join(',\n')},
before AS (
  -- 此前各年的数
  SELECT
    *,
    max(value) OVER earlier AS most,
    min(year) OVER earlier AS since
  FROM cell
  WHERE value IS NOT NULL
  WINDOW earlier AS (PARTITION BY agency_id ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT b.agency_id, a.short_name AS agency, b.year, b.value, b.since, b.evidence_id
FROM before AS b
JOIN agency AS a ON a.agency_id = b.agency_id
WHERE b.value > 0 AND b.most = 0 AND b.qualifier = 'exact' AND NOT b.doubt
ORDER BY b.year DESC, a.sort_key`;
}

const number = z.number();
const headlineSchema = z.object({
  figure: z.string(),
  year: z.int(),
  agencies: z.int(),
  having: z.int(),
  value: number.nullable(),
  base: number.nullable(),
  value_before: number.nullable(),
  base_before: number.nullable(),
});
const changeSchema = z.object({
  figure: z.string(),
  year: z.int(),
  agency_id: z.string(),
  agency: z.string(),
  value: number,
  base: number.nullable(),
  value_before: number,
  base_before: number.nullable(),
  change: number,
});
const firstSchema = z.object({
  agency_id: z.string(),
  agency: z.string(),
  year: z.int(),
  value: number,
  since: z.int(),
  evidence_id: z.string().nullable(),
});
/** One figure of all agencies in one year; see {@link headlinesSql}. */
export type HeadlineFigureRow = Readonly<z.infer<typeof headlineSchema>>;
/** One agency's large change; see {@link changesSql}. */
export type ChangeRow = Readonly<z.infer<typeof changeSchema>>;
/** One agency's first correction in court; see {@link firstCorrectionsSql}. */
export type FirstCorrectionRow = Readonly<z.infer<typeof firstSchema>>;
/** The rows of {@link headlinesSql}. */
export function headlineFigureRows(result: QueryResult): HeadlineFigureRow[] {
  return checkedRows(result, headlineSchema, 'headline figures');
}

/** The rows of {@link changesSql}. */
export function changeRows(result: QueryResult): ChangeRow[] {
  return checkedRows(result, changeSchema, 'largest changes');
}

/** The rows of {@link firstCorrectionsSql}. */
export function firstCorrectionRows(result: QueryResult): FirstCorrectionRow[] {
  return checkedRows(result, firstSchema, 'first corrections');
}
