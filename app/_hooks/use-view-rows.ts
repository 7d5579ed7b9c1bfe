'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { QueryResult } from '../../lib/model/engine.ts';
import { AtlasError } from '../../lib/model/error.ts';
import type { Dictionary } from '../../lib/model/metric.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { cellsOf, mostCellsOf } from '../../lib/query/fit.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { keptWith } from './kept-with.ts';
import { useDataState } from './use-data-state.ts';
import { useDeployment } from './use-deployment.ts';
import { useEngineState, wakeEngine } from './use-engine.ts';
import { useQuery } from './use-query.ts';

/** A View and its rows: what a figure shows, always of one piece. */
export interface ViewedRows {
  readonly view: View;
  readonly rows: readonly ViewRow[];
}

/** How the rows of a View stand. */
export interface ViewRowsState {
  readonly phase: 'waiting' | 'done' | 'failed';
  /** What to show: this View's rows, for a moment the View's before; null where there is nothing to show yet. */
  readonly shown: ViewedRows | null;
  readonly error: unknown;
  readonly retry: () => void;
}

const rowsKept = Symbol('rows');

/** The rows of an answer, checked once: the same answer is shown again and again. */
export function rowsOf(result: QueryResult): readonly ViewRow[] {
  return keptWith(result, rowsKept, () => viewRows(result));
}

function tooLarge(cells: number, most: number): AtlasError {
  return new AtlasError('too_large', `view: ${cells} cells; at most ${most}`, { cells, most });
}

/** The columns of `ViewRow` are text, numbers and BOOLEAN. */
export const plain = { plain: true } as const;

/**
 * The rows of a View: those shipped with the page where it is the same View and the data are the bundled ones, else the
 * engine's. While a running engine answers, the rows before stay, so that a change does not flicker; rows of the bundled data
 * never stand for deployed ones.
 */
export function useViewRows(view: View, first: ViewedRows, dictionary: Dictionary): ViewRowsState {
  const { own } = useDataState();
  const deployed = useDeployment();
  const shipped = own === null && deployed === null && encodeView(view) === encodeView(first.view);
  const cells = own === null || shipped ? 0 : cellsOf(view, own.agencies.length, dictionary);
  const most = mostCellsOf(view, dictionary);
  const fits = cells <= most;
  // Bodies of the bundled data are not asked for among deployed ones: their names are on the way.
  const asks = fits && !shipped && (deployed === null || own !== null);
  const sql = useMemo(() => (asks ? viewToSql(view, dictionary) : null), [asks, view, dictionary]);
  const { answer, retry } = useQuery(sql, rowsOf, plain);
  const engine = useEngineState();
  const built = useRef(first);
  // Not a state: what was shown last changes nothing that is shown now.
  const last = useRef<ViewedRows>(first);

  const current = useMemo(() => {
    if (shipped) return first;
    return answer.phase === 'done' ? { view, rows: answer.value } : null;
  }, [shipped, first, answer, view]);

  useEffect(() => {
    if (current) last.current = current;
  }, [current]);

  if (current) return { phase: 'done', shown: current, error: null, retry };
  if (!fits) return { phase: 'failed', shown: null, error: tooLarge(cells, most), retry };
  if (answer.phase === 'failed') return { phase: 'failed', shown: null, error: answer.error, retry };
  if (deployed !== null && own === null && engine.phase === 'failed') {
    return { phase: 'failed', shown: null, error: engine.error, retry: wakeEngine };
  }
  const foreign = deployed !== null && last.current === built.current;
  return { phase: 'waiting', shown: engine.phase === 'ready' && !foreign ? last.current : null, error: null, retry };
}
