import type { Agency } from '../model/agency.ts';
import type { Document } from '../model/document.ts';
import type { Fact, Finding } from '../model/fact.ts';
import type { Dictionary } from '../model/metric.ts';
import { checkReport, checkYears, type LoadedReport, type Rule } from '../normalize/checks/index.ts';
import { preferredKeys } from '../normalize/preferred.ts';
import { globalKey } from '../store/atlas-tables.ts';
import { toFactRow, toFindingRows } from '../store/rows.ts';
import type { FactRow, FindingRow, ReportRow } from '../store/source.ts';
import { type EffectiveFact, effectiveFacts } from './correct.ts';
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

/** Where readings and documents are kept. */
export type ReadingStore = Pick<WorkspaceStore, 'readings' | 'document'>;

/** A report and agency that are placed: what effective reports are. */
type Placed = OwnReport & { readonly agencyId: string; readonly year: number };

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

/** The report of the year before, while the next is read. */
interface Before {
  readonly report: Placed;
  readonly facts: readonly Fact[];
}

/**
 * The reports that show, one after another, read from the store only when asked for: figures as people left them, and what
 * the rules say of these figures (of a report nobody changed what was found when it was read), rules across two years
 * included where the year before is among the user's own.
 */
export async function* effectiveReports(
  workspace: Workspace,
  store: ReadingStore,
  agencies: ReadonlyMap<string, Pick<Agency, 'name'>>,
  resources: CheckResources,
): AsyncGenerator<EffectiveReport> {
  const load = loader(store, agencies);
  let before: Before | null = null;
  for (const report of effectiveList(workspace)) {
    const readings = await store.readings(report.sha256);
    const reading = readings?.[report.index];
    // A record without its file, as a newer version may leave it: there is nothing to show.
    if (readings === null || reading === undefined) continue;
    const left = effectiveFacts(reading.facts, report.edits);
    const facts = left.map(({ fact }) => fact);
    const yearBefore: Before | null = follows(report, before) ? before : null;
    const isEdited = report.edits.changed.size + report.edits.added.length > 0;
    const own = isEdited || yearBefore !== null ? await load(report, facts) : null;
    const previous = yearBefore === null ? null : await load(yearBefore.report, yearBefore.facts);
    const findings = [
      ...(isEdited && own !== null ? checkAgain(own, readings.length, resources) : reading.findings),
      ...(own !== null && previous !== null ? checkYears(own, previous, resources.rules, resources.dictionary) : []),
    ];
    before = { report, facts };
    yield toRows(report, reading, left, findings);
  }
}

function follows({ agencyId, year }: Placed, before: Before | null): boolean {
  return before?.report.agencyId === agencyId && before.report.year === year - 1;
}

/** Loads a report with its document, as the rules look at it: under the agency and year it was placed in. */
function loader(store: ReadingStore, agencies: ReadonlyMap<string, Pick<Agency, 'name'>>) {
  return async ({ agencyId, index, sha256, year }: Placed, facts: readonly Fact[]): Promise<LoadedReport | null> => {
    const document = await store.document(sha256);
    const reading = (await store.readings(sha256))?.[index];
    if (document === null || reading === undefined) return null;
    const agency = reading.identity.agency ?? agencies.get(agencyId)?.name ?? null;
    return { document, identity: { ...reading.identity, agency, year }, facts, warnings: reading.warnings };
  };
}

/** What the rules say of corrected figures. Rules on the layout of a report are not for rows and sheets. */
export function checkAgain(
  report: LoadedReport,
  reportsInFile: number,
  { dictionary, rules }: CheckResources,
): Finding[] {
  const hasLayout = reportsInFile === 1 && hasPages(report.document);
  const applied = hasLayout ? rules : rules.filter(({ category }) => category !== 'meta');
  return checkReport({ ...report, previous: null }, applied, dictionary);
}

const hasPages = ({ format }: Document) => format !== 'xlsx' && format !== 'csv';

function toRows(
  report: Placed,
  { identity }: OwnReading,
  left: readonly EffectiveFact[],
  findings: readonly Finding[],
): EffectiveReport {
  const id = `${report.agencyId}-${report.year}`;
  const global = (keys: Iterable<string>) => new Set([...keys].map((key) => globalKey(id, key)));
  const facts = left.map(({ fact }) => fact);
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
    edited: global(left.filter(({ corrected }) => corrected).map(({ fact }) => fact.key)),
  };
}
