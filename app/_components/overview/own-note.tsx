import Link from 'next/link';
import type { Language } from '../../../lib/model/language.ts';
import { type LabelKey, label } from '../../_labels/label.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './overview.module.css';

interface OwnNoteProps {
  readonly lang: Language;
  readonly words: LabelKey;
  readonly count?: number;
}

/** Which data the overview speaks of, and the way to one's own. */
export function OwnNote({ lang, words, count = 0 }: OwnNoteProps) {
  return (
    <p className={styles.own} role="status">
      {label(lang, words, { count })}{' '}
      <Link href={pathIn(lang, '/import/')} prefetch={false}>
        {label(lang, 'overview.own.way')}
      </Link>
    </p>
  );
}
