import type { Language } from '../../../lib/model/language.ts';
import type { HeadlineRow } from '../../../lib/query/highlights-sql.ts';
import { label } from '../../_labels/label.ts';
import styles from './overview.module.css';

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Four figures and what they count. */
export function Headline({ lang, headline }: { readonly lang: Language; readonly headline: HeadlineRow }) {
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');
  const { reports, agencies, full_reports, excerpts, first_year, last_year, broken, scope, checks, kept } = headline;
  const items = [
    {
      figure: number.format(reports),
      name: label(lang, 'overview.head.reports', { reports, agencies: number.format(agencies) }),
      note: label(lang, 'overview.head.reports.note', {
        full: number.format(full_reports),
        excerpt: number.format(excerpts),
      }),
    },
    {
      figure:
        first_year === null ? '—' : label(lang, 'overview.years', { from: first_year, to: last_year ?? first_year }),
      name: label(lang, 'overview.head.years'),
      note: label(lang, 'overview.head.years.note'),
    },
    {
      figure: number.format(broken),
      name: label(lang, 'overview.head.broken', { count: broken }),
      note:
        scope === 0
          ? label(lang, 'overview.head.broken.note.none')
          : label(lang, 'overview.head.broken.note', { scope: number.format(scope) }),
    },
    {
      figure: share(kept, checks),
      name: label(lang, 'overview.head.kept'),
      note:
        checks === 0
          ? label(lang, 'overview.head.kept.none')
          : label(lang, 'overview.head.kept.note', { checks: number.format(checks), kept: number.format(kept) }),
    },
  ];
  return (
    <section aria-label={label(lang, 'overview.headline')}>
      <ul className={styles.headline}>
        {items.map(({ figure, name, note }) => (
          <li key={name}>
            <strong>{figure}</strong>
            <span>{name}</span>
            <small>{note}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
