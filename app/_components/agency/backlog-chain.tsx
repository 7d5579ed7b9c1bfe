'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { CellStatus } from '../../../lib/model/view.ts';
import { backlogRows, backlogSql } from '../../../lib/query/backlog-sql.ts';
import { doubtWord, editedWord, numberText, statusText } from '../../../lib/query/words.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { Failed } from '../figure/failed.tsx';
import { Waits } from '../figure/waits.tsx';
import styles from './agency.module.css';

interface BacklogChainProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly agencyId: string;
  /** Years with a report, oldest first. */
  readonly years: readonly number[];
}

/** Whether what each year carried out is what the next report carries in. */
export function BacklogChain({ lang, atlas, agencyId, years }: BacklogChainProps) {
  const [from = 0] = years;
  const to = years.at(-1) ?? 0;
  const pairs = from < to;
  const sql = pairs ? backlogSql({ agencies: [agencyId], years: { from, to } }, atlas.dictionary) : null;
  const { answer, retry } = useQuery(sql, backlogRows);
  const neighbours =
    answer.phase === 'done' ? answer.value.filter(({ year }) => years.includes(year) && years.includes(year + 1)) : [];
  const none = !pairs || (answer.phase === 'done' && neighbours.length === 0);
  return (
    <section className={styles.section}>
      <h2>{label(lang, 'agency.backlog')}</h2>
      <p className="quiet">{label(lang, none ? 'agency.backlog.none' : 'agency.backlog.lead')}</p>
      {pairs && answer.phase === 'waiting' && <Waits lang={lang} />}
      {answer.phase === 'failed' && <Failed lang={lang} error={answer.error} onRetry={retry} />}
      {neighbours.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={label(lang, 'agency.backlog')}>
          <table className={`${styles.table} ${styles.narrow}`}>
            <thead>
              <tr>
                <th scope="col">{label(lang, 'agency.year')}</th>
                <th scope="col" data-end>
                  {label(lang, 'agency.backlog.out')}
                </th>
                <th scope="col" data-end>
                  {label(lang, 'agency.backlog.in')}
                </th>
                <th scope="col">{label(lang, 'agency.backlog.state')}</th>
              </tr>
            </thead>
            <tbody>
              {neighbours.map((row) => (
                <tr key={row.year} data-state={row.state}>
                  <th scope="row">{label(lang, 'agency.backlog.years', { from: row.year, to: row.year + 1 })}</th>
                  <Amount lang={lang} value={row.carried_out} status={row.carried_out_status} />
                  <Amount lang={lang} value={row.carried_in} status={row.carried_in_status} />
                  <td>
                    {label(lang, `agency.backlog.${row.state}`, {
                      difference: numberText(row.difference ?? 0, 'difference'),
                    })}
                    {row.doubt && ` · ${doubtWord[lang]}`}
                    {row.edited && ` · ${editedWord[lang]}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Amount(props: { readonly lang: Language; readonly value: number | null; readonly status: CellStatus }) {
  const { lang, value, status } = props;
  if (value === null) {
    return (
      <td data-end className={`hatched ${styles.absent}`}>
        {statusText(status, lang)}
      </td>
    );
  }
  return (
    <td data-end>
      {numberText(value, 'value')}
      {status === 'zero_stated' && <small>{statusText(status, lang)}</small>}
    </td>
  );
}
