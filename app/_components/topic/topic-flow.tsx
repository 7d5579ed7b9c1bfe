'use client';

import { useId } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { type FlowReportRow, flowReportRows, flowReportsSql, fullestReport } from '../../../lib/query/flow-sql.ts';
import { encodeScope } from '../../../lib/query/view-url.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import compare from '../compare/compare.module.css';
import { Failed } from '../figure/failed.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import { type FirstFlowFigure, FlowFigure } from '../flow/flow-figure.tsx';
import styles from './topic.module.css';
import type { Scope } from './use-scope.ts';

/** The way of one report's applications as it came with the page, and the reports to choose from. */
export interface TopicFlowFirst {
  readonly reports: readonly FlowReportRow[];
  readonly report: FlowReportRow;
  readonly figure: FirstFlowFigure;
}

interface TopicFlowProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly first: TopicFlowFirst;
  readonly firstScope: Scope;
  readonly scope: Scope;
  /** The id of the chosen report; null = the one that prints most. */
  readonly report: string | null;
  readonly mark: string | null;
  readonly drawer: HTMLElement | null;
  readonly onMark: (mark: string | null) => void;
  readonly onReport: (report: string) => void;
}

/** The way of the applications of one of the page's agencies in one of its years, to be chosen beside the title. */
export function TopicFlow(props: TopicFlowProps) {
  const { lang, atlas, first, firstScope, scope, report, mark, drawer, onMark, onReport } = props;
  const shipped = encodeScope(scope) === encodeScope(firstScope);
  const { answer, retry } = useQuery(shipped ? null : flowReportsSql(scope), flowReportRows);
  if (!shipped && answer.phase === 'failed') {
    return <Failed lang={lang} error={answer.error} onRetry={retry} />;
  }
  const reports = shipped ? first.reports : answer.phase === 'done' ? answer.value : null;
  if (reports === null) {
    return <FigureWaits lang={lang} body="figure.waiting" />;
  }
  const asked = reports.find(({ report_id }) => report_id === report);
  const chosen = asked ?? fullestReport(reports);
  if (chosen === null)
    return <FigureState title={label(lang, 'topic.flow.none')} body={label(lang, 'topic.flow.body')} />;
  return (
    <>
      {report !== null && asked === undefined && (
        <p className={compare.unusable} role="alert">
          {label(lang, 'topic.flow.unusable', { value: report })}
        </p>
      )}
      <FlowFigure
        lang={lang}
        atlas={atlas}
        agencyId={chosen.agency_id}
        year={chosen.year}
        first={chosen.report_id === first.report.report_id ? first.figure : null}
        mark={mark}
        drawer={drawer}
        tools={<ReportChoice lang={lang} atlas={atlas} reports={reports} chosen={chosen} onReport={onReport} />}
        onMark={onMark}
      />
    </>
  );
}

interface ReportChoiceProps extends Pick<TopicFlowProps, 'lang' | 'atlas' | 'onReport'> {
  readonly reports: readonly FlowReportRow[];
  readonly chosen: FlowReportRow;
}

/** Whose report, of which year: an agency keeps the year where it can. */
function ReportChoice({ lang, atlas, reports, chosen, onReport }: ReportChoiceProps) {
  const id = useId();
  const agencies = [...new Set(reports.map(({ agency_id }) => agency_id))];
  const own = reports.filter(({ agency_id }) => agency_id === chosen.agency_id);
  const choose = (of: readonly FlowReportRow[]) => {
    const next = of.find(({ year }) => year === chosen.year) ?? of[0];
    if (next) onReport(next.report_id);
  };
  return (
    <div className={`${styles.choice} no-print`}>
      <label htmlFor={`${id}-agency`} className="visually-hidden">
        {label(lang, 'topic.flow.agency')}
      </label>
      <select
        id={`${id}-agency`}
        value={chosen.agency_id}
        onChange={(event) => choose(reports.filter(({ agency_id }) => agency_id === event.target.value))}
      >
        {agencies.map((agency) => (
          <option key={agency} value={agency}>
            {atlas.agencies.get(agency)?.shortName ?? agency}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-year`} className="visually-hidden">
        {label(lang, 'topic.flow.year')}
      </label>
      <select
        id={`${id}-year`}
        value={chosen.report_id}
        onChange={(event) => choose(own.filter(({ report_id }) => report_id === event.target.value))}
      >
        {own.map(({ report_id, year }) => (
          <option key={report_id} value={report_id}>
            {year}
          </option>
        ))}
      </select>
    </div>
  );
}
