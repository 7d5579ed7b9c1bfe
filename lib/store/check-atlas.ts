import { dimensionNames, totalCodes } from '../model/dimension.ts';
import type { Dictionary, Metric } from '../model/metric.ts';
import type { AgencyRow, FactRow, Fault, FindingRow, Kinds, Located, RegionRow, ReportRow } from './source.ts';

/** The rows of `data/`, each sound by itself. */
export interface AtlasSource {
  readonly regions: readonly Located<RegionRow>[];
  readonly kinds: Kinds;
  readonly agencies: readonly Located<AgencyRow>[];
  readonly reports: readonly Located<ReportRow>[];
  readonly facts: readonly Located<FactRow>[];
  readonly findings: readonly Located<FindingRow>[];
}

type Row = { readonly file: string; readonly line: number };

const fault = ({ file, line }: Row, column: string, value: string | number, reason: string): Fault => ({
  file,
  line,
  column,
  value: String(value),
  reason,
});

/** What is wrong between the rows: repeated ids, references to nothing, codes, units and statuses that do not fit. */
export function checkAtlas(source: AtlasSource, dictionary: Dictionary): Fault[] {
  return [
    ...repeated(source.regions, 'region_code', (row) => row.region_code),
    ...source.regions.flatMap(checkRegion(new Set(source.regions.map((row) => row.region_code)))),
    ...repeated(source.agencies, 'agency_id', (row) => row.agency_id),
    ...repeated(source.agencies, 'name', (row) => row.name),
    ...repeated(source.agencies, 'short_name', (row) => row.short_name),
    ...source.agencies.flatMap(checkAgency(source)),
    ...repeated(source.reports, 'report_id', (row) => row.report_id),
    ...source.reports.flatMap(checkReport(source)),
    ...repeated(source.facts, 'key', (row) => `${row.report_id} ${row.key}`),
    ...source.facts.flatMap(checkFact(source, dictionary)),
    ...repeated(source.findings, 'key', (row) => `${row.report_id} ${row.key}`),
    ...source.findings.flatMap(checkFinding(source)),
  ];
}

function repeated<Found extends Row>(rows: readonly Found[], column: string, idOf: (row: Found) => string): Fault[] {
  const firstLine = new Map<string, Found>();
  return rows.flatMap((row) => {
    const id = idOf(row);
    const first = firstLine.get(id);
    if (first === undefined) {
      firstLine.set(id, row);
      return [];
    }
    return [fault(row, column, id, `is there already, at data/${first.file}:${first.line}`)];
  });
}

function checkRegion(codes: ReadonlySet<string>) {
  return (row: Located<RegionRow>): Fault[] => {
    if (row.parent_code === null) {
      return row.level === 'country' ? [] : [fault(row, 'parent_code', '', 'only the country has no parent')];
    }
    return codes.has(row.parent_code) ? [] : [fault(row, 'parent_code', row.parent_code, 'is no region')];
  };
}

function checkAgency({ regions, kinds }: AtlasSource) {
  const codes = new Set(regions.map((row) => row.region_code));
  const kindCodes = new Set(kinds.map((kind) => kind.code));
  return (row: Located<AgencyRow>): Fault[] => {
    const stem = `${row.region_code}-${row.kind}`;
    const isOwnId = row.agency_id.startsWith(stem) && /^\d*$/.test(row.agency_id.slice(stem.length));
    return [
      ...(codes.has(row.region_code) ? [] : [fault(row, 'region_code', row.region_code, 'is no region')]),
      ...(kindCodes.has(row.kind) ? [] : [fault(row, 'kind', row.kind, 'is not in agency-kinds.json')]),
      ...(isOwnId ? [] : [fault(row, 'agency_id', row.agency_id, `must be ${stem}, with a number if that is taken`)]),
    ];
  };
}

function checkReport({ agencies, facts }: AtlasSource) {
  const ids = new Set(agencies.map((row) => row.agency_id));
  const withFacts = new Set(facts.map((row) => row.report_id));
  return (row: Located<ReportRow>): Fault[] => {
    const id = `${row.agency_id}-${row.year}`;
    return [
      ...(ids.has(row.agency_id) ? [] : [fault(row, 'agency_id', row.agency_id, 'is no agency')]),
      ...(row.report_id === id ? [] : [fault(row, 'report_id', row.report_id, `must be ${id}`)]),
      ...(withFacts.has(row.report_id) ? [] : [fault(row, 'report_id', row.report_id, 'has no figures in data/facts')]),
    ];
  };
}

function checkFact({ reports }: AtlasSource, dictionary: Dictionary) {
  const byId = new Map(reports.map((row) => [row.report_id, row]));
  return (row: Located<FactRow>): Fault[] => {
    const report = byId.get(row.report_id);
    const file = `facts/${report?.completeness === 'excerpt' ? 'excerpts' : row.report_id}.csv`;
    const metric = dictionary.metrics.get(row.metric_id);
    return [
      ...(report === undefined
        ? [fault(row, 'report_id', row.report_id, 'is no report')]
        : row.file === file
          ? []
          : [fault(row, 'report_id', row.report_id, `belongs in data/${file}`)]),
      ...(metric === undefined
        ? [fault(row, 'metric_id', row.metric_id, 'is not in metrics.json')]
        : [...checkCodes(row, metric), ...checkValue(row, metric)]),
      ...checkStatus(row),
      ...checkPlace(row),
    ];
  };
}

function checkCodes(row: Located<FactRow>, metric: Metric): Fault[] {
  return dimensionNames.flatMap((name) => {
    const code = row[name];
    if (code === null) return [];
    const codes = metric.dims[name];
    if (codes === undefined) return [fault(row, name, code, `${metric.id} has no such breakdown`)];
    if (totalCodes.has(code)) return [fault(row, name, code, 'the total is an empty cell')];
    if (name === 'label') return code.length <= 40 ? [] : [fault(row, name, code, 'must have at most 40 characters')];
    return codes.includes(code) ? [] : [fault(row, name, code, `is no code of ${metric.id}`)];
  });
}

function checkValue(row: Located<FactRow>, metric: Metric): Fault[] {
  const { value } = row;
  const wrongUnit = row.unit === metric.unit ? [] : [fault(row, 'unit', row.unit, `${metric.id} is in ${metric.unit}`)];
  if (value === null) return wrongUnit;
  const isCount = metric.valueType === 'count' || metric.valueType === 'signed_count';
  // A figure the reader itself doubts may be impossible; it is kept, and drawn hollow.
  if (row.confidence === 'doubtful') return wrongUnit;
  return [
    ...wrongUnit,
    ...(isCount && !Number.isInteger(value) ? [fault(row, 'value', value, `${metric.id} is a count`)] : []),
    ...(value < 0 && metric.valueType !== 'signed_count'
      ? [fault(row, 'value', value, `${metric.id} cannot be negative`)]
      : []),
  ];
}

function checkStatus(row: Located<FactRow>): Fault[] {
  const hasNumber = row.status === 'reported' || row.status === 'zero_stated' || row.status === 'derived';
  if (hasNumber !== (row.value !== null)) {
    return [fault(row, 'status', row.status, hasNumber ? 'needs a value' : 'has no value')];
  }
  return row.status === 'zero_stated' && row.value !== 0
    ? [fault(row, 'value', row.value ?? '', 'zero_stated is 0')]
    : [];
}

function checkPlace(row: Located<FactRow>): Fault[] {
  const { char_start: start, char_end: end } = row;
  const isRange = start === null || end === null ? start === end : start <= end;
  return isRange ? [] : [fault(row, 'char_end', end ?? '', 'must not stand before char_start')];
}

function checkFinding({ reports, facts }: AtlasSource) {
  const ids = new Set(reports.map((row) => row.report_id));
  const keys = new Set(facts.map((row) => `${row.report_id} ${row.key}`));
  return (row: Located<FindingRow>): Fault[] => [
    ...(ids.has(row.report_id) ? [] : [fault(row, 'report_id', row.report_id, 'is no report')]),
    ...row.fact_keys
      .filter((key) => !keys.has(`${row.report_id} ${key}`))
      .map((key) => fault(row, 'fact_keys', key, 'is no figure of that report')),
  ];
}
