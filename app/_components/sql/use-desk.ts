'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { type Desk, emptyDesk, parseDesk } from '../../../lib/workbench/desk.ts';
import { createFollowers } from '../../_hooks/followers.ts';

const storageKey = 'atlas.sql.desk';

/** Long texts are not written at every key, but never later than this after one, nor after the page is left. */
const writeAfter = 250;

let known: Desk | null = null;
let kept = true;
let timer: ReturnType<typeof setTimeout> | null = null;

/** The first storage that takes something: a private window or a policy may close one, or both. */
function storages(): readonly Storage[] {
  const open: Storage[] = [];
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      open.push(window[name]);
    } catch {
      // Closed: the next one, or the page's own memory, keeps the drafts.
    }
  }
  return open;
}

function load(): Desk {
  for (const storage of storages()) {
    const text = storage.getItem(storageKey);
    if (text !== null) return parseDesk(text);
  }
  return emptyDesk;
}

function store(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const text = JSON.stringify(known ?? emptyDesk);
  const before = kept;
  kept = storages().some((storage) => {
    try {
      storage.setItem(storageKey, text);
      return true;
    } catch {
      return false;
    }
  });
  if (kept !== before) tell();
}

function change(next: (before: Desk) => Desk): void {
  known = next(known ?? load());
  if (timer === null) timer = setTimeout(store, writeAfter);
  tell();
}

/** Another window wrote: what stands there is newer than what stands here, for people write in one window at a time. */
function follow(event: StorageEvent): void {
  if (event.key !== storageKey) return;
  if (event.newValue === null) {
    forgetDesk();
    return;
  }
  known = parseDesk(event.newValue);
  tell();
}

/** Forgets what the page remembers, and what it was about to write: storage is looked at anew. */
export function forgetDesk(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  known = null;
  tell();
}

function flush(): void {
  if (timer !== null) store();
}

const { subscribe, tell } = createFollowers(() => {
  const gone = new AbortController();
  const { signal } = gone;
  window.addEventListener('storage', follow, { signal });
  window.addEventListener('pagehide', flush, { signal });
  window.addEventListener('blur', flush, { signal });
  document.addEventListener('visibilitychange', flush, { signal });
  return () => {
    flush();
    // What other windows write from now on is not heard.
    if (kept) known = null;
    gone.abort();
  };
});

/** The desk of this computer, the same in every window. */
export interface DeskState {
  readonly desk: Desk;
  /** Whether the browser keeps it beyond this page. */
  readonly kept: boolean;
  readonly change: (next: (before: Desk) => Desk) => void;
}

/** Tabs, saved queries and history, kept as they change. */
export function useDesk(): DeskState {
  const desk = useSyncExternalStore<Desk | null>(
    subscribe,
    () => {
      known ??= load();
      return known;
    },
    () => null,
  );
  const isKept = useSyncExternalStore(
    subscribe,
    () => kept,
    () => true,
  );
  return { desk: desk ?? emptyDesk, kept: isKept, change: useCallback(change, []) };
}
