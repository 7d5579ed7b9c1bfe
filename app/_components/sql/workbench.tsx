'use client';

import { useId, useMemo, useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { isUsableValue, sqlParameters } from '../../../lib/workbench/parameters.ts';
import { useEngineState, useIdleStart } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { DeskActions } from './desk-actions.tsx';
import { type EditorHandle, SqlEditor } from './editor/sql-editor.tsx';
import { ErrorContext } from './error-context.ts';
import { MyPanel } from './my-panel.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { ResultList } from './result-list.tsx';
import { SidePanel } from './side-panel.tsx';
import styles from './sql.module.css';
import { TabStrip } from './tab-strip.tsx';
import { useCatalog } from './use-catalog.ts';
import { useTabs } from './use-tabs.ts';
import { useWorkbenchRun } from './use-workbench-run.ts';

interface Props {
  readonly lang: Language;
  /** Reporting years of the data, latest first: what a `:year` chooses from. */
  readonly years: readonly number[];
}

/** Editor, parameters, result and reference. Nothing runs before a person says so. */
export function Workbench({ lang, years }: Props) {
  useIdleStart();
  const engine = useEngineState();
  const tabs = useTabs(lang);
  const { catalog, refresh } = useCatalog();
  const editor = useRef<EditorHandle>(null);
  const bench = useWorkbenchRun(lang, tabs, catalog, refresh, editor);
  const [at, setAt] = useState({ from: 0, to: 0 });
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const { tab, state } = tabs;
  const running = bench.runs.some(({ phase }) => phase === 'running');

  const selection = () => editor.current?.selection() ?? { from: 0, to: 0 };
  const run = () => {
    setSaid(null);
    bench.startAt(selection());
  };
  const runAll = () => {
    setSaid(null);
    bench.startAll();
  };
  const format = async () => {
    try {
      const { formatSql } = await import('./editor/format.ts');
      tabs.edit(formatSql(tab.sql));
      setSaid(null);
    } catch {
      setSaid(label(lang, 'sql.format.failed'));
    }
    editor.current?.focus();
  };
  // The fields of the statement at the cursor first would jump about: those of the whole text stand.
  const parameters = useMemo(() => sqlParameters(tab.sql), [tab.sql]);
  const wanted = parameters
    .filter(({ name, kind }) => bench.missing.includes(name) && !isUsableValue(kind, tab.values[name] ?? ''))
    .map(({ name }) => name);

  return (
    <div className={styles.bench}>
      <div className={styles.desk}>
        {tabs.linked === tab.id && !bench.stands && <p className={styles.notice}>{label(lang, 'sql.link.opened')}</p>}
        {tabs.badLink && <p className={styles.notice}>{label(lang, 'sql.link.bad')}</p>}
        <TabStrip
          lang={lang}
          tabs={tabs.tabs}
          current={tab.id}
          canReopen={state.desk.closed.length > 0}
          controls={`${id}-editor`}
          onChoose={tabs.choose}
          onNew={() => {
            tabs.add();
            editor.current?.focus();
          }}
          onClose={() => {
            tabs.close();
            setSaid(label(lang, 'sql.tab.closed'));
          }}
          onReopen={tabs.reopen}
        />
        <div id={`${id}-editor`} role="tabpanel" aria-label={label(lang, 'sql.tabs')}>
          <SqlEditor
            ref={editor}
            lang={lang}
            tab={tab.id}
            sql={tab.sql}
            describedBy={`${id}-help`}
            catalog={catalog}
            mark={bench.mark}
            onChange={(sql) => {
              tabs.edit(sql);
              setAt(selection());
            }}
            onCursor={() => setAt(selection())}
            onRun={run}
            onRunAll={runAll}
            onFormat={() => void format()}
          />
        </div>
        <ParameterForm
          lang={lang}
          parameters={parameters}
          values={tab.values}
          catalog={catalog}
          years={years}
          missing={wanted}
          onChange={tabs.setValues}
          onRun={run}
        />
        <DeskActions
          lang={lang}
          tabs={tabs}
          editor={editor}
          at={at}
          running={running}
          onRun={run}
          onRunAll={runAll}
          onCancel={bench.cancel}
          onFormat={() => void format()}
          onSay={setSaid}
        />
        <p id={`${id}-help`} className={`quiet no-print ${styles.help}`}>
          {label(lang, 'sql.editor.help')} {label(lang, state.kept ? 'sql.editor.kept' : 'sql.editor.unkept')}
        </p>
        <p role="status" className={styles.said}>
          {wanted.length > 0
            ? label(lang, 'sql.parameter.missing', { names: wanted.map((name) => `:${name}`).join(' ') })
            : said}
          {running && label(lang, engine.phase === 'ready' ? 'sql.running' : 'sql.waiting')}
        </p>
        <ErrorContext value={bench.error}>
          <ResultList lang={lang} list={bench} written={bench.written} />
        </ErrorContext>
        <MyPanel lang={lang} onInsert={(text) => editor.current?.insert(text)} />
      </div>
      <SidePanel
        lang={lang}
        catalog={catalog}
        state={state}
        onOpen={(query) => {
          setSaid(null);
          tabs.open(query);
          editor.current?.focus();
        }}
        onInsert={(text) => editor.current?.insert(text)}
      />
    </div>
  );
}
