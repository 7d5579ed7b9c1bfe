'use client';

import { useEffect, useRef } from 'react';
import { groupBy } from '../../../../lib/model/group.ts';
import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import { label } from '../../../_labels/label.ts';
import { type Figure, figureName, valueWords } from './figures.ts';
import { inert } from './inert.ts';
import styles from './review.module.css';
import { scrollWithin } from './scroll-within.ts';

interface FigureListProps {
  readonly lang: Language;
  readonly figures: readonly Figure[];
  readonly dictionary: Dictionary;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** The figures under the headings they stand under; the chosen one is brought into sight. */
export function FigureList({ lang, figures, dictionary, chosen, onChoose }: FigureListProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== null) scrollWithin(box.current, box.current?.querySelector('[aria-pressed="true"]'));
  }, [chosen]);
  const sections = [...groupBy(figures, ({ fact }) => fact.locator.section)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by the keyboard
    <section ref={box} className={styles.figures} tabIndex={0} aria-label={label(lang, 'import.figures.list')}>
      {sections.map(([section, own]) => (
        <div key={section}>
          <h3 lang="zh-CN">{inert(section)}</h3>
          <ul>
            {own.map((figure) => (
              <li key={figure.fact.key}>
                <button
                  type="button"
                  aria-pressed={figure.fact.key === chosen}
                  data-figure={figure.fact.key}
                  onClick={() => onChoose(figure.fact.key)}
                >
                  <FigureLine lang={lang} figure={figure} dictionary={dictionary} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface FigureLineProps {
  readonly lang: Language;
  readonly figure: Figure;
  readonly dictionary: Dictionary;
}

/** One figure: what it is of, what it says, and whether it is doubted, changed or rejected. */
export function FigureLine({ lang, figure, dictionary }: FigureLineProps) {
  const { fact, corrected, rejected, was } = figure;
  const value = valueWords(lang, fact, dictionary);
  return (
    <>
      <span>{figureName(lang, fact, dictionary)}</span>
      <span className={styles.value}>
        {fact.confidence === 'doubtful' && <i>{label(lang, 'import.figure.doubtful')}</i>}
        {corrected && <i className={styles.changed}>{label(lang, 'import.figure.corrected')}</i>}
        {rejected && <i className={styles.changed}>{label(lang, 'import.figure.rejected')}</i>}
        {was && <del>{valueWords(lang, was, dictionary)}</del>}
        {rejected ? <del>{value}</del> : <b>{value}</b>}
      </span>
    </>
  );
}
