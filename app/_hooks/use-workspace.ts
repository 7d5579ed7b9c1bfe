'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { Stamp } from '../../lib/workspace/events.ts';
import type { Workspace, WorkspaceEvent } from '../../lib/workspace/model.ts';
import type { LoadProgress } from '../../lib/workspace/own-load.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import type { WorkspaceStore } from '../../lib/workspace/store.ts';
import { createFollowers } from './followers.ts';
import { bundledData } from './workspace-data.ts';
import { createShown, type LoadableEngine } from './workspace-shown.ts';
import { workspaceStore } from './workspace-store.ts';

/** The user's own reports as they stand. */
export interface WorkspaceState {
  readonly phase: 'opening' | 'ready' | 'failed';
  readonly workspace: Workspace;
  /** False where the browser keeps nothing (private window): everything is gone with the page, and the page must say so. */
  readonly lasting: boolean;
  /** Entries of the record that a newer version wrote and this one cannot read. */
  readonly unreadable: number;
  /** How far own figures on their way into the engine have come; null where none are. */
  readonly loading: LoadProgress | null;
  /** Why the record could not be read, or its figures not be loaded into the engine; null where nothing is wrong. */
  readonly error: unknown;
}

/** Between two looks at the record while files come in. */
const restMilliseconds = 250;
const opening: WorkspaceState = {
  phase: 'opening',
  workspace: workspaceOf([], []),
  lasting: true,
  unreadable: 0,
  loading: null,
  error: null,
};
const { subscribe, tell } = createFollowers();
let state = opening;
let watched = false;
let looking: Promise<void> | null = null;
let again = false;

function enter(change: Partial<WorkspaceState>): void {
  state = { ...state, ...change };
  tell();
}

async function look(): Promise<void> {
  const store = await workspaceStore();
  const { events, unreadable } = await store.events();
  // Who drops nothing in asks for nothing.
  const known = events.length === 0 ? [] : (await bundledData()).agencies;
  const isSame = state.phase === 'ready' && events.at(-1)?.id === state.workspace.events.at(-1)?.id;
  if (!isSame || events.length !== state.workspace.events.length) {
    enter({ phase: 'ready', workspace: workspaceOf(events, known), lasting: store.lasting, unreadable, error: null });
  }
  await shown.update();
  if (state.error !== null) enter({ error: null });
}

/** Looks at the record again, soon: many changes in a row are one look. */
export function refreshWorkspace(): Promise<void> {
  if (looking !== null) {
    again = true;
    return looking;
  }
  looking = (async () => {
    do {
      again = false;
      await look().catch((error: unknown) => enter({ phase: state.phase === 'ready' ? 'ready' : 'failed', error }));
      if (again) await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
    } while (again);
  })().finally(() => {
    looking = null;
  });
  return looking;
}

/** Own figures into the engine that shows them, what goes wrong told; other pages ask again once they are there. */
const shown = createShown({
  store: workspaceStore,
  workspace: () => state.workspace,
  loading: (loading) => enter({ loading }),
});

/**
 * Loads own figures into an engine that has just started; nothing is asked for where there are none. What goes wrong is told
 * by the workspace, the bundled data show all the same.
 */
export async function prepareEngine(started: LoadableEngine): Promise<void> {
  shown.startWith(started);
  try {
    const store = await workspaceStore();
    followStore();
    const { events } = await store.events();
    if (events.length === 0) return;
    enter({ phase: 'ready', workspace: workspaceOf(events, (await bundledData()).agencies), lasting: store.lasting });
    await shown.update();
  } catch (error) {
    enter({ error });
  }
}

/** The time, and 32 hexadecimal digits nobody else has (`randomUUID` is missing on plain http). */
export function newStamp(): Stamp {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { now: new Date(), id: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/**
 * Adds events made from the record as it is now, other tabs' included; resolves when they are safe and every page shows them.
 * Rejects with what the maker throws, or `storage_failed`; then nothing has changed.
 */
export async function changeWorkspace(make: (workspace: Workspace) => readonly WorkspaceEvent[]): Promise<void> {
  const store = await workspaceStore();
  const { events } = await store.events();
  const made = make(workspaceOf(events, (await bundledData()).agencies));
  if (made.length > 0) await store.append(made);
  await refreshWorkspace();
}

/** Other windows' changes show here too. */
function followStore(): void {
  if (watched) return;
  watched = true;
  void workspaceStore().then((store) => store.watch(() => void refreshWorkspace()));
}

function watch(): void {
  followStore();
  void refreshWorkspace();
}

/** The user's own reports, followed, in this tab and the others; reads the record when first used. */
export function useWorkspace(): WorkspaceState {
  useEffect(watch, []);
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => opening,
  );
}

/** The store itself: documents, bytes, waiting files. */
export function openStore(): Promise<WorkspaceStore> {
  return workspaceStore();
}
