'use client';

import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { templateIds } from '../../../lib/model/template.ts';
import { type ProfileReportRow, profileReportRows, profileReportsSql } from '../../../lib/query/profile-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import styles from './agency.module.css';
import { ScopeNotes } from './scope-notes.tsx';

interface ReportsTableProps {
  readonly lang: Language;
  readonly agencyId: string;
  readonly rules: ReadonlyMap<string, Bilingual>;
}

/** The agency's reports by year, latest first, with their addresses and how their checks went; below, notes on scope. */
export function ReportsTable({ lang, agencyId, rules }: ReportsTableProps) {
  const { answer, retry } = useQuery(profileReportsSql(agencyId), profileReportRows);
  return (
    <section className={styles.section}>
      <h2>{label(lang, 'agency.reports')}</h2>
      {answer.phase === 'waiting' && <FigureWaits lang={lang} body="figure.waiting" />}
      {answer.phase === 'failed' && <Failed lang={lang} error={answer.error} onRetry={retry} />}
      {answer.phase === 'done' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={label(lang, 'agency.reports')}>
          <table className={`${styles.table} ${styles.reports}`}>
            <thead>
              <tr>
                <th scope="col">{label(lang, 'sources.year')}</th>
                <th scope="col">{label(lang, 'agency.reports.form')}</th>
                <th scope="col">{label(lang, 'agency.reports.held')}</th>
                <th scope="col">{label(lang, 'agency.reports.published')}</th>
                <th scope="col">{label(lang, 'agency.reports.numbers')}</th>
                <th scope="col">{label(lang, 'agency.reports.checks')}</th>
                <th scope="col">{label(lang, 'agency.reports.source')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.value.toReversed().map((report) => (
                <ReportLine key={report.report_id} lang={lang} report={report} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ScopeNotes lang={lang} agencyId={agencyId} rules={rules} />
    </section>
  );
}

function ReportLine({ lang, report }: { readonly lang: Language; readonly report: ProfileReportRow }) {
  const form = templateIds.find((id) => id === report.template);
  const { figures, doubtful } = report;
  return (
    <tr>
      <th scope="row">{report.year}</th>
      <td>{form === undefined ? report.template : label(lang, `about.form.${form}`)}</td>
      <td>{label(lang, `completeness.${report.completeness}`)}</td>
      <td>{report.published_on ?? label(lang, 'agency.reports.published.unknown')}</td>
      <td>{label(lang, doubtful > 0 ? 'agency.reports.doubtful' : 'agency.reports.figures', { figures, doubtful })}</td>
      <td>{checkWords(lang, report)}</td>
      <td>
        {report.source_url === null ? (
          <>
            {report.title} <span className="quiet">{label(lang, 'sources.noAddress')}</span>
          </>
        ) : (
          <a href={report.source_url} target="_blank" rel="noreferrer">
            {report.title}
          </a>
        )}
        <small className="quiet">{report.source_name}</small>
      </td>
    </tr>
  );
}

function checkWords(lang: Language, { broken, scope, kept }: ProfileReportRow): string {
  const words = [
    ...(broken > 0 ? [label(lang, 'agency.reports.broken', { count: broken })] : []),
    ...(scope > 0 ? [label(lang, 'agency.reports.scope', { count: scope })] : []),
    ...(kept > 0 ? [label(lang, 'agency.reports.kept', { count: kept })] : []),
  ];
  return words.length === 0 ? label(lang, 'agency.reports.unchecked') : words.join(lang === 'zh' ? '，' : ', ');
}
