import type { Engine } from '../model/engine.ts';
import { type AtlasTables, toTables } from '../store/atlas-tables.ts';
import { toFindingRows } from '../store/rows.ts';
import { type AcrossFindings, acrossRules, followers } from './across.ts';
import {
  type EffectiveReport,
  effectiveList,
  effectiveReports,
  type Placed,
  placedId,
  type ReadingStore,
  reportState,
} from './effective.ts';
import type { Workspace } from './model.ts';
import {
  agencyRows,
  type BundledData,
  beginSql,
  clearSql,
  createSql,
  effectiveTables,
  hideSql,
  moveFindingsSql,
  moveSql,
  ownTables,
  showSql,
  takeSql,
  textColumns,
} from './own-sql.ts';

/** A column of texts, null where there is nothing. */
export interface TextColumn {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

/** The engine as own data reach it: statements, and rows that need not be parsed. */
export interface OwnEngine extends Pick<Engine, 'query'> {
  /** Makes the table `my.<name>` of columns of `count` texts. */
  readonly insert: (name: string, columns: readonly TextColumn[], count: number) => Promise<void>;
}

/** How far a load has come, in reports. */
export interface LoadProgress {
  readonly done: number;
  readonly reports: number;
}

/**
 * Keeps one engine's own data as the workspace has them. A change costs what changed: only reports that are new, gone or
 * corrected are touched. Until a load is through the engine answers as before. After one that failed the next begins anew.
 */
export interface OwnLoader {
  /** Makes own and bundled data one; with nothing of one's own to show the bundled data are used directly. */
  show(workspace: Workspace, store: ReadingStore, say?: (progress: LoadProgress) => void): Promise<void>;
  /** Shows what was found between several reports, in the place of what was found before. */
  findings(found: AcrossFindings): Promise<void>;
}

/** Figures given to the engine at once: the page must not stand still while a thousand reports go in. */
const batchFacts = 2000;
/** Where rows arrive; nobody else's name. */
const arrival = '_own_rows';

/** A loader for an engine that has just started. */
export function createOwnLoader(engine: OwnEngine, bundled: BundledData): OwnLoader {
  const rules = acrossRules(bundled.rules);
  /** What is in the engine, by report; null where nothing was ever put there, or an attempt failed. */
  let loaded: ReadonlyMap<string, string> | null = null;
  let agencies = '';
  let broken = false;

  /** Sent together, so that no other statement comes between them. */
  const run = async (statements: readonly string[]): Promise<void> => {
    await Promise.all(statements.map((sql) => engine.query(sql, undefined, { plain: true })));
  };
  const put = async (name: string, rows: AtlasTables[string] = []): Promise<void> => {
    if (rows.length === 0) return;
    const columns = textColumns(name, rows);
    await engine.insert(arrival, columns, rows.length);
    await run(takeSql(name, new Set(columns.map((column) => column.name)), `my.${arrival}`));
  };
  const putReports = async (reports: readonly EffectiveReport[]): Promise<void> => {
    const rows = effectiveTables(reports, bundled);
    for (const name of ownTables) await put(name, rows[name]);
  };
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (broken) await run([`DROP TABLE IF EXISTS my.${arrival}`, ...clearSql]);
      broken = false;
      await work();
    } catch (error) {
      [loaded, agencies, broken] = [null, '', true];
      throw error;
    }
  };

  async function stage(
    changed: readonly Placed[],
    store: ReadingStore,
    workspace: Workspace,
    say: (done: number) => void,
  ) {
    const names = new Map([...bundled.agencies, ...workspace.agencies.values()].map((agency) => [agency.id, agency]));
    let [batch, facts, done]: [EffectiveReport[], number, number] = [[], 0, 0];
    for await (const report of effectiveReports(changed, store, names, bundled)) {
      batch.push(report);
      facts += report.facts.length;
      if (facts < batchFacts) continue;
      await putReports(batch);
      done += batch.length;
      say(done);
      [batch, facts] = [[], 0];
    }
    await putReports(batch);
  }

  async function bringIn(
    workspace: Workspace,
    store: ReadingStore,
    say: (progress: LoadProgress) => void,
  ): Promise<void> {
    const list = effectiveList(workspace);
    const wanted = new Map(list.map((report) => [placedId(report), reportState(report)]));
    const had = loaded ?? new Map<string, string>();
    const changed = list.filter((report) => had.get(placedId(report)) !== wanted.get(placedId(report)));
    const gone = [...had.keys()].filter((id) => had.get(id) !== wanted.get(id));
    const rows = agencyRows(workspace, bundled);
    const listed = JSON.stringify(rows);
    const { shown } = workspace;

    await run([...(loaded === null ? createSql : []), ...beginSql]);
    if (changed.length > 0) say({ done: 0, reports: changed.length });
    await stage(changed, store, workspace, (done) => say({ done, reports: changed.length }));
    if (listed !== agencies) await put('agency', rows);
    await run([
      ...moveSql(gone, listed !== agencies),
      ...showSql({
        own: shown.own && list.length > 0,
        bundled: shown.bundled,
        replaced: list.some((report) => bundled.reports.has(placedId(report))),
        followers: followers(list, bundled.reports),
        rules,
      }),
    ]);
    [loaded, agencies] = [wanted, listed];
  }

  return {
    show: (workspace, store, say = () => undefined) =>
      guarded(async () => {
        const hasOwn = workspace.shown.own && effectiveList(workspace).length > 0;
        if (hasOwn || !workspace.shown.bundled) return bringIn(workspace, store, say);
        if (loaded === null) return;
        const isGone = effectiveList(workspace).length === 0;
        await run(isGone ? clearSql : hideSql);
        if (isGone) [loaded, agencies] = [null, ''];
      }),
    findings: (found) =>
      guarded(async () => {
        if (loaded === null) return;
        const rows = [...found].flatMap(([id, findings]) => toFindingRows(id, findings));
        const source = { regions: [], agencies: [], kinds: bundled.kinds, reports: [], facts: [], findings: rows };
        const made = toTables(source, bundled.dictionary, new Set());
        await run(beginSql);
        for (const name of ['finding', 'finding_evidence']) await put(name, made[name]);
        await run(moveFindingsSql(rules));
      }),
  };
}
