'use client';

import { useEffect, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './making.module.css';

/** A file that is there within so many milliseconds is not worth a word on its way. */
const worthSaying = 400;

interface MakingProps {
  readonly lang: Language;
  /** How much of it is done, 0 to 1; null: not known. */
  readonly part: number | null;
  readonly onStop: () => void;
}

/** A file being made, and the way to give it up. */
export function Making({ lang, part, onStop }: MakingProps) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), worthSaying);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <p className={styles.making}>
      <progress aria-label={label(lang, 'export.busy')} max={1} {...(part !== null && { value: part })} />
      <button type="button" className="button" onClick={onStop}>
        {label(lang, 'export.stop')}
      </button>
    </p>
  );
}
