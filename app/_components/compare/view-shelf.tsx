'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { afterPaint } from '../../_hooks/after-paint.ts';
import { useKeptViews } from '../../_hooks/use-kept-views.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from './atlas.ts';
import styles from './compare.module.css';
import { withoutRecent, withoutSaved, withRecent, withSaved } from './kept-views.ts';
import picker from './picker.module.css';
import { metricWords } from './sentence-words.ts';
import { type KeptLine, keptLines, viewWords } from './view-words.ts';

interface ViewShelfProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  /** Whether the View's rows are on screen: only then has it been looked at. */
  readonly seen: boolean;
  /** The View of the page's bare address, which is not worth remembering. */
  readonly first: View;
  readonly onChange: (view: View) => void;
}

/** Views looked at lately and Views saved under a name, kept on this computer. */
export function ViewShelf({ lang, atlas, view, seen, first, onChange }: ViewShelfProps) {
  const [kept, change] = useKeptViews();
  const [name, setName] = useState('');
  const query = encodeView(view);
  const bare = query === encodeView(first);

  useEffect(() => {
    if (!seen || bare) return;
    return afterPaint(() => change((before) => withRecent(before, query)));
  }, [seen, bare, query, change]);

  const { saved, recent } = useMemo(() => keptLines(lang, kept, atlas), [lang, kept, atlas]);
  const list = (entries: readonly KeptLine[], remove: (entry: KeptLine) => void) => (
    <ul>
      {entries.map((entry) => (
        <li key={entry.name ?? entry.query} className={styles.kept}>
          <a
            href={`?${entry.query}`}
            aria-current={entry.query === query ? 'true' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onChange(entry.view);
            }}
          >
            {entry.words}
          </a>
          <button
            type="button"
            className="word"
            aria-label={label(lang, 'views.remove', { name: entry.words })}
            onClick={() => remove(entry)}
          >
            {label(lang, 'views.removed')}
          </button>
        </li>
      ))}
    </ul>
  );

  return (
    <details className={`${styles.shelf} no-print`}>
      <summary>{label(lang, 'views.title')}</summary>
      <form
        className={picker.row}
        onSubmit={(event) => {
          event.preventDefault();
          change((before) => withSaved(before, name.trim() === '' ? viewWords(lang, view, atlas) : name.trim(), query));
          setName('');
        }}
      >
        <label>
          {label(lang, 'views.name')}
          <input
            className={picker.select}
            value={name}
            maxLength={60}
            placeholder={metricWords(lang, view, atlas.dictionary)}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button type="submit" className="button">
          {label(lang, 'views.save')}
        </button>
      </form>
      {saved.length > 0 && (
        <>
          <h2>{label(lang, 'views.saved')}</h2>
          {list(saved, (entry) => change((before) => withoutSaved(before, entry.name ?? '')))}
        </>
      )}
      {recent.length > 0 && (
        <>
          <h2>{label(lang, 'views.recent')}</h2>
          {list(recent, (entry) => change((before) => withoutRecent(before, entry.query)))}
          <button type="button" className="word" onClick={() => change((before) => ({ ...before, recent: [] }))}>
            {label(lang, 'views.clear')}
          </button>
        </>
      )}
      {saved.length + recent.length === 0 && <p className="quiet">{label(lang, 'views.none')}</p>}
    </details>
  );
}
