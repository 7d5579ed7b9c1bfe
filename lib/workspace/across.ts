import type { Finding } from '../model/fact.ts';
import { checkYears, type LoadedReport } from '../normalize/checks/index.ts';
import { type Rule, spansYears } from '../normalize/checks/rule.ts';
import { type Copy, copyFindings, printReport, type ReportPrint } from '../normalize/copied/index.ts';
import {
  type AgencyNames,
  type CheckResources,
  effectiveList,
  loadPlaced,
  type Placed,
  placedId,
  type ReadingStore,
  reportState,
} from './effective.ts';
import type { Workspace } from './model.ts';

/** What holding reports against each other needs of the outside. */
export interface AcrossEffects {
  /** Bundled reports by id; those that are not there are left out. */
  readonly bundled: (ids: readonly string[]) => Promise<ReadonlyMap<string, LoadedReport>>;
  /** `findCopies` of lib/normalize/copied, which for a thousand reports takes too long for the page's own thread. */
  readonly findCopies: (
    prints: readonly ReportPrint[],
    previous: ReadonlyMap<number, number>,
  ) => Promise<readonly (readonly Copy[])[]>;
}

/** Findings by `report_id`, bundled reports after an own one among them. */
export type AcrossFindings = ReadonlyMap<string, readonly Finding[]>;

/** Holds the reports that show against each other; what was found once of two unchanged reports is not looked for again. */
export type AcrossCheck = (workspace: Workspace, store: ReadingStore, agencies: AgencyNames) => Promise<AcrossFindings>;

/** Ids of the rules that need more than one report. */
export function acrossRules(rules: readonly Rule[]): string[] {
  return rules.filter((rule) => rule.kind === 'copied' || spansYears(rule)).map(({ id }) => id);
}

/** Bundled reports whose year before is one of the user's own: what was found between two years of them holds no longer. */
export function followers(list: readonly Placed[], bundled: ReadonlySet<string>): string[] {
  const own = new Set(list.map(placedId));
  return list
    .map(({ agencyId, year }) => placedId({ agencyId, year: year + 1 }))
    .filter((id) => bundled.has(id) && !own.has(id));
}

/** One report of a pair of years: what its figures follow from, and itself. */
interface Side {
  readonly state: string;
  readonly load: () => Promise<LoadedReport | null>;
}

/** A check over own reports and, where their year before or after is bundled, these; `bundled` are the ids there are. */
export function createAcrossCheck(
  resources: CheckResources,
  bundled: ReadonlySet<string>,
  effects: AcrossEffects,
): AcrossCheck {
  const findYears = createYearCheck(resources);
  const findCopied = createCopyCheck(resources, effects.findCopies);

  return async (workspace, store, agencies) => {
    const list = effectiveList(workspace);
    const load = lately((report: Placed) => loadPlaced(report, store, agencies));
    const own = new Map(list.map((report) => [placedId(report), report]));
    const after = workspace.shown.bundled ? followers(list, bundled) : [];
    const isOther = (id: string) => workspace.shown.bundled && bundled.has(id) && !own.has(id);
    const needed = [...after, ...[...own.keys()].map(yearBefore).filter(isOther)];
    const others = needed.length === 0 ? new Map<string, LoadedReport>() : await effects.bundled([...new Set(needed)]);
    const sides = new Map<string, Side>([
      ...[...others].map(([id, report]) => [id, { state: id, load: async () => report }] as const),
      ...[...own].map(([id, report]) => [id, { state: reportState(report), load: () => load(report) }] as const),
    ]);
    const found = await findYears([...own.keys(), ...after], sides);
    for (const [id, findings] of await findCopied(list, workspace, store, load)) {
      found.set(id, [...(found.get(id) ?? []), ...findings]);
    }
    return found;
  };
}

/** `640100-kj-2022` of `640100-kj-2023`. */
function yearBefore(id: string): string {
  return `${id.slice(0, -4)}${Number(id.slice(-4)) - 1}`;
}

/** The rules over two years, for every report whose year before is there too. */
function createYearCheck({ dictionary, rules }: CheckResources) {
  let known = new Map<string, readonly Finding[]>();
  return async (ids: readonly string[], sides: ReadonlyMap<string, Side>): Promise<Map<string, readonly Finding[]>> => {
    const [found, next] = [new Map<string, readonly Finding[]>(), new Map<string, readonly Finding[]>()];
    for (const id of ids) {
      const [later, earlier] = [sides.get(id), sides.get(yearBefore(id))];
      if (later === undefined || earlier === undefined) continue;
      const states = `${earlier.state} ${later.state}`;
      const findings = known.get(states) ?? (await checkPair(later, earlier));
      next.set(states, findings);
      found.set(id, findings);
    }
    known = next;
    return found;
  };

  async function checkPair(later: Side, earlier: Side): Promise<readonly Finding[]> {
    const [previous, report] = [await earlier.load(), await later.load()];
    return report === null || previous === null ? [] : checkYears(report, previous, rules, dictionary);
  }
}

/** Kept of a report between two looks: its fingerprints. */
interface Printed {
  readonly state: string;
  readonly print: ReportPrint;
}

/** Text that also stands in another of the user's reports; bundled ones have no text to compare. */
function createCopyCheck({ rules }: CheckResources, find: AcrossEffects['findCopies']) {
  let known = new Map<string, Printed>();

  async function printAll(
    list: readonly Placed[],
    { files }: Workspace,
    load: (report: Placed) => Promise<LoadedReport | null>,
  ): Promise<Map<string, Printed>> {
    const next = new Map<string, Printed>();
    for (const report of list) {
      const [id, state] = [placedId(report), reportState(report)];
      const before = known.get(id);
      const loaded = before?.state === state ? null : await load(report);
      const isAlone = files.get(report.sha256)?.reports.length === 1;
      if (before?.state === state) next.set(id, before);
      else if (loaded !== null) next.set(id, { state, print: printOf(loaded, isAlone) });
    }
    return next;
  }

  return async (
    list: readonly Placed[],
    workspace: Workspace,
    store: ReadingStore,
    load: (report: Placed) => Promise<LoadedReport | null>,
  ): Promise<Map<string, readonly Finding[]>> => {
    known = await printAll(list, workspace, load);
    const ids = [...known.keys()];
    const prints = [...known.values()].map(({ print }) => print);
    const position = new Map(ids.map((id, index) => [id, index]));
    const previous = new Map(
      ids.flatMap((id, index) => {
        const before = position.get(yearBefore(id));
        return before === undefined ? [] : [[index, before] as const];
      }),
    );
    const copies = prints.length < 2 ? [] : await find(prints, previous);
    const found = new Map<string, readonly Finding[]>();
    for (const report of list) {
      const told = copies[position.get(placedId(report)) ?? -1] ?? [];
      if (told.length === 0) continue;
      const document = await store.document(report.sha256);
      found.set(placedId(report), copyFindings(told, document?.text ?? '', prints, rules));
    }
    return found;
  };
}

/** The words of a file that holds several reports are none of theirs. */
function printOf({ document, identity }: LoadedReport, isAlone: boolean): ReportPrint {
  return printReport({ document: isAlone ? document : { ...document, text: '', blocks: [] }, identity });
}

/** Remembers the two last loaded: a report is read once for its year, the next and its words, and a thousand are not held. */
function lately<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const held = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = held.get(key) ?? load(key);
    held.delete(key);
    held.set(key, value);
    const [oldest] = held.keys();
    if (held.size > 2 && oldest !== undefined) held.delete(oldest);
    return value;
  };
}
