'use client';

import { useEffect, useRef } from 'react';
import { historyOf } from '../../../lib/decisions/decision.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { FindingRow } from '../../../lib/query/findings-sql.ts';
import { reportRows, reportsSql } from '../../../lib/query/reports-sql.ts';
import { useEscape } from '../../_hooks/use-escape.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { PinButton } from '../briefing/pin-button.tsx';
import evidence from '../compare/evidence.module.css';
import { DecisionForm } from './decision-form.tsx';
import drawer from './drawer.module.css';
import { SeverityWords, Sides } from './finding-item.tsx';
import type { Neighbours } from './neighbours.ts';
import { Places } from './places.tsx';
import styles from './quality.module.css';
import type { Decisions } from './use-decisions.ts';

interface FindingDrawerProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly finding: FindingRow;
  readonly decisions: Decisions;
  readonly neighbours: Neighbours;
  /** Opened here and now, not by a link: the focus then follows. */
  readonly byHand: boolean;
  readonly onOpen: (finding: string) => void;
  readonly onClose: () => void;
}

/** One finding beside the list: what was decided about it, and where the figures it looked at stand. */
export function FindingDrawer(props: FindingDrawerProps) {
  const { lang, dictionary, finding, decisions, neighbours, byHand, onOpen, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (byHand) heading.current?.focus();
  }, [byHand]);

  useEscape(onClose);

  return (
    <>
      <div className={evidence.head}>
        <h2 ref={heading} tabIndex={-1}>
          {label(lang, 'evidence.heading', { agency: finding.agency, year: finding.year })}
        </h2>
        <button type="button" className="word" onClick={onClose}>
          {label(lang, 'evidence.close')}
        </button>
      </div>
      <p className={drawer.steps}>
        <Step lang={lang} way="before" to={neighbours.before} onOpen={onOpen} />
        <Step lang={lang} way="after" to={neighbours.after} onOpen={onOpen} />
      </p>
      <p className={styles.meta}>
        <SeverityWords lang={lang} finding={finding} />
        <span className="quiet">
          {label(lang, finding.kept ? 'verdict.kept' : `verdict.judgement.${finding.verdict}`)}
        </span>
      </p>
      <h3>{finding.title[lang]}</h3>
      <p>{lang === 'zh' ? finding.message_zh : finding.message_en}</p>
      <Sides lang={lang} finding={finding} />
      <Report lang={lang} reportId={finding.report_id} />
      {!finding.kept && (
        <PinButton
          key={finding.finding_id}
          lang={lang}
          name={finding.title[lang]}
          content={() => ({ kind: 'finding', rule: finding.rule_id, report: finding.report_id })}
        />
      )}
      <DecisionForm
        lang={lang}
        finding={finding}
        decision={decisions.current.get(finding.finding_id)}
        history={historyOf(decisions.record, finding.finding_id)}
        storage={decisions.storage}
        onDecide={decisions.decide}
        onWithdraw={decisions.withdraw}
      />
      <Places lang={lang} dictionary={dictionary} findingId={finding.finding_id} figures={finding.figures} />
    </>
  );
}

interface StepProps {
  readonly lang: Language;
  readonly way: keyof Neighbours;
  readonly to: string | null;
  readonly onOpen: (finding: string) => void;
}

function Step({ lang, way, to, onOpen }: StepProps) {
  return (
    <button type="button" className="word" disabled={to === null} onClick={() => to !== null && onOpen(to)}>
      {label(lang, `quality.step.${way}`)}
    </button>
  );
}

/** The report's title, and its public address where it has one. */
function Report({ lang, reportId }: { readonly lang: Language; readonly reportId: string }) {
  const { answer } = useQuery(reportsSql([reportId]), reportRows);
  const report = answer.phase === 'done' ? answer.value[0] : undefined;
  if (!report) return null;
  return (
    <p className={drawer.report}>
      {report.source_url === null ? (
        `${report.title} (${label(lang, 'sources.noAddress')})`
      ) : (
        <a href={report.source_url} target="_blank" rel="noreferrer">
          {report.title}
        </a>
      )}
    </p>
  );
}
