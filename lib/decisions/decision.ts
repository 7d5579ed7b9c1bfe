import { AtlasError } from '../model/error.ts';

/** What a person may decide about a finding: it is so, it has an explanation, or it is no fault at all. */
export const outcomes = ['confirmed', 'explained', 'dismissed'] as const;
/** One of {@link outcomes}. */
export type Outcome = (typeof outcomes)[number];

/** Longest note, in UTF-16 units, as a text field counts them. */
export const longestNote = 500;

/** What the finding said when it was decided, so that the record can be read without the data and a change is seen. */
export interface DecisionSubject {
  readonly agency: string;
  readonly year: number;
  readonly rule: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** One decision; `at` is UTC with milliseconds (`2026-01-09T02:30:00.000Z`), which sorts as text. */
export interface Decision {
  readonly kind: 'decision';
  readonly id: string;
  readonly finding: string;
  readonly at: string;
  readonly outcome: Outcome;
  readonly note: string;
  readonly subject: DecisionSubject;
}

/** One decision taken back; it stays in the record and no longer counts. */
export interface Withdrawal {
  readonly kind: 'withdrawal';
  readonly id: string;
  readonly finding: string;
  readonly at: string;
  /** Id of the decision taken back. */
  readonly decision: string;
}

/** One entry of the record. Entries are only ever added, never changed. */
export type RecordEntry = Decision | Withdrawal;

/** The record of decisions: a set of entries in the order of their time, as {@link mergeRecords} puts them. */
export type DecisionRecord = readonly RecordEntry[];

/** What the outside world gives a new entry: the time, and an id nobody else has. */
export interface Stamp {
  readonly now: Date;
  readonly id: string;
}

/** What a person decides about one finding. */
export type DecisionDraft = Pick<Decision, 'finding' | 'outcome' | 'note' | 'subject'>;

/** Order of the record: by time, then id. */
function inOrder(a: RecordEntry, b: RecordEntry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** A new entry is later than all of its finding, even where a clock was set back or another machine's runs ahead. */
function timeAfter(record: DecisionRecord, finding: string, now: Date): string {
  const last = historyOf(record, finding).at(-1);
  const time = last === undefined ? now.getTime() : Math.max(now.getTime(), Date.parse(last.at) + 1);
  return new Date(time).toISOString();
}

/** The entry that records a decision; its note trimmed. Throws `bad_data` for a note over {@link longestNote}. */
export function decide(record: DecisionRecord, { note, ...draft }: DecisionDraft, { now, id }: Stamp): Decision {
  const trimmed = note.trim();
  if (trimmed.length > longestNote) {
    throw new AtlasError('bad_data', `note: ${trimmed.length} characters, at most ${longestNote}`, { where: 'note' });
  }
  return { kind: 'decision', id, at: timeAfter(record, draft.finding, now), ...draft, note: trimmed };
}

/** The entry that takes the decision in force about a finding back; null where none is in force. */
export function withdraw(record: DecisionRecord, finding: string, { now, id }: Stamp): Withdrawal | null {
  const current = currentDecisions(record).get(finding);
  if (current === undefined) return null;
  return { kind: 'withdrawal', id, finding, at: timeAfter(record, finding, now), decision: current.id };
}

/** The entries about one finding, oldest first. */
export function historyOf(record: DecisionRecord, finding: string): DecisionRecord {
  return record.filter((entry) => entry.finding === finding);
}

/** The decision in force about each finding: the latest that was not taken back. */
export function currentDecisions(record: DecisionRecord): ReadonlyMap<string, Decision> {
  const withdrawn = new Set(record.flatMap((entry) => (entry.kind === 'withdrawal' ? [entry.decision] : [])));
  const current = new Map<string, Decision>();
  for (const entry of record) {
    if (entry.kind === 'decision' && !withdrawn.has(entry.id)) current.set(entry.finding, entry);
  }
  return current;
}

/** Whether both sides still read as they did when the finding was decided. */
export function stillSame({ subject }: Decision, sides: Pick<DecisionSubject, 'expected' | 'actual'>): boolean {
  return subject.expected === sides.expected && subject.actual === sides.actual;
}

/**
 * Two records as one, whichever comes first: every entry of both, once, in order. Throws `bad_data` (`problem`
 * contradiction, `where` the id) when they tell one entry differently; neither is changed.
 */
export function mergeRecords(one: DecisionRecord, other: DecisionRecord): DecisionRecord {
  const merged = new Map<string, RecordEntry>();
  for (const entry of [...one, ...other]) {
    const known = merged.get(entry.id);
    if (known !== undefined && !sameEntry(known, entry)) {
      throw new AtlasError('bad_data', `decisions: two entries with id ${entry.id}`, {
        problem: 'contradiction',
        where: entry.id,
      });
    }
    merged.set(entry.id, entry);
  }
  return [...merged.values()].toSorted(inOrder);
}

function sameEntry(a: RecordEntry, b: RecordEntry): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Members in one order, so that entries compare as text. */
function sorted(entry: RecordEntry): unknown {
  const members = (value: object) => Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return members(entry).map(([key, value]) => [
    key,
    typeof value === 'object' && value !== null ? members(value) : value,
  ]);
}
