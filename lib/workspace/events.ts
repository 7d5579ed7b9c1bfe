import { AtlasError } from '../model/error.ts';
import type { Fact, Locator } from '../model/fact.ts';
import type { Dictionary } from '../model/metric.ts';
import { type AgencyDraft, newAgencyId } from './agency.ts';
import { checkValues } from './correct.ts';
import type {
  Accepted,
  AgencyCreated,
  DocumentAdded,
  DocumentAssigned,
  DoubtSettled,
  FactAdded,
  FactCorrected,
  FactRejected,
  FactValues,
  KnownAgency,
  Origin,
  OwnReport,
  ReadFailure,
  StoredFile,
  Switched,
  Undone,
  Withdrawn,
  Workspace,
} from './model.ts';
import { summaryOf, valuesOf } from './summary.ts';

/** What the outside world gives a new event: the time, and an id nobody else has (hexadecimal, 32 digits). */
export interface Stamp {
  readonly now: Date;
  readonly id: string;
}

/** Longest reason of a correction, in UTF-16 units, as a text field counts them. */
export const longestReason = 500;

/** Later than everything in the record, even where a clock was set back or another machine's runs ahead. */
function head(workspace: Pick<Workspace, 'events'>, { now, id }: Stamp) {
  const last = workspace.events.at(-1);
  const time = last === undefined ? now.getTime() : Math.max(now.getTime(), Date.parse(last.at) + 1);
  return { id, at: new Date(time).toISOString() };
}

function checkedReason(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed.length <= longestReason) return trimmed;
  throw new AtlasError('bad_data', `reason: ${trimmed.length} characters, at most ${longestReason}`, {
    where: 'reason',
  });
}

/** The event of a file that was read. Its id follows from the bytes: a file is in the record once. */
export function documentAdded(workspace: Pick<Workspace, 'events'>, file: StoredFile, now: Date): DocumentAdded {
  return {
    kind: 'document_added',
    ...head(workspace, { now, id: `file-${file.sha256}` }),
    sha256: file.sha256,
    name: file.name,
    size: file.bytes.length,
    format: file.document.format,
    reports: file.readings.map(summaryOf),
    failure: null,
  };
}

/** The event of a file that could not be read: its name and the reason, nothing else, are kept. */
export function documentFailed(
  workspace: Pick<Workspace, 'events'>,
  file: { readonly sha256: string; readonly name: string; readonly size: number },
  failure: ReadFailure,
  now: Date,
): DocumentAdded {
  return {
    kind: 'document_added',
    ...head(workspace, { now, id: `unread-${file.sha256}` }),
    sha256: file.sha256,
    name: file.name,
    size: file.size,
    format: null,
    reports: [],
    failure,
  };
}

/**
 * The event of a new agency. Throws `bad_data` (`problem` name_taken, `where` the id) where a body of that name is known
 * already, (`problem` no_name) where there is none.
 */
export function agencyCreated(
  workspace: Workspace,
  draft: AgencyDraft,
  known: readonly KnownAgency[],
  stamp: Stamp,
): AgencyCreated {
  const all = [...known, ...workspace.agencies.values()];
  const name = draft.name.trim();
  if (name === '') throw new AtlasError('bad_data', 'agency: no name', { problem: 'no_name', where: 'name' });
  const same = all.find((agency) => agency.name === name);
  if (same) {
    throw new AtlasError('bad_data', `agency: "${name}" is ${same.id}`, { problem: 'name_taken', where: same.id });
  }
  const shortName = draft.shortName.trim() || name;
  const agency = { ...draft, name, shortName };
  const id = newAgencyId(agency, new Set(all.map((each) => each.id)));
  return { kind: 'agency_created', ...head(workspace, stamp), agency: { id, ...agency } };
}

/** The event that says whose report it is and for which year. */
export function documentAssigned(
  workspace: Workspace,
  report: string,
  agencyId: string,
  year: number,
  stamp: Stamp,
): DocumentAssigned {
  return { kind: 'document_assigned', ...head(workspace, stamp), report, agencyId, year };
}

/**
 * The event of a corrected figure; `fact` as it stands now (an earlier correction applied). The same values confirm it.
 * Throws `bad_data` (`where` the field) for values the dictionary does not allow.
 */
export function factCorrected(
  workspace: Workspace,
  report: string,
  fact: Fact,
  now: FactValues,
  reason: string,
  dictionary: Dictionary,
  stamp: Stamp,
): FactCorrected {
  return {
    kind: 'fact_corrected',
    ...head(workspace, stamp),
    report,
    fact: fact.key,
    was: valuesOf(fact),
    now: checkValues(now, dictionary),
    reason: checkedReason(reason),
  };
}

/** The event of a rejected figure; `fact` as it stands now. */
export function factRejected(
  workspace: Workspace,
  report: string,
  fact: Fact,
  reason: string,
  stamp: Stamp,
): FactRejected {
  const was = valuesOf(fact);
  return {
    kind: 'fact_rejected',
    ...head(workspace, stamp),
    report,
    fact: fact.key,
    was,
    reason: checkedReason(reason),
  };
}

/** What a person says of a missed figure: its values, the selected words and their place. */
export interface AddedFigure {
  readonly values: FactValues;
  /** The printed number, as selected. */
  readonly raw: string;
  /** Whether it was selected in a table. */
  readonly source: Fact['source'];
  readonly locator: Locator;
}

/** The most of a report's own words a figure carries. */
const locatorLength = 20;

/** The event of a figure added by selecting its words. Throws `bad_data` for values the dictionary does not allow. */
export function factAdded(
  workspace: Workspace,
  report: string,
  figure: AddedFigure,
  reason: string,
  dictionary: Dictionary,
  stamp: Stamp,
): FactAdded {
  const short = (words: string) => [...words].slice(0, locatorLength).join('');
  const { locator, raw, source, values } = figure;
  const phrase = locator.phrase === null ? null : short(locator.phrase);
  return {
    kind: 'fact_added',
    ...head(workspace, stamp),
    report,
    fact: {
      key: `added-${stamp.id}`,
      ...checkValues(values, dictionary),
      unitPrinted: null,
      raw: short(raw),
      confidence: 'high',
      source,
      partOf: null,
      scopeWords: null,
      rule: 'by-hand',
      locator: { ...locator, phrase },
    },
    reason: checkedReason(reason),
  };
}

/** The event of a doubt looked at and left as it is. */
export function doubtSettled(
  workspace: Workspace,
  report: string,
  doubt: string,
  reason: string,
  stamp: Stamp,
): DoubtSettled {
  return { kind: 'doubt_settled', ...head(workspace, stamp), report, doubt, reason: checkedReason(reason) };
}

/** Reports with nothing open and not yet in: what "accept all" takes. */
export function acceptable(workspace: Workspace): OwnReport[] {
  return [...workspace.reports.values()].filter(({ state }) => state === 'read');
}

/**
 * The event that takes reports in, open doubts or not. Throws `bad_data` (`where` the report's key) for a report that is not
 * there or has no agency or year.
 */
export function accepted(workspace: Workspace, reports: readonly string[], stamp: Stamp): Accepted {
  const placed = reports.map((key) => {
    const { agencyId = null, year = null } = workspace.reports.get(key) ?? {};
    if (agencyId === null || year === null) {
      throw new AtlasError('bad_data', `accept: ${key} has no agency or no year`, { where: key });
    }
    return { report: key, agencyId, year };
  });
  return { kind: 'accepted', ...head(workspace, stamp), reports: placed };
}

/** The event that takes reports out again. */
export function withdrawn(workspace: Workspace, reports: readonly string[], stamp: Stamp): Withdrawn {
  return { kind: 'withdrawn', ...head(workspace, stamp), reports };
}

/** The event that undoes another, or an undoing. */
export function undone(workspace: Workspace, event: string, stamp: Stamp): Undone {
  return { kind: 'undone', ...head(workspace, stamp), event };
}

/** The event that shows or hides own or bundled data. */
export function switched(workspace: Workspace, source: Origin, on: boolean, stamp: Stamp): Switched {
  return { kind: 'switched', ...head(workspace, stamp), source, on };
}
