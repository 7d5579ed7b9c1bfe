'use client';

import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { useMyTables } from '../../_hooks/use-engine.ts';
import { refusedBy, useUserFiles } from '../../_hooks/use-user-tables.ts';
import type { FileState } from '../../_hooks/user-files.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import styles from './my.module.css';
import { MyItem } from './my-item.tsx';
import { MyPreview } from './my-preview.tsx';

function fileWords(lang: Language, state: FileState): string {
  switch (state.phase) {
    case 'reading':
      return label(lang, 'my.reading', { file: state.file, percent: Math.round(state.share * 100) });
    case 'making':
      return label(lang, 'my.making');
    case 'made':
      return label(lang, 'my.made', { name: state.name, rows: state.count });
    default:
      return '';
  }
}

function failureWords(lang: Language, { file, error }: FileState & { readonly phase: 'failed' }): string {
  const refused = refusedBy(error);
  if (refused === null) return label(lang, 'my.failed', { file, reason: reasonWords(lang, error) });
  return label(lang, `my.refused.${refused.unit}`, { file, limit: refused.limit.toLocaleString('en-US') });
}

/** Takes files dropped anywhere on the page; true while one hangs over it. */
function useDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [take]);
  return over;
}

/** Rows above which it is felt that a changed table is kept whole again. */
const largeRows = 500_000;

interface Props {
  readonly lang: Language;
  /** Puts an SQL name where the cursor stands. */
  readonly onInsert: (name: string) => void;
}

/** The tables of `my`: files come in here, and each can be inserted, renamed and removed. */
export function MyPanel({ lang, onInsert }: Props) {
  const { tables, fleeting } = useMyTables();
  const files = useUserFiles();
  const { current: state, open } = files;
  const over = useDrop(open);
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const passing = tables.filter(({ name }) => fleeting.has(name)).map(({ name }) => name);

  return (
    <section className={styles.panel} aria-labelledby="my-title">
      <h2 id="my-title">{label(lang, 'my.title')}</h2>
      <p className="quiet">{label(lang, 'my.hint')}</p>
      <p>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {label(lang, 'my.choose')}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,.parquet"
          data-my-file=""
          onChange={(event) => {
            const file = event.target.files?.[0];
            setSaid(null);
            if (file) open(file);
            event.target.value = '';
          }}
        />
      </p>
      <p role="status" className={styles.said}>
        {said ?? fileWords(lang, state)}
      </p>
      {state.phase === 'reading' && (
        <p>
          <progress value={state.share} aria-label={label(lang, 'my.progress')} />{' '}
          <button type="button" className="button" onClick={files.leave}>
            {label(lang, 'my.stop')}
          </button>
        </p>
      )}
      {state.phase === 'failed' && (
        <p role="alert" className={styles.failed}>
          {failureWords(lang, state)}
        </p>
      )}
      {tables.length > 0 && (
        <ul className={styles.list} aria-label={label(lang, 'my.list')}>
          {tables.map((table) => (
            <MyItem
              key={table.name}
              lang={lang}
              table={table}
              taken={tables.map(({ name }) => name)}
              onInsert={onInsert}
              onSaid={(words) => {
                files.leave();
                setSaid(words);
              }}
            />
          ))}
        </ul>
      )}
      {tables.length > 0 && (
        <p className="quiet">
          {passing.length > 0
            ? label(lang, 'my.fleeting', { names: passing.join(lang === 'zh' ? '、' : ', ') })
            : label(lang, 'my.kept')}
          {tables.some(({ count }) => (count ?? 0) > largeRows) && ` ${label(lang, 'my.large')}`}
        </p>
      )}
      {over && <div className={styles.over}>{label(lang, 'my.drop')}</div>}
      {state.phase === 'pending' && (
        <MyPreview
          lang={lang}
          pending={state.pending}
          onSheet={files.showSheet}
          onName={files.rename}
          onChoose={files.choose}
          onMake={() => {
            setSaid(null);
            files.make();
          }}
          onLeave={files.leave}
        />
      )}
    </section>
  );
}
