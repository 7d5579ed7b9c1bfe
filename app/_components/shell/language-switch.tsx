'use client';

import { usePathname } from 'next/navigation';
import type { SyntheticEvent } from 'react';
import { type Language, languages } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { pathIn, plainPath, siteAddress } from './routes.ts';
import styles from './shell.module.css';

/** The View lives in the query and may have changed since the link was drawn: take it along at the last moment. */
function takeQueryAlong(event: SyntheticEvent<HTMLAnchorElement>): void {
  event.currentTarget.search = window.location.search;
  event.currentTarget.hash = window.location.hash;
}

/** The same page, the same View, in the other language. */
export function LanguageSwitch({ lang }: { readonly lang: Language }) {
  const path = plainPath(usePathname());
  return (
    <nav aria-label={label(lang, 'language.label')} className={styles.languages}>
      {languages.map((each) => (
        <a
          key={each}
          href={siteAddress(pathIn(each, path))}
          hrefLang={each === 'zh' ? 'zh-CN' : 'en'}
          lang={each === 'zh' ? 'zh-CN' : 'en'}
          aria-current={each === lang ? 'true' : undefined}
          onPointerDown={takeQueryAlong}
          onFocus={takeQueryAlong}
          onClick={takeQueryAlong}
        >
          {label(lang, `language.${each}`)}
        </a>
      ))}
    </nav>
  );
}
