'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { Catalog } from '../../../lib/workbench/catalog.ts';
import { withPast } from '../../../lib/workbench/desk.ts';
import { type ExplainedError, explainError } from '../../../lib/workbench/explain-error.ts';
import {
  type FilledSql,
  fillParameters,
  type ParameterValues,
  sqlParameters,
} from '../../../lib/workbench/parameters.ts';
import type { Slip } from '../../../lib/workbench/slip.ts';
import { type Statement, statementAt } from '../../../lib/workbench/statements.ts';
import type { Mark } from './editor/create-editor.ts';
import type { EditorHandle } from './editor/sql-editor.tsx';
import type { ErrorContextValue } from './error-context.ts';
import { errorSentence } from './query-error.tsx';
import { maybeSqlFromHash, sqlHash } from './sql-link.ts';
import { useRun } from './use-run.ts';
import type { Tabs } from './use-tabs.ts';

/** The statement last sent to the engine: where it stood, and how its offsets lead back there. */
interface Sent {
  readonly tab: string;
  readonly script: string;
  readonly from: number;
  readonly sql: string;
  readonly values: ParameterValues;
  readonly filled: Extract<FilledSql, { missing: null }>;
}

/** Puts the text into the address, so that a reload or a copied address shows it again; too long ones stay out. */
function rememberInAddress({ sql, values }: Tabs['tab']): void {
  const hash = `#${sqlHash(sql, values)}`;
  if (maybeSqlFromHash(hash) !== null) window.history.replaceState(null, '', hash);
}

function placeOf({ script, from, filled }: Sent, slip: Slip): Slip {
  const start = from + filled.origin(slip.from);
  const end = Math.max(start + 1, from + filled.origin(slip.to));
  const before = script.slice(0, start).split('\n');
  return { from: start, to: end, line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

function knownNames(catalog: Catalog) {
  return {
    tables: catalog.tables.map(({ name }) => name),
    columns: new Set(catalog.tables.flatMap(({ columns }) => columns.map(({ name }) => name))),
    functions: catalog.functions.keys(),
  };
}

/** What running is about: the statement chosen, the run, what its error means and where it points. */
export interface WorkbenchRun extends ReturnType<typeof useRun> {
  readonly startAt: (selection: { readonly from: number; readonly to: number }) => void;
  readonly missing: readonly string[];
  readonly mark: Mark | null;
  readonly error: ErrorContextValue;
}

function usedValues(sql: string, values: ParameterValues): ParameterValues {
  return Object.fromEntries(sqlParameters(sql).map(({ name }) => [name, values[name] ?? '']));
}

/** The stretch to run: what is selected, else the statement at the cursor. */
function chosenStatement(sql: string, from: number, to: number): Statement | null {
  const selected = sql.slice(from, to);
  return selected.trim() === '' ? statementAt(sql, to) : { from, to, sql: selected };
}

/** Runs the chosen statement of a tab with its parameters filled in, keeps the history, and explains failures. */
export function useWorkbenchRun(
  lang: Language,
  tabs: Tabs,
  catalog: Catalog,
  refresh: () => void,
  editor: { readonly current: EditorHandle | null },
): WorkbenchRun {
  const runner = useRun();
  const { run } = runner;
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [sent, setSent] = useState<Sent | null>(null);
  const { tab } = tabs;

  const startAt = ({ from, to }: { readonly from: number; readonly to: number }) => {
    const chosen = chosenStatement(tab.sql, from, to);
    if (!chosen) return;
    const filled = fillParameters(chosen.sql, tab.values);
    setMissing(filled.missing ?? []);
    if (filled.missing !== null) return;
    rememberInAddress(tab);
    setSent({
      tab: tab.id,
      script: tab.sql,
      from: chosen.from,
      sql: chosen.sql,
      values: usedValues(chosen.sql, tab.values),
      filled,
    });
    runner.start(filled.sql);
  };

  const known = useMemo(() => knownNames(catalog), [catalog]);
  const explained = useMemo<ExplainedError | null>(
    () => (run.phase === 'failed' && sent ? explainError(run.words, sent.filled.sql, known) : null),
    [run, sent, known],
  );
  const stands = sent !== null && sent.tab === tab.id && sent.script === tab.sql;
  const slip = useMemo(() => (sent && explained?.slip ? placeOf(sent, explained.slip) : null), [sent, explained]);
  const place = stands ? slip : null;
  const mark = useMemo(
    () => (place && explained ? { from: place.from, to: place.to, message: errorSentence(lang, explained) } : null),
    [place, explained, lang],
  );

  const noted = useRef<unknown>(null);
  useEffect(() => {
    if (['none', 'running', 'cancelled'].includes(run.phase) || noted.current === run) return;
    noted.current = run;
    if (sent) {
      const rows = run.phase === 'done' ? run.table.rows : null;
      const past = { sql: sent.sql, values: sent.values, at: Date.now(), rows };
      tabs.state.change((desk) => withPast(desk, past));
    }
    refresh();
  }, [run, sent, tabs.state.change, refresh]);

  const written = place ? tab.sql.slice(place.from, place.to).replace(/^"|"$/g, '').toLowerCase() : null;
  const fixable = explained?.nearest !== null && written !== null && written === explained?.name?.toLowerCase();
  const error: ErrorContextValue = {
    explained,
    fixable,
    place,
    go: () => place && editor.current?.select(place.from, place.to),
    fix: () => {
      if (!place || !explained?.nearest || !fixable) return;
      editor.current?.select(place.from, place.to);
      editor.current?.insert(explained.nearest);
    },
  };
  return { ...runner, startAt, missing, mark, error };
}
