import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { label } from '../../_labels/label.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './overview.module.css';
import { questions } from './questions.ts';

/** Questions the compare page answers as it opens. */
export function QuestionList({ lang }: { readonly lang: Language }) {
  return (
    <section aria-labelledby="questions-title" className="no-print">
      <h2 id="questions-title">{label(lang, 'overview.questions')}</h2>
      <ul className={styles.questions}>
        {questions.map(({ words, view }) => (
          <li key={words}>
            <Link href={`${pathIn(lang, '/compare/')}?${encodeView(view)}`} prefetch={false}>
              {label(lang, words)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
