'use client';

import type { Language } from '../../../lib/model/language.ts';
import { type EvidenceFindingRow, evidenceFindingRows, evidenceFindingsSql } from '../../../lib/query/evidence-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import styles from './evidence.module.css';

/** The rules that looked at a figure: broken ones first, each with its verdict. */
export function Checks({ lang, evidenceId }: { readonly lang: Language; readonly evidenceId: string }) {
  const { answer } = useQuery(evidenceFindingsSql(evidenceId), evidenceFindingRows);
  if (answer.phase !== 'done') return null;
  return (
    <section className={styles.checks} aria-labelledby="checks-heading">
      <h3 id="checks-heading">{label(lang, 'evidence.checks')}</h3>
      {answer.value.length === 0 && <p className={styles.hint}>{label(lang, 'evidence.noChecks')}</p>}
      <ul>
        {answer.value.map((check) => (
          <CheckLine key={check.finding_id} lang={lang} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckLine({ lang, check }: { readonly lang: Language; readonly check: EvidenceFindingRow }) {
  const message = lang === 'zh' ? check.message_zh : check.message_en;
  return (
    <li className={styles.check} data-broken={check.kept ? undefined : check.verdict} title={check.rule_id}>
      <div>
        <strong>{label(lang, check.kept ? 'verdict.kept' : `verdict.${check.verdict}`)}</strong>
        {lang === 'zh' ? '：' : ': '}
        {message}
        {!check.kept && check.expected !== null && check.actual !== null && (
          <p className={styles.verdict}>
            {label(lang, 'quality.sides', { actual: check.actual, expected: check.expected })}
          </p>
        )}
        {!check.kept && <p className={styles.verdict}>{label(lang, `verdict.judgement.${check.verdict}`)}</p>}
      </div>
    </li>
  );
}
