'use client';

import { useMemo } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { clearerViews } from '../../../lib/query/fit.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from './atlas.ts';
import styles from './compare.module.css';

interface LeftOutProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  /** How many agencies have no room in the picture. */
  readonly left: number;
  /** Undefined where the View is not the reader's to change. */
  readonly onChange: ((view: View) => void) | undefined;
}

/** That a picture is too small for its agencies, and other ways to see them, one click each. */
export function LeftOut({ lang, atlas, view, left, onChange }: LeftOutProps) {
  const changes = onChange !== undefined;
  const ways = useMemo(
    () => (changes ? clearerViews(view, [...atlas.agencies.values()], atlas.dictionary) : []),
    [changes, view, atlas],
  );
  return (
    <div role="note" className={styles.leftOut}>
      <span>{label(lang, 'fit.left', { left })}</span>
      {ways.map(({ way, view: clearer }) => (
        <button key={way} type="button" className="word no-print" onClick={() => onChange?.(clearer)}>
          {label(lang, `fit.${way}`, { year: clearer.years.to })}
        </button>
      ))}
    </div>
  );
}
