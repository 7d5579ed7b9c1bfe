'use client';

import { useEffect, useState } from 'react';
import type { ResultBatch, ResultColumn } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { type ResultTable, tableOf } from '../../../lib/results/table.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { usualRowLimit } from './use-run.ts';

/** What became of a statement that is answered as a table. */
export type Streamed =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'done'; readonly table: ResultTable; readonly complete: boolean }
  | { readonly phase: 'failed'; readonly error: unknown };

const waiting: Streamed = { phase: 'waiting' };

/** Streams a statement's result into a table; `null` asks nothing. A new statement stops the one before. */
export function useStream(sql: string | null): Streamed {
  const [state, setState] = useState<{ sql: string | null; answer: Streamed }>({ sql: null, answer: waiting });
  useEffect(() => {
    if (sql === null) return;
    const controller = new AbortController();
    const work = async (): Promise<Streamed> => {
      const engine = await startEngine();
      let columns: readonly ResultColumn[] = [];
      const batches: ResultBatch[] = [];
      const sink = {
        limit: usualRowLimit,
        columns: (found: readonly ResultColumn[]) => {
          columns = found;
        },
        batch: (batch: ResultBatch) => void batches.push(batch),
      };
      const { complete } = await engine.stream(sql, sink, controller.signal);
      return { phase: 'done', table: tableOf(columns, batches), complete };
    };
    const settle = (answer: Streamed) => {
      if (!controller.signal.aborted) setState({ sql, answer });
    };
    work().then(settle, (error: unknown) => {
      if (!isAtlasError(error) || error.code !== 'query_cancelled') settle({ phase: 'failed', error });
    });
    return () => controller.abort();
  }, [sql]);
  return state.sql === sql ? state.answer : waiting;
}
