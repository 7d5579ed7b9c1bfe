'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { HealingEngine, HealState } from '../../lib/engine/heal.ts';
import type { MyTable } from '../../lib/engine/journal.ts';
import { type Remembering, rememberAnswers } from '../../lib/engine/remembered.ts';
import type { QueryResult } from '../../lib/model/engine.ts';
import { sqlEffect } from '../../lib/workbench/effect.ts';
import { whenIdle } from './after-paint.ts';
import { createFollowers } from './followers.ts';
import { dataChanges } from './use-data-state.ts';

/** Where the page's one engine is in its life; `milliseconds` is how long the start took. */
export type EngineState = { readonly phase: 'idle' } | HealState;

/** Answers of up to a few thousand rows each. */
const answersKept = 24;

/** The database of what people made in `my`. */
const journalName = 'atlas-my';

const idle: EngineState = { phase: 'idle' };
/** Bytes of memory above which the worker is replaced: a weak machine's tab dies soon after. */
const memoryLimit = 1024 ** 3;

const { subscribe, tell } = createFollowers();
let state: EngineState = idle;
let made: Promise<HealingEngine> | null = null;
let memory: Remembering | null = null;

/** Tables and views people made in `my`; `fleeting` names those a reload will lose. */
export interface MyTables {
  readonly tables: readonly MyTable[];
  readonly fleeting: ReadonlySet<string>;
}

const noTables: MyTables = { tables: [], fleeting: new Set() };
let mine: MyTables = noTables;

function enter(next: EngineState): void {
  state = next;
  tell();
}

async function makeEngine(): Promise<HealingEngine> {
  const [deployment, { openDeployed }, { createHealingEngine }, { createJournal }, { openJournalStore }] =
    await Promise.all([
      import('./deployed-data.ts').then(({ loadDeployment }) => loadDeployment()),
      import('./deployed-engine.ts'),
      import('../../lib/engine/heal.ts'),
      import('../../lib/engine/journal.ts'),
      import('../../lib/engine/journal-store.ts'),
    ]);
  const store = await openJournalStore(journalName);
  const engine = createHealingEngine({
    open: () => openDeployed(deployment),
    journal: createJournal(store, (tables) => {
      mine = { tables, fleeting: store.fleeting() };
      tell();
    }),
    effectOf: sqlEffect,
    onState: enter,
    memoryLimit,
  });
  const remembering = rememberAnswers(engine, answersKept, dataChanges);
  memory = remembering;
  return remembering;
}

/**
 * The page's engine, started by the first call. It outlives its workers: one that dies is replaced, with everything in
 * `my`; after a start that failed the next call tries again.
 */
export async function startEngine(): Promise<HealingEngine> {
  made ??= makeEngine();
  try {
    const engine = await made;
    await engine.start();
    return engine;
  } catch (error) {
    // Where the engine's code itself could not be loaded, there is nothing yet to start again.
    if (state.phase !== 'failed') {
      made = null;
      enter({ phase: 'failed', error });
    }
    throw error;
  }
}

/** Forgets what was kept of `my`, whether an engine runs or not. Answers the one that runs and still has it; null where none does. */
export async function forgetJournal(): Promise<HealingEngine | null> {
  const { openJournalStore } = await import('../../lib/engine/journal-store.ts');
  await (await openJournalStore(journalName)).clear();
  // One that does not start has nothing.
  return made === null ? null : startEngine().catch(() => null);
}

/** What people have made in `my` as it stands, for whoever does not follow it. */
export function currentMyTables(): MyTables {
  return mine;
}

/** Starts the engine for whoever only waits for it; a start that fails is told in its state. */
export function wakeEngine(): void {
  void startEngine().catch(() => undefined);
}

/** The answer to a plain statement where it need not be asked any more; else null. */
export function rememberedAnswer(sql: string): QueryResult | null {
  return memory?.remembered(sql) ?? null;
}

/** The engine's state, followed. */
export function useEngineState(): EngineState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => idle,
  );
}

/** What people have made in `my`, followed; empty until the engine has started. */
export function useMyTables(): MyTables {
  return useSyncExternalStore(
    subscribe,
    () => mine,
    () => noTables,
  );
}

/** Starts the engine once the page has drawn and the browser is idle, unless the connection asks to save data. */
export function useIdleStart(): void {
  useEffect(() => {
    const connection: unknown = Reflect.get(navigator, 'connection');
    if (typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true) return;
    return whenIdle(wakeEngine, 3000);
  }, []);
}
