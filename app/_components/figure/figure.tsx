import type { ReactNode } from 'react';
import type { Caption } from '../../../lib/model/caption.ts';
import styles from './figure.module.css';
import { UnbrokenYears } from './unbroken-years.tsx';

interface FigureProps {
  readonly caption: Caption;
  /** What the rows say, in a sentence made of them alone; null or absent where nothing is to be said. */
  readonly finding?: string | null;
  /** Stands at the head, right of the title: the tabs. */
  readonly tools?: ReactNode;
  readonly busy?: boolean;
  /** Whether footnotes, completeness and source are known: they are of the rows, not of the question. */
  readonly known?: boolean;
  readonly children: ReactNode;
}

/** A picture or a table with the words that belong to it: title, subtitle, footnotes, completeness, source. */
export function Figure({ caption, finding = null, tools, busy = false, known = true, children }: FigureProps) {
  return (
    <section className={styles.card} aria-busy={busy}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2>
            <UnbrokenYears text={caption.title} />
          </h2>
          <p className={styles.subtitle}>
            <UnbrokenYears text={caption.subtitle} />
          </p>
          {finding !== null && <p className={styles.finding}>{finding}</p>}
        </div>
        {tools}
      </header>
      <div className={styles.body}>{children}</div>
      {known && (
        <footer className={styles.notes}>
          {caption.footnotes.length > 0 && (
            <ul className={styles.footnotes}>
              {caption.footnotes.map(({ number, text }) => (
                <li key={text}>
                  {number !== null && <sup>{number}</sup>}
                  {number === null ? text : `\u00a0${text}`}
                </li>
              ))}
            </ul>
          )}
          <p>
            {caption.completeness} {caption.source}
          </p>
        </footer>
      )}
    </section>
  );
}
