import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Navigation } from './navigation.tsx';
import { pathIn } from './routes.ts';
import styles from './shell.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

/** Name, pages, language and colours. */
export function Header({ lang }: { readonly lang: Language }) {
  return (
    <header className={`${styles.header} no-print`}>
      <Link className={styles.name} prefetch={false} href={pathIn(lang, '/')}>
        <span aria-hidden="true" className={styles.seal} />
        {label(lang, 'site.name')}
      </Link>
      <Navigation lang={lang} />
      <div className={styles.tools}>
        <LanguageSwitch lang={lang} />
        <ThemeSwitch lang={lang} />
      </div>
    </header>
  );
}
