import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { pathIn } from '../shell/routes.ts';
import type { Highlight } from './highlights.ts';
import { linkFigures } from './link-figures.ts';
import styles from './overview.module.css';

/** What does not add up: the rule's own sentence, its figures linked to where they stand, the verdict; never a cause. */
export function Findings({ lang, highlights }: { readonly lang: Language; readonly highlights: readonly Highlight[] }) {
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{label(lang, 'overview.findings')}</h2>
      <p className="quiet">
        {label(lang, highlights.length === 0 ? 'overview.findings.none' : 'overview.findings.note')}
      </p>
      <ul className={styles.findings}>
        {highlights.map(({ finding, sides }) => (
          <li key={finding.finding_id}>
            <p>
              {label(lang, 'overview.finding', { agency: finding.agency, year: finding.year })}
              {linkFigures(lang === 'zh' ? finding.message_zh : finding.message_en, sides).map(({ text, href, at }) =>
                href === null ? (
                  text
                ) : (
                  <Link key={at} href={href} prefetch={false}>
                    {text}
                  </Link>
                ),
              )}
            </p>
            <p className="quiet">{label(lang, `overview.verdict.${finding.verdict}`)}</p>
          </li>
        ))}
      </ul>
      <p className={`${styles.more} no-print`}>
        <Link href={pathIn(lang, '/quality/')} prefetch={false}>
          {label(lang, 'overview.finding.all')}
        </Link>
      </p>
    </section>
  );
}
