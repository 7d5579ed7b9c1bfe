'use client';

import { useEffect, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { PendingChange, PendingTable } from '../../_hooks/use-user-tables.ts';
import { label } from '../../_labels/label.ts';
import styles from './my.module.css';

/** Rows shown of the table to be. */
const shown = 8;
/** Rows offered as the heading. */
const headings = 12;

interface Props {
  readonly lang: Language;
  readonly pending: PendingTable;
  readonly onSheet: (sheet: number) => void;
  readonly onChange: (change: PendingChange) => void;
  readonly onMake: () => void;
  readonly onLeave: () => void;
}

function Choices({ lang, pending, onSheet, onChange }: Omit<Props, 'onMake' | 'onLeave'>) {
  const { raw, heading, name } = pending;
  return (
    <div className={styles.choices}>
      <label>
        <span>{label(lang, 'my.preview.name')}</span>
        <input value={name} onChange={(event) => onChange({ name: event.target.value })} />
      </label>
      {raw.sheets.length > 1 && (
        <label>
          <span>{label(lang, 'my.preview.sheet')}</span>
          <select value={raw.sheet} onChange={(event) => onSheet(Number(event.target.value))}>
            {raw.sheets.map((sheet, index) => (
              <option key={sheet} value={index}>
                {sheet}
              </option>
            ))}
          </select>
        </label>
      )}
      {raw.declared === null && (
        <label>
          <span>{label(lang, 'my.preview.heading')}</span>
          <select
            value={heading ?? ''}
            onChange={(event) => onChange({ heading: event.target.value === '' ? null : Number(event.target.value) })}
          >
            <option value="">{label(lang, 'my.preview.heading.none')}</option>
            {raw.rows.slice(0, headings).map((_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its number
              <option key={row} value={row}>
                {label(lang, 'my.preview.heading.row', { row: row + 1 })}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Facts({ lang, pending }: Pick<Props, 'lang' | 'pending'>) {
  const { raw, draft } = pending;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const nulls = sum(draft.columns.map((column) => column.nulls));
  const empties = sum(draft.columns.map((column) => column.empties));
  return (
    <p className={styles.facts}>
      {label(lang, 'my.preview.facts', { rows: draft.count, columns: draft.columns.length })}
      {raw.encoding !== null && <> · {label(lang, 'my.preview.encoding', { encoding: raw.encoding })}</>}
      {nulls > 0 && (
        <>
          <br />
          {label(lang, 'my.preview.empty', { nulls })}
        </>
      )}
      {empties > 0 && <> {label(lang, 'my.preview.empty.texts', { empties })}</>}
    </p>
  );
}

function Sample({ lang, pending, onChange }: Pick<Props, 'lang' | 'pending' | 'onChange'>) {
  const { draft, asText } = pending;
  const retype = (column: number, wantsText: boolean) => {
    const next = new Set(asText);
    if (wantsText) next.add(column);
    else next.delete(column);
    onChange({ asText: next });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.sample} tabIndex={0} aria-label={label(lang, 'my.preview.columns')}>
      <table>
        <thead>
          <tr>
            {draft.columns.map(({ name, type, inferred }, at) => (
              <th key={name} scope="col">
                {name}
                {inferred === 'VARCHAR' ? (
                  <span className={styles.type}>VARCHAR</span>
                ) : (
                  <select
                    className={styles.type}
                    aria-label={label(lang, 'my.preview.type', { name })}
                    value={type}
                    onChange={(event) => retype(at, event.target.value === 'VARCHAR')}
                  >
                    <option value={inferred}>{inferred}</option>
                    <option value="VARCHAR">VARCHAR ({label(lang, 'my.preview.text')})</option>
                  </select>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: Math.min(shown, draft.count) }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its number
            <tr key={row}>
              {draft.columns.map(({ name, values, type }) => {
                const value = values[row] ?? null;
                return (
                  <td key={name} className={type === 'VARCHAR' ? undefined : styles.number}>
                    {value === null ? <span className={styles.null}>NULL</span> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a file would become, before anything is made of it: name, sheet, heading row, columns with types, first rows. */
export function MyPreview(props: Props) {
  const { lang, pending, onMake, onLeave } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shownDialog = dialog.current;
    shownDialog?.showModal();
    return () => shownDialog?.close();
  }, []);
  return (
    <dialog ref={dialog} className={styles.preview} aria-labelledby="my-preview-title" onCancel={onLeave}>
      <h2 id="my-preview-title">{label(lang, 'my.preview.title', { file: pending.file })}</h2>
      <Choices {...props} />
      <Facts {...props} />
      <Sample {...props} />
      <p className={styles.actions}>
        <button type="button" className="button button-strong" onClick={onMake}>
          {label(lang, 'my.preview.make')}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {label(lang, 'my.preview.cancel')}
        </button>
      </p>
    </dialog>
  );
}
