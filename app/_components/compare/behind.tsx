'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { evidenceRow, evidenceSql } from '../../../lib/query/evidence-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { failureWords } from '../figure/error-words.ts';
import { Waits } from '../figure/waits.tsx';
import styles from './evidence.module.css';
import { Place } from './place.tsx';

/** One printed figure behind another: sign, what it is, its number or why there is none. */
export interface BehindFigure {
  readonly key: string;
  readonly sign: string;
  readonly name: string;
  readonly figure: string;
  readonly evidenceId: string | null;
}

interface BehindProps {
  readonly lang: Language;
  readonly title: string;
  readonly figures: readonly BehindFigure[];
}

/** Figures behind a figure, as an account; each opens the place where it stands. */
export function Behind({ lang, title, figures }: BehindProps) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className={styles.checks}>
      <h3>{title}</h3>
      <ul>
        {figures.map(({ key, sign, name, figure, evidenceId }) => (
          <li key={key} className={styles.term}>
            <span>{sign}</span>
            <span>
              {evidenceId === null ? (
                name
              ) : (
                <button
                  type="button"
                  className="word"
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? null : key)}
                >
                  {name}
                </button>
              )}
            </span>
            <span className={styles.termFigure}>{figure}</span>
            {open === key && evidenceId !== null && (
              <div className={styles.termPlace}>
                <FigurePlace lang={lang} evidenceId={evidenceId} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FigurePlace({ lang, evidenceId }: { readonly lang: Language; readonly evidenceId: string }) {
  const { answer } = useQuery(evidenceSql(evidenceId), evidenceRow);
  if (answer.phase === 'waiting') return <Waits lang={lang} />;
  if (answer.phase === 'failed') return <p role="alert">{failureWords(lang, answer.error)}</p>;
  return answer.value === null ? null : <Place lang={lang} evidence={answer.value} />;
}
