import type { Agency } from '../model/agency.ts';
import { groupBy } from '../model/group.ts';
import { recognise } from './agency.ts';
import {
  type Accepted,
  type DocumentAdded,
  type Doubt,
  type FactAdded,
  type FactCorrected,
  type FactRejected,
  type KnownAgency,
  type OwnFile,
  type OwnReport,
  type ReportSummary,
  reportKey,
  type Workspace,
  type WorkspaceEvent,
} from './model.ts';

/** Everything said about one report, while the record is read. */
interface Draft {
  readonly added: DocumentAdded;
  readonly index: number;
  readonly summary: ReportSummary;
  readonly changed: Map<string, FactCorrected | FactRejected>;
  readonly facts: FactAdded[];
  readonly settled: Set<string>;
  assigned: { readonly agencyId: string; readonly year: number } | null;
  accepted: { readonly agencyId: string; readonly year: number; readonly position: number } | null;
}

/** Order of the record: by time, then id; events of several tabs or machines lie in one order whoever reads them. */
export function inRecordOrder(a: WorkspaceEvent, b: WorkspaceEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * The workspace a record describes; `known` are the bundled agencies, for recognising names. The order of `events` does not
 * matter, an event that is there twice counts once, and one about something unknown says nothing.
 */
export function workspaceOf(events: readonly WorkspaceEvent[], known: readonly KnownAgency[]): Workspace {
  const record = [...new Map(events.map((event) => [event.id, event])).values()].sort(inRecordOrder);
  const undone = undoneIds(record);
  const standing = record.filter(({ id }) => !undone.has(id));
  const agencies = createdAgencies(standing);
  const drafts = draftsOf(standing);
  const shown = { own: true, bundled: true };
  for (const event of standing) if (event.kind === 'switched') shown[event.source] = event.on;
  return {
    files: filesOf(standing),
    reports: finished(drafts, [...known, ...agencies.values()]),
    agencies,
    shown,
    undone,
    events: record,
  };
}

/** From the last event back: an undoing that was itself undone undoes nothing. */
function undoneIds(record: readonly WorkspaceEvent[]): Set<string> {
  const fixed = new Set(record.filter(({ kind }) => kind === 'document_added').map(({ id }) => id));
  const undone = new Set<string>();
  for (const event of record.toReversed()) {
    if (event.kind === 'undone' && !undone.has(event.id) && !fixed.has(event.event)) undone.add(event.event);
  }
  return undone;
}

function createdAgencies(record: readonly WorkspaceEvent[]): Map<string, Omit<Agency, 'sortKey'>> {
  const agencies = new Map<string, Omit<Agency, 'sortKey'>>();
  for (const event of record) {
    if (event.kind === 'agency_created' && !agencies.has(event.agency.id)) agencies.set(event.agency.id, event.agency);
  }
  return agencies;
}

/** A file that could be read counts over the same file that once could not. */
function filesOf(record: readonly WorkspaceEvent[]): Map<string, OwnFile> {
  const files = new Map<string, OwnFile>();
  for (const event of record) {
    if (event.kind !== 'document_added' || files.get(event.sha256)?.failure === null) continue;
    files.set(event.sha256, {
      sha256: event.sha256,
      name: event.name,
      size: event.size,
      format: event.format,
      addedAt: event.at,
      failure: event.failure,
      reports: event.reports.map((_, index) => reportKey(event.sha256, index)),
    });
  }
  return files;
}

function draftsOf(record: readonly WorkspaceEvent[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  record.forEach((event, position) => {
    if (event.kind === 'document_added') addDrafts(drafts, event);
    else if (event.kind === 'accepted') accept(drafts, event, position);
    else if (event.kind === 'withdrawn') {
      for (const key of event.reports) {
        const draft = drafts.get(key);
        if (draft) draft.accepted = null;
      }
    } else if ('report' in event) apply(drafts.get(event.report), event);
  });
  return drafts;
}

function addDrafts(drafts: Map<string, Draft>, added: DocumentAdded): void {
  added.reports.forEach((summary, index) => {
    const key = reportKey(added.sha256, index);
    if (drafts.has(key)) return;
    drafts.set(key, {
      added,
      index,
      summary,
      changed: new Map(),
      facts: [],
      settled: new Set(),
      assigned: null,
      accepted: null,
    });
  });
}

function accept(drafts: Map<string, Draft>, event: Accepted, position: number): void {
  for (const { report, agencyId, year } of event.reports) {
    const draft = drafts.get(report);
    if (draft) draft.accepted = { agencyId, year, position };
  }
}

function apply(draft: Draft | undefined, event: Extract<WorkspaceEvent, { readonly report: string }>): void {
  if (draft === undefined) return;
  switch (event.kind) {
    case 'document_assigned':
      draft.assigned = { agencyId: event.agencyId, year: event.year };
      if (draft.accepted) draft.accepted = { ...draft.accepted, ...draft.assigned };
      break;
    case 'fact_corrected':
    case 'fact_rejected':
      draft.changed.set(event.fact, event);
      break;
    case 'fact_added':
      draft.facts.push(event);
      break;
    case 'doubt_settled':
      draft.settled.add(event.doubt);
      break;
  }
}

function finished(drafts: ReadonlyMap<string, Draft>, agencies: readonly KnownAgency[]): Map<string, OwnReport> {
  const placed = [...drafts].map(([key, draft]) => ({ key, draft, ...placeOf(draft, agencies) }));
  const together = groupBy(
    placed.filter(({ agencyId, year }) => agencyId !== null && year !== null),
    ({ agencyId, year }) => `${agencyId} ${year}`,
  );
  return new Map(
    placed.map(({ key, draft, agencyId, year }) => {
      const versions = together.get(`${agencyId} ${year}`) ?? [];
      const last = versions.reduce((latest, { draft: { accepted } }) => Math.max(latest, accepted?.position ?? -1), -1);
      const ofLast = versions.filter(({ draft: { accepted } }) => accepted?.position === last);
      const doubts = openDoubts(draft, agencyId, year);
      return [
        key,
        {
          key,
          sha256: draft.added.sha256,
          index: draft.index,
          name: draft.added.name,
          addedAt: draft.added.at,
          summary: draft.summary,
          agencyId,
          year,
          state: draft.accepted !== null ? 'accepted' : doubts.length > 0 ? 'doubts' : 'read',
          doubts,
          edits: { changed: draft.changed, added: draft.facts },
          versions: versions.length > 0 ? versions.map((version) => version.key) : [key],
          // Several versions accepted by one event: the one that came in last.
          effective: draft.accepted !== null && ofLast.at(-1)?.key === key,
        },
      ];
    }),
  );
}

function placeOf({ accepted, assigned, summary }: Draft, agencies: readonly KnownAgency[]) {
  const chosen = accepted ?? assigned;
  if (chosen) return { agencyId: chosen.agencyId, year: chosen.year };
  return { agencyId: recognise(summary.identity, agencies), year: summary.identity.year };
}

function openDoubts({ changed, settled, summary }: Draft, agencyId: string | null, year: number | null): Doubt[] {
  const unnamed = [...(agencyId === null ? ['agency'] : []), ...(year === null ? ['year'] : [])];
  return [
    ...unnamed.map((id) => ({ id, facts: [] })),
    ...summary.doubts.filter(({ id, facts }) => !settled.has(id) && !facts.some((key) => changed.has(key))),
  ];
}
