'use client';

import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { useKeptViews } from '../../_hooks/use-kept-views.ts';
import { label } from '../../_labels/label.ts';
import { type KeptLine, keptLines, type Words } from '../compare/view-words.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './overview.module.css';

/** The newest of them are enough to go on from. */
const mostRecent = 5;

/** The Views of this computer, saved ones first, each a link to the compare page. */
export function KeptList({ lang, dictionary, agencies, kinds }: Words & { readonly lang: Language }) {
  const [kept] = useKeptViews();
  const { saved, recent } = keptLines(lang, kept, { dictionary, agencies, kinds });
  const compare = pathIn(lang, '/compare/');
  const list = (lines: readonly KeptLine[]) => (
    <ul className={styles.kept}>
      {lines.map(({ query, words }) => (
        <li key={`${query} ${words}`}>
          <Link href={`${compare}?${query}`} prefetch={false}>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="kept-title" className="no-print">
      <h2 id="kept-title">{label(lang, 'views.title')}</h2>
      <p className="quiet">{label(lang, 'overview.kept.note')}</p>
      {saved.length > 0 && (
        <>
          <h3 className={styles.keptKind}>{label(lang, 'views.saved')}</h3>
          {list(saved)}
        </>
      )}
      {recent.length > 0 && (
        <>
          <h3 className={styles.keptKind}>{label(lang, 'views.recent')}</h3>
          {list(recent.slice(0, mostRecent))}
        </>
      )}
      {saved.length + recent.length === 0 && (
        <p className={styles.more}>
          {label(lang, 'overview.kept.none')}{' '}
          <Link href={compare} prefetch={false}>
            {label(lang, 'overview.kept.start')}
          </Link>
        </p>
      )}
    </section>
  );
}
