import type { FindingRow } from '../../../lib/query/findings-sql.ts';
import styles from './quality.module.css';

/** A shape of its own for each severity, and for a check that held; the word stands beside it. */
const shapes: Readonly<Record<FindingRow['severity'] | 'kept', string>> = {
  error: '▲',
  warning: '△',
  info: '○',
  kept: '✓',
};

/** The shape of a severity; words say the same beside it. */
export function SeverityMark({ kind }: { readonly kind: keyof typeof shapes }) {
  return (
    <span className={styles.shape} data-kind={kind} aria-hidden="true">
      {shapes[kind]}
    </span>
  );
}
