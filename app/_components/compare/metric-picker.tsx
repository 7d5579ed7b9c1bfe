'use client';

import { useId, useState } from 'react';
import { type DimensionName, dimensionNames } from '../../../lib/model/dimension.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type Dictionary, isIndicator, type Metric, viewMetric } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import type { MetricOption } from '../../../lib/query/options-sql.ts';
import { label } from '../../_labels/label.ts';
import { ChoiceList } from './choice-list.tsx';
import type { MetricFigures } from './figures-known.ts';
import styles from './picker.module.css';
import { withBreakdown, withFixed, withMetric } from './view-change.ts';

interface MetricPickerProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  /** Null where it is not known yet: nothing is then said of figures. */
  readonly figures: MetricFigures | null;
  readonly view: View;
  readonly onChange: (view: View) => void;
  readonly onDone: () => void;
}

/** Which figure, broken down by what, and which part of it. */
export function MetricPicker({ lang, dictionary, figures, view, onChange, onDone }: MetricPickerProps) {
  const [search, setSearch] = useState('');
  const metric = viewMetric(dictionary, view.metric);
  const found = [...dictionary.indicators.values(), ...dictionary.metrics.values()].filter((each) =>
    answers(each, search),
  );
  const dimensions = metric ? dimensionNames.filter((name) => name in metric.dims) : [];

  return (
    <>
      <input
        data-first
        type="search"
        className={styles.search}
        aria-label={label(lang, 'metric.search')}
        placeholder={label(lang, 'metric.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
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
                  ...(figures && !isIndicator(each) && { note: countWords(lang, figures.get(each.id)) }),
                }))}
                value={metrics.some(({ id }) => id === view.metric) ? view.metric : null}
                onChange={(id) => onChange(withMetric(view, id, dictionary))}
              />
            </div>
          );
        })}
      </div>
      {dimensions.length > 0 && metric && (
        <div className={styles.row}>
          <label>
            {label(lang, 'metric.split')}
            <select
              className={styles.select}
              value={view.by ?? ''}
              onChange={(event) =>
                onChange(withBreakdown(view, dimensions.find((name) => name === event.target.value) ?? null))
              }
            >
              <option value="">{label(lang, 'metric.split.none')}</option>
              {dimensions.map((name) => (
                <option key={name} value={name}>
                  {dictionary.dimensions.get(name)?.label[lang] ?? name}
                </option>
              ))}
            </select>
          </label>
          {dimensions
            .filter((name) => name !== view.by)
            .map((name) => (
              <FixedCode
                key={name}
                lang={lang}
                dictionary={dictionary}
                metric={metric}
                name={name}
                code={view.where[name]}
                onChange={(code) => onChange(withFixed(view, name, code))}
              />
            ))}
        </div>
      )}
      <div className={styles.foot}>
        {metric && <span className="quiet">{label(lang, 'metric.grade', { grade: metric.comparability })}</span>}
        <button type="button" className="button button-strong" onClick={onDone}>
          {label(lang, 'compare.close')}
        </button>
      </div>
    </>
  );
}

function answers(metric: Metric, search: string): boolean {
  const fields = [metric.id, metric.name.zh, metric.name.en].map((field) => field.toLowerCase());
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => fields.some((field) => field.includes(word)));
}

function countWords(lang: Language, option: MetricOption | undefined): string {
  return option ? label(lang, 'metric.agencies', { count: option.agencies }) : label(lang, 'metric.noFigures');
}

interface FixedCodeProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly metric: Metric;
  readonly name: DimensionName;
  readonly code: string | undefined;
  readonly onChange: (code: string | null) => void;
}

function FixedCode({ lang, dictionary, metric, name, code, onChange }: FixedCodeProps) {
  const id = useId();
  const dimension = dictionary.dimensions.get(name);
  const codes = dimension?.codes.filter((each) => metric.dims[name]?.includes(each.code)) ?? [];
  if (codes.length === 0) return null;
  return (
    <label htmlFor={id}>
      {dimension?.label[lang] ?? name}
      <select
        id={id}
        className={styles.select}
        value={code ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{label(lang, 'metric.fixed.total')}</option>
        {codes.map((each) => (
          <option key={each.code} value={each.code}>
            {each.label[lang]}
          </option>
        ))}
      </select>
    </label>
  );
}
