'use client';

import { useCallback, useState } from 'react';
import type { QueryResult } from '../../../lib/model/engine.ts';
import { explainSql } from '../../../lib/model/explain-sql.ts';
import type { Language } from '../../../lib/model/language.ts';
import { parsePlan } from '../../../lib/results/plan.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import { PlanTree } from './plan-tree.tsx';
import styles from './result.module.css';

/** How the database answers a statement: as planned, and on request as it went, with rows and times. */
export function PlanPanel({ lang, sql }: { readonly lang: Language; readonly sql: string }) {
  const [timed, setTimed] = useState(/^\s*EXPLAIN\s+\(?ANALYZE/i.test(sql));
  const read = useCallback(({ rows }: QueryResult) => parsePlan(String(rows[0]?.[1] ?? '')), []);
  const { answer } = useQuery(explainSql(sql, timed), read);
  return (
    <>
      <p className={`${styles.choices} no-print`}>
        <button type="button" className="button" aria-pressed={timed} onClick={() => setTimed(!timed)}>
          {label(lang, timed ? 'results.plan.only' : 'results.plan.timed')}
        </button>
        <span className="quiet">{label(lang, timed ? 'results.plan.ran' : 'results.plan.not.run')}</span>
      </p>
      {answer.phase === 'waiting' && <p role="status">{label(lang, 'results.plan.waiting')}</p>}
      {answer.phase === 'failed' && (
        <p role="alert">{label(lang, 'results.plan.failed', { reason: reasonWords(lang, answer.error) })}</p>
      )}
      {answer.phase === 'done' && <PlanTree lang={lang} steps={answer.value} />}
    </>
  );
}
