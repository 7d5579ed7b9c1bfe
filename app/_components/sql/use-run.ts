'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResultBatch, ResultColumn } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { type ResultTable, tableOf } from '../../../lib/results/table.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { errorWords } from '../figure/error-words.ts';
import { readTimeLimit, watchTime } from './time-limit.ts';

/** Rows fetched at most unless a person asks for more; the panel says so where it cuts. */
export const usualRowLimit = 100_000;

/** How often the rows that have come so far are shown while more arrive, in milliseconds. */
const showEvery = 150;

/** A result as far as it has come; `serial` tells one run from another. */
export interface RunRows {
  readonly serial: number;
  readonly sql: string;
  readonly table: ResultTable;
}

/** A whole result. */
export interface RunDone extends RunRows {
  readonly phase: 'done';
  readonly milliseconds: number;
  /** False where the statement has more rows than were fetched. */
  readonly complete: boolean;
  readonly limit: number;
  /** Runs the same statement with another row limit. */
  readonly again: (limit: number) => void;
}

/** What became of the statement last run. */
export type Run =
  | { readonly phase: 'none' }
  | { readonly phase: 'running'; readonly rows: RunRows | null }
  | RunDone
  | { readonly phase: 'cancelled' }
  /** Stopped by the time limit. */
  | { readonly phase: 'limited'; readonly seconds: number }
  /** The engine died of the statement and has started anew. */
  | { readonly phase: 'died'; readonly sql: string; readonly words: string }
  | { readonly phase: 'failed'; readonly by: 'engine' | 'statement'; readonly words: string };

function failure(error: unknown): Run {
  const code = isAtlasError(error) ? error.code : null;
  if (code === 'query_cancelled') return { phase: 'cancelled' };
  if (isAtlasError(error) && code === 'engine_failed' && error.details.sql !== undefined) {
    return { phase: 'died', sql: String(error.details.sql), words: errorWords(error) };
  }
  return { phase: 'failed', by: code === 'query_failed' ? 'statement' : 'engine', words: errorWords(error) };
}

/** Runs one statement at a time; a new run, `cancel` and leaving the page stop the one before. */
export function useRun(): { readonly run: Run; readonly start: (sql: string) => void; readonly cancel: () => void } {
  const [run, setRun] = useState<Run>({ phase: 'none' });
  const current = useRef<AbortController | null>(null);
  const count = useRef(0);
  const limit = useRef(usualRowLimit);

  const start = useCallback((sql: string) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    count.current += 1;
    const serial = count.current;
    const finish = (next: Run) => {
      if (current.current === controller) setRun(next);
    };
    const again = (next: number) => {
      limit.current = next;
      start(sql);
    };
    const seconds = readTimeLimit();
    let clock: ReturnType<typeof watchTime> | null = null;
    const work = async (): Promise<Run> => {
      const engine = await startEngine();
      if (controller.signal.aborted) return { phase: 'cancelled' };
      let columns: readonly ResultColumn[] = [];
      const batches: ResultBatch[] = [];
      const rows = (): RunRows => ({ serial, sql, table: tableOf(columns, [...batches]) });
      clock = watchTime(controller, seconds);
      const begin = performance.now();
      let shown = begin;
      const sink = {
        limit: limit.current,
        columns: (found: readonly ResultColumn[]) => {
          columns = found;
        },
        batch: (batch: ResultBatch) => {
          batches.push(batch);
          if (performance.now() - shown < showEvery) return;
          shown = performance.now();
          finish({ phase: 'running', rows: rows() });
        },
      };
      const { complete } = await engine.stream(sql, sink, controller.signal);
      const milliseconds = performance.now() - begin;
      return { phase: 'done', ...rows(), milliseconds, complete, limit: sink.limit, again };
    };
    setRun({ phase: 'running', rows: null });
    work()
      .then(finish, (error: unknown) => finish(clock?.ranOut() ? { phase: 'limited', seconds } : failure(error)))
      .finally(() => clock?.stop());
  }, []);

  const cancel = useCallback(() => {
    current.current?.abort();
    setRun({ phase: 'cancelled' });
  }, []);

  useEffect(() => () => current.current?.abort(), []);
  return { run, start, cancel };
}
