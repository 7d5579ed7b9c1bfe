'use client';

import type { Language } from '../../../lib/model/language.ts';
import { queryTitle } from '../../../lib/workbench/desk.ts';
import { label } from '../../_labels/label.ts';
import { Tabs, tabPanelProps } from '../figure/tabs.tsx';
import styles from './result.module.css';
import { ResultPanel } from './result-panel.tsx';
import type { Run } from './run-statement.ts';
import type { RunList } from './use-run.ts';

function stateWords(lang: Language, run: Run): string {
  if (run.phase === 'done') return label(lang, 'sql.list.rows', { rows: run.table.rows.toLocaleString('en-US') });
  return run.phase === 'none' ? '' : label(lang, `sql.list.${run.phase}`);
}

/** What came of all statements together, in one sentence that names the one they stopped at; null while they run. */
function sumWords(lang: Language, runs: readonly Run[], wanted: number): string | null {
  const last = runs.at(-1)?.phase;
  if (last === undefined || last === 'running' || (last === 'done' && runs.length < wanted)) return null;
  if (last === 'done') return label(lang, 'sql.list.done', { count: wanted });
  const left = wanted - runs.length;
  const place = { number: runs.length, count: wanted };
  const what = label(lang, last === 'cancelled' ? 'sql.list.stopped' : 'sql.list.broken', place);
  return left === 0 ? what : `${what}${label(lang, 'sql.list.left', { left })}`;
}

interface Props {
  readonly lang: Language;
  readonly list: RunList;
  /** The statements, as they were written. */
  readonly written: readonly string[];
}

/** The result of each statement that was sent: of one by itself, of several behind tabs that say what became of them. */
export function ResultList({ lang, list: { runs, run, wanted, shown, show }, written }: Props) {
  if (wanted < 2) return <ResultPanel lang={lang} run={run} />;
  const tabs = runs.map((one, index) => ({
    name: String(index),
    label: `${index + 1} · ${stateWords(lang, one)} · ${queryTitle(written[index] ?? '') ?? ''}`,
  }));
  return (
    <section aria-label={label(lang, 'sql.list')}>
      <p role="status">{sumWords(lang, runs, wanted)}</p>
      <div className={styles.list}>
        <Tabs
          id="statement"
          label={label(lang, 'sql.list')}
          tabs={tabs}
          selected={String(shown)}
          onSelect={(name) => show(Number(name))}
        />
      </div>
      <div {...tabPanelProps('statement', String(shown))}>
        <ResultPanel lang={lang} run={run} />
      </div>
    </section>
  );
}
