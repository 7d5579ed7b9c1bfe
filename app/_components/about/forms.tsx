import type { Language } from '../../../lib/model/language.ts';
import { type TemplateId, templateIds } from '../../../lib/model/template.ts';
import { label } from '../../_labels/label.ts';
import styles from './about.module.css';

interface Props {
  readonly lang: Language;
  /** How many reports of the data stand in each form. */
  readonly counts: ReadonlyMap<TemplateId, number>;
}

/** The generations of the form: years, contents, and how many reports here follow each. */
export function Forms({ lang, counts }: Props) {
  return (
    <ul className={styles.list}>
      {templateIds.map((form) => (
        <li key={form} className={styles.form}>
          <strong>{label(lang, `about.form.${form}`)}</strong>
          <span>{label(lang, `about.form.${form}.years`)}</span>
          <span>{label(lang, `about.form.${form}.what`)}</span>
          <span>{label(lang, 'about.form.count', { count: counts.get(form) ?? 0 })}</span>
        </li>
      ))}
    </ul>
  );
}
