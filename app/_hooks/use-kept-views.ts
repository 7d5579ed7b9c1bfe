'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { type KeptViews, nothingKept, parseKept } from '../_components/compare/kept-views.ts';

const storageKey = 'atlas-views';
const listeners = new Set<() => void>();
let known: KeptViews | null = null;

function read(): KeptViews {
  if (known) return known;
  try {
    known = parseKept(localStorage.getItem(storageKey));
  } catch {
    // Storage may be closed (private window, policy): what is kept then lasts as long as the page.
    known = nothingKept;
  }
  return known;
}

function write(next: KeptViews): void {
  known = next;
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

function forget(event: StorageEvent): void {
  if (event.key !== storageKey) return;
  known = null;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', forget);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', forget);
  };
}

/** The recent and saved Views of this computer, the same in every window, and how to change them. */
export function useKeptViews(): readonly [KeptViews, (change: (kept: KeptViews) => KeptViews) => void] {
  const kept = useSyncExternalStore(subscribe, read, () => nothingKept);
  const change = useCallback((next: (before: KeptViews) => KeptViews) => write(next(read())), []);
  return [kept, change];
}
