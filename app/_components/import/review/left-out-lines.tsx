'use client';

import type { Document } from '../../../../lib/model/document.ts';
import type { ReadWarning, TextRange } from '../../../../lib/model/fact.ts';
import type { Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';
import { inert } from './inert.ts';
import styles from './review.module.css';

interface LeftOutLinesProps {
  readonly lang: Language;
  readonly document: Document;
  readonly warnings: readonly ReadWarning[];
  readonly onChoose: (range: TextRange) => void;
}

/** How many characters of a longer stretch are shown, and how many stand before and behind it. */
const [shown, before, behind] = [40, 16, 8];

/** The words of a place, with what stands around them in the same line. */
function WordsAt({ text, start, end }: TextRange & { readonly text: string }) {
  const lead = text.slice(Math.max(0, start - before), start);
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const [rest = ''] = text.slice(end, end + behind).split('\n');
  return (
    <q className="quiet" lang="zh-CN">
      {inert(lead.slice(lead.lastIndexOf('\n') + 1))}
      <b>{inert(words.slice(0, shown))}</b>
      {words.length > shown ? '…' : inert(rest)}
    </q>
  );
}

/** What the reader saw and took no figure from, each with its place. */
export function LeftOutLines({ lang, document, warnings, onChoose }: LeftOutLinesProps) {
  if (warnings.length === 0) return null;
  return (
    <details className={styles.findings}>
      <summary>{label(lang, 'import.left.out', { count: warnings.length })}</summary>
      <ul>
        {warnings.map(({ code, start, end }, index) => {
          const range = start === null || end === null ? null : { start, end };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two can stand at one place; the list never changes
            <li key={index}>
              <p>
                {label(lang, `import.warning.${code}`)} {range && <WordsAt text={document.text} {...range} />}
              </p>
              {range && (
                <button type="button" className="word" onClick={() => onChoose(range)}>
                  {label(lang, 'import.finding.place')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
