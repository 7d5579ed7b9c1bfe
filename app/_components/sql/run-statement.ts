import type { ResultBatch, ResultColumn } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { type ResultTable, tableOf } from '../../../lib/results/table.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { errorWords } from '../figure/error-words.ts';
import { readTimeLimit, watchTime } from './time-limit.ts';

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

/** What became of a statement. */
export type Run =
  | { readonly phase: 'none' }
  | { readonly phase: 'running'; readonly rows: RunRows | null }
  | RunDone
  | { readonly phase: 'cancelled' }
  /** Stopped by the time limit. */
  | { readonly phase: 'limited'; readonly seconds: number }
  /** The engine died of the statement and has started anew. */
  | { readonly phase: 'died'; readonly sql: string; readonly words: string }
  | FailedRun;

/** A statement without a result: refused, or given up on by the engine or the cluster behind it. */
export interface FailedRun {
  readonly phase: 'failed';
  readonly by: 'engine' | 'statement' | 'cluster';
  readonly words: string;
  readonly error: unknown;
}

const blamed = { query_failed: 'statement', cluster_failed: 'cluster' } as const;

function failure(error: unknown): Run {
  const code = isAtlasError(error) ? error.code : null;
  if (code === 'query_cancelled') return { phase: 'cancelled' };
  if (isAtlasError(error) && code === 'engine_failed' && error.details.sql !== undefined) {
    return { phase: 'died', sql: String(error.details.sql), words: errorWords(error) };
  }
  const by = code === 'query_failed' || code === 'cluster_failed' ? blamed[code] : 'engine';
  return { phase: 'failed', by, words: errorWords(error), error };
}

interface Options {
  readonly serial: number;
  readonly limit: number;
  readonly controller: AbortController;
  readonly again: (limit: number) => void;
  /** Told now and then how far the rows have come. */
  readonly onRows: (run: Run) => void;
}

/** Runs one statement to its end, its limit of rows or of time, or its error; never rejects. */
export async function runStatement(sql: string, options: Options): Promise<Run> {
  const { serial, limit, controller, again, onRows } = options;
  const seconds = readTimeLimit();
  let clock: ReturnType<typeof watchTime> | null = null;
  try {
    const engine = await startEngine();
    if (controller.signal.aborted) return { phase: 'cancelled' };
    let columns: readonly ResultColumn[] = [];
    const batches: ResultBatch[] = [];
    const rows = (): RunRows => ({ serial, sql, table: tableOf(columns, [...batches]) });
    clock = watchTime(controller, seconds);
    const begin = performance.now();
    let shown = begin;
    const sink = {
      limit,
      columns: (found: readonly ResultColumn[]) => {
        columns = found;
      },
      batch: (batch: ResultBatch) => {
        batches.push(batch);
        if (performance.now() - shown < showEvery) return;
        shown = performance.now();
        onRows({ phase: 'running', rows: rows() });
      },
    };
    const { complete } = await engine.stream(sql, sink, controller.signal);
    return { phase: 'done', ...rows(), milliseconds: performance.now() - begin, complete, limit, again };
  } catch (error) {
    return clock?.ranOut() ? { phase: 'limited', seconds } : failure(error);
  } finally {
    clock?.stop();
  }
}
