'use client';

import type { ItemContent, ItemOf } from '../../../lib/briefing/index.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './briefing.module.css';

interface HeadingItemProps {
  readonly lang: Language;
  readonly item: ItemOf<'heading'>;
  readonly name: string;
  readonly onChange: (content: ItemContent) => void;
}

/** A heading of one of two levels. */
export function HeadingItem({ lang, item, name, onChange }: HeadingItemProps) {
  const { level, text } = item;
  return (
    <>
      <h3 className={styles.printHeading} data-level={level}>
        {text}
      </h3>
      <div className={`${styles.fields} no-print`}>
        <input
          className={styles.heading}
          data-level={level}
          aria-label={`${name}${lang === 'zh' ? '：' : ': '}${label(lang, 'briefing.heading')}`}
          placeholder={label(lang, 'briefing.heading')}
          value={text}
          maxLength={500}
          onChange={(event) => onChange({ kind: 'heading', level, text: event.target.value })}
        />
        <select
          aria-label={label(lang, 'briefing.level')}
          value={level}
          onChange={(event) => onChange({ kind: 'heading', level: event.target.value === '2' ? 2 : 1, text })}
        >
          {([1, 2] as const).map((each) => (
            <option key={each} value={each}>
              {label(lang, `briefing.level.${each}`)}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
