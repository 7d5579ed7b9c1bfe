'use client';

import { useId, useRef } from 'react';
import styles from './picker.module.css';

/** One choice: its value, its words, and what it means. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
  /** Cannot be chosen; the note says why. */
  readonly disabled?: boolean;
}

interface ChoiceListProps<Value extends string> {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Called when a choice was made with the pointer: the panel may close. Arrow keys only try choices out. */
  readonly onPick?: (value: Value) => void;
}

/** A short list of which one is chosen. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { legend, legendHidden = false, choices, value, onChange, onPick } = props;
  const name = useId();
  const pointed = useRef(false);
  return (
    <fieldset className={styles.list}>
      <legend className={legendHidden ? 'visually-hidden' : styles.legend}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice} data-disabled={choice.disabled || undefined}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => {
              onChange(choice.value);
              if (pointed.current) onPick?.(choice.value);
            }}
            onClick={(event) => {
              // A click is told before the change it makes; on the choice made already there is no change.
              pointed.current = event.detail > 0;
              if (pointed.current && choice.value === value) onPick?.(choice.value);
            }}
            onKeyDown={(event) => {
              pointed.current = false;
              if (event.key === 'Enter') onPick?.(choice.value);
            }}
          />
          <span>{choice.label}</span>
          {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
        </label>
      ))}
    </fieldset>
  );
}
