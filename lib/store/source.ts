import { z } from 'zod';
import { agencyLevels, regionLevels } from '../model/agency.ts';
import { dimensionNames } from '../model/dimension.ts';
import { AtlasError } from '../model/error.ts';
import { confidences, factSources, factStatuses, qualifiers, severities, verdicts } from '../model/fact.ts';
import { recordOf } from '../model/record.ts';
import { completenesses } from '../model/report.ts';
import { templateIds } from '../model/template.ts';
import { bilingual } from './bilingual.ts';

/** One row of a CSV file of `data/`, every cell still text; `line` counts from 1, the header included. */
export interface SourceRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** One CSV file of `data/`; `name` is its path below it. */
export interface SourceFile {
  readonly name: string;
  readonly rows: readonly SourceRow[];
}

/** A checked row that still knows where it stands. */
export type Located<Row> = Row & { readonly file: string; readonly line: number };

/** What is wrong with one cell. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

const text = z.string().min(1, 'must not be empty');
const maybe = z.string().transform((value) => (value === '' ? null : value));
const maybeInteger = z
  .string()
  .regex(/^\d*$/, 'must be a whole number or empty')
  .transform((value) => (value === '' ? null : Number(value)));
const year = z
  .string()
  .regex(/^20\d\d$/, 'must be a year')
  .transform(Number);
const maybeNumber = z
  .string()
  .regex(/^(-?\d+(\.\d+)?)?$/, 'must be a number or empty')
  .transform((value) => (value === '' ? null : Number(value)));
const isAtMost = (length: number) => (value: string) => [...value].length <= length;
const isOutline = (value: string) => value.split(' > ').every(isAtMost(60));
const reportId = z.string().regex(/^\d{6}-[a-z]+\d*-20\d\d$/, 'must be agency, dash, year');
const rowKey = z.string().regex(/^\S{1,120}$/, 'must be a key without blanks');
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const emptyOr = (pattern: RegExp, reason: string) =>
  z
    .string()
    .refine((value) => value === '' || pattern.test(value), reason)
    .transform((value) => (value === '' ? null : value));

/** `regions.csv`: GB/T 2260. */
export const regionRow = z.strictObject({
  region_code: z.string().regex(/^\d{6}$/, 'must be six digits'),
  name: text,
  parent_code: maybe,
  level: z.enum(regionLevels),
});

/** `agencies.csv`. */
export const agencyRow = z.strictObject({
  agency_id: z.string().regex(/^\d{6}-[a-z]+\d*$/, 'must be region, dash, kind'),
  name: text,
  short_name: text,
  region_code: text,
  level: z.enum(agencyLevels),
  kind: text,
  initials: z.string().regex(/^[a-z0-9]+( [a-z0-9]+)?$/, 'must be lower-case initials'),
});

/** `reports.csv`. */
export const reportRow = z.strictObject({
  report_id: reportId,
  agency_id: text,
  year,
  template: z.enum(templateIds),
  title: text,
  completeness: z.enum(completenesses),
  source_name: text,
  source_url: emptyOr(/^https?:\/\/[^\s/]+\/\S*$/, 'must be an http address or empty'),
  source_sha256: emptyOr(/^[0-9a-f]{64}$/, 'must be a SHA-256 or empty'),
  published_on: emptyOr(/^\d{4}-\d\d-\d\d$/, 'must be a date or empty'),
});

const breakdownCells = z.object(recordOf(dimensionNames, () => maybe));

/** `facts/*.csv`: a figure and where it stands. `key` is unique within the report; `phrase` is never a sentence. */
export const factRow = z.strictObject({
  key: rowKey,
  report_id: reportId,
  metric_id: text,
  ...breakdownCells.shape,
  value: maybeNumber,
  unit: text,
  status: z.enum(factStatuses),
  qualifier: z.enum(qualifiers),
  confidence: z.enum(confidences),
  stands_in: z.enum(factSources),
  scope_words: maybe,
  section: z.string().refine(isOutline, 'no heading of it may have more than 60 characters'),
  table_name: maybe,
  row_label: maybe,
  column_label: maybe,
  page: maybeInteger,
  char_start: maybeInteger,
  char_end: maybeInteger,
  phrase: z
    .string()
    .refine(isAtMost(20), 'must have at most 20 characters')
    .transform((value) => value || null),
  raw: z.string().refine(isAtMost(20), 'must have at most 20 characters'),
  unit_printed: maybe,
  rule: text,
});

/** `findings/*.csv`: one rule applied to one report; `fact_keys` are parted by blanks. */
export const findingRow = z.strictObject({
  key: rowKey,
  report_id: reportId,
  rule_id: z.string().regex(/^[A-Z0-9-]+$/, 'must be a rule id'),
  severity: z.enum(severities),
  kept: flag,
  verdict: z.enum(verdicts),
  expected: maybe,
  actual: maybe,
  message_zh: text,
  message_en: text,
  fact_keys: z.string().transform((value) => (value === '' ? [] : value.split(' '))),
});

/** `agency-kinds.json`: fields of work in official order. */
export const kindsSchema = z.array(
  z.strictObject({
    code: z.string().regex(/^[a-z]+$/),
    label: bilingual,
  }),
);

/** A division, checked. */
export type RegionRow = z.output<typeof regionRow>;
/** A body that reports, checked. */
export type AgencyRow = z.output<typeof agencyRow>;
/** A report, checked. */
export type ReportRow = z.output<typeof reportRow>;
/** A figure with its place, checked. */
export type FactRow = z.output<typeof factRow>;
/** A finding, checked. */
export type FindingRow = z.output<typeof findingRow>;
/** Fields of work, checked, in official order. */
export type Kinds = z.output<typeof kindsSchema>;

/** The rows of a file that fit their schema, and a fault for every cell that does not. */
export function checkRows<Schema extends z.ZodObject>(
  file: SourceFile,
  schema: Schema,
): { readonly rows: Located<z.output<Schema>>[]; readonly faults: Fault[] } {
  const rows: Located<z.output<Schema>>[] = [];
  const faults: Fault[] = [];
  for (const { line, cells } of file.rows) {
    const parsed = schema.safeParse(cells);
    if (parsed.success) {
      rows.push({ ...parsed.data, file: file.name, line });
      continue;
    }
    for (const issue of parsed.error.issues) {
      const column = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.map(String).join('.');
      faults.push({ file: file.name, line, column, value: cells[column] ?? '', reason: issue.message });
    }
  }
  return { rows, faults };
}

/** The error of a data set with faults: the first twenty, one per line, each with file, line, column, value and reason. */
export function badData(faults: readonly Fault[]): AtlasError {
  const shown = faults
    .slice(0, 20)
    .map(
      ({ file, line, column, value, reason }) => `data/${file}:${line} ${column} ${JSON.stringify(value)}: ${reason}`,
    );
  const rest = faults.length > shown.length ? [`… and ${faults.length - shown.length} more`] : [];
  const [first] = faults;
  return new AtlasError('bad_data', ['data: rows that cannot be used', ...shown, ...rest].join('\n'), {
    count: faults.length,
    ...(first === undefined ? {} : { file: first.file, line: first.line, column: first.column, reason: first.reason }),
  });
}
