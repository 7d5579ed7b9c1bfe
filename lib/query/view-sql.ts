import type { Dictionary } from '../model/metric.ts';
import { quoteText } from '../model/quote.ts';
import type { View } from '../model/view.ts';
import { statusCases } from './absence.ts';
import { cellTables } from './cells.ts';
import { isAmong, within } from './conditions.ts';
import {
  againstSmallColumn,
  type MeasuredColumns,
  measuredColumns,
  smallBaseColumn,
  standingTable,
  touched,
} from './measured.ts';
import { comparesAgencies, type Plan, planOf, readsYearBefore } from './plan.ts';

/**
 * The one SQL statement of a View: agencies × years × codes, each with its preferred figure or the reason there is none,
 * in exactly the columns of `ViewRow`. It is written to be opened, read and changed in the workbench.
 * Throws `bad_view` for a metric or breakdown the dictionary does not know.
 */
export function viewToSql(view: View, dictionary: Dictionary): string {
  const plan = planOf(view, dictionary);
  const measured = measuredColumns(plan);
  return [
    heading(plan),
    `WITH ${commonTables(plan).join(',\n')}`,
    select(plan, measured),
    from(plan),
    orderBy(plan, measured),
  ].join('\n');
}

function heading({ view }: Plan): string {
  const by = view.by === null ? '' : ` / ${view.by}`;
  const against = view.against === null ? '' : ` × ${view.against}`;
  const named =
    view.agencies.length < 2
      ? ''
      : '\n-- 换机构时，各处的名单（IN、BETWEEN、list_contains 或 regexp_full_match）一起换；重复是为了少读数据';
  return `-- ${view.metric}${by}${against}, ${view.years.from}-${view.years.to}, ${view.measure}${named}`;
}

function commonTables(plan: Plan): string[] {
  const standing = standingTable(plan);
  const purpose = plan.view.measure === 'per_hundred' ? '分母：本机构当年收到的申请数' : '占比的分母：本机构当年的总数';
  return [
    ...cellTables(plan.main, 'cell', '选中的数'),
    agencyTable(plan),
    ...(plan.view.by === null ? [] : [codeTable(plan)]),
    ...(plan.whole === null ? [] : cellTables(plan.whole, 'whole', purpose)),
    ...(standing === null ? [] : [standing]),
    ...(plan.against === null ? [] : cellTables(plan.against, 'against', '纵轴的数')),
  ];
}

function agencyTable({ view }: Plan): string {
  const condition =
    view.agencies.length === 0
      ? `agency_id IN (SELECT agency_id FROM cell WHERE value IS NOT NULL${readsYearBefore(view) ? ` AND year >= ${view.years.from}` : ''})`
      : isAmong('agency_id', view.agencies);
  return `chosen AS (
  SELECT agency_id, short_name, sort_key
  FROM agency
  WHERE ${condition}
)`;
}

/** A change also reads the year before the first; that year is not part of the selection. */
function codeTable({ view }: Plan): string {
  const condition = readsYearBefore(view) ? `\n  WHERE f.year >= ${view.years.from}` : '';
  return `code AS (
  -- 选择中出现的分项，按字典次序
  SELECT DISTINCT f.code, d.position
  FROM cell AS f
  LEFT JOIN dimension_code AS d ON d.dimension = ${quoteText(view.by ?? '')} AND d.code = f.code${condition}
)`;
}

function select(plan: Plan, measured: MeasuredColumns): string {
  const { view, metric, against } = plan;
  return `SELECT
  a.agency_id,
  a.short_name AS agency,
  y.year::INTEGER AS year,
  ${view.by === null ? 'NULL::VARCHAR AS code' : 'c.code'},
  ${measured.value} AS value,
  f.value AS printed,
  ${measured.base} AS base,
  ${caseOf([...measured.failures, ...statusCases(plan.main, 'f')])} AS status,
  ${measured.qualifier} AS qualifier,
  ${ofEither('doubt', plan, measured)} AS doubt,
  ${ofEither('edited', plan, measured)} AS edited,
  ${smallBaseColumn(plan)} AS small_base,
  ${againstSmallColumn(plan)} AS against_small,
  coalesce(f.parts, 1) AS parts,
  f.evidence_id,
  r.report_id,
  r.template,
  r.completeness,
  coalesce(r.origin = 'own', false) AS own,
  ${against === null ? 'NULL::DOUBLE' : 'v.value'} AS against,
  ${against === null ? 'NULL::VARCHAR' : caseOf(statusCases(against, 'v', 'r', metric.dims.part))} AS against_status,
  ${against === null ? 'NULL::VARCHAR' : `CASE WHEN v.value IS NOT NULL THEN nullif(v.qualifier, 'exact') END`} AS against_qualifier`;
}

/** A doubtful or corrected second figure is doubt or a correction of the mark that shows both. */
function ofEither(flag: 'doubt' | 'edited', { against }: Plan, { beside }: MeasuredColumns): string {
  const second = against === null ? '' : ` OR (v.value IS NOT NULL AND coalesce(v.${flag}, false))`;
  return `${touched(flag, beside)}${second}`;
}

const caseOf = (cases: readonly string[]) => `CASE\n    ${cases.join('\n    ')}\n  END`;

function from(plan: Plan): string {
  const { view, metric, whole, against } = plan;
  const sameCode = (alias: string) => (view.by === null ? '' : ` AND ${alias}.code = c.code`);
  const join = (table: string, alias: string, year: string, code: string) =>
    `LEFT JOIN ${table} AS ${alias} ON ${alias}.agency_id = a.agency_id AND ${alias}.year = ${year}${code}`;
  const asked = (alias: string, before: number) => {
    const years = { from: view.years.from - before, to: view.years.to - before };
    return ['', ...within(alias, { ...view, years })].join('\n  AND ');
  };
  const yearBefore = readsYearBefore(view)
    ? [
        join('cell', 'p', 'y.year - 1', sameCode('p')),
        ...(whole === null ? [] : [join('whole', 'pw', 'y.year - 1', '')]),
        ...(metric.comparability === 'C' ? [join('report', 'pr', 'y.year - 1', asked('pr', 1))] : []),
      ]
    : [];
  return [
    'FROM chosen AS a',
    `CROSS JOIN range(${view.years.from}, ${view.years.to + 1}) AS y(year)`,
    ...(view.by === null ? [] : ['LEFT JOIN code AS c ON true']),
    join('report', 'r', 'y.year', asked('r', 0)),
    join('cell', 'f', 'y.year', sameCode('f')),
    ...(whole === null ? [] : [join('whole', 'w', 'y.year', '')]),
    ...yearBefore,
    ...(comparesAgencies(view) ? [join('standing', 's', 'y.year', sameCode('s'))] : []),
    ...(against === null ? [] : [join('against', 'v', 'y.year', against.by === null ? '' : sameCode('v'))]),
  ].join('\n');
}

/** Largest first; of ranks, the first places first. */
function orderBy({ view }: Plan, measured: MeasuredColumns): string {
  const best =
    view.measure === 'rank'
      ? `min(${measured.value}) OVER (PARTITION BY a.agency_id) NULLS LAST`
      : `max(${measured.value}) OVER (PARTITION BY a.agency_id) DESC NULLS LAST`;
  const keys = [
    ...(view.order === 'value' ? [best] : []),
    'a.sort_key',
    'y.year',
    ...(view.by === null ? [] : ['c.position NULLS LAST', 'c.code']),
  ];
  return `ORDER BY ${keys.join(', ')}`;
}
