import { z } from 'zod';
import type { Agency } from '../model/agency.ts';
import type { QueryResult } from '../model/engine.ts';
import { qualifiers } from '../model/fact.ts';
import type { Dictionary } from '../model/metric.ts';
import { quoteText } from '../model/quote.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';
import { cellStatuses, type View, type ViewRow } from '../model/view.ts';
import { statusCases } from './absence.ts';
import { cellTables } from './cells.ts';
import { figureSet, figureTable } from './figure-set.ts';
import { fewestAgencies } from './measured.ts';

/** One agency, its peers (of `peers.ts`, without itself) and the figures to set against them. */
export interface ProfileRequest {
  readonly agency: string;
  readonly peers: readonly string[];
  readonly years: View['years'];
  /** Metric and indicator ids, as a rule of `data/profile.json`. */
  readonly figures: readonly string[];
}

/**
 * An agency's figures year by year against its peers: one row per figure and year, figures in their order. Quartiles are of
 * the peers alone, the place is among agency and peers; both only of what may be compared (exact figures of grades A and B,
 * rates on at least 30 cases) and from three agencies on.
 */
export function profileSql({ agency, peers, years, figures }: ProfileRequest, dictionary: Dictionary): string {
  const asked = figureSet(figures, { agencies: [agency, ...peers], years }, dictionary);
  const me = quoteText(agency);
  return `-- ${years.from}-${years.to} 年，与 ${peers.length} 个同类机构比
WITH ${[figureTable(figures, dictionary), ...cellTables(asked, 'cell', '本机构和同类机构的数')].join(',\n')},
comparable AS (
  -- 参加比较的数：准确、A 级或 B 级、比率的分母足够大
  SELECT v.agency_id, v.year, v.code, v.value
  FROM cell AS v
  JOIN figure AS c ON c.code = v.code
  WHERE v.value IS NOT NULL
    AND v.qualifier = 'exact'
    AND c.grade IN ('A', 'B')
    AND (c.smallest = 0 OR v.base >= c.smallest)
),
peer AS (
  -- 同类机构（不含本机构）的四分位；本机构在其中的名次，数大者在前
  SELECT
    o.code,
    o.year,
    count(*) FILTER (WHERE o.agency_id <> ${me})::INTEGER AS peers,
    quantile_cont(o.value, [0.25, 0.5, 0.75]) FILTER (WHERE o.agency_id <> ${me}) AS quartiles,
    CASE WHEN count(m.value) > 0 THEN 1 + count(*) FILTER (WHERE o.value > m.value) END::INTEGER AS place,
    count(*)::INTEGER AS ranked
  FROM comparable AS o
  LEFT JOIN comparable AS m ON m.agency_id = ${me} AND m.code = o.code AND m.year = o.year
  GROUP BY o.code, o.year
)
SELECT
  c.code AS figure,
  y.year::INTEGER AS year,
  f.value,
  f.base,
  CASE
    ${statusCases(asked, 'f').join('\n    ')}
  END AS status,
  coalesce(f.qualifier, 'exact') AS qualifier,
  coalesce(f.doubt, false) AS doubt,
  coalesce(f.edited, false) AS edited,
  f.evidence_id,
  r.report_id,
  r.template,
  r.completeness,
  coalesce(p.peers, 0) AS peers,
  CASE WHEN p.peers >= ${fewestAgencies} THEN p.quartiles[1] END AS p25,
  CASE WHEN p.peers >= ${fewestAgencies} THEN p.quartiles[2] END AS median,
  CASE WHEN p.peers >= ${fewestAgencies} THEN p.quartiles[3] END AS p75,
  CASE WHEN p.ranked >= ${fewestAgencies} THEN p.place END AS place,
  CASE WHEN p.ranked >= ${fewestAgencies} AND p.place IS NOT NULL THEN p.ranked END AS ranked
FROM figure AS c
CROSS JOIN range(${years.from}, ${years.to + 1}) AS y(year)
LEFT JOIN report AS r ON r.agency_id = ${me} AND r.year = y.year
LEFT JOIN cell AS f ON f.agency_id = ${me} AND f.year = y.year AND f.code = c.code
LEFT JOIN peer AS p ON p.code = c.code AND p.year = y.year
ORDER BY c.position, y.year`;
}

const profileSchema = z.object({
  figure: z.string(),
  year: z.int(),
  value: z.number().nullable(),
  base: z.number().nullable(),
  status: z.enum(cellStatuses),
  qualifier: z.enum(qualifiers),
  doubt: z.boolean(),
  edited: z.boolean(),
  evidence_id: z.string().nullable(),
  report_id: z.string().nullable(),
  template: z.string().nullable(),
  completeness: z.enum(completenesses).nullable(),
  peers: z.int(),
  p25: z.number().nullable(),
  median: z.number().nullable(),
  p75: z.number().nullable(),
  place: z.int().nullable(),
  ranked: z.int().nullable(),
});

/** One figure of one year against the peers; see {@link profileSql}. */
export type ProfileRow = Readonly<z.infer<typeof profileSchema>>;

/** The rows of {@link profileSql}. */
export function profileRows(result: QueryResult): ProfileRow[] {
  return checkedRows(result, profileSchema, 'profile of an agency');
}

/** A figure of a profile as the cell of a View, so that it is written as there. */
export function profileCell({ edited, ...row }: ProfileRow, agency: Pick<Agency, 'id' | 'shortName'>): ViewRow {
  return {
    ...row,
    ...(edited ? { edited } : {}),
    agency_id: agency.id,
    agency: agency.shortName,
    code: null,
    printed: row.value,
    parts: 1,
    against: null,
    against_status: null,
  };
}

/**
 * An agency's reports, oldest first: form, completeness, source, and how the checks went (`broken` by the report's own words
 * or perhaps misread, `scope` perhaps by another scope, `kept`). The words of the scope notes are its findings of verdict
 * `maybe_scope` (`findingsSql`).
 */
export function profileReportsSql(agency: string): string {
  return `WITH counted AS (
  -- 各年报告读到的数
  SELECT year, count(value) AS figures, count(*) FILTER (WHERE confidence = 'doubtful') AS doubtful
  FROM fact
  WHERE agency_id = ${quoteText(agency)}
  GROUP BY year
)
SELECT
  r.report_id,
  r.year,
  r.template,
  r.title,
  r.completeness,
  r.source_name,
  r.source_url,
  strftime(r.published_on, '%Y-%m-%d') AS published_on,
  coalesce(c.figures, 0)::INTEGER AS figures,
  coalesce(c.doubtful, 0)::INTEGER AS doubtful,
  count(fi.finding_id) FILTER (WHERE NOT fi.kept AND fi.severity <> 'info' AND fi.verdict <> 'maybe_scope')::INTEGER AS broken,
  count(fi.finding_id) FILTER (WHERE NOT fi.kept AND fi.severity <> 'info' AND fi.verdict = 'maybe_scope')::INTEGER AS scope,
  count(fi.finding_id) FILTER (WHERE fi.kept)::INTEGER AS kept
FROM report AS r
LEFT JOIN counted AS c ON c.year = r.year
LEFT JOIN finding AS fi ON fi.report_id = r.report_id
WHERE r.agency_id = ${quoteText(agency)}
GROUP BY ALL
ORDER BY r.year`;
}

const profileReportSchema = z.object({
  report_id: z.string(),
  year: z.int(),
  template: z.string(),
  title: z.string(),
  completeness: z.enum(completenesses),
  source_name: z.string(),
  source_url: z.string().nullable(),
  published_on: z.string().nullable(),
  figures: z.int(),
  doubtful: z.int(),
  broken: z.int(),
  scope: z.int(),
  kept: z.int(),
});

/** One report of an agency; see {@link profileReportsSql}. */
export type ProfileReportRow = Readonly<z.infer<typeof profileReportSchema>>;

/** The rows of {@link profileReportsSql}. */
export function profileReportRows(result: QueryResult): ProfileReportRow[] {
  return checkedRows(result, profileReportSchema, 'reports of an agency');
}
