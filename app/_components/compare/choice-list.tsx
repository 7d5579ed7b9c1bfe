'use client';

import { useId } from 'react';
import styles from './picker.module.css';

/** One choice: its value, its words, and what it means. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
}

interface ChoiceListProps<Value extends string> {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Called when a choice was made with the pointer: the panel may close. Arrow keys only try choices out. */
  readonly onPick?: () => void;
}

/** A short list of which one is chosen. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { legend, legendHidden = false, choices, value, onChange, onPick } = props;
  const name = useId();
  return (
    <fieldset className={styles.list}>
      <legend className={legendHidden ? 'visually-hidden' : styles.legend}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            onClick={(event) => {
              if (event.detail > 0) onPick?.();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onPick?.();
            }}
          />
          <span>{choice.label}</span>
          {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
        </label>
      ))}
    </fieldset>
  );
}
