import type { Language } from '../../../lib/model/language.ts';
import type { ResultTable } from '../../../lib/results/table.ts';
import { label } from '../../_labels/label.ts';
import styles from './result.module.css';
import type { RunDone } from './run-statement.ts';

/** How many rows may be asked for. */
const limits = [1_000, 100_000, 1_000_000, 5_000_000] as const;

interface SummaryProps {
  readonly lang: Language;
  readonly fetched: ResultTable;
  readonly done: RunDone | null;
}

/** How many rows there are and how long they took; where a limit cut them, that, and the way to more. */
export function ResultSummary({ lang, fetched, done }: SummaryProps) {
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  const rows = number.format(fetched.rows);
  if (done === null) return <p role="status">{label(lang, 'results.coming', { rows })}</p>;
  const ms = number.format(Math.round(done.milliseconds));
  const key = fetched.rows === 0 ? 'sql.summary.none' : 'sql.summary.all';
  return (
    <div className={styles.summary}>
      <p role="status">{label(lang, key, { rows, ms })}</p>
      <label className={`${styles.limit} no-print`}>
        {label(lang, 'results.limit')}
        <select value={done.limit} onChange={(event) => done.again(Number(event.target.value))}>
          {limits.map((limit) => (
            <option key={limit} value={limit}>
              {number.format(limit)}
            </option>
          ))}
        </select>
      </label>
      {!done.complete && (
        <p className={styles.cut}>
          {label(lang, 'results.cut', { rows })}
          {done.limit < (limits.at(-1) ?? 0) && (
            <button type="button" className="word" onClick={() => done.again(nextLimit(done.limit))}>
              {label(lang, 'results.more', { rows: number.format(nextLimit(done.limit)) })}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function nextLimit(limit: number): number {
  return limits.find((next) => next > limit) ?? limit;
}
