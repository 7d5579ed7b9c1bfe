import type { ReactNode } from 'react';
import styles from './figure.module.css';

interface FigureStateProps {
  readonly title: string;
  readonly body?: string;
  readonly alert?: boolean;
  /** The ways on: buttons and links. */
  readonly children?: ReactNode;
}

/** What stands in a figure's place when there is nothing to draw: loading, empty or failed, always with a way on. */
export function FigureState({ title, body, alert = false, children }: FigureStateProps) {
  return (
    <div className={styles.state} role={alert ? 'alert' : 'status'}>
      <h3>{title}</h3>
      {body !== undefined && <p>{body}</p>}
      {children !== undefined && <div className={styles.ways}>{children}</div>}
    </div>
  );
}
