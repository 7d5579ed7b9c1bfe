'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { type Sheet, sidesOf } from '../../../lib/tables/sheet.ts';
import { label } from '../../_labels/label.ts';
import picker from './picker.module.css';
import styles from './table.module.css';
import type { TableState } from './table-state.ts';

interface TableToolsProps extends TableState {
  readonly id: string;
  readonly lang: Language;
  readonly view: View;
  readonly sheet: Sheet;
}

/** Above the table: what stands side by side, whom to list, how many lines there are. */
export function TableTools({ id, lang, view, sheet, choices, choose }: TableToolsProps) {
  return (
    <div className={`${styles.tools} no-print`}>
      <fieldset className={styles.sides}>
        <legend className="visually-hidden">{label(lang, 'table.side')}</legend>
        {sidesOf(view).map((side) => (
          <label key={side}>
            <input
              type="radio"
              name={`${id}-side`}
              checked={side === sheet.side}
              onChange={() => choose({ side, sort: [] })}
            />
            {label(lang, `table.side.${side}`)}
          </label>
        ))}
      </fieldset>
      <input
        type="search"
        className={`${picker.search} ${styles.search}`}
        aria-label={label(lang, 'table.search')}
        placeholder={label(lang, 'table.search')}
        value={choices.search}
        onChange={(event) => choose({ search: event.target.value })}
      />
      <span role="status" className="quiet">
        {sheet.count === 0 ? label(lang, 'table.notFound') : label(lang, 'table.lines', { count: sheet.count })}
      </span>
      {choices.sort.length > 0 && (
        <button type="button" className="word" onClick={() => choose({ sort: [] })}>
          {label(lang, 'table.sort.clear')}
        </button>
      )}
    </div>
  );
}
