import type { Agency } from '../model/agency.ts';
import { isSheet } from '../model/document.ts';
import type { Finding } from '../model/fact.ts';
import type { Dictionary } from '../model/metric.ts';
import { checkReport, type LoadedReport, type Rule } from '../normalize/checks/index.ts';
import { preferredKeys } from '../normalize/preferred.ts';
import { globalKey } from '../store/atlas-tables.ts';
import { toFactRow, toFindingRows } from '../store/rows.ts';
import type { FactRow, FindingRow, ReportRow } from '../store/source.ts';
import { type EffectiveFact, effectiveFacts, rejectedGaps } from './correct.ts';
import type { OwnReading, OwnReport, Workspace } from './model.ts';
import type { WorkspaceStore } from './store.ts';

/** What figures are checked with. */
export interface CheckResources {
  readonly dictionary: Dictionary;
  readonly rules: readonly Rule[];
}

/** One report that shows, as rows of the public tables; `preferred` and `edited` are global keys. */
export interface EffectiveReport {
  readonly report: ReportRow;
  readonly facts: readonly FactRow[];
  readonly findings: readonly FindingRow[];
  readonly preferred: ReadonlySet<string>;
  readonly edited: ReadonlySet<string>;
}

/** The names agencies go by. */
export type AgencyNames = ReadonlyMap<string, Pick<Agency, 'name'>>;

/** Where readings and documents are kept. */
export type ReadingStore = Pick<WorkspaceStore, 'readings' | 'document'>;

/** A report whose agency and year are known: what effective reports are. */
export type Placed = OwnReport & { readonly agencyId: string; readonly year: number };

const isPlaced = (report: OwnReport): report is Placed =>
  report.effective && report.agencyId !== null && report.year !== null;

/** The reports whose figures show, by agency and year. */
export function effectiveList(workspace: Workspace): Placed[] {
  const byPlace = (a: Placed, b: Placed) => {
    if (a.agencyId !== b.agencyId) return a.agencyId < b.agencyId ? -1 : 1;
    return a.year - b.year;
  };
  return [...workspace.reports.values()].filter(isPlaced).sort(byPlace);
}

/** The `report_id` of a placed report. */
export function placedId({ agencyId, year }: Pick<Placed, 'agencyId' | 'year'>): string {
  return `${agencyId}-${year}`;
}

/** One text for all that a report's figures follow from: where it changed, they have to be loaded and checked again. */
export function reportState({ agencyId, edits, key, year }: Placed): string {
  return JSON.stringify([key, agencyId, year, [...edits.changed.values(), ...edits.added].map(({ id }) => id)]);
}

/**
 * Reports as they show, one after another, read from the store only when asked for: figures as people left them, and what the
 * rules say of each by itself (of a report nobody changed what was found when it was read).
 */
export async function* effectiveReports(
  list: readonly Placed[],
  store: ReadingStore,
  agencies: AgencyNames,
  resources: CheckResources,
): AsyncGenerator<EffectiveReport> {
  for (const report of list) {
    const readings = await store.readings(report.sha256);
    const reading = readings?.[report.index];
    // A record without its file, as a newer version may leave it: there is nothing to show.
    if (readings === null || reading === undefined) continue;
    const left = effectiveFacts(reading.facts, report.edits);
    const isEdited = report.edits.changed.size + report.edits.added.length > 0;
    const loaded = isEdited ? await loadPlaced(report, store, agencies) : null;
    const findings = loaded === null ? reading.findings : checkAgain(loaded, readings.length, resources);
    yield toRows(report, reading, left, findings);
  }
}

/**
 * A report with its document, as the rules look at it: under the agency and year it was placed in, its figures as people left
 * them. Null where the record has it without its file.
 */
export async function loadPlaced(
  { agencyId, edits, index, sha256, year }: Placed,
  store: ReadingStore,
  agencies: AgencyNames,
): Promise<LoadedReport | null> {
  const [document, readings] = [await store.document(sha256), await store.readings(sha256)];
  const reading = readings?.[index];
  if (document === null || reading === undefined) return null;
  const agency = reading.identity.agency ?? agencies.get(agencyId)?.name ?? null;
  const facts = effectiveFacts(reading.facts, edits).map(({ fact }) => fact);
  return { document, identity: { ...reading.identity, agency, year }, facts, warnings: reading.warnings };
}

/** What the rules say of corrected figures. Rules on the layout of a report are not for rows and sheets. */
function checkAgain(report: LoadedReport, reportsInFile: number, { dictionary, rules }: CheckResources): Finding[] {
  const hasLayout = reportsInFile === 1 && !isSheet(report.document);
  const applied = hasLayout ? rules : rules.filter(({ category }) => category !== 'meta');
  return checkReport({ ...report, previous: null }, applied, dictionary);
}

function toRows(
  report: Placed,
  { facts: read, identity }: OwnReading,
  left: readonly EffectiveFact[],
  findings: readonly Finding[],
): EffectiveReport {
  const id = placedId(report);
  const global = (keys: Iterable<string>) => new Set([...keys].map((key) => globalKey(id, key)));
  const gaps = rejectedGaps(read, report.edits);
  const facts = [...left.map(({ fact }) => fact), ...gaps];
  const edited = [...left.filter(({ corrected }) => corrected).map(({ fact }) => fact), ...gaps];
  return {
    report: {
      report_id: id,
      agency_id: report.agencyId,
      year: report.year,
      template: identity.template,
      title: identity.title ?? report.name,
      completeness: 'full',
      source_name: report.name,
      source_url: null,
      source_sha256: report.sha256,
      published_on: null,
    },
    facts: facts.map((fact) => toFactRow(id, fact)),
    findings: toFindingRows(id, findings),
    preferred: global(preferredKeys(facts)),
    edited: global(edited.map(({ key }) => key)),
  };
}
