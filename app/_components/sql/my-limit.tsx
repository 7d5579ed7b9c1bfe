'use client';

import { useEffect, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './my.module.css';
import { readTimeLimit, timeLimits, writeTimeLimit } from './time-limit.ts';

function limitWords(lang: Language, seconds: number): string {
  if (seconds === 0) return label(lang, 'my.limit.none');
  return seconds < 60
    ? label(lang, 'my.limit.seconds', { seconds })
    : label(lang, 'my.limit.minutes', { minutes: seconds / 60 });
}

/** How long a statement may run: set here, kept on this machine, heeded by every run. */
export function TimeLimit({ lang }: { readonly lang: Language }) {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => setSeconds(readTimeLimit()), []);
  return (
    <label className={styles.limit}>
      {label(lang, 'my.limit')}
      <select
        value={seconds ?? ''}
        onChange={(event) => {
          const next = Number(event.target.value);
          writeTimeLimit(next);
          setSeconds(next);
        }}
      >
        {timeLimits.map((limit) => (
          <option key={limit} value={limit}>
            {limitWords(lang, limit)}
          </option>
        ))}
      </select>
    </label>
  );
}
