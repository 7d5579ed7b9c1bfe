import type { Agency } from '../model/agency.ts';
import { dimensionNames } from '../model/dimension.ts';
import type { SqlValue } from '../model/engine.ts';
import type { Dictionary } from '../model/metric.ts';
import type { AgencyRow, FactRow, FindingRow, Kinds, RegionRow, ReportRow } from './source.ts';

/** Rows of the public tables by table name, cells in the order of the schema's columns. */
export type AtlasTables = Readonly<Record<string, readonly (readonly SqlValue[])[]>>;

/** Key of a figure or finding across reports. */
export function globalKey(reportId: string, key: string): string {
  return `${reportId}.${key}`;
}

/** The rows that become tables; where each stood in a file is not asked. */
export interface TableRows {
  readonly regions: readonly RegionRow[];
  readonly kinds: Kinds;
  readonly agencies: readonly AgencyRow[];
  readonly reports: readonly ReportRow[];
  readonly facts: readonly FactRow[];
  readonly findings: readonly FindingRow[];
}

/** Where rows come from, and the global keys of the figures a person corrected or added. */
export interface RowMarks {
  readonly origin: 'bundled' | 'own';
  readonly edited: ReadonlySet<string>;
}

const bundled: RowMarks = { origin: 'bundled', edited: new Set() };

/**
 * The public tables from checked rows. `preferred` holds the global keys of the figures to use where one figure stands
 * more than once in a report.
 */
export function toTables(
  source: TableRows,
  dictionary: Dictionary,
  preferred: ReadonlySet<string>,
  marks: RowMarks = bundled,
): AtlasTables {
  const reports = new Map(source.reports.map((row) => [row.report_id, row]));
  return {
    region: source.regions.map((row) => [row.region_code, row.name, row.parent_code, row.level]),
    agency: toAgencies(source.agencies, source.kinds).map((agency) => [
      agency.id,
      agency.name,
      agency.shortName,
      agency.regionCode,
      agency.level,
      agency.kind,
      agency.sortKey,
      agency.initials,
    ]),
    report: source.reports.map((row) => [
      row.report_id,
      row.agency_id,
      row.year,
      row.template,
      row.title,
      row.completeness,
      row.source_name,
      row.source_url,
      row.source_sha256,
      row.published_on,
      marks.origin,
    ]),
    metric: metricRows(dictionary),
    dimension_code: codeRows(dictionary),
    fact: source.facts.map((row) => [
      row.report_id,
      reports.get(row.report_id)?.agency_id ?? null,
      reports.get(row.report_id)?.year ?? null,
      row.metric_id,
      ...dimensionNames.map((name) => row[name]),
      row.value,
      row.unit,
      row.status,
      row.qualifier,
      row.confidence,
      row.stands_in,
      preferred.has(globalKey(row.report_id, row.key)),
      globalKey(row.report_id, row.key),
      marks.edited.has(globalKey(row.report_id, row.key)),
    ]),
    evidence: source.facts.map(evidenceRow),
    finding: source.findings.map((row) => [
      globalKey(row.report_id, row.key),
      row.report_id,
      row.rule_id,
      row.severity,
      row.kept,
      row.verdict,
      row.expected,
      row.actual,
      row.message_zh,
      row.message_en,
    ]),
    finding_evidence: source.findings.flatMap((row) =>
      row.fact_keys.map((key) => [globalKey(row.report_id, row.key), globalKey(row.report_id, key)]),
    ),
  };
}

/** Agencies in official order: by region code, then field of work, then id. */
export function toAgencies(rows: readonly AgencyRow[], kinds: Kinds): Agency[] {
  const position = new Map(kinds.map((kind, index) => [kind.code, index]));
  const number = (row: AgencyRow) => Number(/\d*$/.exec(row.agency_id)?.[0] ?? 0);
  const ordered = rows.toSorted(
    (a, b) =>
      Number(a.region_code) - Number(b.region_code) ||
      (position.get(a.kind) ?? 0) - (position.get(b.kind) ?? 0) ||
      number(a) - number(b),
  );
  return ordered.map((row, index) => ({
    id: row.agency_id,
    name: row.name,
    shortName: row.short_name,
    regionCode: row.region_code,
    level: row.level,
    kind: row.kind,
    sortKey: index + 1,
    initials: row.initials,
  }));
}

function metricRows(dictionary: Dictionary): SqlValue[][] {
  return [...dictionary.metrics.values()].map((metric) => [
    metric.id,
    metric.name.zh,
    metric.name.en,
    metric.group,
    metric.unit,
    metric.templates,
    metric.legalBasis.join('；'),
    metric.comparability,
    metric.comparableNote.zh,
    metric.comparableNote.en,
  ]);
}

function codeRows(dictionary: Dictionary): SqlValue[][] {
  return [...dictionary.dimensions.values()].flatMap(({ name, codes }) =>
    codes.map(({ code, label }, index) => [name, code, index + 1, label.zh, label.en]),
  );
}

function evidenceRow(row: FactRow): SqlValue[] {
  return [
    globalKey(row.report_id, row.key),
    row.report_id,
    row.section,
    row.table_name,
    row.row_label,
    row.column_label,
    row.page,
    row.char_start,
    row.char_end,
    row.phrase,
    row.raw,
    row.rule,
  ];
}
