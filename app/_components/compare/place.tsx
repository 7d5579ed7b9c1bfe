import { lazy, type ReactNode, Suspense } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { EvidenceRow } from '../../../lib/query/evidence-sql.ts';
import { label } from '../../_labels/label.ts';
import { cellPlace, printedRow } from './cell-place.ts';
import styles from './evidence.module.css';
import { Line } from './line.tsx';
import { cutQuotation } from './quotation.ts';

/** Few figures are corrected: what the record says of them is loaded where one is opened. */
const CorrectionLine = lazy(async () => ({ default: (await import('./correction-line.tsx')).CorrectionLine }));

interface PlaceProps {
  readonly lang: Language;
  readonly evidence: EvidenceRow;
  /** What is said before the place. */
  readonly children?: ReactNode;
}

/** Where one printed figure stands in its report, and in which words. */
export function Place({ lang, evidence, children }: PlaceProps) {
  return (
    <>
      <dl className={styles.facts}>
        {children}
        {evidence.edited && (
          <Suspense>
            <CorrectionLine lang={lang} evidence={evidence} />
          </Suspense>
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
          {evidence.own && ` (${label(lang, 'sources.own')})`}
        </Line>
      </dl>
      <Quote lang={lang} evidence={evidence} />
    </>
  );
}

function placeWords(lang: Language, evidence: EvidenceRow): string {
  const { stands_in, table_name, char_start, char_end } = evidence;
  const parts = [
    table_name ?? label(lang, stands_in === 'table' ? 'evidence.place.table' : 'evidence.place.text'),
    ...cellPlace(lang, evidence),
    ...(char_start === null || char_end === null
      ? []
      : [label(lang, 'evidence.place.characters', { start: char_start + 1, end: char_end })]),
  ];
  return parts.join(' · ');
}

/** The report's own words with the figure marked: a phrase of running text, or the row of a table. */
function Quote({ lang, evidence }: { readonly lang: Language; readonly evidence: EvidenceRow }) {
  const words = evidence.phrase ?? [printedRow(evidence.row_label), evidence.raw].filter((part) => part).join('　');
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
