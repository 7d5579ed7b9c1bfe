import type { Language } from '../../../lib/model/language.ts';
import { siteData } from '../../_data/site.ts';
import { label } from '../../_labels/label.ts';
import { WhereAsked } from '../shell/where-asked.tsx';
import styles from './sql.module.css';
import { Workbench } from './workbench.tsx';

/** The SQL page: what it is for, then the workbench. */
export function SqlPage({ lang }: { readonly lang: Language }) {
  const years = [...new Set(siteData().reports.map(({ year }) => year))].sort((a, b) => b - a);
  return (
    <>
      <h1>{label(lang, 'sql.title')}</h1>
      <p className={styles.lead}>
        <WhereAsked lang={lang} on="sql" />
      </p>
      <noscript>
        <p className={styles.notice}>{label(lang, 'sql.noscript')}</p>
      </noscript>
      <Workbench lang={lang} years={years} />
    </>
  );
}
