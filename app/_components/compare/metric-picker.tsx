'use client';

import { useState } from 'react';
import { breakdownNames } from '../../../lib/model/dimension.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type Dictionary, type Indicator, isIndicator, type Metric, viewMetric } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { answersSearch } from '../../../lib/query/search-keys.ts';
import { label } from '../../_labels/label.ts';
import { BreakdownChoice } from './breakdown-choice.tsx';
import { ChoiceList } from './choice-list.tsx';
import type { MetricFigures } from './figures-known.ts';
import { MetricDefinition } from './metric-definition.tsx';
import styles from './picker.module.css';
import { PickerFoot } from './picker-foot.tsx';
import { PickerSearch } from './picker-search.tsx';
import { variantsOf, withMetric } from './view-change.ts';

interface MetricPickerProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  /** Null where it is not known yet: nothing is then said of figures. */
  readonly figures: MetricFigures | null;
  readonly view: View;
  readonly onChange: (view: View) => void;
  readonly onDone: () => void;
}

/** Which figure, by which definition, broken down by what, and which part of it. */
export function MetricPicker({ lang, dictionary, figures, view, onChange, onDone }: MetricPickerProps) {
  const [search, setSearch] = useState('');
  const metric = viewMetric(dictionary, view.metric);
  const found = [...dictionary.indicators.values(), ...dictionary.metrics.values()].filter((each) =>
    answers(each, search),
  );
  const variants = variantsOf(view.metric, dictionary);
  const choose = (id: string) => onChange(withMetric(view, id, dictionary));

  return (
    <>
      <PickerSearch label={label(lang, 'metric.search')} search={search} onSearch={setSearch} />
      <div className={styles.scroll}>
        {found.length === 0 && <p className={styles.group}>{label(lang, 'metric.notFound')}</p>}
        {[...dictionary.groups].map(([group, name]) => {
          const metrics = found.filter((each) => each.group === group);
          if (metrics.length === 0) return null;
          return (
            <div key={group} className={styles.group}>
              <ChoiceList
                legend={name[lang]}
                choices={metrics.map((each) => ({
                  value: each.id,
                  label: each.name[lang],
                  note: noteOf(lang, each, figures),
                }))}
                value={metrics.some(({ id }) => id === view.metric) ? view.metric : null}
                onChange={choose}
              />
            </div>
          );
        })}
      </div>
      {metric && <MetricDefinition lang={lang} metric={metric} defined={variants.length > 0} />}
      {variants.length > 0 && (
        <div className={styles.variants}>
          <ChoiceList
            legend={label(lang, 'metric.variants')}
            choices={variants.map(({ id, name, definition }) => ({
              value: id,
              label: name[lang],
              note: definition[lang],
            }))}
            value={view.metric}
            onChange={choose}
          />
        </div>
      )}
      {metric && breakdownNames.some((name) => name in metric.dims) && (
        <BreakdownChoice lang={lang} dictionary={dictionary} metric={metric} view={view} onChange={onChange} />
      )}
      <PickerFoot lang={lang} onDone={onDone} />
    </>
  );
}

function answers(metric: Metric, search: string): boolean {
  const fields = [metric.id, metric.name.zh, metric.name.en];
  return answersSearch(
    fields.map((field) => field.toLowerCase()),
    search,
  );
}

/** Grade, and how many agencies have the figure; an indicator is computed, what it needs differs from form to form. */
function noteOf(lang: Language, metric: Metric | Indicator, figures: MetricFigures | null): string {
  const grade = label(lang, 'metric.grade', { grade: metric.comparability });
  if (isIndicator(metric)) return label(lang, 'metric.computed', { grade });
  if (figures === null) return grade;
  const option = figures.get(metric.id);
  if (!option) return label(lang, 'metric.noFigures');
  const { figures: count, agencies } = option;
  return label(lang, 'metric.counts', { grade, count, agencies });
}
