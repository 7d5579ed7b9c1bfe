'use client';

import { type FormEvent, useId, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './sql.module.css';

interface Props {
  readonly lang: Language;
  readonly proposed: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the name a query is kept under. */
export function SaveForm({ lang, proposed, onSave, onCancel }: Props) {
  const [name, setName] = useState(proposed);
  const id = useId();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onSave(name.trim());
  };
  return (
    <form className={styles.saveForm} onSubmit={save} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label htmlFor={id}>{label(lang, 'sql.save.name')}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the form opens at a press of its button and is all there is to do next */}
      <input id={id} value={name} autoFocus onChange={(event) => setName(event.target.value)} />
      <button type="submit" className="button" disabled={name.trim() === ''}>
        {label(lang, 'sql.save')}
      </button>
      <button type="button" className="word" onClick={onCancel}>
        {label(lang, 'sql.save.cancel')}
      </button>
    </form>
  );
}
