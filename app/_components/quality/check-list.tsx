'use client';

import type { ReactNode } from 'react';
import picker from '../compare/picker.module.css';
import styles from './quality.module.css';
import { toggled } from './quality-url.ts';
import type { FacetCounts } from './use-findings.ts';

/** One choice and what is drawn before its words. */
export interface CheckChoice<Code extends string> {
  readonly code: Code;
  readonly label: string;
  readonly shape?: ReactNode;
}

interface CheckListProps<Code extends string> {
  readonly legend: string;
  readonly choices: readonly CheckChoice<Code>[];
  readonly chosen: readonly Code[];
  /** Null where it is not known yet: no number is then shown. */
  readonly counts: FacetCounts;
  readonly onChange: (chosen: readonly Code[]) => void;
}

/** A few codes to tick, each with how many findings it has. */
export function CheckList<Code extends string>({ legend, choices, chosen, counts, onChange }: CheckListProps<Code>) {
  const order = choices.map(({ code }) => code);
  return (
    <fieldset className={styles.facet}>
      <legend className={picker.legend}>{legend}</legend>
      {choices.map(({ code, label: words, shape }) => (
        <label key={code} className={styles.tick}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={() => onChange(toggled(chosen, code, order))}
          />
          <span>
            {shape}
            {words}
          </span>
          {counts && <span className={styles.count}>{counts.get(code) ?? 0}</span>}
        </label>
      ))}
    </fieldset>
  );
}
