'use client';

import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Language } from '../../../../lib/model/language.ts';
import type { Catalog } from '../../../../lib/workbench/catalog.ts';
import { label } from '../../../_labels/label.ts';
import styles from '../sql.module.css';
import type { Mark, SqlEditorView } from './create-editor.ts';
import { runKeys } from './run-keys.ts';

/** What the page may do with the editor. */
export interface EditorHandle {
  readonly focus: () => void;
  /** Writes in place of the selection. */
  readonly insert: (text: string) => void;
  readonly select: (from: number, to: number) => void;
  readonly comment: () => void;
  /** The selected stretch; equal ends are a cursor. */
  readonly selection: () => { readonly from: number; readonly to: number };
}

interface Props {
  readonly lang: Language;
  readonly ref: Ref<EditorHandle>;
  /** Id of the tab the text belongs to. */
  readonly tab: string;
  readonly sql: string;
  readonly describedBy: string;
  readonly catalog: Catalog;
  readonly mark: Mark | null;
  readonly onChange: (sql: string, cursor: number) => void;
  readonly onCursor: (cursor: number) => void;
  readonly onRun: () => void;
  readonly onRunAll: () => void;
  readonly onFormat: () => void;
}

/**
 * The SQL being written. A plain text field stands there at once; the editor proper is fetched after the first paint and
 * takes over text, selection and focus, so that nothing typed meanwhile is lost.
 */
export function SqlEditor(props: Props) {
  const { lang, ref, tab, sql, describedBy, mark } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<SqlEditorView | null>(null);
  const latest = useRef(props);
  const [ready, setReady] = useState(false);
  latest.current = props;

  useEffect(() => {
    let current = true;
    const take = async () => {
      const { createEditor } = await import('./create-editor.ts');
      const field = area.current;
      if (!current || !host.current || !field) return;
      const focused = document.activeElement === field;
      made.current = createEditor(
        host.current,
        lang,
        { label: label(lang, 'sql.editor'), describedBy },
        {
          changed: (text, cursor) => latest.current.onChange(text, cursor),
          moved: (cursor) => latest.current.onCursor(cursor),
          run: () => latest.current.onRun(),
          runAll: () => latest.current.onRunAll(),
          format: () => latest.current.onFormat(),
          catalog: () => latest.current.catalog,
        },
        { id: latest.current.tab, sql: field.value, anchor: field.selectionStart, head: field.selectionEnd },
      );
      setReady(true);
      // The field goes only after the focus has left it, or the page would scroll to its top.
      if (focused) made.current.view.focus();
    };
    const frame = requestAnimationFrame(() => void take().catch(() => undefined));
    return () => {
      current = false;
      cancelAnimationFrame(frame);
      made.current?.destroy();
      made.current = null;
    };
  }, [lang, describedBy]);

  useEffect(() => made.current?.show(tab, sql), [tab, sql]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor just made has no mark yet
  useEffect(() => made.current?.mark(mark), [mark, ready]);

  useImperativeHandle(ref, () => ({
    focus: () => (made.current ? made.current.view.focus() : area.current?.focus()),
    insert: (text) => {
      const view = made.current?.view;
      if (view) {
        view.dispatch(view.state.replaceSelection(text), { userEvent: 'input', scrollIntoView: true });
        view.focus();
      } else if (area.current) {
        area.current.setRangeText(text, area.current.selectionStart, area.current.selectionEnd, 'end');
        latest.current.onChange(area.current.value, area.current.selectionEnd);
        area.current.focus();
      }
    },
    select: (from, to) => {
      made.current?.view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      area.current?.setSelectionRange(from, to);
      (made.current?.view ?? area.current)?.focus();
    },
    comment: () => made.current?.comment(),
    selection: () => {
      const main = made.current?.view.state.selection.main;
      if (main) return { from: main.from, to: main.to };
      return { from: area.current?.selectionStart ?? 0, to: area.current?.selectionEnd ?? 0 };
    },
  }));

  return (
    <>
      <div ref={host} className={styles.editorHost} />
      {!ready && (
        <textarea
          ref={area}
          className={styles.editor}
          aria-label={label(lang, 'sql.editor')}
          aria-describedby={describedBy}
          aria-keyshortcuts={runKeys}
          value={sql}
          rows={10}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          onChange={(event) => props.onChange(event.target.value, event.target.selectionEnd)}
          onSelect={(event) => props.onCursor(event.currentTarget.selectionEnd)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (event.shiftKey) props.onRunAll();
            else props.onRun();
          }}
        />
      )}
    </>
  );
}
