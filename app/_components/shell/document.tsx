import type { ReactNode } from 'react';
import '../../globals.css';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { DeployedBanner } from './deployed-banner.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import styles from './shell.module.css';
import { themeScript } from './theme.ts';
import { themeCss } from './theme-css.ts';

/** The whole document of one language: what both root layouts return. */
export function SiteDocument({ lang, children }: { readonly lang: Language; readonly children: ReactNode }) {
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'} suppressHydrationWarning>
      <head>
        <style>{themeCss}</style>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a className={styles.skip} href="#content">
          {label(lang, 'skip')}
        </a>
        <Header lang={lang} />
        <DeployedBanner lang={lang} />
        <main id="content" className="page" tabIndex={-1}>
          {children}
        </main>
        <Footer lang={lang} />
      </body>
    </html>
  );
}
