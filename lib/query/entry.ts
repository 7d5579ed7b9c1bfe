import { z } from 'zod';
import { type DimensionName, dimensionNames } from '../model/dimension.ts';
import type { QueryResult } from '../model/engine.ts';
import { recordOf } from '../model/record.ts';
import { checkedRows } from '../model/rows.ts';
import type { View } from '../model/view.ts';

/** The columns of {@link figureSchema}, of the figure `f` of a statement. */
export const figureColumns = [
  'f.agency_id',
  'f.year',
  'f.metric_id',
  ...dimensionNames.map((name) => `f.${name}`),
].join(', ');
const brokenDown = dimensionNames.map((name) => `(f.${name} IS NOT NULL)::INTEGER`).join(' + ');

/**
 * One figure per report, the one to open it at: of the channels where the report has several, else of the applications
 * received, else of the metric with most figures; of a breakdown rather than a total. Reports without a number have no row.
 */
export const reportEntrySql = `WITH figure AS (
  SELECT f.*, ${brokenDown} AS depth, count(*) OVER (PARTITION BY f.report_id, f.metric_id) AS siblings
  FROM fact AS f
  WHERE f.preferred AND f.value IS NOT NULL
)
SELECT f.report_id, ${figureColumns}
FROM figure AS f
QUALIFY row_number() OVER (
  PARTITION BY f.report_id
  ORDER BY
    CASE
      WHEN f.siblings = 1 THEN 2
      WHEN f.metric_id = 'proactive_by_channel' THEN 0
      WHEN f.metric_id = 'req_received' THEN 1
      ELSE 2
    END,
    f.siblings DESC,
    CASE WHEN f.depth = 0 THEN 9 ELSE f.depth END,
    f.metric_id,
    f.evidence_id
) = 1
ORDER BY f.report_id`;

/** The figures each broken rule looked at that carry a number, the whole before its parts where the rule names it first. */
export const findingFiguresSql = `SELECT fi.finding_id, f.value, ${figureColumns}
FROM finding AS fi
JOIN finding_evidence AS fe ON fe.finding_id = fi.finding_id
JOIN fact AS f ON f.evidence_id = fe.evidence_id
WHERE NOT fi.kept AND f.value IS NOT NULL
ORDER BY fi.finding_id, fe.evidence_id`;

const dims = z.object(recordOf(dimensionNames, () => z.string().nullable()));
/** A figure by its place in the data; see {@link FigureKey}. */
export const figureSchema = z.object({ ...dims.shape, agency_id: z.string(), year: z.int(), metric_id: z.string() });
const reportEntrySchema = z.object({ ...figureSchema.shape, report_id: z.string() });
const findingFigureSchema = z.object({ ...figureSchema.shape, finding_id: z.string(), value: z.number() });

/** A figure by its place in the data: agency, year, metric, breakdown codes. */
export type FigureKey = Readonly<z.infer<typeof figureSchema>>;

/** One row of {@link reportEntrySql}. */
export type ReportEntryRow = Readonly<z.infer<typeof reportEntrySchema>>;

/** One row of {@link findingFiguresSql}. */
export type FindingFigureRow = Readonly<z.infer<typeof findingFigureSchema>>;

/** The rows of {@link reportEntrySql}. */
export function reportEntryRows(result: QueryResult): ReportEntryRow[] {
  return checkedRows(result, reportEntrySchema, 'entries of reports');
}

/** The rows of {@link findingFiguresSql}. */
export function findingFigureRows(result: QueryResult): FindingFigureRow[] {
  return checkedRows(result, findingFigureSchema, 'figures of findings');
}

/** Category before channel: a category's figures stand in one picture whatever the channel; a label only by itself. */
const drawnFirst: readonly DimensionName[] = ['category', 'label', ...dimensionNames];

/**
 * The View that shows one figure among its siblings of the same report, and the code of its mark there: drawn along one of
 * its breakdowns, the others fixed.
 */
export function figureView(figure: FigureKey): { readonly view: View; readonly code: string | null } {
  const by = drawnFirst.find((name) => figure[name] !== null) ?? null;
  const byCategory = by === 'category' || by === 'label';
  const fixed = dimensionNames.filter(
    (name) => name !== by && figure[name] !== null && !(byCategory && (name === 'label' || name === 'channel')),
  );
  return {
    view: {
      metric: figure.metric_id,
      by,
      where: Object.fromEntries(fixed.map((name) => [name, figure[name]])),
      agencies: [figure.agency_id],
      years: { from: figure.year, to: figure.year },
      measure: 'value',
      chart: 'bar',
      order: 'official',
      against: null,
      small: false,
    },
    code: by === null ? null : figure[by],
  };
}
