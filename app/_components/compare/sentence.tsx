'use client';

import { useEffect, useMemo } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { yearsText } from '../../../lib/query/words.ts';
import { useDraft } from '../../_hooks/use-draft.ts';
import { label, labelParts } from '../../_labels/label.ts';
import { prepareAgencies } from './agency-keys.ts';
import { AgencyPicker } from './agency-picker.tsx';
import { Ahead } from './ahead.tsx';
import type { Atlas } from './atlas.ts';
import type { AgencyFigures, MetricFigures } from './figures-known.ts';
import { ChartSlot, MeasureSlot, OrderSlot } from './measure-slots.tsx';
import { MetricPicker } from './metric-picker.tsx';
import { Picker } from './picker.tsx';
import styles from './sentence.module.css';
import { SentenceParts } from './sentence-parts.tsx';
import { agencyWords, metricWords } from './sentence-words.ts';
import { viewsBeside } from './view-change.ts';
import { YearPicker } from './year-picker.tsx';

interface SentenceProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  /** Null where it is not known yet, here and below. */
  readonly agencyFigures: AgencyFigures | null;
  readonly metricFigures: MetricFigures | null;
  readonly onChange: (view: View) => void;
}

/** The selection as a sentence whose underlined parts open their pickers. */
export function Sentence(props: SentenceProps) {
  return (
    <section className={styles.sentence} aria-label={label(props.lang, 'compare.sentence.label')}>
      <SentenceParts parts={labelParts(props.lang, 'compare.sentence')}>
        {(name) => <Slot name={name} {...props} />}
      </SentenceParts>
      <Ahead views={viewsBeside(props.view, props.atlas.dictionary)} dictionary={props.atlas.dictionary} haste="idle" />
    </section>
  );
}

function Slot({ name, ...props }: SentenceProps & { readonly name: string }) {
  const { lang, atlas, view, agencyFigures, onChange } = props;
  const scope = {
    lang,
    atlas,
    agencyFigures,
    scope: view,
    metric: view.metric,
    viewsOf: (next: Partial<View>) => [{ ...view, ...next }],
    onChange: (next: Partial<View>) => onChange({ ...view, ...next }),
  };
  switch (name) {
    case 'agencies':
      return <AgencySlot {...scope} />;
    case 'years':
      return <YearSlot {...scope} />;
    case 'metric':
      return <MetricSlot {...props} />;
    case 'measure':
      return <MeasureSlot {...props} />;
    case 'order':
      return <OrderSlot {...props} />;
    default:
      return <ChartSlot {...props} />;
  }
}

/** The agencies and years of a page, with how many figures each agency has of what it shows, where that is known. */
export interface ScopeSlotProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly scope: Pick<View, 'agencies' | 'years'>;
  readonly agencyFigures: AgencyFigures | null;
  /** The figure fair peers must have; absent = whatever they have. */
  readonly metric?: string;
  /** What the page will show of other agencies or years: answered before they are told. */
  readonly viewsOf: (scope: Pick<View, 'agencies' | 'years'>) => readonly View[];
  readonly onChange: (scope: Pick<View, 'agencies' | 'years'>) => void;
}

/** The words that open the choice of agencies. What is chosen is told when the panel closes: one step in the history. */
export function AgencySlot({ lang, atlas, scope, agencyFigures, metric, viewsOf, onChange }: ScopeSlotProps) {
  const { years } = scope;
  const draft = useDraft(scope.agencies, (agencies) => onChange({ agencies, years }));
  const agencies = useMemo(() => [...atlas.agencies.values()], [atlas]);
  useEffect(() => prepareAgencies(agencies, atlas), [agencies, atlas]);
  return (
    <Picker
      words={agencyWords(lang, draft.shown, atlas.agencies, atlas.kinds)}
      title={label(lang, 'agencies.title')}
      wide
      onClosed={draft.settle}
    >
      {(close) => (
        <>
          <Ahead views={viewsOf({ agencies: draft.shown, years })} dictionary={atlas.dictionary} />
          <AgencyPicker
            lang={lang}
            agencies={agencies}
            regions={atlas.regions}
            kinds={atlas.kinds}
            figures={agencyFigures}
            peers={{ dictionary: atlas.dictionary, metric: metric ?? null }}
            chosen={draft.shown}
            onChange={draft.edit}
            onDone={close}
          />
        </>
      )}
    </Picker>
  );
}

/** The words that open the choice of years. */
export function YearSlot({ lang, atlas, scope, viewsOf, onChange }: ScopeSlotProps) {
  const { agencies } = scope;
  const draft = useDraft(scope.years, (years) => onChange({ agencies, years }));
  return (
    <Picker words={yearsText(draft.shown, lang)} title={label(lang, 'years.title')} onClosed={draft.settle}>
      {(close) => (
        <>
          <Ahead views={viewsOf({ agencies, years: draft.shown })} dictionary={atlas.dictionary} />
          <YearPicker lang={lang} span={atlas.years} years={draft.shown} onChange={draft.edit} onDone={close} />
        </>
      )}
    </Picker>
  );
}

function MetricSlot({ lang, atlas, view, metricFigures, onChange }: SentenceProps) {
  const draft = useDraft(view, onChange);
  return (
    <Picker
      words={metricWords(lang, draft.shown, atlas.dictionary)}
      title={label(lang, 'metric.title')}
      wide
      onClosed={draft.settle}
    >
      {(close) => (
        <>
          <Ahead views={[draft.shown]} dictionary={atlas.dictionary} />
          <MetricPicker
            lang={lang}
            dictionary={atlas.dictionary}
            figures={metricFigures}
            view={draft.shown}
            onChange={draft.edit}
            onDone={close}
          />
        </>
      )}
    </Picker>
  );
}
