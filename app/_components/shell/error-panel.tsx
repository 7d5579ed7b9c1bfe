'use client';

import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { pathIn } from './routes.ts';
import styles from './shell.module.css';

/** What a page shows instead of itself when drawing it failed: words and two ways on. */
export function ErrorPanel({ lang, retry }: { readonly lang: Language; readonly retry: () => void }) {
  return (
    <div className={styles.panel} role="alert">
      <h1>{label(lang, 'error.title')}</h1>
      <p>{label(lang, 'error.body')}</p>
      <p className={styles.ways}>
        <button type="button" className="button button-strong" onClick={retry}>
          {label(lang, 'error.retry')}
        </button>
        <Link className="button" href={pathIn(lang, '/')}>
          {label(lang, 'error.home')}
        </Link>
      </p>
    </div>
  );
}
