'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { pathIn, plainPath, routes } from './routes.ts';
import styles from './shell.module.css';

/** The pages, the current one marked. */
export function Navigation({ lang }: { readonly lang: Language }) {
  const current = plainPath(usePathname());
  const pages = useRef<HTMLElement>(null);
  // On a narrow screen the pages are one line to be scrolled: the current one is in sight.
  useEffect(() => {
    const own = pages.current?.children[routes.findIndex(({ path }) => path === current)];
    if (!pages.current || !own) return;
    const [line, box] = [pages.current.getBoundingClientRect(), own.getBoundingClientRect()];
    pages.current.scrollLeft += box.left + box.width / 2 - line.left - line.width / 2;
  }, [current]);
  return (
    <nav ref={pages} aria-label={label(lang, 'nav.label')} className={styles.navigation}>
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
