import type { Agency } from '../model/agency.ts';
import type { Dims } from '../model/dimension.ts';
import type { Document, DocumentFormat } from '../model/document.ts';
import type { Fact, FactStatus, Finding, Qualifier, ReadWarning } from '../model/fact.ts';
import type { ReportIdentity } from '../model/report.ts';

/**
 * The record of a user's own reports. Two kinds of things are kept:
 * - events ({@link WorkspaceEvent}): small, only ever added, the whole truth about what was decided; everything a page lists
 *   follows from them by `workspaceOf` (lib/workspace/reduce.ts);
 * - files ({@link StoredFile}): bytes, Document and readings, one per SHA-256, written once together with its event and
 *   loaded one at a time (`WorkspaceStore.readings`, `document`, `bytes`), so that a thousand reports need not be in memory.
 * Events are made by the functions of lib/workspace/events.ts, never by hand.
 */

/** One report inside a file, as read: a summary table gives several, any other document one. Never changed. */
export interface OwnReading {
  readonly identity: ReportIdentity;
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly ReadWarning[];
}

/** A file that was read: its bytes, and all that was read of it. Written once, with its `document_added`. */
export interface StoredFile {
  /** SHA-256 of the bytes, lower-case hexadecimal: the file's key. */
  readonly sha256: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly document: Document;
  readonly readings: readonly OwnReading[];
}

/**
 * What a person has to look at before a report goes in. `id` is unique within the report:
 * `agency`, `year` nobody named, or not known (settled by assigning); `fact:KEY` a figure the reader doubts (settled by
 * correcting, confirming or rejecting it); `finding:RULE:N` a broken rule that may be a misreading (settled with any of its
 * figures, or by itself); `warning:N` a doubtful place of the reading (settled by itself). N counts in the reading's lists.
 */
export interface Doubt {
  readonly id: string;
  /** Keys of the figures it is about; empty for none. */
  readonly facts: readonly string[];
}

/** What the list of reports says of one without opening its file. */
export interface ReportSummary {
  readonly identity: ReportIdentity;
  /** Figures read, and those of them with a number. */
  readonly facts: number;
  readonly numbers: number;
  /** Broken rules by severity; kept rules are not counted. */
  readonly broken: { readonly error: number; readonly warning: number; readonly info: number };
  readonly doubts: readonly Doubt[];
}

/** Why a file could not be read: an AtlasError as fields, from which the page makes a sentence. */
export interface ReadFailure {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What a correction may change. `unit` is the metric's; `value` is in it, null exactly where the status has no number. */
export interface FactValues {
  readonly metric: string;
  readonly dims: Dims;
  readonly value: number | null;
  readonly unit: string;
  readonly status: FactStatus;
  readonly qualifier: Qualifier;
}

interface Common {
  /** Unique for ever; of a `document_added` it follows from the bytes, so that two tabs adding one file add it once. */
  readonly id: string;
  /** UTC with milliseconds (`2026-01-09T02:30:00.000Z`), which sorts as text. The record is ordered by time, then id. */
  readonly at: string;
}

/** A file came in and was read, or could not be (`failure`; then nothing else of it is kept and there are no reports). */
export interface DocumentAdded extends Common {
  readonly kind: 'document_added';
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly format: DocumentFormat | null;
  readonly reports: readonly ReportSummary[];
  readonly failure: ReadFailure | null;
}

/** A body the bundled data do not know; `agency.id` from `newAgencyId`. */
export interface AgencyCreated extends Common {
  readonly kind: 'agency_created';
  readonly agency: Omit<Agency, 'sortKey'>;
}

/** Whose report it is, and for which year, was chosen. */
export interface DocumentAssigned extends Common {
  readonly kind: 'document_assigned';
  readonly report: string;
  readonly agencyId: string;
  readonly year: number;
}

/** A figure was changed; with `now` equal to `was` it was looked at and confirmed. */
export interface FactCorrected extends Common {
  readonly kind: 'fact_corrected';
  readonly report: string;
  readonly fact: string;
  readonly was: FactValues;
  readonly now: FactValues;
  readonly reason: string;
}

/** A figure the reader missed; its locator is the place of the selected words, its key `added-…`. */
export interface FactAdded extends Common {
  readonly kind: 'fact_added';
  readonly report: string;
  readonly fact: Fact;
  readonly reason: string;
}

/** A figure that is none. */
export interface FactRejected extends Common {
  readonly kind: 'fact_rejected';
  readonly report: string;
  readonly fact: string;
  readonly was: FactValues;
  readonly reason: string;
}

/** A doubt that needs no change: the person looked. `doubt` is a {@link Doubt} id. */
export interface DoubtSettled extends Common {
  readonly kind: 'doubt_settled';
  readonly report: string;
  readonly doubt: string;
  readonly reason: string;
}

/** Reports go in, all of them or none; agency and year as they were then, so that later data cannot move them. */
export interface Accepted extends Common {
  readonly kind: 'accepted';
  readonly reports: readonly { readonly report: string; readonly agencyId: string; readonly year: number }[];
}

/** Reports go out again; they stay in the record. */
export interface Withdrawn extends Common {
  readonly kind: 'withdrawn';
  readonly reports: readonly string[];
}

/** An earlier event no longer counts; undoing an undoing restores it. A `document_added` cannot be undone. */
export interface Undone extends Common {
  readonly kind: 'undone';
  readonly event: string;
}

/** Own or bundled data shown or hidden, everywhere. */
export interface Switched extends Common {
  readonly kind: 'switched';
  readonly source: Origin;
  readonly on: boolean;
}

/** Where figures come from: the data this site was published with, or the user's own reports. */
export type Origin = 'own' | 'bundled';

/** One entry of the record. */
export type WorkspaceEvent =
  | DocumentAdded
  | AgencyCreated
  | DocumentAssigned
  | FactCorrected
  | FactAdded
  | FactRejected
  | DoubtSettled
  | Accepted
  | Withdrawn
  | Undone
  | Switched;

/** How a report stands: read with open doubts, read without, or gone in. A file that could not be read has no reports. */
export type ReportState = 'doubts' | 'read' | 'accepted';

/** What people changed in one report; where one figure was changed twice, the later change. */
export interface ReportEdits {
  readonly changed: ReadonlyMap<string, FactCorrected | FactRejected>;
  readonly added: readonly FactAdded[];
}

/** One of the user's own reports. */
export interface OwnReport {
  /** `SHA256.N`: the file, and the report's position in `StoredFile.readings`. */
  readonly key: string;
  readonly sha256: string;
  readonly index: number;
  readonly name: string;
  readonly addedAt: string;
  readonly summary: ReportSummary;
  /** Assigned, or else recognised by name; null where neither. */
  readonly agencyId: string | null;
  readonly year: number | null;
  readonly state: ReportState;
  /** Doubts not yet settled; a report with some can still be accepted by itself. */
  readonly doubts: readonly Doubt[];
  readonly edits: ReportEdits;
  /** Keys of all reports of the same agency and year, this one included, oldest first; only itself where it is the only one. */
  readonly versions: readonly string[];
  /** Whether its figures are the ones that show: accepted, and the version accepted last. */
  readonly effective: boolean;
}

/** One of the user's files, in the order it came in. */
export interface OwnFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly format: DocumentFormat | null;
  readonly addedAt: string;
  readonly failure: ReadFailure | null;
  /** Keys of its reports. */
  readonly reports: readonly string[];
}

/** Everything a page lists, computed from the record. */
export interface Workspace {
  readonly files: ReadonlyMap<string, OwnFile>;
  readonly reports: ReadonlyMap<string, OwnReport>;
  /** Agencies the user created, by id. */
  readonly agencies: ReadonlyMap<string, Omit<Agency, 'sortKey'>>;
  readonly shown: Readonly<Record<Origin, boolean>>;
  /** Ids of events that no longer count. */
  readonly undone: ReadonlySet<string>;
  /** The record it was computed from, in order. */
  readonly events: readonly WorkspaceEvent[];
}

/** What is needed to recognise an agency of the bundled data. */
export type KnownAgency = Pick<Agency, 'id' | 'name' | 'regionCode'>;

/** The key of a file's report. */
export function reportKey(sha256: string, index: number): string {
  return `${sha256}.${index}`;
}
