'use client';

import { useCallback, useState } from 'react';
import { dimensionNames } from '../../../lib/model/dimension.ts';
import type { QueryResult } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import { listRank, type PinyinInitials } from '../../../lib/workbench/find.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { FoundPanel } from './found-panel.tsx';
import styles from './sql.module.css';

/** One metric with everything the dictionary says of it. */
interface MetricEntry {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly basis: string;
  readonly grade: string;
  readonly note: string;
  readonly forms: string;
  readonly breakdowns: string;
}

const metricsSql = (
  lang: Language,
) => `SELECT m.metric_id, m.name_zh, m.name_en, m.unit, m.legal_basis, m.comparability,
  m.comparable_note${lang === 'zh' ? '' : '_en'}, array_to_string(m.templates, ', '), coalesce(b.names, '')
FROM metric AS m
LEFT JOIN (
  SELECT metric_id, string_agg(DISTINCT name, ', ' ORDER BY name) AS names
  FROM (UNPIVOT (SELECT metric_id, ${dimensionNames.join(', ')} FROM fact)
    ON ${dimensionNames.join(', ')} INTO NAME name VALUE code)
  GROUP BY metric_id
) AS b USING (metric_id)
ORDER BY m.group_id, m.metric_id`;

function readMetrics({ rows }: QueryResult): readonly MetricEntry[] {
  return rows.map((row) => {
    const [id = '', zh = '', en = '', unit = '', basis = '', grade = '', note = '', forms = '', breakdowns = ''] =
      row.map((value) => String(value ?? ''));
    return { id, zh, en, unit, basis, grade, note, forms, breakdowns };
  });
}

interface Props {
  readonly lang: Language;
  readonly initials: PinyinInitials;
  readonly live: boolean;
  readonly onInsert: (text: string) => void;
}

/** The metric dictionary, found by name, pinyin initials or id; a click writes the id in quotes. */
export function MetricPanel({ lang, initials, live, onInsert }: Props) {
  const [wanted, setWanted] = useState('');
  const { answer } = useQuery(live ? metricsSql(lang) : null, useCallback(readMetrics, []));
  const metrics = answer.phase === 'done' ? answer.value : [];
  const found = metrics
    .map((metric) => ({ metric, rank: listRank([metric.id, metric.zh, metric.en], wanted.trim(), initials) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return (
    <FoundPanel
      hint={label(lang, 'sql.metrics.hint')}
      search={{
        name: label(lang, 'sql.metrics.find'),
        placeholder: label(lang, 'sql.metrics.find.placeholder'),
        value: wanted,
        onChange: setWanted,
      }}
      instead={found.length > 0 ? null : label(lang, answer.phase === 'done' ? 'sql.metrics.nothing' : 'sql.waiting')}
    >
      {found.map(({ metric }) => (
        <details key={metric.id}>
          <summary>
            <span className={styles.metricName}>{metric[lang]}</span> <small>{metric.unit}</small>
          </summary>
          <ul>
            <li>
              <button type="button" onClick={() => onInsert(`'${metric.id}'`)}>
                <code>{metric.id}</code>
              </button>
            </li>
          </ul>
          <p>{label(lang, 'sql.metrics.note', { grade: metric.grade, text: metric.note })}</p>
          {metric.breakdowns !== '' && <p>{label(lang, 'sql.metrics.breakdowns', { text: metric.breakdowns })}</p>}
          <p>{label(lang, 'sql.metrics.forms', { text: metric.forms })}</p>
          {metric.basis !== '' && <p>{label(lang, 'sql.metrics.basis', { text: metric.basis })}</p>}
        </details>
      ))}
    </FoundPanel>
  );
}
