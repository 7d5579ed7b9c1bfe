'use client';

import { useEffect, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { TableChoice } from '../../../lib/usertables/message.ts';
import type { PendingTable } from '../../_hooks/user-files.ts';
import { label } from '../../_labels/label.ts';
import styles from './my.module.css';

interface Props {
  readonly lang: Language;
  readonly pending: PendingTable;
  readonly onSheet: (sheet: number) => void;
  readonly onName: (name: string) => void;
  readonly onChoose: (choice: TableChoice) => void;
  readonly onMake: () => void;
  readonly onLeave: () => void;
}

function Choices({ lang, pending, onSheet, onName, onChoose }: Omit<Props, 'onMake' | 'onLeave'>) {
  const { preview, name } = pending;
  const { heading } = preview.choice;
  return (
    <div className={styles.choices}>
      <label>
        <span>{label(lang, 'my.preview.name')}</span>
        <input value={name} onChange={(event) => onName(event.target.value)} />
      </label>
      {preview.sheets.length > 1 && (
        <label>
          <span>{label(lang, 'my.preview.sheet')}</span>
          <select value={preview.sheet} onChange={(event) => onSheet(Number(event.target.value))}>
            {preview.sheets.map((sheet, index) => (
              <option key={sheet} value={index}>
                {sheet}
              </option>
            ))}
          </select>
        </label>
      )}
      {!preview.isDeclared && (
        <label>
          <span>{label(lang, 'my.preview.heading')}</span>
          <select
            value={heading ?? ''}
            onChange={(event) =>
              // Another heading may change what the columns are: which of them stay text is asked anew.
              onChoose({ heading: event.target.value === '' ? null : Number(event.target.value), asText: [] })
            }
          >
            <option value="">{label(lang, 'my.preview.heading.none')}</option>
            {Array.from({ length: preview.headings }, (_, row) => (
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
  const { columns, count, encoding } = pending.preview;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const nulls = sum(columns.map((column) => column.nulls));
  const empties = sum(columns.map((column) => column.empties));
  return (
    <p className={styles.facts}>
      {label(lang, 'my.preview.facts', { rows: count, columns: columns.length })}
      {encoding !== null && <> · {label(lang, 'my.preview.encoding', { encoding })}</>}
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

function Sample({ lang, pending, onChoose }: Pick<Props, 'lang' | 'pending' | 'onChoose'>) {
  const { columns, choice } = pending.preview;
  const retype = (column: number, wantsText: boolean) => {
    const others = choice.asText.filter((one) => one !== column);
    onChoose({ ...choice, asText: wantsText ? [...others, column] : others });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.sample} tabIndex={0} aria-label={label(lang, 'my.preview.columns')}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, type, inferred }, at) => (
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
          {Array.from({ length: columns[0]?.sample.length ?? 0 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its number
            <tr key={row}>
              {columns.map(({ name, sample, type }) => {
                const value = sample[row] ?? null;
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
