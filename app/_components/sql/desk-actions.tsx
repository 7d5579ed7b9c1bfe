'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { queryTitle, withSaved } from '../../../lib/workbench/desk.ts';
import { sqlStatements, statementAt } from '../../../lib/workbench/statements.ts';
import { label } from '../../_labels/label.ts';
import { copyText } from '../figure/copy.ts';
import type { EditorHandle } from './editor/sql-editor.tsx';
import { TimeLimit } from './my-limit.tsx';
import { SaveForm } from './save-form.tsx';
import styles from './sql.module.css';
import { sqlHash } from './sql-link.ts';
import type { Tabs } from './use-tabs.ts';

interface Props {
  readonly lang: Language;
  readonly tabs: Tabs;
  readonly editor: { readonly current: EditorHandle | null };
  /** The selection or cursor, for the words on the run button. */
  readonly at: { readonly from: number; readonly to: number };
  readonly running: boolean;
  readonly onRun: () => void;
  /** Runs every statement of the text. */
  readonly onRunAll: () => void;
  readonly onCancel: () => void;
  readonly onFormat: () => void;
  readonly onSay: (words: string | null) => void;
}

/** What pressing "run" will run, in words: the one statement, the one at the cursor, or the selection. */
function runWords(lang: Language, sql: string, at: Props['at']): string {
  if (sql.slice(at.from, at.to).trim() !== '') return label(lang, 'sql.run.selection');
  const count = sqlStatements(sql).length;
  const number = (statementAt(sql, at.to)?.index ?? 0) + 1;
  return count > 1 ? label(lang, 'sql.run.one', { number, count }) : label(lang, 'sql.run');
}

/** The row of controls below the editor. */
export function DeskActions({ lang, tabs, editor, at, running, onRun, onRunAll, onCancel, onFormat, onSay }: Props) {
  const [saving, setSaving] = useState(false);
  const { tab, state } = tabs;
  const runnable = tab.sql.trim() !== '';
  const count = sqlStatements(tab.sql).length;
  const copyLink = async () => {
    const address = new URL(`#${sqlHash(tab.sql, tab.values)}`, window.location.href).href;
    onSay(label(lang, (await copyText(address)) ? 'sql.link.copied' : 'sql.copy.failed'));
  };
  const save = (name: string) => {
    state.change((desk) => withSaved(desk, { name, sql: tab.sql, values: tab.values }));
    setSaving(false);
    onSay(label(lang, 'sql.save.done', { name }));
    editor.current?.focus();
  };
  return (
    <>
      <div className={`${styles.actions} no-print`}>
        {running ? (
          <button type="button" className="button button-strong" onClick={onCancel}>
            {label(lang, 'sql.cancel')}
          </button>
        ) : (
          <button type="button" className="button button-strong" disabled={!runnable} onClick={onRun}>
            {runWords(lang, tab.sql, at)}
          </button>
        )}
        {!running && count > 1 && (
          <button type="button" className="button" onClick={onRunAll}>
            {label(lang, 'sql.run.all', { count })}
          </button>
        )}
        <button type="button" className="button" disabled={!runnable} onClick={onFormat}>
          {label(lang, 'sql.format')}
        </button>
        <button type="button" className="button" disabled={!runnable} onClick={() => editor.current?.comment()}>
          {label(lang, 'sql.comment')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!runnable}
          aria-expanded={saving}
          onClick={() => setSaving((before) => !before)}
        >
          {label(lang, 'sql.save')}
        </button>
        <button type="button" className="button" disabled={!runnable} onClick={() => void copyLink()}>
          {label(lang, 'sql.link.copy')}
        </button>
        <TimeLimit lang={lang} />
      </div>
      {saving && (
        <SaveForm
          lang={lang}
          proposed={queryTitle(tab.sql) ?? ''}
          onSave={save}
          onCancel={() => {
            setSaving(false);
            editor.current?.focus();
          }}
        />
      )}
    </>
  );
}
