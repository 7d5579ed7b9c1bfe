'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { Tabs, tabPanelProps } from '../figure/tabs.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { QuickChartPanel } from './quick-chart.tsx';
import { QuickPivot } from './quick-pivot.tsx';
import styles from './result.module.css';
import { ResultSheet } from './result-sheet.tsx';
import { ResultSummary } from './result-summary.tsx';
import { ToView } from './result-to-view.tsx';
import type { RunDone, RunRows } from './run-statement.ts';

const forms = ['grid', 'chart', 'pivot', 'plan'] as const;
type Form = (typeof forms)[number];

interface ResultViewProps {
  readonly lang: Language;
  readonly rows: RunRows;
  /** The whole result; null while rows still come. */
  readonly done: RunDone | null;
}

/** A result in its forms: the grid, a chart, a pivot, the plan of its statement. */
export function ResultView({ lang, rows: { table, sql }, done }: ResultViewProps) {
  const isPlan = table.columns[0]?.name === 'explain_key';
  const [form, setForm] = useState<Form>(isPlan ? 'plan' : 'grid');
  const tabs = forms.map((name) => ({ name, label: label(lang, `results.tab.${name}`) }));
  return (
    <section aria-label={label(lang, 'results.label')}>
      <ResultSummary lang={lang} fetched={table} done={done} />
      <div className={styles.bar}>
        <Tabs id="result" label={label(lang, 'results.label')} tabs={tabs} selected={form} onSelect={setForm} />
        <ToView lang={lang} sql={sql} />
      </div>
      <div {...tabPanelProps('result', form)}>
        {form === 'grid' && <ResultSheet lang={lang} table={table} sql={sql} complete={done?.complete ?? null} />}
        {form === 'chart' && <QuickChartPanel lang={lang} table={table} complete={done?.complete ?? false} />}
        {form === 'pivot' && <QuickPivot lang={lang} columns={table.columns} sql={sql} />}
        {form === 'plan' && <PlanPanel lang={lang} sql={sql} />}
      </div>
    </section>
  );
}
