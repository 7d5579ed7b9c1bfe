'use client';

import { useCallback, useState } from 'react';
import type { QueryResult, ResultColumn } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import {
  acrossAtMost,
  acrossSql,
  aggregates,
  inferPivot,
  type PivotChoice,
  pivotSql,
} from '../../../lib/results/pivot-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import { ColumnChoice } from './quick-column-choice.tsx';
import { useStream } from './quick-stream.ts';
import styles from './result.module.css';
import { ResultSheet } from './result-sheet.tsx';
import { sqlHash } from './sql-link.ts';

interface QuickPivotProps {
  readonly lang: Language;
  readonly columns: readonly ResultColumn[];
  readonly sql: string;
}

/** A result as a pivot table: computed by the database over the whole result, in a statement to take along. */
export function QuickPivot({ lang, columns, sql }: QuickPivotProps) {
  const [chosen, setChosen] = useState(() => inferPivot(columns));
  const all = columns.map((_, index) => index);
  const change = (part: Partial<PivotChoice>) => setChosen((before) => before && { ...before, ...part });
  if (chosen === null) return <p>{label(lang, 'results.pivot.too.narrow')}</p>;
  return (
    <>
      <div className={`${styles.choices} no-print`}>
        <ColumnChoice
          label={label(lang, 'results.pivot.down')}
          columns={columns}
          offered={all}
          selected={chosen.down}
          onSelect={(down) => change({ down: down ?? 0 })}
        />
        <ColumnChoice
          label={label(lang, 'results.pivot.across')}
          columns={columns}
          offered={all}
          none={label(lang, 'results.chart.none')}
          selected={chosen.across}
          onSelect={(across) => change({ across })}
        />
        <label>
          {label(lang, 'results.pivot.aggregate')}
          <select
            value={chosen.aggregate}
            onChange={({ target }) => change({ aggregate: aggregates.find((one) => one === target.value) ?? 'sum' })}
          >
            {aggregates.map((one) => (
              <option key={one} value={one}>
                {label(lang, `results.pivot.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <ColumnChoice
          label={label(lang, 'results.pivot.value')}
          columns={columns}
          offered={all}
          selected={chosen.value}
          onSelect={(value) => change({ value: value ?? 0 })}
        />
      </div>
      <PivotTable key={JSON.stringify(chosen)} lang={lang} columns={columns} sql={sql} choice={chosen} />
    </>
  );
}

function firstColumn({ rows }: QueryResult): readonly (string | null)[] {
  return rows.map(([value]) => (typeof value === 'string' ? value : null));
}

function PivotTable({ lang, columns, sql, choice }: QuickPivotProps & { readonly choice: PivotChoice }) {
  const { across } = choice;
  const asked = across === null ? null : `SELECT CAST(value AS VARCHAR) FROM (${acrossSql(sql, columns, across)})`;
  const { answer } = useQuery(asked, useCallback(firstColumn, []));
  const found = across === null ? [] : answer.phase === 'done' ? answer.value : null;
  const isWide = found !== null && found.length > acrossAtMost;
  const statement =
    found === null || isWide ? null : pivotSql(sql, columns, choice, found, label(lang, 'results.pivot.total'));
  const result = useStream(statement);

  const failed = answer.phase === 'failed' ? answer.error : result.phase === 'failed' ? result.error : null;
  if (failed !== null)
    return <p role="alert">{label(lang, 'results.pivot.failed', { reason: reasonWords(lang, failed) })}</p>;
  if (isWide) return <p role="status">{label(lang, 'results.pivot.wide', { most: acrossAtMost })}</p>;
  if (result.phase !== 'done' || statement === null) return <p role="status">{label(lang, 'results.pivot.waiting')}</p>;
  return (
    <>
      <p className="quiet no-print">
        {label(lang, 'results.pivot.whole')} <a href={`#${sqlHash(statement)}`}>{label(lang, 'results.pivot.sql')}</a>
      </p>
      <ResultSheet lang={lang} table={result.table} sql={statement} complete={result.complete} />
    </>
  );
}
