'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { WorkspaceFileButtons } from '../workspace/file-buttons.tsx';
import styles from './import.module.css';
import { storageWords } from './storage-words.ts';

/** The workspace as a whole: saved to one file, loaded from one, deleted. */
export function KeepBar({ lang }: { readonly lang: Language }) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');

  async function remove(): Promise<void> {
    setAsking(false);
    try {
      // It knows every store of the site: it comes when it is asked for.
      const { deleteEverything } = await import('../../_hooks/delete-everything.ts');
      await deleteEverything();
      setSaid(label(lang, 'import.deleted'));
    } catch (error) {
      setSaid(storageWords(lang, error));
    }
  }

  return (
    <section className={styles.keep} aria-labelledby="keep-heading">
      <h2 id="keep-heading">{label(lang, 'import.keep')}</h2>
      <p className="quiet">{label(lang, 'import.keep.note')}</p>
      <div className={styles.row}>
        <WorkspaceFileButtons lang={lang} onSay={setSaid} />
        {!asking && (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {label(lang, 'import.delete')}
          </button>
        )}
      </div>
      {asking && (
        <div className={styles.row}>
          <p role="alert">{label(lang, 'import.delete.sure')}</p>
          <button type="button" className="button button-strong" onClick={() => void remove()}>
            {label(lang, 'import.delete.yes')}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {label(lang, 'import.delete.no')}
          </button>
        </div>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
