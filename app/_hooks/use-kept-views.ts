'use client';

import { useSyncExternalStore } from 'react';
import { type KeptViews, nothingKept, parseKept, recentAtMost, withSaved } from '../_components/compare/kept-views.ts';
import { storageFollowers } from './followers.ts';

const storageKey = 'atlas-views';
let known: KeptViews | null = null;
/** Whether storage took what is known: else this page alone has it (private window, policy, full). */
let stored = true;

function read(): KeptViews {
  if (known) return known;
  try {
    known = parseKept(localStorage.getItem(storageKey));
  } catch {
    // What is kept then lasts as long as the page.
    known = nothingKept;
  }
  return known;
}

/** Changes what is kept as it stands in storage now, so that what was written there meanwhile is not lost. */
export function changeKeptViews(change: (kept: KeptViews) => KeptViews): void {
  if (stored) known = null;
  known = change(read());
  try {
    localStorage.setItem(storageKey, JSON.stringify(known));
    stored = true;
  } catch {
    stored = false;
  }
  tell();
}

/** What is kept, as the text {@link restoreKeptViews} takes; null where nothing is. */
export function keptViewsText(): string | null {
  const { recent, saved } = read();
  return recent.length + saved.length === 0 ? null : JSON.stringify({ recent, saved });
}

/** Takes the Views of a text in, on top of what is kept; of two Views of one name the restored one gets a number. */
export function restoreKeptViews(text: string): void {
  const restored = parseKept(text);
  changeKeptViews((kept) => {
    const recent = [...new Set([...kept.recent, ...restored.recent])].slice(0, recentAtMost);
    return restored.saved.reduce<KeptViews>((all, { name, query }) => withBeside(all, name, query), {
      ...kept,
      recent,
    });
  });
}

function withBeside(kept: KeptViews, name: string, query: string): KeptViews {
  const taken = new Map(kept.saved.map((each) => [each.name, each.query]));
  let free = name;
  for (let number = 2; taken.has(free) && taken.get(free) !== query; number++) free = `${name} (${number})`;
  return taken.has(free) ? kept : withSaved(kept, free, query);
}

/** Forgets what the page remembers: storage is looked at anew. */
export function forgetKeptViews(): void {
  known = null;
  stored = true;
  tell();
}

const { subscribe, tell } = storageFollowers(
  ({ key }) => {
    if (key === storageKey) forgetKeptViews();
  },
  () => {
    if (stored) known = null;
  },
);

/** The recent and saved Views of this computer, the same in every window, and how to change them. */
export function useKeptViews(): readonly [KeptViews, typeof changeKeptViews] {
  const kept = useSyncExternalStore(subscribe, read, () => nothingKept);
  return [kept, changeKeptViews];
}
