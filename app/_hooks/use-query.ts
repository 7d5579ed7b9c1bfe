'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { QueryOptions, QueryResult } from '../../lib/model/engine.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { useDataState } from './use-data-state.ts';
import { rememberedAnswer, startEngine } from './use-engine.ts';

/** What became of a question to the engine. */
export type Answer<Value> =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'done'; readonly value: Value }
  | { readonly phase: 'failed'; readonly error: unknown };

const waiting = { phase: 'waiting' } as const;

/**
 * Runs a statement and reads its result; `null` asks nothing. A new statement cancels the one before; the old answer
 * never shows under the new question. `read` and `options` must be stable.
 */
export function useQuery<Value>(
  sql: string | null,
  read: (result: QueryResult) => Value,
  options?: QueryOptions,
): { readonly answer: Answer<Value>; readonly retry: () => void } {
  const [state, setState] = useState<{ sql: string | null; answer: Answer<Value> }>({ sql: null, answer: waiting });
  const [attempt, setAttempt] = useState(0);
  const { changes } = useDataState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of other data nothing is remembered
  const remembered = useMemo(
    () => (sql === null || options?.plain !== true ? null : answerAtOnce(sql, read)),
    [sql, read, options, changes],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt or other data ask the same question again
  useEffect(() => {
    if (sql === null || remembered !== null) return;
    const controller = new AbortController();
    const settle = (answer: Answer<Value>) => {
      if (!controller.signal.aborted) setState({ sql, answer });
    };
    setState((before) => (before.sql === sql && before.answer !== waiting ? { sql, answer: waiting } : before));
    startEngine()
      .then((engine) => engine.query(sql, controller.signal, options))
      .then((result) => settle({ phase: 'done', value: read(result) }))
      .catch((error: unknown) => {
        if (!isAtlasError(error) || error.code !== 'query_cancelled') settle({ phase: 'failed', error });
      });
    return () => controller.abort();
  }, [sql, read, options, remembered, attempt, changes]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { answer: remembered ?? (state.sql === sql ? state.answer : waiting), retry };
}

/** The answer where it was asked before: it shows in the same frame as its question. A result that cannot be read is asked again. */
function answerAtOnce<Value>(sql: string, read: (result: QueryResult) => Value): Answer<Value> | null {
  const result = rememberedAnswer(sql);
  try {
    return result && { phase: 'done', value: read(result) };
  } catch {
    return null;
  }
}
