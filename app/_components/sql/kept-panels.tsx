'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type Desk, pastMatching, queryTitle, withoutSaved } from '../../../lib/workbench/desk.ts';
import { listRank, type PinyinInitials } from '../../../lib/workbench/find.ts';
import { label } from '../../_labels/label.ts';
import { exampleGroups, type SqlExample, sqlExamples } from './examples.ts';
import { SearchField } from './found-panel.tsx';
import styles from './sql.module.css';
import type { LinkedQuery } from './sql-link.ts';

interface PanelProps {
  readonly lang: Language;
  readonly onOpen: (query: LinkedQuery) => void;
}

/** Which years, forms and grades of comparability a question is about, in words. */
function scopeWords(lang: Language, { years, forms, grades }: SqlExample): string {
  const [from = '', to] = years.split('-');
  const span =
    from === 'all' || from === 'chosen'
      ? label(lang, `sql.questions.years.${from}`)
      : label(lang, to === '' ? 'sql.questions.years.since' : 'sql.questions.years.of', { years: to ? years : from });
  if (grades.length === 0) return span;
  const and = lang === 'zh' ? '、' : ', ';
  return label(lang, 'sql.questions.scope', { span, forms: forms.join(and), grades: grades.join(and) });
}

/** The checked questions by subject. */
export function QuestionPanel({ lang, onOpen, initials }: PanelProps & { readonly initials: PinyinInitials }) {
  const [wanted, setWanted] = useState('');
  const found = sqlExamples[lang].filter(
    ({ title, sql }) => listRank([title.zh, title.en, sql], wanted.trim(), initials) !== null,
  );
  return (
    <section>
      <p className="quiet">
        {label(lang, 'sql.questions.count', { count: sqlExamples[lang].length })} · {label(lang, 'sql.questions.hint')}
      </p>
      <SearchField name={label(lang, 'sql.questions.find')} value={wanted} onChange={setWanted} />
      {found.length === 0 && <p className="quiet">{label(lang, 'sql.questions.nothing')}</p>}
      {exampleGroups.map(({ id, title }) => {
        const own = found.filter(({ group }) => group === id);
        return (
          own.length > 0 && (
            <div key={id} className={styles.group}>
              <h2>{title[lang]}</h2>
              <ul className={styles.examples}>
                {own.map((example) => (
                  <li key={example.id}>
                    <button type="button" onClick={() => onOpen(example)}>
                      {example.title[lang]}
                      <small>{scopeWords(lang, example)}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}

interface DeskProps extends PanelProps {
  readonly desk: Desk;
}

/** The queries kept under a name. */
export function SavedPanel({
  lang,
  desk,
  onOpen,
  change,
}: DeskProps & { readonly change: (next: (before: Desk) => Desk) => void }) {
  if (desk.saved.length === 0) return <p className="quiet">{label(lang, 'sql.saved.nothing')}</p>;
  return (
    <ul className={styles.examples}>
      {desk.saved.map((query) => (
        <li key={query.name} className={styles.saved}>
          <button type="button" onClick={() => onOpen(query)}>
            {query.name}
          </button>
          <button
            type="button"
            className="word"
            aria-label={label(lang, 'sql.saved.delete', { name: query.name })}
            onClick={() => change((before) => withoutSaved(before, query.name))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The statements run before, latest first, with what came of them. */
export function HistoryPanel({ lang, desk, onOpen }: DeskProps) {
  const [wanted, setWanted] = useState('');
  const found = pastMatching(desk.past, wanted);
  const time = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const count = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  return (
    <section>
      <SearchField name={label(lang, 'sql.history.find')} value={wanted} onChange={setWanted} />
      {found.length === 0 && <p className="quiet">{label(lang, 'sql.history.nothing')}</p>}
      <ul className={styles.examples}>
        {found.map((run) => (
          <li key={run.at}>
            <button type="button" onClick={() => onOpen(run)}>
              {queryTitle(run.sql)}
              <small>
                {time.format(run.at)} ·{' '}
                {run.rows === null
                  ? label(lang, 'sql.history.failed')
                  : label(lang, 'sql.history.rows', { rows: count.format(run.rows) })}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
