import styles from './figure.module.css';

const range = /(\d{4}[–—]\d{4})/;

/** A text whose ranges of years stay on one line: browsers break after the dash. */
export function UnbrokenYears({ text }: { readonly text: string }) {
  return splitYears(text).map(({ at, part, years }) =>
    years ? (
      <span key={at} className={styles.years}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/** One piece of a text: a range of years, or what stands between two. */
export interface TextPiece {
  readonly at: number;
  readonly part: string;
  readonly years: boolean;
}

/** A text cut at its ranges of years; joined, the pieces are the text. */
export function splitYears(text: string): readonly TextPiece[] {
  return text.split(range).map((part, at) => ({ at, part, years: at % 2 === 1 }));
}
