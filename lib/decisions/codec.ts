import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import { type DecisionRecord, longestNote, mergeRecords, outcomes, type RecordEntry } from './decision.ts';

/** What names the file's kind, so that another JSON file is told from it. */
const format = 'gongkai-atlas-decisions';
const version = 1;

const id = z.string().regex(/^[0-9a-z-]{8,64}$/);
const at = z
  .string()
  .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text);
const common = { id, finding: z.string().min(1).max(300), at };

const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('decision'),
    ...common,
    outcome: z.enum(outcomes),
    note: z.string().max(longestNote),
    subject: z.strictObject({
      agency: z.string(),
      year: z.int(),
      rule: z.string(),
      expected: z.string().nullable(),
      actual: z.string().nullable(),
    }),
  }),
  z.strictObject({ kind: z.literal('withdrawal'), ...common, decision: id }),
]) satisfies z.ZodType<RecordEntry>;

const headSchema = z.object({ format: z.literal(format), version: z.int(), entries: z.array(z.unknown()) });

/** The whole record as the text of a JSON file, oldest entry first. */
export function recordToJson(record: DecisionRecord): string {
  return `${JSON.stringify({ format, version, entries: mergeRecords(record, []) }, null, 2)}\n`;
}

/**
 * The record of a JSON file. Throws `bad_data` with the `problem` not_json, not_decisions, newer (`where` its version),
 * bad_entry (`where` "3, note") or contradiction (`where` the id): a file is taken whole or not at all.
 */
export function recordFromJson(text: string): DecisionRecord {
  const head = headSchema.safeParse(toJson(text));
  if (!head.success) throw badFile('not_decisions', 'head');
  if (head.data.version !== version) throw badFile('newer', String(head.data.version));
  const entries = head.data.entries.map((value, index) => {
    const parsed = entrySchema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw badFile('bad_entry', [index + 1, ...(parsed.error.issues[0]?.path ?? [])].join(', '));
  });
  return mergeRecords(entries, []);
}

/** The record of entries as they were kept, and how many of them this version cannot read. */
export function recordFromKept(values: readonly unknown[]): {
  readonly record: DecisionRecord;
  readonly unreadable: number;
} {
  const entries = values.flatMap((value) => {
    const parsed = entrySchema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
  return { record: mergeRecords(entries, []), unreadable: values.length - entries.length };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw badFile('not_json', 'text', error);
  }
}

function badFile(problem: string, where: string, cause?: unknown): AtlasError {
  return new AtlasError('bad_data', `decisions: ${problem} at ${where}`, { problem, where }, cause);
}
