'use client';

import { type FormEvent, useState } from 'react';
import type { MyTable } from '../../../lib/engine/journal.ts';
import type { Language } from '../../../lib/model/language.ts';
import { myName, removeMine, renameMine } from '../../_hooks/use-user-tables.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import styles from './my.module.css';

function sizeWords(lang: Language, { kind, count }: MyTable): string {
  if (kind === 'view' || count === null) return label(lang, 'my.view');
  return count === 1 ? label(lang, 'my.row') : label(lang, 'my.rows', { rows: count.toLocaleString('en-US') });
}

interface Props {
  readonly lang: Language;
  readonly table: MyTable;
  readonly taken: readonly string[];
  readonly onInsert: (name: string) => void;
  readonly onSaid: (words: string) => void;
}

/** One table or view of `my`: its name, size and columns; insert, rename, remove. */
export function MyItem({ lang, table, taken, onInsert, onSaid }: Props) {
  const { kind, name, columns } = table;
  const [renaming, setRenaming] = useState(false);
  const report = (work: Promise<string>) =>
    void work.then(onSaid, (error: unknown) =>
      onSaid(label(lang, 'my.action.failed', { reason: reasonWords(lang, error) })),
    );
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    setRenaming(false);
    if (wanted === '' || wanted === name) return;
    const others = taken.filter((other) => other !== name);
    report(renameMine(kind, name, wanted, others).then((next) => label(lang, 'my.renamed', { name: next })));
  };

  const remove = (
    <button
      type="button"
      className="word"
      aria-label={label(lang, 'my.remove.one', { name })}
      onClick={() => report(removeMine(table).then(() => label(lang, 'my.removed', { name })))}
    >
      {label(lang, 'my.remove')}
    </button>
  );
  if (table.lost !== null) {
    return (
      <li>
        <p className={styles.head}>
          <span className={styles.name}>{name}</span> {remove}
        </p>
        <p role="alert" className={styles.failed}>
          {label(lang, 'my.lost', { name })} <code lang="en">{table.lost}</code>
        </p>
      </li>
    );
  }
  return (
    <li>
      <p className={styles.head}>
        <button
          type="button"
          className={styles.name}
          aria-label={label(lang, 'my.insert', { name })}
          onClick={() => onInsert(myName(name))}
        >
          {name}
        </button>
        <span className="quiet">{sizeWords(lang, table)}</span>
        <button
          type="button"
          className="word"
          aria-label={label(lang, 'my.rename.one', { name })}
          onClick={() => setRenaming(!renaming)}
        >
          {label(lang, 'my.rename')}
        </button>
        {remove}
      </p>
      {renaming && (
        <form onSubmit={rename} className={styles.rename}>
          <input name="name" defaultValue={name} aria-label={label(lang, 'my.rename.to', { name })} />
          <button type="submit" className="button">
            {label(lang, 'my.rename')}
          </button>
        </form>
      )}
      <p className={styles.columns}>{columns.map((column) => `${column.name} ${column.type}`).join(', ')}</p>
    </li>
  );
}
