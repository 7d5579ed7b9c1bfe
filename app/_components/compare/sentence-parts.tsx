import { Fragment, type ReactNode } from 'react';
import type { LabelPart } from '../../_labels/label.ts';
import styles from './sentence.module.css';

interface SentencePartsProps {
  readonly parts: readonly LabelPart[];
  /** Draws what stands at a `{name}` of the sentence. */
  readonly children: (name: string) => ReactNode;
}

/** A sentence with controls in it. Punctuation stays on the line of the control before it, which would let it go. */
export function SentenceParts({ parts, children }: SentencePartsProps) {
  return parts.map((part, at) => {
    const [key, before, after] = [`${at}`, parts[at - 1], parts[at + 1]];
    if ('text' in part) {
      const follows = before !== undefined && 'place' in before;
      return <Fragment key={key}>{follows ? part.text.replace(/^\p{P}+/u, '') : part.text}</Fragment>;
    }
    const stop = after !== undefined && 'text' in after ? (/^\p{P}+/u.exec(after.text)?.[0] ?? '') : '';
    return (
      <Fragment key={part.place}>
        {/* Firefox breaks no line between a character and a control that is held. */}
        <wbr />
        <span className={styles.held}>
          {children(part.place)}
          {stop}
        </span>
      </Fragment>
    );
  });
}
