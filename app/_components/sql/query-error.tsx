import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { type ExplainedError, explainError } from './explain-error.ts';
import styles from './sql.module.css';

function sentence(lang: Language, { kind, name }: ExplainedError): string {
  if (kind === 'syntax' && !name) return label(lang, 'sql.error.syntax.end');
  if ((kind === 'table' || kind === 'column') && name === null) return label(lang, 'sql.error.other');
  return label(lang, `sql.error.${kind}`, name === null ? {} : { name });
}

interface Props {
  readonly lang: Language;
  /** Whether the statement was refused, or the engine itself gave up. */
  readonly by: 'engine' | 'statement';
  readonly words: string;
}

/** Why there is no result: our sentence, the nearest name of the atlas, then the engine's own words. */
export function QueryError({ lang, by, words }: Props) {
  const explained = explainError(words);
  return (
    <div role="alert" className={styles.error}>
      <p>
        <strong>{by === 'engine' ? label(lang, 'engine.failed') : sentence(lang, explained)}</strong>{' '}
        {explained.nearest !== null && label(lang, 'sql.error.nearest', { name: explained.nearest })}
      </p>
      <p className="quiet">{label(lang, 'sql.error.engine')}</p>
      <pre lang="en">{words}</pre>
    </div>
  );
}
