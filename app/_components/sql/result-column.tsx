'use client';

import { type FormEvent, useCallback, useEffect, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type FilterTest, filterTests, type ResultFilter, type ResultSort } from '../../../lib/results/arrange.ts';
import { isNumericType } from '../../../lib/results/compare.ts';
import { type ColumnStatistics, columnStatistics } from '../../../lib/results/statistics.ts';
import type { ResultTable } from '../../../lib/results/table.ts';
import { inertText } from '../../../lib/results/text.ts';
import { label } from '../../_labels/label.ts';
import { reasonWords } from '../figure/error-words.ts';
import styles from './result.module.css';
import { useSlices } from './result-slices.ts';

interface ColumnPanelProps {
  readonly lang: Language;
  /** The rows as they stand: what filters leave. */
  readonly table: ResultTable;
  readonly column: number;
  readonly filter: ResultFilter | null;
  readonly onFilter: (filter: ResultFilter | null) => void;
  readonly onSort: (sort: ResultSort | null) => void;
  readonly onClose: () => void;
}

/** One column: how it is filled, its extremes and distribution, and a filter on it. */
export function ColumnPanel({ lang, table, column, filter, onFilter, onSort, onClose }: ColumnPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const begin = useCallback(() => columnStatistics(table, column), [table, column]);
  const counted = useSlices(begin);
  const statistics = counted.phase === 'done' ? counted.value : null;
  const { name = '', type = '' } = table.columns[column] ?? {};

  // biome-ignore lint/correctness/useExhaustiveDependencies: another column is another panel
  useEffect(() => heading.current?.focus(), [column]);

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const test = filterTests.find((known) => known === data.get('test')) ?? 'contains';
    onFilter({ column, test, word: String(data.get('word') ?? '') });
    // The form is drawn anew with the filter: the focus would be lost with it.
    heading.current?.focus();
  };

  return (
    <section
      className={styles.panel}
      aria-label={label(lang, 'results.column', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {inertText(name)} <code>{type}</code>
        </h2>
        <span className={styles.tools}>
          <button type="button" className="button" onClick={() => onSort({ column, descending: false })}>
            {label(lang, 'results.sort.up')}
          </button>
          <button type="button" className="button" onClick={() => onSort({ column, descending: true })}>
            {label(lang, 'results.sort.down')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {label(lang, 'results.close')}
          </button>
        </span>
      </header>
      <div>
        {counted.phase === 'failed' ? (
          <p role="alert">{label(lang, 'results.counting.failed', { reason: reasonWords(lang, counted.error) })}</p>
        ) : statistics === null ? (
          <p className="quiet">{label(lang, 'results.counting')}</p>
        ) : (
          <Facts lang={lang} statistics={statistics} />
        )}
        <form key={`${column}-${filter?.test}-${filter?.word}`} className={styles.filter} onSubmit={apply}>
          <select
            name="test"
            aria-label={label(lang, 'results.filter.test')}
            defaultValue={filter?.test ?? usualTest(type)}
          >
            {filterTests.map((test) => (
              <option key={test} value={test}>
                {label(lang, `results.filter.${test}`)}
              </option>
            ))}
          </select>
          <input name="word" aria-label={label(lang, 'results.filter.word')} defaultValue={filter?.word ?? ''} />
          <button type="submit" className="button">
            {label(lang, 'results.filter.apply')}
          </button>
          {filter !== null && (
            <button type="button" className="button" onClick={() => onFilter(null)}>
              {label(lang, 'results.filter.clear')}
            </button>
          )}
        </form>
      </div>
      {statistics !== null && statistics.frequencies.length > 0 && (
        <Frequencies lang={lang} statistics={statistics} stretches={isNumericType(type)} />
      )}
    </section>
  );
}

function usualTest(type: string): FilterTest {
  return isNumericType(type) ? 'least' : 'contains';
}

function Facts({ lang, statistics }: { readonly lang: Language; readonly statistics: ColumnStatistics }) {
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  const { rows, nulls, distinct, distinctKnown, least, most } = statistics;
  const extreme = (text: string) => (text === '' ? label(lang, 'results.empty.text') : inertText(text.slice(0, 200)));
  return (
    <dl className={styles.facts}>
      <dt>{label(lang, 'results.fact.rows')}</dt>
      <dd>{number.format(rows)}</dd>
      <dt>NULL</dt>
      <dd>{number.format(nulls)}</dd>
      <dt>{label(lang, 'results.fact.distinct')}</dt>
      <dd>
        {label(lang, distinctKnown ? 'results.fact.exactly' : 'results.fact.more', { count: number.format(distinct) })}
      </dd>
      {least !== null && most !== null && (
        <>
          <dt>{label(lang, 'results.fact.least')}</dt>
          <dd>{extreme(least)}</dd>
          <dt>{label(lang, 'results.fact.most')}</dt>
          <dd>{extreme(most)}</dd>
        </>
      )}
    </dl>
  );
}

interface FrequenciesProps {
  readonly lang: Language;
  readonly statistics: ColumnStatistics;
  readonly stretches: boolean;
}

function Frequencies({ lang, statistics: { frequencies }, stretches }: FrequenciesProps) {
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  const highest = Math.max(...frequencies.map(({ count }) => count));
  return (
    <div>
      <h3>{label(lang, stretches ? 'results.stretches' : 'results.frequent')}</h3>
      <ul className={styles.frequencies}>
        {frequencies.map(({ from, to, count }) => (
          <li key={from}>
            <span>
              {from === to ? inertText(from.slice(0, 80)) || label(lang, 'results.empty.text') : `${from} – ${to}`}
            </span>
            <i style={{ width: `${(100 * count) / highest}%` }} />
            <span>{number.format(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
