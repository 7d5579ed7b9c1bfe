import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { totalCodes } from '../../lib/model/dimension.ts';
import type { Metric } from '../../lib/model/metric.ts';
import type { TemplateId } from '../../lib/model/template.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { parseDictionary, readDictionaryFiles } from '../../lib/store/dictionary.ts';
import { factRow, findingRow, reportRow } from '../../lib/store/source.ts';
import { createRandom, type Random } from '../fuzz/random.ts';

/** The size the speed bars are stated for: 200 agencies × 10 years × 60 metrics. */
export const syntheticSize = { agencies: 200, firstYear: 2015, years: 10, metrics: 60 } as const;

/** Fields of work whose bureaus are made up, and the divisions they are put under: the first twenty counties of the list. */
const kinds = ['kj', 'jy', 'mz', 'cz', 'sl', 'jt', 'sw', 'ny', 'ga', 'sf'] as const;
const divisions = syntheticSize.agencies / kinds.length;

/** Asked for by the pages' first Views, so among the sixty whatever their place in the dictionary. */
const always = [
  'proactive_total',
  'proactive_by_channel',
  'proactive_by_category',
  'interpretation_published',
  'press_conferences',
  'req_received',
  'req_carried_in',
  'req_granted',
  'req_partially_granted',
  'req_refused_total',
  'req_unable_total',
  'req_rejected_total',
  'req_other_total',
  'req_outcome_total',
  'req_carried_out',
  'review_upheld',
  'review_corrected',
  'review_other',
  'review_pending',
  'review_total',
  'litigation_corrected',
  'litigation_total',
  'staff_total',
];

/** Of these the parts are made up as well as the total. */
const broken = ['proactive_by_channel', 'proactive_by_category', 'interpretation_published', 'req_received'];

type Row = Readonly<Record<string, string | number | boolean | null>>;

interface MadeUpAgency {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly kind: string;
  readonly size: number;
}

/**
 * Writes a data folder of made-up reports, plainly labelled so (every agency is called 合成…局), in the form of `data/`:
 * dictionaries and labels are the product's own, and the Views of the pages ask for made-up agencies.
 */
export function writeSyntheticData(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const own = /agencies\.csv|reports\.csv|excerpts-left-out\.csv|\/(facts|findings|build)$/;
  cpSync(inRoot('data'), folder, { recursive: true, filter: (path) => !own.test(path) });
  for (const name of ['facts', 'findings']) mkdirSync(join(folder, name));
  const random = createRandom('compare bench');
  const agencies = madeUpAgencies(random);
  writeCsv(join(folder, 'agencies.csv'), agencies.map(agencyCells));
  const metrics = sixtyMetrics();
  const years = Array.from({ length: syntheticSize.years }, (_, at) => syntheticSize.firstYear + at);
  const reports = agencies.flatMap((agency) => years.map((year) => ({ agency, year, id: `${agency.id}-${year}` })));
  writeCsv(join(folder, 'reports.csv'), reports.map(reportCells));
  for (const { agency, year, id } of reports) {
    const facts = metrics.flatMap((metric) => factsOf(metric, id, agency.size * (1 + 0.1 * (year - 2015)), random));
    writeCsv(join(folder, `facts/${id}.csv`), facts);
    writeCsv(join(folder, `findings/${id}.csv`), findingsOf(id, facts, random));
  }
  for (const name of ['views.json', 'topics.json']) renameAgencies(join(folder, name), agencies);
}

function counties(): string[] {
  return readFileSync(inRoot('data/regions.csv'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith(',county'))
    .slice(0, divisions)
    .map((line) => line.slice(0, 6));
}

/** The id of one made-up agency. */
export const syntheticAgency = (): string => `${counties()[0]}-${kinds[0]}`;

function madeUpAgencies(random: Random): MadeUpAgency[] {
  return counties().flatMap((region, at) =>
    kinds.map((kind, index): MadeUpAgency => {
      const number = String(at * kinds.length + index + 1).padStart(3, '0');
      return { id: `${region}-${kind}`, name: `合成第${number}局`, region, kind, size: 20 + random.int(600) };
    }),
  );
}

/** Sixty metrics of the dictionary: what the pages ask for, then in the dictionary's order. */
function sixtyMetrics(): Metric[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(inRoot('data', name), 'utf8'));
  const { metrics } = parseDictionary(readDictionaryFiles(read));
  const counts = [...metrics.values()].filter(({ valueType }) => valueType === 'count');
  const wanted = counts.filter(({ id }) => always.includes(id));
  return [...wanted, ...counts.filter(({ id }) => !always.includes(id))].slice(0, syntheticSize.metrics);
}

const agencyCells = ({ id, name, region, kind }: MadeUpAgency): Row => ({
  agency_id: id,
  name: `${name}（合成数据）`,
  short_name: name,
  region_code: region,
  level: 'county',
  kind,
  initials: 'hcj',
});

const formOf = (year: number): TemplateId => (year < 2019 ? 'stat_2014' : year < 2021 ? 'format_2019' : 'format_2021');

function reportCells({ agency, year, id }: { agency: MadeUpAgency; year: number; id: string }): Row {
  return cellsOf(reportRow, {
    report_id: id,
    agency_id: agency.id,
    year,
    template: formOf(year),
    title: `${agency.name}${year}年政府信息公开工作年度报告（合成）`,
    completeness: 'full',
    source_name: 'synthetic',
  });
}

/** The total, and the figures of one breakdown; here and there a stated zero, a gap or a doubt. */
function factsOf(metric: Metric, report: string, size: number, random: Random): Row[] {
  const [dimension, codes = []] = Object.entries(metric.dims)[0] ?? [];
  const parts =
    dimension === undefined || !broken.includes(metric.id)
      ? []
      : codes.filter((code) => !totalCodes.has(code)).slice(0, 7);
  const partOf = new Map(parts.map((code) => [code, amount(size / parts.length, random)]));
  const total = parts.length === 0 ? amount(size, random) : [...partOf.values()].reduce((sum, each) => sum + each, 0);
  const fact = (code: string | null, value: number): Row => {
    const gap = random.chance(0.04);
    const status = gap
      ? random.pick(['not_reported', 'blank', 'not_applicable'])
      : value === 0
        ? 'zero_stated'
        : 'reported';
    return cellsOf(factRow, {
      key: code === null ? metric.id : `${metric.id}|${code}`,
      report_id: report,
      metric_id: metric.id,
      ...(code === null || dimension === undefined ? {} : { [dimension]: code }),
      value: gap ? null : value,
      unit: metric.unit,
      status,
      qualifier: 'exact',
      confidence: random.chance(0.01) ? 'doubtful' : 'high',
      stands_in: 'table',
      section: '合成',
      raw: gap ? '' : String(value),
      rule: 'synthetic',
    });
  };
  return [fact(null, total), ...[...partOf].map(([code, value]) => fact(code, value))];
}

function amount(size: number, random: Random): number {
  return random.chance(0.08) ? 0 : Math.round(size * (0.4 + random.int(1200) / 1000));
}

/** A rule kept in every report; in one of ten a broken one. */
function findingsOf(report: string, facts: readonly Row[], random: Random): Row[] {
  const finding = (rule: string, kept: boolean): Row =>
    cellsOf(findingRow, {
      key: rule,
      report_id: report,
      rule_id: rule,
      severity: 'error',
      kept,
      verdict: 'report_says_so',
      expected: kept ? null : '1',
      actual: kept ? null : '2',
      message_zh: '合成数据的核验',
      message_en: 'A check of synthetic data',
      fact_keys: kept ? '' : String(random.pick(facts).key),
    });
  return [finding('REQ-COL-BALANCE', true), ...(random.chance(0.1) ? [finding('REQ-ROW-TOTAL-21', false)] : [])];
}

/** A line with every column of a source file, empty where nothing is said. */
function cellsOf(schema: { readonly shape: object }, known: Row): Row {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, known[name] ?? null]));
}

function writeCsv(path: string, rows: readonly Row[]): void {
  const header = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => header.map((name) => row[name] ?? '').join(','));
  writeFileSync(path, `${[header.join(','), ...lines].join('\n')}\n`);
}

/** The agencies named in a file of Views become made-up ones, each always the same. */
function renameAgencies(path: string, agencies: readonly MadeUpAgency[]): void {
  const known = new Map<string, string>();
  const text = readFileSync(path, 'utf8').replace(/\d{6}-[a-z]+\d*/g, (id) => {
    const name = known.get(id) ?? agencies[(known.size * 17) % agencies.length]?.id ?? id;
    known.set(id, name);
    return name;
  });
  writeFileSync(path, text);
}
