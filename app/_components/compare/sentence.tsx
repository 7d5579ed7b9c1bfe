'use client';

import type { Language } from '../../../lib/model/language.ts';
import { chartKinds, measures, orders, type View } from '../../../lib/model/view.ts';
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
import { canShare } from './view-change.ts';
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
function closeUp(text: string): string {
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
  switch (name) {
    case 'agencies':
      return <AgencySlot {...props} />;
    case 'years':
      return <YearSlot {...props} />;
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

function AgencySlot({ lang, atlas, view, agencyFigures, onChange }: SentenceProps) {
  return (
    <Picker
      words={agencyWords(lang, view.agencies, atlas.agencies, atlas.kinds)}
      title={label(lang, 'agencies.title')}
      wide
    >
      {(close) => (
        <AgencyPicker
          lang={lang}
          agencies={[...atlas.agencies.values()]}
          regions={atlas.regions}
          kinds={atlas.kinds}
          figures={agencyFigures}
          chosen={view.agencies}
          onChange={(agencies) => onChange({ ...view, agencies })}
          onDone={close}
        />
      )}
    </Picker>
  );
}

function YearSlot({ lang, atlas, view, onChange }: SentenceProps) {
  return (
    <Picker words={yearsText(view.years, lang)} title={label(lang, 'years.title')}>
      {(close) => (
        <YearPicker
          lang={lang}
          span={atlas.years}
          years={view.years}
          onChange={(years) => onChange({ ...view, years })}
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

function MeasureSlot({ lang, view, onChange }: SentenceProps) {
  return (
    <Picker words={measureWords[view.measure][lang]} title={label(lang, 'measure.title')}>
      {(close) => (
        <ChoiceList
          legend={label(lang, 'measure.title')}
          legendHidden
          choices={measures
            .filter((measure) => measure !== 'share' || canShare(view))
            .map((measure) => ({
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

function ChartSlot({ lang, view, onChange }: SentenceProps) {
  return (
    <Picker words={chartWords[view.chart][lang]} title={label(lang, 'chart.title')}>
      {(close) => (
        <ChoiceList
          legend={label(lang, 'chart.title')}
          legendHidden
          choices={chartKinds.map((chart) => ({
            value: chart,
            label: chartWords[chart][lang],
            note: label(lang, `chart.${chart}.note`),
          }))}
          value={view.chart}
          onChange={(chart) => onChange({ ...view, chart })}
          onPick={close}
        />
      )}
    </Picker>
  );
}
