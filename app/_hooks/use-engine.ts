'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { rememberAnswers } from '../../lib/engine/remembered.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { siteAddress } from '../_components/shell/routes.ts';

/** Where the page's one engine is in its life; `milliseconds` is how long the start took. */
export type EngineState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly milliseconds: number }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Answers of up to a few thousand rows each. */
const answersKept = 24;

const idle: EngineState = { phase: 'idle' };
const listeners = new Set<() => void>();
let state: EngineState = idle;
let started: Promise<Engine> | null = null;

function enter(next: EngineState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The worker runs from a blob, which has no address of its own to resolve a path against. */
function absolute(address: string): string {
  return new URL(address, window.location.href).href;
}

async function openEngine(): Promise<Engine> {
  const { openBrowserEngine } = await import('../../lib/engine/browser.ts');
  const opened = await openBrowserEngine({
    wasm: absolute(new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href),
    worker: absolute(new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url).href),
    database: absolute(siteAddress('/data/atlas.duckdb')),
  });
  const engine = rememberAnswers(opened, answersKept);
  return {
    close: () => engine.close(),
    query: (sql, signal, options) =>
      engine.query(sql, signal, options).catch((error: unknown) => {
        if (isAtlasError(error) && error.code === 'engine_failed') forget(error);
        throw error;
      }),
  };
}

/** A dead engine never answers again: the next call starts a new one. */
function forget(error: unknown): void {
  started = null;
  enter({ phase: 'failed', error });
}

/** The page's engine, started by the first call; after a failure the next call tries again. */
export function startEngine(): Promise<Engine> {
  if (started) return started;
  const begin = performance.now();
  enter({ phase: 'starting' });
  started = openEngine().then(
    (engine) => {
      enter({ phase: 'ready', milliseconds: Math.round(performance.now() - begin) });
      return engine;
    },
    (error: unknown) => {
      forget(error);
      throw error;
    },
  );
  return started;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The engine's state, followed. */
export function useEngineState(): EngineState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => idle,
  );
}

/** Starts the engine once the page has drawn and the browser is idle, unless the connection asks to save data. */
export function useIdleStart(): void {
  useEffect(() => {
    const connection: unknown = Reflect.get(navigator, 'connection');
    if (typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true) return;
    const start = () => void startEngine().catch(() => undefined);
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = setTimeout(start, 500);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(start, { timeout: 3000 });
    return () => window.cancelIdleCallback(handle);
  }, []);
}
