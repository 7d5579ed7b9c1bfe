import { z } from 'zod';
import type { QueryResult, SqlValue } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import { qualifiers } from '../model/fact.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';
import { cellStatuses, rowFlags, type ViewRow } from '../model/view.ts';

type Flag = (typeof rowFlags)[number];

/** A row as the statement gives it. */
type StatedRow = Omit<ViewRow, Flag | 'against_qualifier'> &
  Readonly<Record<Flag, boolean>> & { readonly against_qualifier: ViewRow['against_qualifier'] | null };

const rowSchema = z.strictObject({
  agency_id: z.string(),
  agency: z.string(),
  year: z.int(),
  code: z.string().nullable(),
  value: z.number().nullable(),
  printed: z.number().nullable(),
  base: z.number().nullable(),
  status: z.enum(cellStatuses),
  qualifier: z.enum(qualifiers),
  doubt: z.boolean(),
  edited: z.boolean(),
  small_base: z.boolean(),
  against_small: z.boolean(),
  parts: z.int().min(1),
  evidence_id: z.string().nullable(),
  report_id: z.string().nullable(),
  template: z.string().nullable(),
  completeness: z.enum(completenesses).nullable(),
  own: z.boolean(),
  against: z.number().nullable(),
  against_status: z.enum(cellStatuses).nullable(),
  against_qualifier: z.enum(qualifiers).exclude(['exact']).nullable(),
}) satisfies z.ZodType<StatedRow>;

type Column = (value: SqlValue | undefined) => boolean;

const isText: Column = (value) => typeof value === 'string';
const isTruth: Column = (value) => typeof value === 'boolean';
const isNumber: Column = (value) => typeof value === 'number' && Number.isFinite(value);
const orNull =
  (is: Column): Column =>
  (value) =>
    value === null || is(value);
const oneOf = (names: readonly string[]): Column => {
  const known = new Set<unknown>(names);
  return (value) => known.has(value);
};

/** The same as {@link rowSchema}, column by column: where the page's policy forbids generated code, a schema takes longer. */
const columns: Readonly<Record<keyof StatedRow, Column>> = {
  agency_id: isText,
  agency: isText,
  year: Number.isSafeInteger,
  code: orNull(isText),
  value: orNull(isNumber),
  printed: orNull(isNumber),
  base: orNull(isNumber),
  status: oneOf(cellStatuses),
  qualifier: oneOf(rowSchema.shape.qualifier.options),
  doubt: isTruth,
  edited: isTruth,
  small_base: isTruth,
  against_small: isTruth,
  parts: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  evidence_id: orNull(isText),
  report_id: orNull(isText),
  template: orNull(isText),
  completeness: orNull(oneOf(completenesses)),
  own: isTruth,
  against: orNull(isNumber),
  against_status: orNull(oneOf(cellStatuses)),
  against_qualifier: orNull(oneOf(rowSchema.shape.against_qualifier.unwrap().options)),
};

/** The rows as records where every cell is of its column's type; else null: the schema then says what is wrong. */
function recordsOf({ columns: found, rows }: QueryResult): ViewRow[] | null {
  const names = found.map(({ name }) => name);
  const tests = names.map((name) => (name in columns ? columns[name as keyof StatedRow] : () => false));
  if (names.length !== Object.keys(columns).length || new Set(names).size !== names.length) return null;
  if (!rows.every((row) => row.length === names.length && tests.every((test, at) => test(row[at])))) return null;
  const seldom = [...rowFlags, 'against_qualifier'].map((name) => ({ name, at: names.indexOf(name) }));
  const plain = names.map((name, at) => ({ name, at })).filter(({ at }) => seldom.every((each) => each.at !== at));
  return rows.map((row) => {
    // A country's answer has 60,000 rows: each is written once.
    const record: Record<string, SqlValue | undefined> = {};
    for (const { name, at } of plain) record[name] = row[at];
    for (const { name, at } of seldom) if (row[at]) record[name] = row[at];
    return record as unknown as ViewRow;
  });
}

/** What is not so is left out. */
function toViewRow({ edited, own, small_base, against_small, against_qualifier, ...row }: StatedRow): ViewRow {
  return {
    ...row,
    ...(edited ? { edited } : {}),
    ...(own ? { own } : {}),
    ...(small_base ? { small_base } : {}),
    ...(against_small ? { against_small } : {}),
    ...(against_qualifier ? { against_qualifier } : {}),
  };
}

/** Statuses of a cell that carries a number. */
const numbered: ReadonlySet<string> = new Set(['reported', 'zero_stated', 'derived']);

/** Whether the row carries a number. */
export function hasNumber(row: ViewRow): row is ViewRow & { readonly value: number } {
  return row.value !== null;
}

/**
 * The rows of a View's statement. Throws `bad_data` when a column is missing, has another type, or a number and its
 * status contradict each other.
 */
export function viewRows(result: QueryResult): ViewRow[] {
  const rows = recordsOf(result) ?? checkedRows<StatedRow>(result, rowSchema, 'rows of a view').map(toViewRow);
  const wrong = rows.findIndex((row) => hasNumber(row) !== numbered.has(row.status));
  if (wrong >= 0) {
    const row = rows[wrong];
    const where = `row ${wrong + 1}, status`;
    throw new AtlasError('bad_data', `rows of a view: ${where}: ${row?.status} with value ${row?.value}`, { where });
  }
  return rows;
}
