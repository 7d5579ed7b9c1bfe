'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueryResult } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { errorWords } from '../figure/error-words.ts';

/** What became of the statement last run. */
export type Run =
  | { readonly phase: 'none' }
  | { readonly phase: 'running' }
  | { readonly phase: 'done'; readonly serial: number; readonly result: QueryResult; readonly milliseconds: number }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly by: 'engine' | 'statement'; readonly words: string };

function failure(error: unknown): Run {
  const code = isAtlasError(error) ? error.code : null;
  if (code === 'query_cancelled') return { phase: 'cancelled' };
  return { phase: 'failed', by: code === 'query_failed' ? 'statement' : 'engine', words: errorWords(error) };
}

/** Runs one statement at a time; a new run, `cancel` and leaving the page stop the one before. */
export function useRun(): { readonly run: Run; readonly start: (sql: string) => void; readonly cancel: () => void } {
  const [run, setRun] = useState<Run>({ phase: 'none' });
  const current = useRef<AbortController | null>(null);
  const serial = useRef(0);

  const start = useCallback((sql: string) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const finish = (next: Run) => {
      if (current.current === controller) setRun(next);
    };
    setRun({ phase: 'running' });
    const work = async (): Promise<Run> => {
      const engine = await startEngine();
      if (controller.signal.aborted) return { phase: 'cancelled' };
      const begin = performance.now();
      const result = await engine.query(sql, controller.signal);
      serial.current += 1;
      return { phase: 'done', serial: serial.current, result, milliseconds: performance.now() - begin };
    };
    work().then(finish, (error: unknown) => finish(failure(error)));
  }, []);

  const cancel = useCallback(() => {
    current.current?.abort();
    setRun({ phase: 'cancelled' });
  }, []);

  useEffect(() => () => current.current?.abort(), []);
  return { run, start, cancel };
}
