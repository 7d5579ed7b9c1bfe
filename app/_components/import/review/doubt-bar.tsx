'use client';

import type { Bilingual, Language } from '../../../../lib/model/language.ts';
import type { Doubt, OwnReading } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { asksWhose, subjectOf } from './doubts.ts';
import styles from './review.module.css';

interface DoubtBarProps {
  readonly lang: Language;
  readonly doubts: readonly Doubt[];
  readonly at: number;
  readonly reading: OwnReading;
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly onMove: (at: number) => void;
  readonly onSettle: (doubt: Doubt) => void;
}

function words(lang: Language, doubt: Doubt, reading: OwnReading, rules: DoubtBarProps['rules']): string {
  const subject = subjectOf(doubt, reading);
  if (subject === null) return doubt.id;
  switch (subject.kind) {
    case 'agency':
    case 'year':
    case 'fact':
      return label(lang, `import.doubt.${subject.kind}`);
    case 'finding': {
      const { rule, messageZh, messageEn } = subject.finding;
      return `${rules.get(rule)?.[lang] ?? rule}${lang === 'zh' ? '：' : ': '}${lang === 'zh' ? messageZh : messageEn}`;
    }
    case 'warning':
      return label(lang, `import.warning.${subject.warning.code}`);
  }
}

/** The doubt that is looked at, one after another, and "I looked, leave it". */
export function DoubtBar({ lang, doubts, at, reading, rules, onMove, onSettle }: DoubtBarProps) {
  const doubt = doubts[at];
  if (doubt === undefined) return <p className={styles.clear}>{label(lang, 'import.doubts.none')}</p>;
  return (
    <section className={styles.doubt} aria-label={label(lang, 'import.doubt.current')} aria-live="polite">
      <div className={styles.row}>
        <b>{label(lang, 'import.doubt.of', { at: at + 1, count: doubts.length })}</b>
        <button
          type="button"
          className="word"
          disabled={doubts.length < 2}
          onClick={() => onMove((at + doubts.length - 1) % doubts.length)}
        >
          {label(lang, 'import.doubt.before')}
        </button>
        <button
          type="button"
          className="word"
          disabled={doubts.length < 2}
          onClick={() => onMove((at + 1) % doubts.length)}
        >
          {label(lang, 'import.doubt.after')}
        </button>
      </div>
      <p>{words(lang, doubt, reading, rules)}</p>
      {!asksWhose(doubt) && (
        <button type="button" className="button" onClick={() => onSettle(doubt)}>
          {label(lang, 'import.doubt.settle')}
        </button>
      )}
    </section>
  );
}
