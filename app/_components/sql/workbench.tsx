'use client';

import { useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { useEngineState, useIdleStart } from '../../_hooks/use-engine.ts';
import { type LabelKey, label } from '../../_labels/label.ts';
import { copyText } from '../figure/copy.ts';
import { sqlExamples } from './examples.ts';
import { ResultPanel } from './result-panel.tsx';
import { SchemaPanel } from './schema-panel.tsx';
import styles from './sql.module.css';
import { maybeSqlFromHash, sqlHash } from './sql-link.ts';
import { useRun } from './use-run.ts';
import { useSqlText } from './use-sql-text.ts';

/** Puts the statement into the address, so that a reload or a copied address shows it again; too long ones stay out. */
function rememberInAddress(sql: string): void {
  const hash = `#${sqlHash(sql)}`;
  if (maybeSqlFromHash(hash) !== null) window.history.replaceState(null, '', hash);
}

/** Editor, questions, tables and result. Nothing runs before a person says so. */
export function Workbench({ lang }: { readonly lang: Language }) {
  useIdleStart();
  const engine = useEngineState();
  const text = useSqlText();
  const { run, start, cancel } = useRun();
  const [said, setSaid] = useState<LabelKey | null>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const running = run.phase === 'running';
  const runnable = text.sql.trim() !== '';

  const startRun = () => {
    if (!runnable) return;
    setSaid(null);
    rememberInAddress(text.sql);
    start(text.sql);
  };
  const insert = (name: string) => {
    const area = editor.current;
    if (!area) return;
    area.setRangeText(name, area.selectionStart, area.selectionEnd, 'end');
    text.edit(area.value);
    area.focus();
  };
  const pick = (sql: string) => {
    text.show(sql);
    editor.current?.focus();
  };
  const copyLink = async () => {
    const address = new URL(`#${sqlHash(text.sql)}`, window.location.href).href;
    setSaid((await copyText(address)) ? 'sql.link.copied' : 'sql.copy.failed');
  };

  return (
    <div className={styles.bench}>
      <div className={styles.desk}>
        {text.origin === 'link' && <p className={styles.notice}>{label(lang, 'sql.link.opened')}</p>}
        {text.badLink && <p className={styles.notice}>{label(lang, 'sql.link.bad')}</p>}
        <textarea
          ref={editor}
          className={styles.editor}
          aria-label={label(lang, 'sql.editor')}
          aria-describedby="sql-hint"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          value={text.sql}
          rows={10}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          onChange={(event) => text.edit(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            startRun();
          }}
        />
        <div className={`${styles.actions} no-print`}>
          {running ? (
            <button type="button" className="button button-strong" onClick={cancel}>
              {label(lang, 'sql.cancel')}
            </button>
          ) : (
            <button type="button" className="button button-strong" disabled={!runnable} onClick={startRun}>
              {label(lang, 'sql.run')}
            </button>
          )}
          <button type="button" className="button" disabled={!runnable} onClick={() => void copyLink()}>
            {label(lang, 'sql.link.copy')}
          </button>
          {text.covered !== null && (
            <button type="button" className="word" onClick={text.restore}>
              {label(lang, 'sql.link.draft')}
            </button>
          )}
          <span id="sql-hint" className="quiet">
            {label(lang, 'sql.editor.hint')}
          </span>
        </div>
        <p role="status" className={styles.said}>
          {said !== null && label(lang, said)}
          {running && label(lang, engine.phase === 'ready' ? 'sql.running' : 'sql.waiting')}
        </p>
        <ResultPanel lang={lang} run={run} />
      </div>
      <aside className={`${styles.aside} no-print`}>
        <section>
          <h2>{label(lang, 'sql.examples')}</h2>
          <p className="quiet">{label(lang, 'sql.examples.hint')}</p>
          <ul className={styles.examples}>
            {sqlExamples.map((example) => (
              <li key={example.question}>
                <button type="button" onClick={() => pick(example.sql)}>
                  {label(lang, example.question)}
                </button>
              </li>
            ))}
          </ul>
        </section>
        <SchemaPanel lang={lang} onInsert={insert} />
      </aside>
    </div>
  );
}
