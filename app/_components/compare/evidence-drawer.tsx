'use client';

import { useEffect, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type Dictionary, isIndicator, isRatio, viewMetric } from '../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { evidenceRow, evidenceSql } from '../../../lib/query/evidence-sql.ts';
import {
  againstForm,
  codeLabel,
  metricLabel,
  metricName,
  metricUnit,
  numberForm,
  plainForm,
  unitTail,
} from '../../../lib/query/labels.ts';
import { againstText, cellNotes, cellText, numberText, statusText } from '../../../lib/query/words.ts';
import { useEscape } from '../../_hooks/use-escape.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { Waits } from '../figure/waits.tsx';
import { Checks } from './checks.tsx';
import styles from './evidence.module.css';
import { Line } from './line.tsx';
import { Place } from './place.tsx';
import { meaningOf } from './status-meaning.ts';
import { Summands } from './summands.tsx';
import { Terms } from './terms.tsx';

interface EvidenceDrawerProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly view: View;
  readonly row: ViewRow;
  /** Closes the panel; the focus then goes where it was when the panel opened, if that is still there. */
  readonly onClose: () => void;
}

/** Whether the focus can go back there: not to the page as a whole, nor to what was drawn anew since. */
function canReturn(element: Element | null): element is HTMLElement | SVGElement {
  if (element === document.body || element?.isConnected !== true) return false;
  return element instanceof HTMLElement || element instanceof SVGElement;
}

/** Where one figure of the picture stands in its report, in which words, and what the rules say of it. */
export function EvidenceDrawer({ lang, dictionary, view, row, onClose }: EvidenceDrawerProps) {
  const metric = viewMetric(dictionary, view.metric);
  const computed = metric !== undefined && isIndicator(metric);
  // A computed figure stands nowhere itself: the figures behind it do.
  const own = computed ? null : row.evidence_id;
  const { answer, retry } = useQuery(own === null ? null : evidenceSql(own), evidenceRow);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element>(null);
  const code = row.code === null ? '' : ` · ${codeLabel(view, row.code, dictionary, lang)}`;

  useEffect(() => {
    opener.current = document.activeElement;
  }, []);

  function close(): void {
    onClose();
    if (canReturn(opener.current)) opener.current.focus();
  }
  useEscape(close);

  // On a narrow screen the place stands below the picture, perhaps out of sight.
  useEffect(() => {
    const box = heading.current?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > window.innerHeight)) heading.current?.scrollIntoView();
  }, []);

  return (
    <>
      <div className={styles.head}>
        <h2 ref={heading}>{label(lang, 'evidence.heading', { agency: row.agency, year: row.year })}</h2>
        <button type="button" className="word no-print" onClick={close}>
          {label(lang, 'evidence.close')}
        </button>
      </div>
      <p className={styles.metric}>{`${metricName(view, dictionary, lang)}${code}`}</p>
      {computed && <p className={styles.hint}>{metric.definition[lang]}</p>}
      <PrintedFigure lang={lang} dictionary={dictionary} view={view} row={row} />
      {row.value === null && (
        <p className={styles.meaning}>{label(lang, meaningOf(row.status, numberForm(view, dictionary)))}</p>
      )}
      {own !== null && answer.phase === 'waiting' && <Waits lang={lang} words="evidence.waiting" />}
      {answer.phase === 'failed' && <Failed lang={lang} error={answer.error} onRetry={retry} />}
      {computed && row.value !== null && row.report_id !== null && (
        <>
          <CellFacts lang={lang} dictionary={dictionary} view={view} row={row} />
          <Terms lang={lang} dictionary={dictionary} view={view} row={row} />
        </>
      )}
      {answer.phase === 'done' && answer.value && (
        <>
          <Place lang={lang} evidence={answer.value}>
            <CellLines lang={lang} dictionary={dictionary} view={view} row={row} />
          </Place>
          {row.parts > 1 && <Summands lang={lang} one={answer.value} />}
          <Checks lang={lang} evidenceId={answer.value.evidence_id} />
        </>
      )}
    </>
  );
}

function PrintedFigure({ lang, dictionary, view, row }: Omit<EvidenceDrawerProps, 'onClose'>) {
  if (row.printed === null) {
    return (
      <p className={styles.figure} data-absent>
        {statusText(row.status, lang, numberForm(view, dictionary))}
      </p>
    );
  }
  const metric = viewMetric(dictionary, view.metric);
  const rate = metric !== undefined && isRatio(metric);
  return (
    <p className={styles.figure}>
      {numberText(row.printed, rate ? 'percent' : 'value')}
      {!rate && <small>{unitTail(metricUnit(dictionary, view.metric, lang, row.printed), lang)}</small>}
    </p>
  );
}

type CellProps = Omit<EvidenceDrawerProps, 'onClose'>;

/** What the picture makes of the figure: the measured number, and what else is to be said of it. */
function CellLines({ lang, dictionary, view, row }: CellProps) {
  const form = numberForm(view, dictionary);
  const notes = cellNotes(row, form, plainForm(view, dictionary), lang);
  return (
    <>
      {view.measure !== 'value' && <Line title={label(lang, 'evidence.measure')}>{cellText(row, form, lang)}</Line>}
      {view.against !== null && (
        <Line title={metricLabel(dictionary, view.against, lang)}>
          {againstWords(view, view.against, row, dictionary, lang)}
        </Line>
      )}
      {notes.length > 0 && (
        <Line title={label(lang, 'evidence.status')}>{notes.join(lang === 'zh' ? '；' : '; ')}</Line>
      )}
    </>
  );
}

function CellFacts(props: CellProps) {
  return (
    <dl className={styles.facts}>
      <CellLines {...props} />
    </dl>
  );
}

/** A scatter's second figure, or why there is none. */
function againstWords(view: View, id: string, row: ViewRow, dictionary: Dictionary, lang: Language): string {
  const form = againstForm(view, dictionary);
  const tail =
    row.against === null || form === 'percent' ? '' : unitTail(metricUnit(dictionary, id, lang, row.against), lang);
  return `${againstText(row, form, lang)}${tail}`;
}
