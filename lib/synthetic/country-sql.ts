import { agencyLevels } from '../model/agency.ts';
import { dimensionNames } from '../model/dimension.ts';
import { quoteText } from '../model/quote.ts';
import { type FormFigure, type SyntheticForm, syntheticForms } from './figures.ts';
import { inventBodies, inventRegions } from './places.ts';
import { blankSql, type FigureValue, figureValues } from './values.ts';

/** What a synthetic country is made of: the same values give the same rows, whatever the machine. */
export interface CountryPlan {
  readonly bodies: number;
  readonly seed: number;
  readonly figures: readonly FormFigure[];
}

/** First and last reporting year, and the first year of each form. */
export const syntheticYears = { from: 2011, to: 2025 } as const;
const formYears: Readonly<Record<SyntheticForm, readonly [number, number]>> = {
  narrative_2008: [2011, 2013],
  stat_2014: [2014, 2018],
  format_2019: [2019, 2020],
  format_2021: [2021, 2025],
};

/** What a synthetic country is called. */
export const syntheticLabel = { zh: '虚拟国家（虚拟数据）', en: 'An invented country (synthetic data)' } as const;

/** Where every synthetic figure says it comes from; shown wherever a source is. */
const syntheticSource = '虚拟数据，由程序生成 / synthetic data';

/** Of a hundred agency-years, how many have no report; of a hundred reports, how many are excerpts. */
const missing = 3;
const excerpts = 4;
/** Of eight figures an excerpt holds one; of five that running text may tell, it tells four. */
const inExcerpt = 8;
const told = 5;
/** Of so many reports on the forms since 2019, one misprints the total of new applications. */
const misprinted = 50;

/** Facts written in one transaction: until it ends it keeps 30 bytes in memory of each. */
const factsAtOnce = 20_000_000;

const nullable = (text: string | null) => (text === null ? 'NULL' : quoteText(text));

/** Figures one report of each form holds on average: to say how many bodies a number of facts takes. */
export function factsPerBody(figures: readonly FormFigure[]): number {
  const years = (form: SyntheticForm) => formYears[form][1] - formYears[form][0] + 1;
  const expected = syntheticForms.flatMap((form) =>
    figures
      .flatMap(({ places }) => places.filter((place) => place.form === form))
      .map(({ standsIn }) => years(form) * (standsIn === 'table' ? 1 : (told - 1) / told)),
  );
  const reports = (1 - missing / 100) * (1 - (excerpts / 100) * (1 - 1 / inExcerpt));
  return expected.reduce((sum, each) => sum + each, 0) * reports;
}

/**
 * The statements that fill an empty atlas (`databaseSql` without rows of its own but dictionary and codes) with a synthetic
 * country, stored in the order the schema says, but bodies by level first. `evidence` becomes a view: the place of a synthetic
 * figure follows from which figure it is, so that it need not be stored 300 million times.
 */
export function* countrySql({ bodies, seed, figures }: CountryPlan): Generator<string> {
  // Few transactions: a group of rows is written once, when it is full, not with every figure that adds to it.
  yield 'BEGIN';
  const regions = inventRegions(bodies);
  yield* insertTexts(
    'region',
    regions.map(({ code, name, parentCode, level }) => [code, name, parentCode, level]),
  );
  const agencies = inventBodies(regions, bodies);
  yield* insertTexts(
    'agency',
    agencies.map((each, index) => [
      each.id,
      each.name,
      each.shortName,
      each.regionCode,
      each.level,
      each.kind,
      String(index + 1),
      each.initials,
    ]),
  );
  yield drawnReports(seed);
  yield `INSERT INTO report SELECT report_id, agency_id, year, form, ${quoteText('【虚拟】')} || name || year || '年政府信息公开工作年度报告',
  if(full_text, 'full', 'excerpt'), ${quoteText(syntheticSource)}, NULL, NULL, make_date(year + 1, 1, 10 + (draw % 21)::INTEGER), 'bundled'
FROM drawn ORDER BY number`;
  const values = new Map(syntheticForms.map((form) => [form, figureValues(figures, form)]));
  const figuresAtOnce = Math.max(1, Math.floor(factsAtOnce / bodies / (syntheticYears.to - syntheticYears.from + 1)));
  for (const [position, figure] of figures.entries()) {
    yield insertFigure(figure, position, values);
    if ((position + 1) % figuresAtOnce === 0) yield* ['COMMIT', 'BEGIN'];
  }
  yield* evidenceView(figures);
  yield* misprints(figures);
  yield 'DROP TABLE drawn';
  yield 'COMMIT';
  yield 'CHECKPOINT';
}

/** A level of government counts for so many times the numbers of a county's. */
const levelSize = `CASE a.level WHEN 'province' THEN 8 WHEN 'prefecture' THEN 3 WHEN 'township' THEN 0.4 ELSE 1 END`;

/** Bodies of one level are compared with one another: they stand together. */
const storedOrder = `list_position([${agencyLevels.map(quoteText).join(', ')}], level), agency_id, year`;

/** Every report to be, in stored order, with its draws; a body's size lasts, its numbers grow by 4 % of the first year's. */
function drawnReports(seed: number): string {
  const form = syntheticForms.map((name) => `WHEN y.year <= ${formYears[name][1]} THEN ${quoteText(name)}`).join(' ');
  const draw = (year: string) => `hash(${seed}, a.sort_key, ${year})`;
  return `CREATE TEMP TABLE drawn AS
SELECT * EXCLUDE (level), lower(to_base(row_number() OVER (ORDER BY ${storedOrder}), 36, 5)) AS number
FROM (
  SELECT
    a.agency_id || '-' || y.year AS report_id,
    a.agency_id,
    a.name,
    a.level,
    y.year::INTEGER AS year,
    CASE ${form} END AS form,
    ${draw('y.year')} AS draw,
    ${draw('y.year - 1')} AS before,
    ${levelSize} * (0.3 + 3 * pow((hash(${seed}, a.sort_key) >> 40) / 16777216, 4)) AS size,
    size * (1 + 0.04 * (y.year - ${syntheticYears.from})) AS growth,
    hash(${seed}, a.sort_key, y.year, 'text') % 100 >= ${excerpts} AS full_text
  FROM agency AS a
  CROSS JOIN range(${syntheticYears.from}, ${syntheticYears.to + 1}) AS y(year)
  WHERE hash(${seed}, a.sort_key, y.year, 'report') % 100 >= ${missing}
)
ORDER BY number`;
}

/** Three characters for each figure, ascending in stored order: the first half of an evidence id, the report's number the other. */
const figureCode = (position: number) => (position + 1).toString(36).padStart(3, '0');

type Values = ReadonlyMap<SyntheticForm, ReadonlyMap<FormFigure, FigureValue>>;

function insertFigure(figure: FormFigure, position: number, values: Values): string {
  const { metric, dims, places } = figure;
  const perForm = (write: (form: SyntheticForm, value: FigureValue | undefined, told: boolean) => string) => {
    const written = places.map(({ form, standsIn }) => [
      form,
      write(form, values.get(form)?.get(figure), standsIn === 'narrative'),
    ]);
    const [first] = written;
    if (written.every(([, sql]) => sql === first?.[1])) return first?.[1] ?? 'NULL';
    return `CASE form ${written.map(([form, sql]) => `WHEN '${form}' THEN ${sql}`).join(' ')} END`;
  };
  const isTold = perForm((_form, _value, isNarrative) => String(isNarrative));
  return `INSERT INTO fact
SELECT report_id, agency_id, year, ${quoteText(metric.id)}, ${dimensionNames.map((name) => nullable(dims[name] ?? null)).join(', ')},
  value, ${quoteText(metric.unit)},
  CASE WHEN value IS NULL THEN if(lot % 8 = 0, 'not_applicable', 'blank') WHEN told AND value = 0 THEN 'zero_stated' ELSE 'reported' END,
  if(told AND value > 20 AND lot % 25 = 0, 'approx', 'exact'),
  CASE WHEN lot % 251 = 0 THEN 'doubtful' WHEN told THEN 'medium' ELSE 'high' END,
  if(told, 'narrative', 'table'), true, ${quoteText(figureCode(position))} || number, false
FROM (
  SELECT report_id, agency_id, year, number, hash(draw, ${position}) >> 8 AS lot, ${isTold} AS told,
    ${perForm((form, value) => valueSql(figure, position, form, value))} AS value
  FROM drawn
  WHERE form IN (${places.map(({ form }) => quoteText(form)).join(', ')})
    AND (full_text OR (hash(draw, ${position}) >> 16) % ${inExcerpt} = 0)
)
WHERE NOT told OR (lot >> 16) % ${told} > 0`;
}

function valueSql(figure: FormFigure, position: number, form: SyntheticForm, value: FigureValue | undefined): string {
  const sql = value?.sql ?? 'NULL';
  if (value?.mayBeBlank) return `if(${blankSql(position)}, NULL, ${sql})`;
  return isMisprinted(figure) && since2019(form) ? `${sql} + (${misprint})::INTEGER` : sql;
}

const since2019 = (form: SyntheticForm) => form === 'format_2019' || form === 'format_2021';
const isMisprinted = ({ metric, dims }: FormFigure) => metric.id === 'req_received' && dims.applicant === undefined;
const misprint = `(hash(draw, 'misprint') % ${misprinted} = 0)`;

/** The places as a table of their own schema, and the view that gives every figure its place on the form of its year. */
function* evidenceView(figures: readonly FormFigure[]): Generator<string> {
  const rows = figures.flatMap(({ places }, position) =>
    places.map(({ form, section, table, row, column }) => {
      const [from, to] = formYears[form];
      return [figureCode(position), String(from), String(to), section, table, row, column];
    }),
  );
  yield 'CREATE SCHEMA synthetic';
  yield `CREATE TABLE synthetic.place (
  code VARCHAR, first_year INTEGER, last_year INTEGER, section VARCHAR, table_name VARCHAR, row_label VARCHAR, column_label VARCHAR
)`;
  yield* insertTexts('synthetic.place', rows);
  yield 'DROP TABLE evidence';
  yield `CREATE VIEW evidence AS
SELECT f.evidence_id, f.report_id, p.section, p.table_name, p.row_label, p.column_label,
  NULL::INTEGER AS page, NULL::INTEGER AS char_start, NULL::INTEGER AS char_end, NULL::VARCHAR AS phrase,
  coalesce(printf('%.15g', f.value), '') AS raw, 'synthetic' AS rule
FROM fact AS f
JOIN synthetic.place AS p ON p.code = left(f.evidence_id, 3) AND f.year BETWEEN p.first_year AND p.last_year`;
}

/** What a check finds of the misprinted totals: the six columns do not add up to the total. */
function* misprints(figures: readonly FormFigure[]): Generator<string> {
  const rows = figures.flatMap((figure, position) =>
    figure.metric.id === 'req_received'
      ? figure.places
          .filter(({ form }) => since2019(form))
          .map(({ form }) => `('${form}', '${figureCode(position)}', ${figure.dims.applicant === undefined})`)
      : [],
  );
  yield `CREATE TEMP TABLE misprinted AS
SELECT report_id, report_id || '.' || if(form = 'format_2019', 'REQ-ROW-TOTAL', 'REQ-ROW-TOTAL-21') AS finding_id, form, number
FROM drawn WHERE full_text AND ${misprint} AND form IN ('format_2019', 'format_2021')`;
  yield `CREATE TEMP TABLE involved AS
SELECT m.finding_id, m.report_id, c.code || m.number AS evidence_id, c.whole
FROM misprinted AS m JOIN (VALUES ${rows.join(', ')}) AS c(form, code, whole) ON c.form = m.form`;
  yield `INSERT INTO finding
SELECT i.finding_id, any_value(i.report_id), split_part(i.finding_id, '.', 2), 'error', false, 'report_says_so',
  printf('%.15g', sum(f.value) FILTER (NOT i.whole)), printf('%.15g', max(f.value) FILTER (i.whole)),
  '虚拟数据：本年新收申请总计与各列之和不等。', 'Synthetic data: the total of new applications differs from the sum of its columns.'
FROM involved AS i JOIN fact AS f ON f.evidence_id = i.evidence_id AND f.metric_id = 'req_received'
GROUP BY i.finding_id ORDER BY any_value(i.report_id), i.finding_id`;
  yield 'INSERT INTO finding_evidence SELECT finding_id, evidence_id FROM involved ORDER BY evidence_id, finding_id';
  yield 'DROP TABLE involved';
  yield 'DROP TABLE misprinted';
}

/** Rows per statement: a hundred thousand bodies are a few dozen statements. */
const batch = 5000;

function* insertTexts(table: string, rows: readonly (readonly (string | null)[])[]): Generator<string> {
  for (let from = 0; from < rows.length; from += batch) {
    const tuples = rows.slice(from, from + batch).map((row) => `(${row.map(nullable).join(', ')})`);
    yield `INSERT INTO ${table} VALUES ${tuples.join(',\n')}`;
  }
}
