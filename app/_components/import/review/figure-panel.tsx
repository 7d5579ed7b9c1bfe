'use client';

import { useState } from 'react';
import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import { factCorrected, factRejected, undone } from '../../../../lib/workspace/events.ts';
import { valuesOf } from '../../../../lib/workspace/summary.ts';
import { label } from '../../../_labels/label.ts';
import { FigureForm } from './figure-form.tsx';
import { type Figure, figureName, valueWords } from './figures.ts';
import { inert } from './inert.ts';
import styles from './review.module.css';
import type { Changes } from './use-changes.ts';

interface FigurePanelProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly report: string;
  readonly figure: Figure;
  readonly change: Changes['change'];
}

/** One figure: its place, what it says, and what a person can do about it. */
export function FigurePanel({ lang, dictionary, report, figure, change }: FigurePanelProps) {
  const [editing, setEditing] = useState(false);
  const { fact, was, rejected, event, reason } = figure;
  const { section, table, row, column, page, phrase } = fact.locator;
  const places = [section, table, row, column]
    .filter((part) => part !== null && part !== '')
    .map((part) => inert(part ?? ''));
  if (page !== null) places.push(label(lang, 'evidence.place.page', { page }));

  return (
    <section className={styles.panel} aria-label={label(lang, 'import.figure.chosen')}>
      <h3>{figureName(lang, fact, dictionary)}</h3>
      <p className={styles.big}>{valueWords(lang, fact, dictionary)}</p>
      <p className="quiet" lang="zh-CN">
        {places.join(' › ')}
        {phrase && ` · 「${inert(phrase)}」`} · <code>{fact.rule}</code>
      </p>
      {was && <p>{label(lang, 'import.figure.was', { value: valueWords(lang, was, dictionary) })}</p>}
      {reason && <p className="quiet">{label(lang, 'import.figure.reason', { reason })}</p>}
      <div className={styles.row}>
        {event !== null && (
          <button
            type="button"
            className="button"
            onClick={() => void change((workspace, stamp) => [undone(workspace, event, stamp())])}
          >
            {label(lang, 'import.undo')}
          </button>
        )}
        {!rejected && (
          <>
            <button type="button" className="button" aria-expanded={editing} onClick={() => setEditing(!editing)}>
              {label(lang, 'import.correct')}
            </button>
            {fact.confidence === 'doubtful' && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  void change((workspace, stamp) => [
                    factCorrected(workspace, report, fact, valuesOf(fact), '', dictionary, stamp()),
                  ])
                }
              >
                {label(lang, 'import.confirm')}
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => void change((workspace, stamp) => [factRejected(workspace, report, fact, '', stamp())])}
            >
              {label(lang, 'import.reject')}
            </button>
          </>
        )}
      </div>
      {editing && !rejected && (
        <FigureForm
          lang={lang}
          dictionary={dictionary}
          values={valuesOf(fact)}
          submitLabel={label(lang, 'import.save')}
          onSubmit={(values, why) => {
            void change((workspace, stamp) => [
              factCorrected(workspace, report, fact, values, why, dictionary, stamp()),
            ]).then((kept) => kept && setEditing(false));
          }}
        />
      )}
    </section>
  );
}
