'use client';

import { type FormEvent, useState } from 'react';
import type { Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';
import { ReasonField } from './reason-field.tsx';
import styles from './review.module.css';

interface RejectFormProps {
  readonly lang: Language;
  readonly onSubmit: (reason: string) => void;
}

/** Why a figure is none. */
export function RejectForm({ lang, onSubmit }: RejectFormProps) {
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const isLacking = reason.trim() === '';
    setLacking(isLacking);
    if (!isLacking) onSubmit(reason);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <ReasonField lang={lang} value={reason} lacking={lacking} onChange={setReason} />
      <button type="submit" className="button button-strong">
        {label(lang, 'import.reject.save')}
      </button>
    </form>
  );
}
