'use client';

import type { Language } from '../../../lib/model/language.ts';
import { reportRows, reportsSql } from '../../../lib/query/reports-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import styles from './table.module.css';

/** The reports behind a picture, each with its public address. */
export function SourcesPanel({ lang, reportIds }: { readonly lang: Language; readonly reportIds: readonly string[] }) {
  const { answer, retry } = useQuery(reportIds.length === 0 ? null : reportsSql(reportIds), reportRows);
  if (reportIds.length === 0) return <FigureState title={label(lang, 'sources.none')} />;
  if (answer.phase === 'waiting') return <FigureWaits lang={lang} />;
  if (answer.phase === 'failed') {
    return <Failed lang={lang} error={answer.error} onRetry={retry} />;
  }
  return (
    <>
      <p className="quiet">{label(lang, 'sources.note', { count: answer.value.length })}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['agency', 'year', 'report', 'completeness'] as const).map((name) => (
                <th key={name} scope="col" data-align={name === 'year' ? 'end' : 'start'}>
                  {label(lang, `sources.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.value.map((report) => (
              <tr key={report.report_id}>
                <td>{report.agency}</td>
                <td data-align="end">{report.year}</td>
                <td>
                  {report.source_url === null ? (
                    `${report.title} (${label(lang, 'sources.noAddress')})`
                  ) : (
                    <a href={report.source_url} target="_blank" rel="noreferrer">
                      {report.title}
                    </a>
                  )}
                </td>
                <td>
                  {label(lang, `completeness.${report.completeness}`)}
                  {report.own && <span className={styles.small}> {label(lang, 'sources.own')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
