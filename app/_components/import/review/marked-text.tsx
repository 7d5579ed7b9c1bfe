import type { ReactNode } from 'react';
import type { TextRange } from '../../../../lib/model/fact.ts';
import { inert } from './inert.ts';
import styles from './review.module.css';

/** A stretch of the document that is a figure. */
export interface FigureMark extends TextRange {
  readonly key: string;
  readonly kind: 'figure' | 'doubt' | 'corrected';
}

/** What is marked in the document. */
export interface Marks {
  /** In the order of the text; they do not overlap. */
  readonly figures: readonly FigureMark[];
  /** What is looked at. */
  readonly chosen: TextRange | null;
}

interface MarkedTextProps {
  readonly text: string;
  readonly range: TextRange;
  readonly marks: Marks;
}

/** The figures that lie within a stretch, found by halving: a document has thousands of stretches. */
export function marksWithin(figures: readonly FigureMark[], { start, end }: TextRange): readonly FigureMark[] {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: FigureMark[] = [];
  for (let at = low; at < figures.length; at++) {
    const mark = figures[at];
    if (mark === undefined || mark.start >= end) break;
    found.push(mark);
  }
  return found;
}

/** Words of the document with their figures marked; `data-start` counts where each piece begins. */
export function MarkedText({ text, range, marks }: MarkedTextProps) {
  const pieces: ReactNode[] = [];
  let at = range.start;
  const plain = (to: number): void => {
    const { start = to, end = to } = marks.chosen ?? {};
    for (const cut of [start, end, to]) {
      const until = Math.min(cut, to);
      if (until > at) pieces.push(piece(text, at, until, marks.chosen, null));
      at = Math.max(at, until);
    }
  };
  for (const mark of marksWithin(marks.figures, range)) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, range.end);
    if (end <= start) continue;
    plain(start);
    pieces.push(piece(text, start, end, marks.chosen, mark));
    at = end;
  }
  plain(range.end);
  return pieces;
}

function piece(text: string, start: number, end: number, chosen: TextRange | null, mark: FigureMark | null): ReactNode {
  const words = inert(text.slice(start, end));
  const isChosen = chosen !== null && chosen.start < end && chosen.end > start;
  const common = { 'data-start': start, 'data-chosen': isChosen || undefined };
  if (mark === null && !isChosen) {
    return (
      <span key={start} {...common}>
        {words}
      </span>
    );
  }
  return (
    <mark key={start} {...common} className={styles.figure} data-kind={mark?.kind} data-fact={mark?.key}>
      {words}
    </mark>
  );
}
