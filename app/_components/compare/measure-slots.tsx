'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import { type Measure, orders, type View } from '../../../lib/model/view.ts';
import { choiceReasonText, drawnKind, measuresFor } from '../../../lib/query/charts-for.ts';
import { smallBase } from '../../../lib/query/measured.ts';
import { chartWords, measureWords } from '../../../lib/query/words.ts';
import { useDraft } from '../../_hooks/use-draft.ts';
import { type LabelKey, label } from '../../_labels/label.ts';
import { Ahead } from './ahead.tsx';
import type { Atlas } from './atlas.ts';
import { ChoiceList } from './choice-list.tsx';
import picker from './picker.module.css';
import { Picker } from './picker.tsx';
import { SecondFigure } from './second-figure.tsx';
import { drawnWords } from './sentence-words.ts';
import { chartOffers, smallMatters, withChart } from './view-change.ts';

interface ViewSlotProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly onChange: (view: View) => void;
}

/** The words that open the choice of what is computed; what makes no sense of this View is listed with its reason. */
export function MeasureSlot({ lang, atlas: { dictionary }, view, onChange }: ViewSlotProps) {
  const draft = useDraft(view, onChange);
  const measures = measuresFor(draft.shown, dictionary);
  const views = measures.flatMap(({ kind, reason }) => (reason === null ? [{ ...draft.shown, measure: kind }] : []));
  return (
    <Picker
      words={measureWords[draft.shown.measure][lang]}
      title={label(lang, 'measure.title')}
      onClosed={draft.settle}
    >
      {(close) => (
        <>
          <Ahead views={views} dictionary={dictionary} />
          <ChoiceList
            legend={label(lang, 'measure.title')}
            legendHidden
            choices={measures.map(({ kind, reason }) => ({
              value: kind,
              label: measureWords[kind][lang],
              note:
                reason === null
                  ? label(lang, measureNote(draft.shown, kind, dictionary))
                  : choiceReasonText(reason, lang),
              disabled: reason !== null && kind !== view.measure,
            }))}
            value={draft.shown.measure}
            onChange={(measure) => draft.edit({ ...draft.shown, measure })}
            onPick={close}
          />
          {smallMatters(draft.shown, dictionary) && (
            <label className={`${picker.row} ${picker.choice}`}>
              <input
                type="checkbox"
                checked={draft.shown.small}
                onChange={(event) => draft.edit({ ...draft.shown, small: event.target.checked })}
              />
              {label(lang, 'measure.small', { base: smallBase })}
            </label>
          )}
        </>
      )}
    </Picker>
  );
}

/** What a measure is; the value of an indicator is no printed number. */
function measureNote({ metric }: View, measure: Measure, dictionary: Dictionary): LabelKey {
  return measure === 'value' && dictionary.indicators.has(metric)
    ? 'measure.value.computed'
    : `measure.${measure}.note`;
}

/** The words that open the choice of the agencies' order. */
export function OrderSlot({ lang, atlas: { dictionary }, view, onChange }: ViewSlotProps) {
  const draft = useDraft(view.order, (order) => onChange({ ...view, order }));
  return (
    <Picker words={label(lang, `order.${draft.shown}`)} title={label(lang, 'order.title')} onClosed={draft.settle}>
      {(close) => (
        <>
          <Ahead views={orders.map((order) => ({ ...view, order }))} dictionary={dictionary} />
          <ChoiceList
            legend={label(lang, 'order.title')}
            legendHidden
            choices={orders.map((order) => ({
              value: order,
              label: label(lang, `order.${order}`),
              note: label(lang, `order.${order}.note`),
            }))}
            value={draft.shown}
            onChange={draft.edit}
            onPick={close}
          />
        </>
      )}
    </Picker>
  );
}

/** The words that open the choice of the chart, of a scatter with its second figure. */
export function ChartSlot({ lang, atlas: { dictionary }, view, onChange }: ViewSlotProps) {
  const draft = useDraft(view, onChange);
  const { against } = draft.shown;
  const offers = chartOffers(draft.shown, dictionary);
  const views = offers.flatMap(({ kind, reason }) =>
    reason === null ? [withChart(draft.shown, kind, dictionary)] : [],
  );
  return (
    <Picker
      words={drawnWords(lang, draft.shown, dictionary)}
      title={label(lang, 'chart.title')}
      onClosed={draft.settle}
    >
      {(close) => (
        <>
          <Ahead views={views} dictionary={dictionary} />
          <ChoiceList
            legend={label(lang, 'chart.title')}
            legendHidden
            choices={offers.map(({ kind, reason }) => ({
              value: kind,
              label: chartWords[kind][lang],
              note: reason === null ? label(lang, `chart.${kind}.note`) : choiceReasonText(reason, lang),
              disabled: reason !== null,
            }))}
            value={drawnKind(draft.shown, dictionary)}
            onChange={(next) => draft.edit(withChart(draft.shown, next, dictionary))}
            onPick={(kind) => kind !== 'scatter' && close()}
          />
          {against !== null && (
            <SecondFigure
              lang={lang}
              dictionary={dictionary}
              view={draft.shown}
              against={against}
              onChange={(next) => draft.edit({ ...draft.shown, against: next })}
              onDone={close}
            />
          )}
        </>
      )}
    </Picker>
  );
}
