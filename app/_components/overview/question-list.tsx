import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { type LabelKey, label } from '../../_labels/label.ts';
import { compareHref } from '../compare/compare-link.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './overview.module.css';
import { questions } from './questions.ts';

/** The five questions of the mission, each with the page that answers it. */
const pages: readonly { readonly words: LabelKey; readonly path: string }[] = [
  { words: 'overview.question.channels', path: '/channels/' },
  { words: 'overview.question.outcomes', path: '/applications/' },
  { words: 'overview.question.explained', path: '/interpretations/' },
  { words: 'overview.question.corrected', path: '/reviews/' },
  { words: 'overview.question.sums', path: '/quality/' },
];

/** Questions to start from: the mission's own lead to their pages, others open the compare page on their answer. */
export function QuestionList({ lang }: { readonly lang: Language }) {
  const links = [
    ...pages.map(({ words, path }) => ({ words, href: pathIn(lang, path) })),
    ...questions.map(({ words, view }) => ({ words, href: compareHref(lang, view) })),
  ];
  return (
    <section aria-labelledby="questions-title" className="no-print">
      <h2 id="questions-title">{label(lang, 'overview.questions')}</h2>
      <ul className={styles.questions}>
        {links.map(({ words, href }) => (
          <li key={words}>
            <Link href={href} prefetch={false}>
              {label(lang, words)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
