'use client';

import type { Language } from '../../../lib/model/language.ts';
import { orders, type View } from '../../../lib/model/view.ts';
import { chartsFor, measuresFor } from '../../../lib/query/charts-for.ts';
import { chartWords, measureWords, yearsText } from '../../../lib/query/words.ts';
import { label, labelParts } from '../../_labels/label.ts';
import { AgencyPicker } from './agency-picker.tsx';
import type { Atlas } from './atlas.ts';
import { ChoiceList } from './choice-list.tsx';
import type { AgencyFigures, MetricFigures } from './figures-known.ts';
import { MetricPicker } from './metric-picker.tsx';
import { Picker } from './picker.tsx';
import styles from './sentence.module.css';
import { agencyWords, metricWords } from './sentence-words.ts';
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

/** Punctuation stays on the line of the words before it, which are a button and would let it go. */
export function closeUp(text: string): string {
  return text.replace(/^\p{P}/u, '\u2060$&');
}

/** The selection as a sentence whose underlined parts open their pickers. */
export function Sentence(props: SentenceProps) {
  return (
    <section className={styles.sentence} aria-label={label(props.lang, 'compare.sentence.label')}>
      {labelParts(props.lang, 'compare.sentence').map((part) =>
        'text' in part ? closeUp(part.text) : <Slot key={part.place} name={part.place} {...props} />,
      )}
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
  readonly onChange: (scope: Pick<View, 'agencies' | 'years'>) => void;
}

/** The words that open the choice of agencies. */
export function AgencySlot({ lang, atlas, scope, agencyFigures, onChange }: ScopeSlotProps) {
  const { agencies: chosen, years } = scope;
  return (
    <Picker words={agencyWords(lang, chosen, atlas.agencies, atlas.kinds)} title={label(lang, 'agencies.title')} wide>
      {(close) => (
        <AgencyPicker
          lang={lang}
          agencies={[...atlas.agencies.values()]}
          regions={atlas.regions}
          kinds={atlas.kinds}
          figures={agencyFigures}
          chosen={chosen}
          onChange={(agencies) => onChange({ agencies, years })}
          onDone={close}
        />
      )}
    </Picker>
  );
}

/** The words that open the choice of years. */
export function YearSlot({ lang, atlas, scope, onChange }: ScopeSlotProps) {
  const { agencies, years: chosen } = scope;
  return (
    <Picker words={yearsText(chosen, lang)} title={label(lang, 'years.title')}>
      {(close) => (
        <YearPicker
          lang={lang}
          span={atlas.years}
          years={chosen}
          onChange={(years) => onChange({ agencies, years })}
          onDone={close}
        />
      )}
    </Picker>
  );
}

function MetricSlot({ lang, atlas, view, metricFigures, onChange }: SentenceProps) {
  return (
    <Picker words={metricWords(lang, view, atlas.dictionary)} title={label(lang, 'metric.title')} wide>
      {(close) => (
        <MetricPicker
          lang={lang}
          dictionary={atlas.dictionary}
          figures={metricFigures}
          view={view}
          onChange={onChange}
          onDone={close}
        />
      )}
    </Picker>
  );
}

function MeasureSlot({ lang, atlas, view, onChange }: SentenceProps) {
  return (
    <Picker words={measureWords[view.measure][lang]} title={label(lang, 'measure.title')}>
      {(close) => (
        <ChoiceList
          legend={label(lang, 'measure.title')}
          legendHidden
          choices={measuresFor(view, atlas.dictionary)
            .filter(({ kind, reason }) => reason === null || kind === view.measure)
            .map(({ kind: measure }) => ({
              value: measure,
              label: measureWords[measure][lang],
              note: label(lang, `measure.${measure}.note`),
            }))}
          value={view.measure}
          onChange={(measure) => onChange({ ...view, measure })}
          onPick={close}
        />
      )}
    </Picker>
  );
}

function OrderSlot({ lang, view, onChange }: SentenceProps) {
  return (
    <Picker words={label(lang, `order.${view.order}`)} title={label(lang, 'order.title')}>
      {(close) => (
        <ChoiceList
          legend={label(lang, 'order.title')}
          legendHidden
          choices={orders.map((order) => ({
            value: order,
            label: label(lang, `order.${order}`),
            note: label(lang, `order.${order}.note`),
          }))}
          value={view.order}
          onChange={(order) => onChange({ ...view, order })}
          onPick={close}
        />
      )}
    </Picker>
  );
}

function ChartSlot({ lang, atlas, view, onChange }: SentenceProps) {
  return (
    <Picker words={chartWords[view.chart][lang]} title={label(lang, 'chart.title')}>
      {(close) => (
        <ChoiceList
          legend={label(lang, 'chart.title')}
          legendHidden
          choices={chartsFor(view, atlas.dictionary)
            .filter(({ kind, reason }) => reason === null || kind === view.chart)
            .map(({ kind: chart }) => ({
              value: chart,
              label: chartWords[chart][lang],
              note: label(lang, `chart.${chart}.note`),
            }))}
          value={view.chart}
          onChange={(chart) => onChange({ ...view, chart, against: chart === 'scatter' ? view.against : null })}
          onPick={close}
        />
      )}
    </Picker>
  );
}
