'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { decisionCountRows, decisionCountsSql, onlyFindings } from '../../../lib/decisions/decided-sql.ts';
import type { Decision } from '../../../lib/decisions/decision.ts';
import type { QueryResult } from '../../../lib/model/engine.ts';
import type { Bilingual } from '../../../lib/model/language.ts';
import {
  type FindingCountRow,
  type FindingFacet,
  type FindingRow,
  findingCountRows,
  findingCountsSql,
  findingRows,
  findingsSql,
} from '../../../lib/query/findings-sql.ts';
import { useDataState } from '../../_hooks/use-data-state.ts';
import { useEngineState } from '../../_hooks/use-engine.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { findingsByDecision, idsFor } from './decision-filter.ts';
import { encodeQuality, type QualityState } from './quality-url.ts';

/** The first page of findings and the counts of its filter bar, as they ship with the page. */
export interface FirstFindings {
  readonly rows: readonly FindingRow[];
  readonly counts: readonly FindingCountRow[];
}

/** How many findings each code of a facet would show; null where it is not known yet. */
export type FacetCounts = ReadonlyMap<string, number> | null;

/** The findings of a state. */
export interface FindingsState {
  readonly phase: 'waiting' | 'done' | 'failed';
  /** This state's findings, for a moment the state's before; null where there is nothing to show yet. */
  readonly rows: readonly FindingRow[] | null;
  /** The page of the list those rows are; 0 is the first. */
  readonly page: number;
  readonly countsOf: (facet: FindingFacet | 'decision') => FacetCounts;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * The findings of a state: those shipped with the page where it is the first state of the bundled data, else the engine's. `decided` is null
 * until the record of decisions has been read.
 */
export function useFindings(
  { filter, decisions, page }: QualityState,
  decided: ReadonlyMap<string, Decision> | null,
  first: FirstFindings,
  titles: ReadonlyMap<string, Bilingual>,
): FindingsState {
  const { own } = useDataState();
  const shipped = own === null && encodeQuality({ filter, decisions, page }) === '';
  const ready = useEngineState().phase === 'ready';
  const ids = useMemo(() => idsFor(decisions, decided ?? new Map()), [decisions, decided]);
  const askable = !shipped && (decisions.length === 0 || decided !== null);
  const readRows = useCallback((result: QueryResult) => findingRows(result, titles), [titles]);

  const list = useQuery(askable ? onlyFindings(findingsSql(filter, page), ids) : null, readRows);
  const bar = useQuery(askable ? onlyFindings(findingCountsSql(filter), ids) : null, findingCountRows).answer;
  const decisionSql = ready && decided !== null ? decisionCountsSql(filter, findingsByDecision(decided)) : null;
  const marks = useQuery(decisionSql, decisionCountRows).answer;

  const answered = list.answer.phase === 'done' ? list.answer.value : null;
  const rows = shipped ? first.rows : answered;
  const shown = useMemo(() => (rows === null ? null : { rows, page }), [rows, page]);
  const isForeign = own !== null && own.deployed !== null;
  const firstPage = useMemo(() => ({ rows: isForeign ? null : first.rows, page: 0 }), [first, isForeign]);
  const counts = shipped ? first.counts : bar.phase === 'done' ? bar.value : null;
  const last = useLast<{ readonly rows: readonly FindingRow[] | null; readonly page: number }>(shown, firstPage);
  const lastCounts = useLast<readonly FindingCountRow[] | null>(counts, isForeign ? null : first.counts);

  const countsOf = (facet: FindingFacet | 'decision'): FacetCounts => {
    if (facet === 'decision') {
      return marks.phase === 'done'
        ? new Map<string, number>(marks.value.map((row) => [row.code, row.findings]))
        : null;
    }
    const known = counts ?? lastCounts;
    if (known === null) return null;
    return new Map(known.filter((row) => row.facet === facet).map((row) => [row.code, row.findings]));
  };

  const common = { countsOf, retry: list.retry, page };
  if (rows) return { ...common, phase: 'done', rows, error: null };
  if (list.answer.phase === 'failed') return { ...common, phase: 'failed', rows: null, error: list.answer.error };
  // While a running engine answers, the findings before stay, so that a change does not flicker.
  return { ...common, phase: 'waiting', rows: ready ? last.rows : null, page: last.page, error: null };
}

/** The last value there was, while the next one is awaited. */
function useLast<Value>(value: Value | null, first: Value): Value {
  const [last, setLast] = useState(first);
  useEffect(() => {
    if (value !== null) setLast(value);
  }, [value]);
  return last;
}
