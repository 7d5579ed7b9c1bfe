'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type Arrangement, arrange, type ResultFilter, type ResultSort } from '../../../lib/results/arrange.ts';
import { isNumericType } from '../../../lib/results/compare.ts';
import { type ResultTable, reordered, textAt } from '../../../lib/results/table.ts';
import { whileWanted } from '../../_hooks/in-turns.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import { CellText } from './cell-text.tsx';
import { type GridFocus, selectionOf } from './grid-selection.ts';
import styles from './result.module.css';
import { ColumnPanel } from './result-column.tsx';
import { ResultExports } from './result-exports.tsx';
import { ResultGrid } from './result-grid.tsx';

const asItCame: Arrangement = { sorts: [], filters: [] };
const firstCell = { row: 1, column: 0 };

/** A click on a head: sorted (numbers largest first), sorted the other way, as it came. */
function nextSort(table: ResultTable, before: ResultSort | undefined, column: number): ResultSort | null {
  const first = isNumericType(table.columns[column]?.type ?? '');
  if (before === undefined) return { column, descending: first };
  return before.descending === first ? { column, descending: !first } : null;
}

interface SheetProps {
  readonly lang: Language;
  readonly table: ResultTable;
  readonly sql: string;
  /** Whether the table is all there is: null while more rows come. */
  readonly complete: boolean | null;
}

/** A table with all that belongs to it: grid, order, filters, what is known of a column, the cell in focus, exports. */
export function ResultSheet({ lang, table: fetched, sql, complete }: SheetProps) {
  const [arrangement, setArrangement] = useState(asItCame);
  const [focus, setFocus] = useState<GridFocus>({ cursor: firstCell, anchor: firstCell });
  const [opened, setOpened] = useState<number | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const { table, error } = useArranged(fetched, arrangement);

  const close = () => {
    setOpened(null);
    area.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const sort = (column: number, more: boolean) => {
    const before = arrangement.sorts.find((one) => one.column === column);
    const next = nextSort(fetched, before, column);
    const others = more ? arrangement.sorts.filter((one) => one.column !== column) : [];
    setArrangement({ ...arrangement, sorts: next === null ? others : [...others, next] });
  };
  const filter = (column: number, next: ResultFilter | null) => {
    const others = arrangement.filters.filter((one) => one.column !== column);
    setArrangement({ ...arrangement, filters: next === null ? others : [...others, next] });
    setFocus({ cursor: firstCell, anchor: firstCell });
  };
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  return (
    <div ref={area}>
      {complete !== null && (
        <ResultExports lang={lang} table={table} selection={selectionOf(focus)} sql={sql} complete={complete} />
      )}
      {arrangement.filters.length > 0 && (
        <p className={styles.chips}>
          {arrangement.filters.map((one) => (
            <button key={one.column} type="button" className="button" onClick={() => filter(one.column, null)}>
              {fetched.columns[one.column]?.name} {label(lang, `results.filter.${one.test}`)} {one.word} ×
            </button>
          ))}
          <span role="status">{label(lang, 'results.filtered', { rows: number.format(table.rows) })}</span>
        </p>
      )}
      {error !== null && (
        <p role="alert">{label(lang, 'results.arrange.failed', { reason: reasonWords(lang, error) })}</p>
      )}
      {opened !== null && (
        <ColumnPanel
          lang={lang}
          table={table}
          column={opened}
          filter={arrangement.filters.find(({ column }) => column === opened) ?? null}
          onFilter={(next) => filter(opened, next)}
          onSort={(next) => setArrangement({ ...arrangement, sorts: next === null ? [] : [next] })}
          onClose={close}
        />
      )}
      <ResultGrid
        lang={lang}
        table={table}
        arrangement={arrangement}
        focus={focus}
        onFocus={setFocus}
        onSort={sort}
        onColumn={setOpened}
      />
      <CellReader lang={lang} table={table} focus={focus} />
    </div>
  );
}

interface Arranged {
  readonly table: ResultTable;
  /** Why the order asked for could not be worked out; null where it stands, or will. */
  readonly error: unknown;
}

/** The rows in the order asked for; the order before stands until the new one is worked out, and where it cannot be. */
function useArranged(fetched: ResultTable, arrangement: Arrangement): Arranged {
  const [order, setOrder] = useState<Uint32Array | null>(null);
  const [failed, setFailed] = useState<{ readonly arrangement: Arrangement; readonly error: unknown } | null>(null);
  useEffect(
    () => whileWanted(arrange(fetched, arrangement), setOrder, (error) => setFailed({ arrangement, error })),
    [fetched, arrangement],
  );
  const table = useMemo(() => reordered(fetched, order), [fetched, order]);
  return { table, error: failed?.arrangement === arrangement ? failed.error : null };
}

interface CellReaderProps {
  readonly lang: Language;
  readonly table: ResultTable;
  readonly focus: GridFocus;
}

/** The cell in focus with its whole text, to be read and marked. */
function CellReader({ lang, table, focus: { cursor } }: CellReaderProps) {
  const column = table.columns[cursor.column];
  if (cursor.row === 0 || cursor.row > table.rows || column === undefined) return null;
  return (
    <div className={styles.cellText}>
      <p>
        {label(lang, 'results.cell', { row: cursor.row, name: column.name })} <code>{column.type}</code>
      </p>
      <pre>
        <CellText lang={lang} text={textAt(table, cursor.row - 1, cursor.column)} whole />
      </pre>
    </div>
  );
}
