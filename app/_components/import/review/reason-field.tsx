'use client';

import { useEffect, useId, useRef } from 'react';
import type { Language } from '../../../../lib/model/language.ts';
import { longestReason } from '../../../../lib/workspace/events.ts';
import { label } from '../../../_labels/label.ts';
import styles from './review.module.css';

interface ReasonFieldProps {
  readonly lang: Language;
  readonly value: string;
  /** Whether it was sent without a reason: the field then says so and takes the focus. */
  readonly lacking: boolean;
  readonly onChange: (reason: string) => void;
}

/** Why a figure is changed, added or rejected: nothing is kept without it. */
export function ReasonField({ lang, value, lacking, onChange }: ReasonFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const missing = lacking && value.trim() === '';
  useEffect(() => {
    if (missing) field.current?.focus();
  }, [missing]);
  return (
    <>
      <label htmlFor={id}>{label(lang, 'import.form.reason')}</label>
      <input
        ref={field}
        id={id}
        value={value}
        maxLength={longestReason}
        aria-required
        aria-invalid={missing}
        aria-describedby={missing ? `${id}e` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {missing && (
        <p id={`${id}e`} role="alert" className={styles.lacking}>
          {label(lang, 'import.form.reason.none')}
        </p>
      )}
    </>
  );
}
