import type { Candidate, Fact, Finding, ReadWarning } from './fact.ts';
import type { TemplateId } from './template.ts';

/** Whether all of a report was read, or an excerpt of it: what an excerpt does not contain was not captured. */
export const completenesses = ['full', 'excerpt'] as const;

/** One of {@link completenesses}. */
export type Completeness = (typeof completenesses)[number];

/** A calendar period the report says it covers, ISO dates; `stated` is false where the report does not say. */
export interface Period {
  readonly start: string;
  readonly end: string;
  readonly stated: boolean;
}

/** Who reports, for which year, in which form: what recognition finds before any figure is read. */
export interface ReportIdentity {
  /** Full name as printed in the title, spaces removed; null where none was found. */
  readonly agency: string | null;
  /** GB/T 2260 code of the agency's region, where the gazetteer knows it. */
  readonly regionCode: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly period: Period | null;
  /** ISO date of the signature at the end, where printed. */
  readonly signedOn: string | null;
  /** The form the figures stand in; the newest of `templatesPresent`. */
  readonly template: TemplateId;
  readonly templatesPresent: readonly TemplateId[];
}

/** Everything extraction finds in one document, before normalization. */
export interface Extraction {
  readonly identity: ReportIdentity;
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
}

/** One report, fully read: identity, figures, and what the consistency rules say of them. */
export interface ReportReading {
  readonly source: string;
  readonly sha256: string;
  readonly identity: ReportIdentity;
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly ReadWarning[];
}
