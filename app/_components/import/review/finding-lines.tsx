'use client';

import type { Finding } from '../../../../lib/model/fact.ts';
import type { Bilingual, Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';
import { SeverityMark } from '../../quality/severity-mark.tsx';
import styles from './review.module.css';

interface FindingLinesProps {
  readonly lang: Language;
  readonly findings: readonly Finding[];
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly onChoose: (finding: Finding) => void;
}

/** The checks that broke, with both sides and the verdict; how many held. */
export function FindingLines({ lang, findings, rules, onChoose }: FindingLinesProps) {
  const broken = findings.filter(({ kept }) => !kept);
  return (
    <details className={styles.findings}>
      <summary>
        {label(lang, 'import.findings', { broken: broken.length, kept: findings.length - broken.length })}
      </summary>
      <ul>
        {broken.map((finding, index) => {
          const { rule, severity, verdict, expected, actual, messageZh, messageEn, facts, places } = finding;
          const leads = facts.length > 0 || (places?.length ?? 0) > 0;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule can break twice; the list never changes
            <li key={`${rule} ${index}`}>
              <p>
                <SeverityMark kind={severity} />
                <b>{rules.get(rule)?.[lang] ?? rule}</b>{' '}
                <span className="quiet">{label(lang, `quality.verdict.${verdict}`)}</span>
              </p>
              <p>{lang === 'zh' ? messageZh : messageEn}</p>
              {expected !== null && actual !== null && (
                <p className="quiet">{label(lang, 'quality.sides', { actual, expected })}</p>
              )}
              {leads && (
                <button type="button" className="word" onClick={() => onChoose(finding)}>
                  {label(lang, 'import.finding.place')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
