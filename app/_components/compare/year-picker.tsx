'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { yearsWithin } from '../../../lib/model/years.ts';
import { label } from '../../_labels/label.ts';
import styles from './picker.module.css';
import { PickerFoot } from './picker-foot.tsx';

interface YearPickerProps {
  readonly lang: Language;
  /** First and last year of the data. */
  readonly span: View['years'];
  readonly years: View['years'];
  readonly onChange: (years: View['years']) => void;
  readonly onDone: () => void;
}

/** From which year to which; the other end follows where the two would cross. */
export function YearPicker({ lang, span, years, onChange, onDone }: YearPickerProps) {
  const choices = yearsWithin({ from: Math.min(span.from, years.from), to: Math.max(span.to, years.to) });
  const select = (end: 'from' | 'to') => (
    <label>
      {label(lang, `years.${end}`)}
      <select
        className={styles.select}
        value={years[end]}
        onChange={(event) => {
          const year = Number(event.target.value);
          onChange(
            end === 'from'
              ? { from: year, to: Math.max(year, years.to) }
              : { from: Math.min(year, years.from), to: year },
          );
        }}
      >
        {choices.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div className={styles.row}>
        {select('from')}
        {select('to')}
      </div>
      <PickerFoot lang={lang} onDone={onDone}>
        <button type="button" className="word" onClick={() => onChange(span)}>
          {label(lang, 'years.all')} {label(lang, 'years.all.range', span)}
        </button>
      </PickerFoot>
    </>
  );
}
