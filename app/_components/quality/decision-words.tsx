import { type Decision, type DecisionSubject, stillSame } from '../../../lib/decisions/decision.ts';
import { beijingTime } from '../../../lib/decisions/time.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { outcomePhrase } from './filter-words.ts';
import styles from './quality.module.css';

interface DecisionWordsProps {
  readonly lang: Language;
  readonly decision: Decision;
  readonly sides: Pick<DecisionSubject, 'expected' | 'actual'>;
}

/** What was decided, when, with its note; and that the figures have changed since, where they have. */
export function DecisionWords({ lang, decision, sides }: DecisionWordsProps) {
  const { outcome, note, at, subject } = decision;
  return (
    <p className={styles.decision} data-outcome={outcome}>
      <strong>{label(lang, 'quality.decided', { outcome: outcomePhrase(lang, outcome) })}</strong>{' '}
      <time dateTime={at} className="quiet">
        {beijingTime(at)}
      </time>
      {note !== '' && <span className={styles.note}>{note}</span>}
      {!stillSame(decision, sides) && (
        <span className={styles.changed}>
          {label(lang, 'quality.changed', { actual: subject.actual ?? '—', expected: subject.expected ?? '—' })}
        </span>
      )}
    </p>
  );
}
