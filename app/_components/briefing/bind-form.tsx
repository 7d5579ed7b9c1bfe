'use client';

import { useMemo, useState } from 'react';
import type { Bound, Briefing } from '../../../lib/briefing/index.ts';
import type { View } from '../../../lib/model/view.ts';
import { codeLabel, metricLabel, numberForm } from '../../../lib/query/labels.ts';
import { markOf } from '../../../lib/query/mark.ts';
import { hasNumber } from '../../../lib/query/view-rows.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { cellText, plainText, yearsText } from '../../../lib/query/words.ts';
import { useRowsOf } from '../../_hooks/use-rows-of.ts';
import { label } from '../../_labels/label.ts';
import styles from './briefing.module.css';
import type { BriefingWorld } from './gather.ts';

interface BindFormProps {
  readonly world: BriefingWorld;
  readonly briefing: Briefing;
  readonly onInsert: (bound: Bound) => void;
}

const noViews: ReadonlyMap<string, View> = new Map();

/** More numbers than these are no list to choose from. */
const cellsAtMost = 500;

/** Chooses one number of a pinned figure. */
export function BindForm({ world, briefing, onInsert }: BindFormProps) {
  const { lang, atlas } = world;
  const { dictionary } = atlas;
  const [open, setOpen] = useState(false);
  const figures = briefing.items.flatMap((item) => (item.kind === 'figure' ? [item] : []));
  const [chosen, setChosen] = useState('');
  const [cell, setCell] = useState('');
  const figure = figures.find(({ id }) => id === chosen) ?? figures[0];
  const view = open ? figure?.view : undefined;
  const views = useMemo(() => (view === undefined ? noViews : new Map([[encodeView(view), view]])), [view]);
  const rows = useRowsOf(views, dictionary);
  const known = (view === undefined ? [] : (rows?.get(encodeView(view)) ?? [])).filter(hasNumber);
  const cells = known.slice(0, cellsAtMost);
  const row = cells.find((each) => markOf(each) === cell) ?? cells[0];
  const nameOf = ({ message, view: of }: (typeof figures)[number]) =>
    message || `${metricLabel(dictionary, of.metric, lang)}, ${yearsText(of.years, lang)}`;
  return (
    <details className={styles.bind} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label(lang, 'briefing.bind')}</summary>
      {figure === undefined ? (
        <p className="quiet">{label(lang, 'briefing.bind.none')}</p>
      ) : (
        <p className={styles.fields}>
          <label>
            {label(lang, 'briefing.bind.view')}{' '}
            <select value={figure.id} onChange={(event) => setChosen(event.target.value)}>
              {figures.map((each) => (
                <option key={each.id} value={each.id}>
                  {nameOf(each)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {label(lang, 'briefing.bind.cell')}{' '}
            <select value={row === undefined ? '' : markOf(row)} onChange={(event) => setCell(event.target.value)}>
              {view !== undefined &&
                cells.map((each) => (
                  <option key={markOf(each)} value={markOf(each)}>
                    {plainText(each.agency)} {each.year}
                    {each.code === null ? '' : ` ${codeLabel(view, each.code, dictionary, lang, 'short')}`}{' '}
                    {cellText(each, numberForm(view, dictionary), lang)}
                  </option>
                ))}
            </select>
          </label>
          <button
            type="button"
            className="button"
            disabled={row === undefined || view === undefined}
            onClick={() => {
              if (row === undefined || view === undefined) return;
              const { agency_id: agency, year, code, value } = row;
              onInsert({ view, cell: { agency, year, code }, seen: value });
            }}
          >
            {label(lang, 'briefing.bind.do')}
          </button>
        </p>
      )}
      {known.length > cells.length && (
        <p className="quiet">{label(lang, 'briefing.bind.more', { all: known.length, count: cells.length })}</p>
      )}
    </details>
  );
}
