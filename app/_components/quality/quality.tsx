'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { type FindingRow, findingsSql } from '../../../lib/query/findings-sql.ts';
import { useIdleStart } from '../../_hooks/use-engine.ts';
import { useMark } from '../../_hooks/use-mark.ts';
import { useOwnAtlas } from '../../_hooks/use-own-atlas.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import compare from '../compare/compare.module.css';
import { DecisionFiles } from './decision-files.tsx';
import { browserDecisions } from './decision-store.ts';
import drawer from './drawer.module.css';
import { FilterBar } from './filter-bar.tsx';
import { tickedWords } from './filter-words.ts';
import { FindingDrawer } from './finding-drawer.tsx';
import { FindingList } from './finding-list.tsx';
import { neighboursOf } from './neighbours.ts';
import styles from './quality.module.css';
import { firstState } from './quality-url.ts';
import { useDecisions } from './use-decisions.ts';
import { type FirstFindings, useFindings } from './use-findings.ts';
import { useQualityState } from './use-quality-state.ts';

interface QualityProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  /** Titles by id, in the order of the rules. */
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly first: FirstFindings;
}

/** The findings, a filter over them, and beside them the places of the chosen one and what was decided about it. */
export function Quality({ lang, atlas: bundled, rules, first }: QualityProps) {
  useIdleStart();
  const atlas = useOwnAtlas(bundled);
  const known = useMemo(() => ({ agencies: atlas.agencies, rules }), [atlas, rules]);
  const { state, unusable, change, tick, ticked } = useQualityState(known);
  const decisions = useDecisions(browserDecisions);
  const found = useFindings(state, decisions.storage === 'opening' ? null : decisions.current, first, rules);
  const [mark, setMark] = useMark();
  const [byHand, setByHand] = useState(false);
  const [last, setLast] = useState<{ readonly finding: FindingRow; readonly at: number } | null>(null);

  const { rows } = found;
  const at = rows?.findIndex(({ finding_id }) => finding_id === mark) ?? -1;
  const listed = rows?.[at];
  // One that was just decided may leave the list; its place stays open until another is chosen.
  const chosen = listed ?? (last !== null && last.finding.finding_id === mark ? last.finding : null);

  useEffect(() => {
    if (listed) setLast({ finding: listed, at });
  }, [listed, at]);

  function open(finding: string): void {
    setByHand(true);
    setMark(finding);
  }

  /** The focus goes back to the finding it came from, to the first where that left the list. */
  function close(): void {
    const from = document.querySelector<HTMLElement>('[data-finding][aria-expanded="true"]');
    (from ?? document.querySelector<HTMLElement>('[data-finding]'))?.focus();
    setMark(null);
  }

  const ids = rows?.map(({ finding_id }) => finding_id) ?? [];
  return (
    <>
      <header className={styles.head}>
        <h1>{label(lang, 'nav.quality')}</h1>
        <p className="quiet">{label(lang, 'quality.lead')}</p>
      </header>
      {unusable.length > 0 && (
        <p className={compare.unusable} role="alert">
          {label(lang, 'quality.unusable', { value: unusable.join(lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
      <FilterBar
        lang={lang}
        atlas={atlas}
        rules={rules}
        state={state}
        countsOf={found.countsOf}
        onChange={change}
        onTick={tick}
        onTicked={ticked}
      />
      <p className={styles.printed}>{tickedWords(lang, state)}</p>
      <div className={compare.desk}>
        <div className={compare.figure}>
          <FindingList
            lang={lang}
            state={found}
            decided={decisions.current}
            statement={findingsSql(state.filter, state.page)}
            chosen={mark}
            onOpen={open}
            onPage={(page) => change({ ...state, page })}
            onReset={() => change(firstState)}
          />
        </div>
        <aside id="finding-place" className={`${compare.drawer} no-print`} aria-label={label(lang, 'quality.place')}>
          <div className={drawer.stick}>
            {chosen ? (
              <FindingDrawer
                key={chosen.finding_id}
                lang={lang}
                dictionary={atlas.dictionary}
                finding={chosen}
                decisions={decisions}
                neighbours={neighboursOf(ids, chosen.finding_id, last?.at ?? 0)}
                byHand={byHand}
                onOpen={open}
                onClose={close}
              />
            ) : (
              <p className="quiet">
                {label(
                  lang,
                  mark !== null && found.phase === 'done' ? 'quality.place.elsewhere' : 'quality.place.hint',
                )}
              </p>
            )}
          </div>
        </aside>
        <div className={compare.rest}>
          <DecisionFiles lang={lang} atlas={atlas} rules={rules} decisions={decisions} />
        </div>
      </div>
    </>
  );
}
