import type { MortalEngine } from '../../lib/model/engine.ts';
import type { AcrossCheck } from '../../lib/workspace/across.ts';
import type { Workspace } from '../../lib/workspace/model.ts';
import type { LoadProgress, OwnLoader } from '../../lib/workspace/own-load.ts';
import type { WorkspaceStore } from '../../lib/workspace/store.ts';
import { fetchedOnce } from './fetched-once.ts';
import { dataChanged } from './use-data-state.ts';
import { bundledData, ownLoader, ownSite, shownText } from './workspace-data.ts';

/** What of the engine own figures are loaded with. */
export type LoadableEngine = Pick<MortalEngine, 'query' | 'insert'>;

/** What keeping the engine as the workspace needs of it. */
interface ShownEffects {
  readonly store: () => Promise<WorkspaceStore>;
  readonly workspace: () => Workspace;
  /** How far a load has come; null when it is through. */
  readonly loading: (progress: LoadProgress | null) => void;
}

/** One engine, kept as the workspace is. */
export interface Shown {
  /** Another engine has started, with the bundled data alone. */
  startWith(engine: LoadableEngine): void;
  /** Resolves when the engine shows the workspace as it is now; at once where there is none. */
  update(): Promise<void>;
}

/** One engine's own data. */
interface Kept {
  readonly engine: LoadableEngine;
  readonly loader: Promise<OwnLoader>;
  readonly check: () => Promise<AcrossCheck>;
  /** What it shows: '' where that is the bundled data alone. */
  text: string;
  /** Whether findings between reports are in it. */
  across: boolean;
}

/** Loads own figures one change after another; what several reports say of each other follows when the figures are there. */
export function createShown({ store, workspace, loading }: ShownEffects): Shown {
  let engine: LoadableEngine | null = null;
  let kept: Kept | null = null;
  let working: Promise<void> = Promise.resolve();
  let checking = false;
  let checkAgain = false;

  const keep = (into: LoadableEngine): Kept => {
    if (kept?.engine === into) return kept;
    const check = fetchedOnce(async () => (await import('./workspace-across.ts')).acrossCheck(into));
    const mine: Kept = { engine: into, loader: ownLoader(into), check, text: '', across: false };
    check().catch(() => undefined);
    // What could not be fetched is asked for again at the next change.
    mine.loader.catch(() => {
      if (kept === mine) kept = null;
    });
    kept = mine;
    return mine;
  };
  /** One load after another: each takes the place of the one before. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const done = working.then(work);
    working = done.catch(() => undefined);
    return done;
  };

  async function show(): Promise<void> {
    const now = workspace();
    const text = shownText(now);
    if (engine === null || (kept?.engine === engine ? kept.text : '') === text) return;
    const here = keep(engine);
    try {
      await (await here.loader).show(now, await store(), loading);
    } finally {
      loading(null);
    }
    // Another engine may have been started meanwhile; it was told by itself.
    if (here.engine !== engine) return;
    here.text = text;
    dataChanged(text === '' ? null : await ownSite(now));
    void checkSoon();
  }

  /** The latest state is checked; a change meanwhile asks for another look. */
  async function checkSoon(): Promise<void> {
    checkAgain = true;
    if (checking) return;
    checking = true;
    try {
      while (checkAgain) {
        checkAgain = false;
        await checkOnce();
      }
    } catch {
      // The figures are there; what reports say of each other is found when they change or the page is opened again.
    } finally {
      checking = false;
    }
  }

  async function checkOnce(): Promise<void> {
    const here = kept;
    if (here === null || here.text === '') return;
    const [{ text }, now] = [here, workspace()];
    const names = new Map([...(await bundledData()).agencies, ...now.agencies.values()].map((each) => [each.id, each]));
    const found = await (await here.check())(now, await store(), names);
    const isEmpty = [...found.values()].every((findings) => findings.length === 0);
    await enqueue(async () => {
      const isOld = here.engine !== engine || here.text !== text || shownText(workspace()) !== text;
      if (isOld || (isEmpty && !here.across)) return;
      await (await here.loader).findings(found);
      here.across = !isEmpty;
      dataChanged(await ownSite(now));
    });
  }

  return {
    startWith: (started) => {
      engine = started;
      kept = null;
    },
    update: () => enqueue(show),
  };
}
