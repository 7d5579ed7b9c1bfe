import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import type { Sentence, SentencePart } from '../../../lib/query/sentences.ts';
import { label } from '../../_labels/label.ts';
import { compareHref } from '../compare/compare-link.ts';
import styles from './overview.module.css';

/** Sentences built from figures: each figure of one agency leads to its place, one of all to the View it is added up from. */
export function KeySentences({
  lang,
  sentences,
}: {
  readonly lang: Language;
  readonly sentences: readonly Sentence[];
}) {
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby="sentences-title">
      <h2 id="sentences-title">{label(lang, 'overview.sentences')}</h2>
      <p className="quiet">{label(lang, 'overview.sentences.note')}</p>
      <ul className={styles.findings}>
        {sentences.map(({ id, parts }) => (
          <li key={id}>
            <p>
              {parts.map((part, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
                <Part key={at} lang={lang} part={part} />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ lang, part }: { readonly lang: Language; readonly part: SentencePart }) {
  if (part.kind === 'text') return part.text;
  return (
    <Link href={compareHref(lang, part.view, part.mark)} prefetch={false}>
      {part.text}
    </Link>
  );
}
