'use client';

import { useId, useState } from 'react';
import { isDimensionName } from '../../../lib/model/dimension.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary, Metric } from '../../../lib/model/metric.ts';
import { metricUnit } from '../../../lib/query/labels.ts';
import { answersSearch } from '../../../lib/query/search-keys.ts';
import { label } from '../../_labels/label.ts';
import styles from './about.module.css';

interface Props {
  readonly lang: Language;
  readonly dictionary: Dictionary;
}

function answers(metric: Metric, search: string): boolean {
  const { id, name, comparableNote, legalBasis } = metric;
  const fields = [id, name.zh, name.en, ...Object.values(comparableNote), ...legalBasis];
  return answersSearch(
    fields.map((field) => field.toLowerCase()),
    search,
  );
}

function breakdowns(lang: Language, metric: Metric, dictionary: Dictionary): string {
  return Object.keys(metric.dims)
    .filter(isDimensionName)
    .map((name) => dictionary.dimensions.get(name)?.label[lang] ?? name)
    .join(lang === 'zh' ? '、' : ', ');
}

function Entry({ lang, metric, dictionary }: Props & { readonly metric: Metric }) {
  const other = lang === 'zh' ? 'en' : 'zh';
  const unit = metricUnit(dictionary, metric.id, lang);
  const by = breakdowns(lang, metric, dictionary);
  return (
    <li className={styles.metric} id={metric.id}>
      <div>
        <strong>{metric.name[lang]}</strong>
        <span lang={other === 'zh' ? 'zh-CN' : 'en'} className="quiet">
          {metric.name[other]}
        </span>
        <code>{metric.id}</code>
      </div>
      <dl>
        <dt>{label(lang, 'about.metric.unit')}</dt>
        <dd>{unit}</dd>
        <dt>{label(lang, 'about.metric.grade')}</dt>
        <dd>{metric.comparability}</dd>
      </dl>
      <div>
        <p>{metric.comparableNote[lang]}</p>
        <p className="quiet">
          {label(lang, 'about.metric.forms')}
          {lang === 'zh' ? '：' : ': '}
          {metric.templates.map((form) => label(lang, `about.form.${form}`)).join(lang === 'zh' ? '、' : ', ')}
          {by !== '' && ` · ${label(lang, 'about.metric.dims')}${by}`}
        </p>
        {metric.legalBasis.length > 0 && (
          <p className="quiet">
            {label(lang, 'about.metric.basis')}
            <span lang="zh-CN">{metric.legalBasis.join('；')}</span>
          </p>
        )}
      </div>
    </li>
  );
}

/** The metric dictionary, group by group, with a search over names, ids, notes and bases. */
export function MetricList({ lang, dictionary }: Props) {
  const [search, setSearch] = useState('');
  const searchId = useId();
  const metrics = [...dictionary.metrics.values()];
  const found = metrics.filter((metric) => answers(metric, search));
  return (
    <>
      <div className={`${styles.searchRow} no-print`}>
        <label htmlFor={searchId} className="visually-hidden">
          {label(lang, 'about.metrics.search')}
        </label>
        <input
          id={searchId}
          type="search"
          className={styles.search}
          placeholder={label(lang, 'about.metrics.placeholder')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <p role="status" className="quiet">
          {found.length === 0
            ? label(lang, 'about.metrics.nothing')
            : label(lang, 'about.metrics.found', { found: found.length, all: metrics.length })}
        </p>
      </div>
      {[...dictionary.groups].map(([group, name]) => {
        const members = found.filter((metric) => metric.group === group);
        if (members.length === 0) return null;
        return (
          <section key={group} aria-label={name[lang]}>
            <h3>{name[lang]}</h3>
            <ul className={styles.list}>
              {members.map((metric) => (
                <Entry key={metric.id} lang={lang} metric={metric} dictionary={dictionary} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
