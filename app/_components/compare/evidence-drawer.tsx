'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { type EvidenceRow, evidenceRow, evidenceSql } from '../../../lib/query/evidence-sql.ts';
import { codeLabel, metricName, metricUnit } from '../../../lib/query/labels.ts';
import { cellNotes, cellText, numberText, statusText } from '../../../lib/query/words.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { FigureState } from '../figure/figure-state.tsx';
import { Checks } from './checks.tsx';
import styles from './evidence.module.css';
import { cutQuotation } from './quotation.ts';

interface EvidenceDrawerProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly view: View;
  readonly row: ViewRow;
  readonly onClose: () => void;
}

/** Where one figure of the picture stands in its report, in which words, and what the rules say of it. */
export function EvidenceDrawer({ lang, dictionary, view, row, onClose }: EvidenceDrawerProps) {
  const { answer, retry } = useQuery(row.evidence_id === null ? null : evidenceSql(row.evidence_id), evidenceRow);
  const heading = useRef<HTMLHeadingElement>(null);
  const code = row.code === null ? '' : ` · ${codeLabel(view, row.code, dictionary, lang)}`;

  // On a narrow screen the place stands below the picture, perhaps out of sight.
  useEffect(() => {
    const box = heading.current?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > window.innerHeight)) heading.current?.scrollIntoView();
  }, []);

  return (
    <>
      <div className={styles.head}>
        <h2 ref={heading}>{label(lang, 'evidence.heading', { agency: row.agency, year: row.year })}</h2>
        <button type="button" className="word no-print" onClick={onClose}>
          {label(lang, 'evidence.close')}
        </button>
      </div>
      <p className={styles.metric}>{`${metricName(view, dictionary, lang)}${code}`}</p>
      <PrintedFigure lang={lang} dictionary={dictionary} view={view} row={row} />
      {row.value === null && <p className={styles.meaning}>{label(lang, `about.status.${row.status}.meaning`)}</p>}
      {row.evidence_id !== null && answer.phase === 'waiting' && (
        <p className={styles.hint} role="status">
          {label(lang, 'evidence.waiting')}
        </p>
      )}
      {answer.phase === 'failed' && (
        <FigureState alert title={label(lang, 'figure.failed')} body={failureWords(lang, answer.error)}>
          <button type="button" className="button" onClick={retry}>
            {label(lang, 'figure.retry')}
          </button>
        </FigureState>
      )}
      {answer.phase === 'done' && answer.value && (
        <Place lang={lang} view={view} row={row} evidence={answer.value} dictionary={dictionary} />
      )}
    </>
  );
}

function PrintedFigure({ lang, dictionary, view, row }: Omit<EvidenceDrawerProps, 'onClose'>) {
  if (row.printed === null) {
    return (
      <p className={styles.figure} data-absent>
        {statusText(row.status, lang)}
      </p>
    );
  }
  return (
    <p className={styles.figure}>
      {numberText(row.printed, 'value')}
      <small>{metricUnit(dictionary, view.metric, lang)}</small>
    </p>
  );
}

interface PlaceProps extends Omit<EvidenceDrawerProps, 'onClose'> {
  readonly evidence: EvidenceRow;
}

function Place({ lang, view, row, evidence }: PlaceProps) {
  const notes = cellNotes(row, view.measure, lang);
  return (
    <>
      <dl className={styles.facts}>
        {view.measure !== 'value' && (
          <Line title={label(lang, 'evidence.measure')}>{cellText(row, view.measure, lang)}</Line>
        )}
        {notes.length > 0 && (
          <Line title={label(lang, 'evidence.status')}>{notes.join(lang === 'zh' ? '；' : '; ')}</Line>
        )}
        <Line title={label(lang, 'evidence.section')}>{evidence.section}</Line>
        <Line title={label(lang, 'evidence.place')}>{placeWords(lang, evidence)}</Line>
        <Line title={label(lang, 'evidence.rule')}>
          {label(lang, `evidence.read.${evidence.stands_in}`)} <code>{evidence.rule}</code>
        </Line>
        <Line title={label(lang, 'evidence.report')}>
          {evidence.source_url === null ? (
            evidence.title
          ) : (
            <a href={evidence.source_url} target="_blank" rel="noreferrer">
              {evidence.title}
            </a>
          )}
          {evidence.completeness === 'excerpt' && ` (${label(lang, 'evidence.excerpt')})`}
        </Line>
      </dl>
      <Quote lang={lang} evidence={evidence} />
      {row.parts > 1 && <p className={styles.hint}>{label(lang, 'evidence.parts', { count: row.parts })}</p>}
      <Checks lang={lang} evidenceId={evidence.evidence_id} />
    </>
  );
}

function Line({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

function placeWords(
  lang: Language,
  { stands_in, table_name, row_label, column_label, page, ...at }: EvidenceRow,
): string {
  const parts = [
    table_name ?? label(lang, stands_in === 'table' ? 'evidence.place.table' : 'evidence.place.text'),
    ...(row_label ? [label(lang, 'evidence.place.row', { row: row_label })] : []),
    ...(column_label ? [label(lang, 'evidence.place.column', { column: column_label })] : []),
    ...(page === null ? [] : [label(lang, 'evidence.place.page', { page })]),
    ...(at.char_start === null || at.char_end === null
      ? []
      : [label(lang, 'evidence.place.characters', { start: at.char_start + 1, end: at.char_end })]),
  ];
  return parts.join(' · ');
}

/** The report's own words with the figure marked: a phrase of running text, or the row of a table. */
function Quote({ lang, evidence }: { readonly lang: Language; readonly evidence: EvidenceRow }) {
  const words = evidence.phrase ?? [evidence.row_label, evidence.raw].filter((part) => part).join('　');
  const { before, figure, after } = cutQuotation(words, evidence.raw);
  if (words === '') return null;
  return (
    <blockquote className={styles.quote} lang="zh-CN" aria-label={label(lang, 'evidence.quote')}>
      {before}
      {figure !== null && <mark>{figure}</mark>}
      {after}
    </blockquote>
  );
}
