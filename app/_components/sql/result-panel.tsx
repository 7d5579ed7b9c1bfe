'use client';

import type { SortingState } from '@tanstack/react-table';
import { useState } from 'react';
import type { QueryResult } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type LabelKey, label } from '../../_labels/label.ts';
import { copyText } from '../figure/copy.ts';
import { downloadFile } from '../figure/download.ts';
import { QueryError } from './query-error.tsx';
import { ResultGrid, shownRows, useSortedResult } from './result-grid.tsx';
import { resultCsv, resultTsv } from './result-text.ts';
import styles from './sql.module.css';
import type { Run } from './use-run.ts';

function summary(lang: Language, rows: number, milliseconds: number): string {
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  const key: LabelKey =
    rows === 0
      ? 'sql.summary.none'
      : rows === 1
        ? 'sql.summary.one'
        : rows > shownRows
          ? 'sql.summary.part'
          : 'sql.summary.all';
  return label(lang, key, {
    rows: number.format(rows),
    ms: number.format(Math.round(milliseconds)),
    shown: number.format(shownRows),
  });
}

interface DoneProps {
  readonly lang: Language;
  readonly result: QueryResult;
  readonly milliseconds: number;
}

function Done({ lang, result, milliseconds }: DoneProps) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const [said, setSaid] = useState<string | null>(null);
  const table = useSortedResult(result, sorting, setSorting);
  const count = result.rows.length;

  const inOrder = () => ({ columns: result.columns, rows: table.getRowModel().rows.map((row) => row.original) });
  const copy = async () => {
    const copied = await copyText(resultTsv(inOrder()));
    setSaid(label(lang, copied ? 'sql.copy.done' : 'sql.copy.failed', { rows: count }));
  };
  const download = () =>
    downloadFile(
      `${label(lang, 'sql.download.name')}.csv`,
      new Blob([resultCsv(inOrder())], { type: 'text/csv;charset=utf-8' }),
    );

  return (
    <section aria-label={label(lang, 'sql.grid')}>
      <div className={styles.summary}>
        <p role="status">{said ?? summary(lang, count, milliseconds)}</p>
        {count > 0 && (
          <p className={`${styles.takeAway} no-print`}>
            <button type="button" className="button" onClick={() => void copy()}>
              {label(lang, 'sql.copy.table')}
            </button>
            <button type="button" className="button" onClick={download}>
              {label(lang, 'sql.download')}
            </button>
          </p>
        )}
      </div>
      <ResultGrid lang={lang} result={result} table={table} />
      <p className="quiet no-print">{label(lang, 'sql.grid.hint')}</p>
    </section>
  );
}

/** What came of the statement: nothing yet, a grid, or what went wrong. */
export function ResultPanel({ lang, run }: { readonly lang: Language; readonly run: Run }) {
  switch (run.phase) {
    case 'none':
      return <p className="quiet">{label(lang, 'sql.empty')}</p>;
    case 'running':
      return null;
    case 'cancelled':
      return <p role="status">{label(lang, 'sql.cancelled')}</p>;
    case 'failed':
      return <QueryError lang={lang} by={run.by} words={run.words} />;
    case 'done':
      return <Done key={run.serial} lang={lang} result={run.result} milliseconds={run.milliseconds} />;
  }
}
