'use client';

import { useContext } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { ExplainedError } from '../../../lib/workbench/explain-error.ts';
import { label } from '../../_labels/label.ts';
import { clusterWords, isOwnRefusal } from '../figure/cluster-words.ts';
import { ErrorContext } from './error-context.ts';
import type { FailedRun } from './run-statement.ts';
import styles from './sql.module.css';

/** What went wrong, in one sentence; a kind whose sentence wants a name the engine did not give is told plainly. */
export function errorSentence(lang: Language, { kind, name }: ExplainedError): string {
  const sentence = label(lang, `sql.error.${kind}`, name === null ? {} : { name });
  return name === null && sentence.includes('{name}') ? label(lang, 'sql.error.other') : sentence;
}

const extensions = ['icu', 'json', 'parquet', 'httpfs'] as const;

function advice(lang: Language, { kind, name }: ExplainedError): string | null {
  if (kind === 'other') return null;
  if (kind !== 'extension') return label(lang, `sql.advice.${kind}`);
  return label(lang, `sql.advice.extension.${extensions.find((known) => known === name) ?? 'other'}`);
}

interface Props {
  readonly lang: Language;
  readonly run: FailedRun;
}

/** Why there is no result: our sentence and the place, what to do instead, then the engine's own words. */
export function QueryError({ lang, run: { by, words, error } }: Props) {
  const context = useContext(ErrorContext);
  const explained = context?.explained ?? null;
  const told = explained !== null && (by === 'statement' || explained.kind !== 'other');
  const hint = told ? advice(lang, explained) : null;
  return (
    <div role="alert" className={styles.error}>
      <p>
        <strong>
          {told ? errorSentence(lang, explained) : (clusterWords(lang, error) ?? label(lang, 'engine.failed'))}
        </strong>{' '}
        {told && explained.nearest !== null && label(lang, 'sql.error.nearest', { name: explained.nearest })}
        {context?.place && <> {label(lang, 'sql.error.place', context.place)}</>}
      </p>
      {hint !== null && <p>{hint}</p>}
      {context?.place && (
        <p className={`${styles.errorActions} no-print`}>
          <button type="button" className="word" onClick={context.go}>
            {label(lang, 'sql.error.go')}
          </button>
          {context.fixable && explained?.nearest && (
            <button type="button" className="word" onClick={context.fix}>
              {label(lang, 'sql.error.fix', { name: explained.nearest })}
            </button>
          )}
        </p>
      )}
      {!isOwnRefusal(error) && (
        <>
          <p className="quiet">{label(lang, by === 'cluster' ? 'cluster.words' : 'sql.error.engine')}</p>
          <pre lang="en">{words}</pre>
        </>
      )}
    </div>
  );
}
