import type { Language } from '../../../lib/model/language.ts';
import { siteData } from '../../_data/site.ts';
import { label } from '../../_labels/label.ts';
import { DataDate } from './data-date.tsx';
import { EngineStatus } from './engine-status.tsx';
import styles from './shell.module.css';
import { WhereAsked } from './where-asked.tsx';

/** The data's date, which is printed, the promise, the licence, and how the engine is. */
export function Footer({ lang }: { readonly lang: Language }) {
  return (
    <footer className={styles.footer}>
      <DataDate lang={lang} built={siteData().dataDate} />
      <p className="no-print">
        <WhereAsked lang={lang} on="footer" />
      </p>
      <p className="no-print">{label(lang, 'footer.licence')}</p>
      <EngineStatus lang={lang} />
    </footer>
  );
}
