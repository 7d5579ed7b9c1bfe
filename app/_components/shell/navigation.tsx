'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { pathIn, plainPath, routes } from './routes.ts';
import styles from './shell.module.css';

/** The pages, the current one marked. */
export function Navigation({ lang }: { readonly lang: Language }) {
  const current = plainPath(usePathname());
  return (
    <nav aria-label={label(lang, 'nav.label')} className={styles.navigation}>
      {routes.map(({ path, label: key }) => (
        <Link
          key={path}
          prefetch={false}
          href={pathIn(lang, path)}
          aria-current={path === current ? 'page' : undefined}
        >
          {label(lang, key)}
        </Link>
      ))}
    </nav>
  );
}
