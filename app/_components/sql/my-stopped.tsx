import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import styles from './my.module.css';
import type { Run } from './run-statement.ts';

/** Why a run has no result although the statement itself may be sound: its time ran out, or its engine died of it. */
export function RunStopped({
  lang,
  run,
}: {
  readonly lang: Language;
  readonly run: Run & { readonly phase: 'limited' | 'died' };
}) {
  return (
    <div role="alert" className={styles.stopped}>
      {run.phase === 'limited' ? (
        <p>{label(lang, 'my.limit.reached', { seconds: run.seconds })}</p>
      ) : (
        <>
          <p>{label(lang, 'my.died', { sql: run.sql })}</p>
          <pre lang="en">{run.words}</pre>
        </>
      )}
    </div>
  );
}
