'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import {
  type Decision,
  type DecisionDraft,
  type DecisionRecord,
  longestNote,
  type Outcome,
  outcomes,
  stillSame,
} from '../../../lib/decisions/decision.ts';
import { beijingTime } from '../../../lib/decisions/time.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { FindingRow } from '../../../lib/query/findings-sql.ts';
import { label } from '../../_labels/label.ts';
import { ChoiceList } from '../compare/choice-list.tsx';
import drawer from './drawer.module.css';
import { outcomePhrase } from './filter-words.ts';
import styles from './quality.module.css';
import type { Decisions } from './use-decisions.ts';

interface DecisionFormProps {
  readonly lang: Language;
  readonly finding: FindingRow;
  readonly decision: Decision | undefined;
  /** Entries about this finding, oldest first. */
  readonly history: DecisionRecord;
  readonly storage: Decisions['storage'];
  readonly onDecide: (draft: DecisionDraft) => void;
  readonly onWithdraw: (finding: string) => void;
}

/** What a person decides about a finding, with a note; what was decided before; and a way to take it back. */
export function DecisionForm({ lang, finding, decision, history, storage, onDecide, onWithdraw }: DecisionFormProps) {
  // Null until touched: what is in force shows, also where it arrives from the store after the form.
  const [typed, setTyped] = useState<{ readonly outcome: Outcome | null; readonly note: string } | null>(null);
  const { outcome, note } = typed ?? { outcome: decision?.outcome ?? null, note: decision?.note ?? '' };
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const noteId = useId();
  const repeated =
    decision !== undefined &&
    decision.outcome === outcome &&
    decision.note === note.trim() &&
    stillSame(decision, finding);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (outcome === null) return;
    setTyped(null);
    setSaid(label(lang, 'quality.decision.saved'));
    // What is in force already needs no second entry.
    if (repeated) return;
    const { finding_id, agency_id, year, rule_id, expected, actual } = finding;
    const subject = { agency: agency_id, year, rule: rule_id, expected, actual };
    onDecide({ finding: finding_id, outcome, note, subject });
  }

  function takeBack(): void {
    setTyped(null);
    onWithdraw(finding.finding_id);
    setSaid(label(lang, 'quality.decision.withdrawn'));
    // The button goes, the focus must not go with it.
    heading.current?.focus();
  }

  return (
    <section className={drawer.form} aria-labelledby="decision-heading">
      <h3 ref={heading} id="decision-heading" tabIndex={-1}>
        {label(lang, 'quality.decision')}
      </h3>
      <form onSubmit={submit}>
        <ChoiceList
          legend={label(lang, 'quality.decision')}
          legendHidden
          choices={outcomes.map((value) => ({
            value,
            label: outcomePhrase(lang, value),
            note: label(lang, `quality.decision.${value}`),
          }))}
          value={outcome}
          onChange={(value) => setTyped({ outcome: value, note })}
        />
        <label htmlFor={noteId}>{label(lang, 'quality.note', { used: note.length, most: longestNote })}</label>
        <textarea
          id={noteId}
          rows={3}
          maxLength={longestNote}
          dir="auto"
          value={note}
          onChange={(event) => setTyped({ outcome, note: event.target.value })}
        />
        <div className={styles.row}>
          <button type="submit" className="button button-strong" disabled={outcome === null}>
            {label(lang, 'quality.decision.save')}
          </button>
          {decision && (
            <button type="button" className="button" onClick={takeBack}>
              {label(lang, 'quality.decision.undo')}
            </button>
          )}
          <span role="status" className="quiet">
            {said}
          </span>
        </div>
      </form>
      {storage === 'session' && <p className={styles.warning}>{label(lang, 'quality.storage.session')}</p>}
      {history.length > 0 && <History lang={lang} history={history} />}
    </section>
  );
}

/** Every entry about a finding, latest first; those taken back are struck through. */
function History({ lang, history }: { readonly lang: Language; readonly history: DecisionRecord }) {
  const withdrawn = new Set(history.flatMap((entry) => (entry.kind === 'withdrawal' ? [entry.decision] : [])));
  return (
    <details className={drawer.history}>
      <summary>{label(lang, 'quality.history', { count: history.length })}</summary>
      <ol>
        {history.toReversed().map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at}>{beijingTime(entry.at)}</time>{' '}
            {entry.kind === 'withdrawal' ? (
              label(lang, 'quality.history.withdrawal')
            ) : withdrawn.has(entry.id) ? (
              <del>{outcomePhrase(lang, entry.outcome)}</del>
            ) : (
              outcomePhrase(lang, entry.outcome)
            )}
            {entry.kind === 'decision' && entry.note !== '' && <span className={styles.note}>{entry.note}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
