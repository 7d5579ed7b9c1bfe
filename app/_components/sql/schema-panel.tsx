'use client';

import { useId, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type ColumnSpec, type TableSpec, tables } from '../../../lib/store/schema.ts';
import { type ViewSpec, views } from '../../../lib/store/views.ts';
import { label } from '../../_labels/label.ts';
import styles from './sql.module.css';

interface Props {
  readonly lang: Language;
  readonly onInsert: (name: string) => void;
}

function answers({ name, zh, en }: ViewSpec | TableSpec | ColumnSpec, wanted: string): boolean {
  return [name, zh, en].some((words) => words.toLowerCase().includes(wanted));
}

function columnsMatching(table: TableSpec, wanted: string): readonly ColumnSpec[] {
  return answers(table, wanted) ? table.columns : table.columns.filter((column) => answers(column, wanted));
}

function Name({ lang, spec, onInsert }: Props & { readonly spec: ViewSpec | ColumnSpec }) {
  return (
    <button type="button" onClick={() => onInsert(spec.name)}>
      <code>{spec.name}</code>
      {'type' in spec && (
        <small>
          {spec.type}
          {spec.nullable && ` · ${label(lang, 'sql.schema.nullable')}`}
        </small>
      )}
      <span>{spec[lang]}</span>
    </button>
  );
}

/** Every table and column with its meaning; a click writes the name into the editor. */
export function SchemaPanel({ lang, onInsert }: Props) {
  const [wanted, setWanted] = useState('');
  const inputId = useId();
  const word = wanted.trim().toLowerCase();
  const found = tables
    .map((table) => ({ table, columns: columnsMatching(table, word) }))
    .filter(({ columns }) => columns.length > 0);
  const foundViews = views.filter((view) => answers(view, word));
  return (
    <section className={styles.schema}>
      <h2>{label(lang, 'sql.schema')}</h2>
      <p className="quiet">{label(lang, 'sql.schema.hint')}</p>
      <label className="visually-hidden" htmlFor={inputId}>
        {label(lang, 'sql.schema.filter')}
      </label>
      <input
        id={inputId}
        type="search"
        className={styles.search}
        placeholder={label(lang, 'sql.schema.filter.placeholder')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {found.length + foundViews.length === 0 && <p className="quiet">{label(lang, 'sql.schema.nothing')}</p>}
      {foundViews.length > 0 && (
        <details key={`views${word === ''}`} open>
          <summary>{label(lang, 'sql.schema.views')}</summary>
          <ul>
            {foundViews.map((view) => (
              <li key={view.name}>
                <Name lang={lang} spec={view} onInsert={onInsert} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.map(({ table, columns }) => (
        <details key={`${table.name}${word === ''}`} open={word !== ''}>
          <summary>
            <code>{table.name}</code> <span>{table[lang]}</span>
          </summary>
          <ul>
            {columns.map((column) => (
              <li key={column.name}>
                <Name lang={lang} spec={column} onInsert={onInsert} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
