'use client';

import { type FormEvent, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { useMyTables } from '../../_hooks/use-engine.ts';
import { saveAsMine } from '../../_hooks/use-user-tables.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import styles from './my.module.css';

/** Makes a table of `my` of the rows of a query, all of them and not only those shown. */
export function SaveResult({ lang, sql }: { readonly lang: Language; readonly sql: string }) {
  const { tables } = useMyTables();
  const [naming, setNaming] = useState(false);
  const [said, setSaid] = useState('');
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get('name') ?? '');
    setNaming(false);
    setSaid(label(lang, 'my.making'));
    try {
      const taken = tables.map(({ name }) => name);
      const made = await saveAsMine(sql, wanted, taken);
      setSaid(label(lang, 'my.made', made));
    } catch (error) {
      setSaid(label(lang, 'my.action.failed', { reason: reasonWords(lang, error) }));
    }
  };
  return (
    <span className={styles.save}>
      <button type="button" className="button" aria-expanded={naming} onClick={() => setNaming(!naming)}>
        {label(lang, 'my.save')}
      </button>
      {naming && (
        <form onSubmit={(event) => void save(event)} className={styles.rename}>
          <input
            name="name"
            defaultValue={label(lang, 'my.save.result')}
            aria-label={label(lang, 'my.save.name')}
            required
          />
          <button type="submit" className="button">
            {label(lang, 'my.save.do')}
          </button>
        </form>
      )}
      <span role="status">{said}</span>
    </span>
  );
}
