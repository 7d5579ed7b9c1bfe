'use client';

import { useCallback, useMemo } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { metricOf } from '../../../lib/query/check-view.ts';
import { markOf } from '../../../lib/query/mark.ts';
import { agencyOptionsSql, metricOptionsSql } from '../../../lib/query/options-sql.ts';
import { hasNumber } from '../../../lib/query/view-rows.ts';
import { useDeployedScope } from '../../_hooks/use-deployed-first.ts';
import { useEngineState, useIdleStart } from '../../_hooks/use-engine.ts';
import { useMark } from '../../_hooks/use-mark.ts';
import { useOwnAtlas } from '../../_hooks/use-own-atlas.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { useView } from '../../_hooks/use-view.ts';
import { useViewRows } from '../../_hooks/use-view-rows.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from './atlas.ts';
import { Below, type ShownFigure } from './below.tsx';
import { captionOf } from './caption-of.ts';
import styles from './compare.module.css';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { agencyFigures, metricFigures } from './figures-known.ts';
import { Sentence } from './sentence.tsx';
import { useLook } from './use-look.ts';
import { type FirstView, ViewFigure } from './view-figure.tsx';
import { ViewShelf } from './view-shelf.tsx';

interface CompareProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly first: FirstView;
}

/** The selection, its picture and table, and beside them where the chosen figure stands. */
export function Compare({ lang, atlas: bundled, first: built }: CompareProps) {
  useIdleStart();
  const atlas = useOwnAtlas(bundled);
  const scope = useDeployedScope();
  const first = useMemo(
    () => (scope === null ? built : { view: { ...built.view, ...scope }, rows: [], pictures: [] }),
    [built, scope],
  );
  const check = useCallback((view: View) => void metricOf(view, atlas.dictionary), [atlas]);
  const { view, unusable, change } = useView(first.view, check);
  const state = useViewRows(view, first, atlas.dictionary);
  const [mark, setMark] = useMark();
  const { panel, table, show } = useLook(view);

  // How many figures each body and metric has is not asked of deployed data: it would read all of them.
  const ready = useEngineState().phase === 'ready' && scope === null;
  const ofAgencies = useQuery(ready ? agencyOptionsSql(view.metric) : null, agencyFigures).answer;
  const ofMetrics = useQuery(ready ? metricOptionsSql : null, metricFigures).answer;

  const { shown } = state;
  const caption = useMemo(
    () => captionOf(lang, atlas, shown?.view ?? view, shown?.rows ?? []),
    [shown, view, atlas, lang],
  );
  const selected = mark === null ? null : (shown?.rows.find((row) => markOf(row) === mark) ?? null);
  const figure = useMemo(
    (): ShownFigure | null =>
      shown?.rows.some(hasNumber)
        ? { lang, atlas, view: shown.view, rows: shown.rows, caption, selected: mark, onOpen: setMark }
        : null,
    [shown, lang, atlas, caption, mark, setMark],
  );

  /** The focus goes back to the figure it came from, in the picture or else in the table. */
  function close(): void {
    document
      .querySelector<HTMLElement | SVGElement>('[data-mark][aria-pressed="true"], td [aria-pressed="true"]')
      ?.focus();
    setMark(null);
  }

  return (
    <>
      <h1 className="visually-hidden">{label(lang, 'nav.compare')}</h1>
      {unusable !== null && (
        <p className={styles.unusable} role="alert">
          {label(lang, 'compare.unusable', { value: unusable })}
        </p>
      )}
      <Sentence
        lang={lang}
        atlas={atlas}
        view={view}
        agencyFigures={ofAgencies.phase === 'done' ? ofAgencies.value : null}
        metricFigures={ofMetrics.phase === 'done' ? ofMetrics.value : null}
        onChange={change}
      />
      <ViewShelf
        lang={lang}
        atlas={atlas}
        view={view}
        seen={state.phase === 'done'}
        first={first.view}
        onChange={change}
      />
      <div className={styles.desk}>
        <div className={styles.figure}>
          <ViewFigure
            id="figure"
            lang={lang}
            atlas={atlas}
            first={first}
            view={view}
            state={state}
            caption={caption}
            panel={panel}
            table={table}
            selected={mark}
            onPanel={show}
            onOpen={setMark}
            onChange={change}
          />
        </div>
        <aside className={styles.drawer} aria-label={label(lang, 'evidence.label')}>
          <div className={styles.stick}>
            {shown && selected ? (
              <EvidenceDrawer
                key={mark}
                lang={lang}
                dictionary={atlas.dictionary}
                view={shown.view}
                row={selected}
                onClose={close}
              />
            ) : (
              <p className="quiet no-print">{label(lang, 'evidence.hint')}</p>
            )}
          </div>
        </aside>
        <Below figure={figure} panel={panel} table={table} />
      </div>
    </>
  );
}
