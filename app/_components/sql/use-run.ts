'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Run, runStatement } from './run-statement.ts';

/** Rows fetched at most unless a person asks for more; the panel says so where it cuts. */
export const usualRowLimit = 100_000;

const nothing: Run = { phase: 'none' };

/** Of what runs nothing more will be heard. */
function withoutRunning(runs: readonly Run[]): readonly Run[] {
  return runs.map((run) => (run.phase === 'running' ? { phase: 'cancelled' } : run));
}

/** The statements last sent, one after another, and what became of each; those behind an error were never sent. */
export interface RunList {
  /** What became of the statements sent so far, in their order. */
  readonly runs: readonly Run[];
  /** How many were to run. */
  readonly wanted: number;
  /** The one that is looked at. */
  readonly shown: number;
  readonly run: Run;
  readonly start: (statements: readonly string[]) => void;
  readonly show: (index: number) => void;
  readonly cancel: () => void;
}

/** Runs statements one at a time, up to the first that fails; a new start, `cancel` and leaving the page stop them. */
export function useRun(): RunList {
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [wanted, setWanted] = useState(0);
  const [shown, setShown] = useState(0);
  const current = useRef<AbortController | null>(null);
  const count = useRef(0);
  const limit = useRef(usualRowLimit);

  const begin = useCallback((): AbortController => {
    current.current?.abort();
    setRuns(withoutRunning);
    const controller = new AbortController();
    current.current = controller;
    return controller;
  }, []);

  const runAt = useCallback(
    async (sql: string, index: number, controller: AbortController): Promise<Run> => {
      const put = (run: Run) => {
        if (current.current === controller) setRuns((before) => before.toSpliced(index, 1, run));
      };
      count.current += 1;
      put({ phase: 'running', rows: null });
      const again = (next: number) => {
        limit.current = next;
        const own = begin();
        void runAt(sql, index, own);
      };
      const run = await runStatement(sql, {
        serial: count.current,
        limit: limit.current,
        controller,
        again,
        onRows: put,
      });
      put(run);
      return run;
    },
    [begin],
  );

  const start = useCallback(
    (statements: readonly string[]) => {
      const controller = begin();
      setRuns([]);
      setShown(0);
      setWanted(statements.length);
      const all = async () => {
        for (const [index, sql] of statements.entries()) {
          if (current.current !== controller) return;
          setShown(index);
          const { phase } = await runAt(sql, index, controller);
          if (phase !== 'done') return;
        }
      };
      void all();
    },
    [begin, runAt],
  );

  const cancel = useCallback(() => {
    current.current?.abort();
    current.current = null;
    setRuns(withoutRunning);
  }, []);

  useEffect(() => () => current.current?.abort(), []);
  return { runs, wanted, shown, run: runs[shown] ?? nothing, start, show: setShown, cancel };
}
