import type { ReactNode } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './picker.module.css';

interface PickerFootProps {
  readonly lang: Language;
  /** Chooses nothing any more; absent where nothing is chosen. */
  readonly onClear?: (() => void) | undefined;
  readonly onDone: () => void;
  /** What is chosen. */
  readonly children?: ReactNode;
}

/** The foot of a picker: what is chosen, and the ways to take it back and to be done. */
export function PickerFoot({ lang, onClear, onDone, children }: PickerFootProps) {
  return (
    <div className={styles.foot}>
      {children}
      {onClear && (
        <button type="button" className="word" onClick={onClear}>
          {label(lang, 'agencies.clear')}
        </button>
      )}
      <button type="button" className="button button-strong" onClick={onDone}>
        {label(lang, 'compare.close')}
      </button>
    </div>
  );
}
