import { z } from 'zod';
import { agencyLevels } from '../model/agency.ts';
import { dimensionNames } from '../model/dimension.ts';
import { type Document, documentFormats } from '../model/document.ts';
import {
  confidences,
  factSources,
  factStatuses,
  qualifiers,
  readWarningCodes,
  severities,
  verdicts,
} from '../model/fact.ts';
import { templateIds } from '../model/template.ts';
import type { OwnReading, WorkspaceEvent } from './model.ts';

const id = z.string().regex(/^[0-9a-z-]{8,80}$/);
const at = z
  .string()
  .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const report = z.string().regex(/^[0-9a-f]{64}\.\d{1,6}$/);
const agencyId = z.string().regex(/^\d{6}-[a-z]+\d*$/);
const year = z.int().min(2000).max(2099);
const reason = z.string().max(500);
const maybeText = z.string().nullable();
const maybeCount = z.int().min(0).nullable();
const format = z.enum(documentFormats);

const period = z.strictObject({ start: z.string(), end: z.string(), stated: z.boolean() });
const identity = z.strictObject({
  agency: maybeText,
  regionCode: maybeText,
  year: z.int().nullable(),
  title: maybeText,
  period: period.nullable(),
  signedOn: maybeText,
  template: z.enum(templateIds),
  templatesPresent: z.array(z.enum(templateIds)),
});

const dims = z.partialRecord(z.enum(dimensionNames), z.string());
const values = {
  metric: z.string().regex(/^[a-z0-9_]{1,60}$/),
  dims,
  value: z.number().nullable(),
  unit: z.string(),
  status: z.enum(factStatuses),
  qualifier: z.enum(qualifiers),
};
const key = z.string().regex(/^\S{1,120}$/);
const locator = z.strictObject({
  section: z.string(),
  table: maybeText,
  row: maybeText,
  column: maybeText,
  page: z.int().nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
  phrase: maybeText,
});
const fact = z.strictObject({
  key,
  ...values,
  unitPrinted: maybeText,
  raw: z.string(),
  confidence: z.enum(confidences),
  source: z.enum(factSources),
  partOf: z.strictObject({ whole: z.string(), declared: z.boolean() }).nullable(),
  scopeWords: maybeText,
  rule: z.string(),
  locator,
});

const range = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
const finding = z.strictObject({
  rule: z.string().regex(/^[A-Z0-9-]+$/),
  severity: z.enum(severities),
  kept: z.boolean(),
  verdict: z.enum(verdicts),
  expected: maybeText,
  actual: maybeText,
  messageZh: z.string(),
  messageEn: z.string(),
  facts: z.array(z.string()),
  places: z.array(range).exactOptional(),
  other: z
    .strictObject({
      source: z.string(),
      sha256: z.string(),
      agency: maybeText,
      year: z.int().nullable(),
      facts: z.array(z.string()),
      places: z.array(range),
    })
    .exactOptional(),
});
const warning = z.strictObject({
  code: z.enum(readWarningCodes),
  message: z.string(),
  start: maybeCount,
  end: maybeCount,
});

/** Readings as they are kept in a file. */
export const readingsSchema: z.ZodType<OwnReading[]> = z.array(
  z.strictObject({ identity, facts: z.array(fact), findings: z.array(finding), warnings: z.array(warning) }),
);

const place = z.strictObject({
  block: z.int().min(0),
  page: z.int().nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
});
const cell = z.strictObject({
  row: z.int().min(0),
  column: z.int().min(0),
  rowSpan: z.int().min(1),
  columnSpan: z.int().min(1),
  text: z.string(),
  place,
});
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.int().min(0), text: z.string(), place }),
  z.strictObject({ kind: z.literal('paragraph'), text: z.string(), place }),
  z.strictObject({ kind: z.literal('table'), cells: z.array(cell), place }),
]);

/** A document as it is kept. */
export const documentSchema: z.ZodType<Document> = z.strictObject({
  source: z.string(),
  format,
  sha256,
  text: z.string(),
  blocks: z.array(block),
  warnings: z.array(warning),
});

const summary = z.strictObject({
  identity,
  facts: z.int().min(0),
  numbers: z.int().min(0),
  broken: z.strictObject({ error: z.int().min(0), warning: z.int().min(0), info: z.int().min(0) }),
  doubts: z.array(z.strictObject({ id: z.string().max(200), facts: z.array(z.string()) })),
});
const agency = z.strictObject({
  id: agencyId,
  name: z.string().min(1).max(200),
  shortName: z.string().min(1).max(200),
  regionCode: z.string().regex(/^\d{6}$/),
  level: z.enum(agencyLevels),
  kind: z.string().regex(/^[a-z]+$/),
  initials: z.string().max(200),
});
const failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

const common = { id, at };
const onReport = { ...common, report };
const onFact = { ...onReport, fact: key, was: z.strictObject(values), reason };
const file = { sha256, name: z.string(), size: z.int().min(0), format: format.nullable() };

const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document_added'),
    ...common,
    ...file,
    reports: z.array(summary),
    failure: failure.nullable(),
  }),
  z.strictObject({ kind: z.literal('agency_created'), ...common, agency }),
  z.strictObject({ kind: z.literal('document_assigned'), ...onReport, agencyId, year }),
  z.strictObject({ kind: z.literal('fact_corrected'), ...onFact, now: z.strictObject(values) }),
  z.strictObject({ kind: z.literal('fact_added'), ...onReport, fact, reason }),
  z.strictObject({ kind: z.literal('fact_rejected'), ...onFact }),
  z.strictObject({ kind: z.literal('doubt_settled'), ...onReport, doubt: z.string().max(200), reason }),
  z.strictObject({
    kind: z.literal('accepted'),
    ...common,
    reports: z.array(z.strictObject({ report, agencyId, year })),
  }),
  z.strictObject({ kind: z.literal('withdrawn'), ...common, reports: z.array(report) }),
  z.strictObject({ kind: z.literal('undone'), ...common, event: id }),
  z.strictObject({ kind: z.literal('switched'), ...common, source: z.enum(['own', 'bundled']), on: z.boolean() }),
]) satisfies z.ZodType<WorkspaceEvent>;

/** The event in a value that was kept or came from a file; null where this version cannot read it. */
export function readEvent(value: unknown): WorkspaceEvent | null {
  const parsed = eventSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
