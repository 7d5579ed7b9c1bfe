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
import { type Statement, sqlStatements, statementAt } from '../../../lib/workbench/statements.ts';
import type { Mark } from './editor/create-editor.ts';
import type { EditorHandle } from './editor/sql-editor.tsx';
import type { ErrorContextValue } from './error-context.ts';
import { errorSentence } from './query-error.tsx';
import { maybeSqlFromHash, sqlHash } from './sql-link.ts';
import { type RunList, useRun } from './use-run.ts';
import type { Tabs } from './use-tabs.ts';

/** A statement sent to the engine: where it stood, and how its offsets lead back there. */
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
export interface WorkbenchRun extends RunList {
  readonly startAt: (selection: { readonly from: number; readonly to: number }) => void;
  /** Runs every statement of the text, one after another. */
  readonly startAll: () => void;
  /** Whether what was sent last is of the text that stands there. */
  readonly stands: boolean;
  /** The statements last sent, as they were written. */
  readonly written: readonly string[];
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

/** Runs statements of a tab with its parameters filled in, keeps the history, and explains failures. */
export function useWorkbenchRun(
  lang: Language,
  tabs: Tabs,
  catalog: Catalog,
  refresh: () => void,
  editor: { readonly current: EditorHandle | null },
): WorkbenchRun {
  const runner = useRun();
  const { run, runs, shown } = runner;
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [all, setAll] = useState<readonly Sent[]>([]);
  const sent = all[shown] ?? null;
  const { tab } = tabs;

  const start = (chosen: readonly Statement[]) => {
    const lacking = new Set<string>();
    const ready = chosen.flatMap(({ from, sql }): Sent[] => {
      const filled = fillParameters(sql, tab.values);
      for (const name of filled.missing ?? []) lacking.add(name);
      if (filled.missing !== null) return [];
      return [{ tab: tab.id, script: tab.sql, from, sql, values: usedValues(sql, tab.values), filled }];
    });
    setMissing([...lacking]);
    if (lacking.size > 0 || ready.length === 0) return;
    rememberInAddress(tab);
    setAll(ready);
    runner.start(ready.map(({ filled }) => filled.sql));
  };
  const startAt = ({ from, to }: { readonly from: number; readonly to: number }) => {
    const chosen = chosenStatement(tab.sql, from, to);
    if (chosen) start([chosen]);
  };

  const known = useMemo(() => knownNames(catalog), [catalog]);
  const explained = useMemo<ExplainedError | null>(
    () =>
      run.phase === 'failed' && run.by !== 'cluster' && sent ? explainError(run.words, sent.filled.sql, known) : null,
    [run, sent, known],
  );
  const stands = sent !== null && sent.tab === tab.id && sent.script === tab.sql;
  const slip = useMemo(() => (sent && explained?.slip ? placeOf(sent, explained.slip) : null), [sent, explained]);
  const place = stands ? slip : null;
  const mark = useMemo(
    () => (place && explained ? { from: place.from, to: place.to, message: errorSentence(lang, explained) } : null),
    [place, explained, lang],
  );

  const noted = useRef(new WeakSet<object>());
  useEffect(() => {
    for (const [index, one] of runs.entries()) {
      if (['running', 'cancelled'].includes(one.phase) || noted.current.has(one)) continue;
      noted.current.add(one);
      const { sql, values } = all[index] ?? {};
      if (sql !== undefined && values !== undefined) {
        const rows = one.phase === 'done' ? one.table.rows : null;
        tabs.state.change((desk) => withPast(desk, { sql, values, at: Date.now() + index, rows }));
      }
      refresh();
    }
  }, [runs, all, tabs.state.change, refresh]);

  const mistyped = place ? tab.sql.slice(place.from, place.to).replace(/^"|"$/g, '').toLowerCase() : null;
  const fixable = explained?.nearest !== null && mistyped !== null && mistyped === explained?.name?.toLowerCase();
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
  const written = useMemo(() => all.map(({ sql }) => sql), [all]);
  return { ...runner, startAt, startAll: () => start(sqlStatements(tab.sql)), stands, written, missing, mark, error };
}
