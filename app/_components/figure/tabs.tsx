'use client';

import { type KeyboardEvent, useRef } from 'react';
import styles from './figure.module.css';

/** One tab: its name and its word. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

interface TabsProps<Name extends string> {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}

/** A row of tabs, arrow keys included; {@link tabPanelProps} gives the panel its part of the bargain. */
export function Tabs<Name extends string>({ id, label, tabs, selected, onSelect }: TabsProps<Name>) {
  const row = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ name }) => name === selected);
    const next = (at + step + tabs.length) % tabs.length;
    const name = tabs[next]?.name;
    if (name === undefined) return;
    onSelect(name);
    const button = row.current?.children[next];
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <div ref={row} role="tablist" aria-label={label} className={`${styles.tabs} no-print`}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          id={`${id}-tab-${tab.name}`}
          aria-controls={`${id}-panel`}
          aria-selected={tab.name === selected}
          tabIndex={tab.name === selected ? 0 : -1}
          onClick={() => onSelect(tab.name)}
          onKeyDown={move}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** Attributes of the panel that shows the selected tab. */
export function tabPanelProps(id: string, selected: string) {
  return { role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': `${id}-tab-${selected}` } as const;
}
