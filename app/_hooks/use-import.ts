'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { WaitingFile } from '../../lib/workspace/store.ts';
import { createImport } from '../_components/import/import-run.ts';
import type { Import, ImportState } from '../_components/import/import-state.ts';
import { readingWorkers } from './reading-workers.ts';
import { openStore, refreshWorkspace } from './use-workspace.ts';

/** Between two looks at the record while files are read: each look lists everything anew. */
const lookEvery = 1500;
let lookLater: ReturnType<typeof setTimeout> | null = null;

/** Looks at the record soon, and at once when the import has ended. */
function recordChanged(): void {
  const { phase } = theImport.state();
  if (phase === 'ended' || phase === 'idle') {
    if (lookLater !== null) clearTimeout(lookLater);
    lookLater = null;
    void refreshWorkspace();
    return;
  }
  lookLater ??= setTimeout(() => {
    lookLater = null;
    void refreshWorkspace();
  }, lookEvery);
}

/** The page's one import; it goes on while other pages are looked at. */
const theImport: Import = createImport({
  store: openStore,
  changed: recordChanged,
  loadWorkers: readingWorkers,
  cores: typeof navigator === 'undefined' ? 2 : navigator.hardwareConcurrency,
  now: Date.now,
});

const atRest = theImport.state();

/** The import and how it stands, followed. */
export function useImport(): Import & { readonly current: ImportState } {
  const current = useSyncExternalStore(theImport.subscribe, theImport.state, () => atRest);
  return { ...theImport, current };
}

/** Files dropped before the page was closed and not read yet; looked up whenever an import ends. */
export function useWaiting(phase: ImportState['phase']): {
  readonly waiting: readonly WaitingFile[];
  readonly forget: () => void;
  /** Why they could not be forgotten; null where nothing went wrong. */
  readonly error: unknown;
} {
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState<readonly WaitingFile[]>([]);
  useEffect(() => {
    if (phase !== 'idle' && phase !== 'ended') {
      setWaiting([]);
      return;
    }
    let gone = false;
    void openStore()
      .then((store) => store.waiting())
      .then((files) => gone || setWaiting(files))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [phase]);
  const forget = useCallback(() => {
    setError(null);
    openStore()
      .then((store) => store.dropWaiting(waiting.map(({ id }) => id)))
      .then(() => setWaiting([]))
      .catch(setError);
  }, [waiting]);
  return { waiting, forget, error };
}
