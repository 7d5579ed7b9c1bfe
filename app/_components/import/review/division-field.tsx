'use client';

import { useEffect, useId, useState } from 'react';
import type { Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';
import { type Divisions, divisionsLike, divisionTyped, loadDivisions } from './divisions.ts';
import styles from './review.module.css';

interface DivisionFieldProps {
  readonly lang: Language;
  /** What the field holds at first: a code, or the name of a place. */
  readonly initial: string;
  /** The code of the division chosen; null while it is open. */
  readonly onChoose: (code: string | null) => void;
}

const listedAtMost = 8;

/** A division by code or name: chosen from a list, or by typing its exact name; says what is missing. */
export function DivisionField({ lang, initial, onChoose }: DivisionFieldProps) {
  const [typed, setTyped] = useState(initial);
  const [divisions, setDivisions] = useState<Divisions | null>(null);
  const [unread, setUnread] = useState(false);
  const id = useId();
  const chosen = divisions && divisionTyped(divisions, typed);
  const like = divisions && chosen === null ? divisionsLike(divisions, typed) : [];
  const lack = lackOf(typed, divisions, chosen, like) ?? (unread ? 'unread' : null);

  useEffect(() => {
    let gone = false;
    loadDivisions()
      .then((found) => gone || setDivisions(found))
      .catch(() => gone || setUnread(true));
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => onChoose(chosen), [chosen, onChoose]);

  return (
    <>
      <label htmlFor={id}>{label(lang, 'import.new.region')}</label>
      <input
        id={id}
        value={typed}
        aria-required
        aria-invalid={lack !== null}
        aria-describedby={`${id}s`}
        onChange={({ target }) => setTyped(target.value.trim())}
      />
      <p id={`${id}s`} role="status" className={lack === null ? undefined : styles.lacking}>
        {lack !== null && label(lang, `import.new.region.${lack}`)}
        {chosen !== null && divisions?.get(chosen)?.full}
      </p>
      {like.length > 0 && (
        <ul className={styles.made}>
          {like.slice(0, listedAtMost).map((code) => (
            <li key={code}>
              <button type="button" onClick={() => setTyped(code)}>
                {code} {divisions?.get(code)?.full}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What keeps the division from being known; null where nothing does, or the divisions are still on their way. */
function lackOf(typed: string, divisions: Divisions | null, chosen: string | null, like: readonly string[]) {
  if (divisions === null || chosen !== null) return null;
  if (typed === '') return 'empty' as const;
  return like.length > 0 ? ('open' as const) : ('unknown' as const);
}
