'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import initials from '../../../data/pinyin-initials.json' with { type: 'json' };
import type { Language } from '../../../lib/model/language.ts';
import type { Catalog } from '../../../lib/workbench/catalog.ts';
import { useEngineState } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { HistoryPanel, QuestionPanel, SavedPanel } from './kept-panels.tsx';
import { MetricPanel } from './metric-panel.tsx';
import { SchemaPanel } from './schema-panel.tsx';
import styles from './sql.module.css';
import type { LinkedQuery } from './sql-link.ts';
import type { DeskState } from './use-desk.ts';

const sides = ['questions', 'tables', 'metrics', 'saved', 'history'] as const;

interface Props {
  readonly lang: Language;
  readonly catalog: Catalog;
  readonly state: DeskState;
  readonly onOpen: (query: LinkedQuery) => void;
  readonly onInsert: (text: string) => void;
}

/** What one writes SQL from: questions, tables, metrics, and what was kept. */
export function SidePanel({ lang, catalog, state, onOpen, onInsert }: Props) {
  const [side, setSide] = useState<(typeof sides)[number]>('questions');
  const live = useEngineState().phase === 'ready';
  const id = useId();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = sides.indexOf(side);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: sides.length - 1,
    };
    const next = sides[steps[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    setSide(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-side="${next}"]`)?.focus();
  };
  return (
    <aside className={`${styles.aside} no-print`} aria-label={label(lang, 'sql.side')}>
      <div role="tablist" className={styles.sides} aria-label={label(lang, 'sql.side')} onKeyDown={move}>
        {sides.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-side={name}
            aria-selected={name === side}
            aria-controls={`${id}-panel`}
            tabIndex={name === side ? 0 : -1}
            onClick={() => setSide(name)}
          >
            {label(lang, `sql.side.${name}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${side}`} className={styles.sideBody}>
        {side === 'questions' && <QuestionPanel lang={lang} initials={initials} onOpen={onOpen} />}
        {side === 'tables' && (
          <SchemaPanel lang={lang} catalog={catalog} initials={initials} live={live} onInsert={onInsert} />
        )}
        {side === 'metrics' && <MetricPanel lang={lang} initials={initials} live={live} onInsert={onInsert} />}
        {side === 'saved' && <SavedPanel lang={lang} desk={state.desk} onOpen={onOpen} change={state.change} />}
        {side === 'history' && <HistoryPanel lang={lang} desk={state.desk} onOpen={onOpen} />}
      </div>
    </aside>
  );
}
