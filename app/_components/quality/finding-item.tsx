'use client';

import type { Decision } from '../../../lib/decisions/decision.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { FindingRow } from '../../../lib/query/findings-sql.ts';
import { label } from '../../_labels/label.ts';
import { DecisionWords } from './decision-words.tsx';
import styles from './quality.module.css';
import { SeverityMark } from './severity-mark.tsx';

interface FindingItemProps {
  readonly lang: Language;
  readonly finding: FindingRow;
  readonly decision: Decision | undefined;
  readonly chosen: boolean;
  readonly onOpen: (finding: string) => void;
}

/** One finding: how grave, whose, which rule, what it says with both sides, the verdict, and what was decided. */
export function FindingItem({ lang, finding, decision, chosen, onOpen }: FindingItemProps) {
  const about = [
    ...(finding.figures > 0 ? [label(lang, 'quality.figures', { count: finding.figures })] : []),
    ...(finding.completeness === 'excerpt' ? [label(lang, 'evidence.excerpt')] : []),
  ];
  return (
    <li className={styles.item} data-chosen={chosen || undefined}>
      <p className={styles.meta}>
        <SeverityWords lang={lang} finding={finding} />
        <span className={styles.who}>
          {label(lang, 'evidence.heading', { agency: finding.agency, year: finding.year })}
        </span>
        <span className="quiet">
          {label(lang, finding.kept ? 'verdict.kept' : `quality.verdict.${finding.verdict}`)}
        </span>
      </p>
      <h3 className={styles.rule}>
        <button
          type="button"
          data-finding
          aria-expanded={chosen}
          aria-controls="finding-place"
          onClick={() => onOpen(finding.finding_id)}
        >
          {finding.title[lang]}
        </button>
      </h3>
      <p>{lang === 'zh' ? finding.message_zh : finding.message_en}</p>
      <Sides lang={lang} finding={finding} />
      {about.length > 0 && <p className="quiet">{about.join(' · ')}</p>}
      {decision && <DecisionWords lang={lang} decision={decision} sides={finding} />}
    </li>
  );
}

/** How grave, in shape and word; a check that held has no gravity. */
export function SeverityWords({ lang, finding }: { readonly lang: Language; readonly finding: FindingRow }) {
  return (
    <span className={styles.severity}>
      <SeverityMark kind={finding.kept ? 'kept' : finding.severity} />
      {label(lang, finding.kept ? 'quality.held' : `quality.severity.${finding.severity}`)}
    </span>
  );
}

/** Both sides of the sum, where the finding has both. */
export function Sides({ lang, finding }: { readonly lang: Language; readonly finding: FindingRow }) {
  const { expected, actual } = finding;
  if (expected === null || actual === null) return null;
  return <p className={styles.sides}>{label(lang, 'quality.sides', { actual, expected })}</p>;
}
