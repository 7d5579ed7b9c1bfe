'use client';

import { Fragment, useDeferredValue, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { type TopicFigure as TopicFigureData, topicView } from '../../../lib/query/topics.ts';
import { useDeployedScope } from '../../_hooks/use-deployed-first.ts';
import { useIdleStart } from '../../_hooks/use-engine.ts';
import { useMark } from '../../_hooks/use-mark.ts';
import { useOwnAtlas } from '../../_hooks/use-own-atlas.ts';
import { type LabelKey, label, labelParts } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import compare from '../compare/compare.module.css';
import { EvidenceDrawer } from '../compare/evidence-drawer.tsx';
import sentence from '../compare/sentence.module.css';
import { AgencySlot, YearSlot } from '../compare/sentence.tsx';
import { SentenceParts } from '../compare/sentence-parts.tsx';
import type { FirstView } from '../compare/view-figure.tsx';
import { flowPrefix } from '../flow/flow-view.ts';
import styles from './topic.module.css';
import { TopicFigure } from './topic-figure.tsx';
import { TopicFlow, type TopicFlowFirst } from './topic-flow.tsx';
import { type Scope, useScope } from './use-scope.ts';

/** One figure of a topic page with what was made of it at build time. */
export interface TopicFirst extends Pick<TopicFigureData, 'id' | 'everyone'> {
  readonly first: FirstView;
}

interface TopicProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly title: LabelKey;
  readonly lead: LabelKey;
  readonly scope: Scope;
  readonly figures: readonly TopicFirst[];
  /** The way of the applications of one report; null on pages about something else. */
  readonly flow: TopicFlowFirst | null;
}

/** The figure the flow follows: how applications ended. */
const beforeFlow = 'outcomes';

/** A page of figures on one subject that share agencies and years, and beside them where the chosen figure stands. */
export function Topic({ lang, atlas: bundled, title, lead, scope: builtScope, figures, flow }: TopicProps) {
  useIdleStart();
  const atlas = useOwnAtlas(bundled);
  const firstScope = useDeployedScope() ?? builtScope;
  const { scope, report, unusable, change, choose } = useScope(firstScope);
  const [mark, setMark] = useMark();
  // The sentence first: several figures drawn at once would hold the page up.
  const drawn = useDeferredValue(scope);
  const [drawer, setDrawer] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<{ readonly view: View; readonly row: ViewRow } | null>(null);

  const viewsOf = (next: Scope) =>
    figures.map(({ id, everyone, first }) => topicView({ id, everyone, view: first.view }, next));

  /** The focus goes back to the figure it came from. */
  function close(): void {
    document
      .querySelector<HTMLElement | SVGElement>('[data-mark][aria-pressed="true"], td [aria-pressed="true"]')
      ?.focus();
    setMark(null);
    setChosen(null);
  }

  return (
    <>
      <header className={styles.head}>
        <h1>{label(lang, title)}</h1>
        <p className="quiet">{label(lang, lead)}</p>
      </header>
      {unusable !== null && (
        <p className={compare.unusable} role="alert">
          {label(lang, 'compare.unusable', { value: unusable })}
        </p>
      )}
      <section className={sentence.sentence} aria-label={label(lang, 'compare.sentence.label')}>
        <SentenceParts parts={labelParts(lang, 'topic.sentence')}>
          {(name) => {
            const Slot = name === 'agencies' ? AgencySlot : YearSlot;
            return (
              <Slot lang={lang} atlas={atlas} scope={scope} agencyFigures={null} viewsOf={viewsOf} onChange={change} />
            );
          }}
        </SentenceParts>
      </section>
      <div className={compare.desk}>
        <div className={compare.figure}>
          {figures.map(({ id, everyone, first }) => (
            <Fragment key={id}>
              <TopicFigure
                id={id}
                everyone={everyone}
                lang={lang}
                atlas={atlas}
                first={first}
                scope={drawn}
                mark={mark}
                onMark={setMark}
                onChosen={setChosen}
                onScope={change}
              />
              {id === beforeFlow && flow !== null && (
                <div className={styles.figure}>
                  <TopicFlow
                    lang={lang}
                    atlas={atlas}
                    first={flow}
                    firstScope={firstScope}
                    scope={scope}
                    report={report}
                    mark={mark}
                    drawer={drawer}
                    onMark={setMark}
                    onReport={choose}
                  />
                </div>
              )}
            </Fragment>
          ))}
        </div>
        <aside className={compare.drawer} aria-label={label(lang, 'evidence.label')}>
          <div className={compare.stick} ref={setDrawer}>
            {mark !== null && chosen !== null && !mark.startsWith(flowPrefix) ? (
              <EvidenceDrawer key={mark} lang={lang} dictionary={atlas.dictionary} {...chosen} onClose={close} />
            ) : (
              <p className={`${styles.hint} quiet no-print`}>{label(lang, 'evidence.hint')}</p>
            )}
          </div>
        </aside>
      </div>
    </>
  );
}
