import type { Language } from '../../../lib/model/language.ts';
import { type CellStatus, cellStatuses } from '../../../lib/model/view.ts';
import { doubtWord, statusText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';
import styles from './about.module.css';

const samples: Readonly<Partial<Record<CellStatus, string>>> = { reported: '276', zero_stated: '0', derived: '32' };

/** Numbers that carry a word beside them. */
const noted: ReadonlySet<CellStatus> = new Set(['zero_stated', 'derived']);

/** Every state of a cell, what it means, and a cell drawn in it. */
export function Absence({ lang }: { readonly lang: Language }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{label(lang, 'about.absence.state')}</th>
          <th scope="col">{label(lang, 'about.absence.meaning')}</th>
          <th scope="col" className={styles.sample}>
            {label(lang, 'about.absence.cell')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cellStatuses.map((status) => {
          const number = samples[status];
          return (
            <tr key={status}>
              <th scope="row">{statusText(status, lang)}</th>
              <td>{label(lang, `about.status.${status}.meaning`)}</td>
              <td className={`${styles.sample} ${number === undefined ? 'hatched' : ''}`}>
                {number ?? statusText(status, lang)}
                {noted.has(status) && <small> {statusText(status, lang)}</small>}
              </td>
            </tr>
          );
        })}
        <tr>
          <th scope="row">{doubtWord[lang]}</th>
          <td>{label(lang, 'about.status.doubtful.meaning')}</td>
          <td className={styles.sample}>
            92 <small>{doubtWord[lang]}</small>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
