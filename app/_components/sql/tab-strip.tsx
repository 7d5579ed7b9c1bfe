'use client';

import { type KeyboardEvent, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { queryTitle, type Tab } from '../../../lib/workbench/desk.ts';
import { label } from '../../_labels/label.ts';
import styles from './sql.module.css';

interface Props {
  readonly lang: Language;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly canReopen: boolean;
  /** Id of the element the tabs switch. */
  readonly controls: string;
  readonly onChoose: (id: string) => void;
  readonly onNew: () => void;
  readonly onClose: () => void;
  readonly onReopen: () => void;
}

/** The open texts; arrow keys move between them, Delete closes. */
export function TabStrip({ lang, tabs, current, canReopen, controls, onChoose, onNew, onClose, onReopen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === current);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: tabs.length - 1,
    };
    if (event.key === 'Delete' && tabs.length > 1) {
      event.preventDefault();
      onClose();
    }
    const next = tabs[steps[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className={`${styles.tabs} no-print`}>
      <div ref={list} role="tablist" aria-label={label(lang, 'sql.tabs')} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-tab={tab.id}
            aria-selected={tab.id === current}
            aria-controls={tab.id === current ? controls : undefined}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {queryTitle(tab.sql) ?? label(lang, 'sql.tab.blank')}
          </button>
        ))}
      </div>
      <button type="button" className="word" onClick={onNew}>
        {label(lang, 'sql.tab.new')}
      </button>
      {tabs.length > 1 && (
        <button type="button" className="word" onClick={onClose}>
          {label(lang, 'sql.tab.close')}
        </button>
      )}
      {canReopen && (
        <button type="button" className="word" onClick={onReopen}>
          {label(lang, 'sql.tab.reopen')}
        </button>
      )}
    </div>
  );
}
