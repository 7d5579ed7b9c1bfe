'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { label } from '../../_labels/label.ts';
import styles from './picker.module.css';
import { PickerFoot } from './picker-foot.tsx';

interface SecondFigureProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly view: View;
  readonly against: string;
  readonly onChange: (against: string) => void;
  readonly onDone: () => void;
}

/** The vertical axis of a scatter. */
export function SecondFigure({ lang, dictionary, view, against, onChange, onDone }: SecondFigureProps) {
  const all = [...dictionary.indicators.values(), ...dictionary.metrics.values()].filter(
    ({ id }) => id !== view.metric,
  );
  return (
    <>
      <label className={styles.column}>
        {label(lang, 'chart.against')}
        <select className={styles.select} value={against} onChange={(event) => onChange(event.target.value)}>
          {[...dictionary.groups].map(([group, name]) => (
            <optgroup key={group} label={name[lang]}>
              {all
                .filter((each) => each.group === group)
                .map(({ id, name: own }) => (
                  <option key={id} value={id}>
                    {own[lang]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <PickerFoot lang={lang} onDone={onDone} />
    </>
  );
}
