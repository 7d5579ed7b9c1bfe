import type { ReactNode } from 'react';
import { groupBy } from '../../../lib/model/group.ts';
import type { Language } from '../../../lib/model/language.ts';
import { siteData } from '../../_data/site.ts';
import { label } from '../../_labels/label.ts';
import styles from './about.module.css';
import { Absence } from './absence.tsx';
import { Downloads } from './downloads.tsx';
import { Forms } from './forms.tsx';
import { Keyboard } from './keyboard.tsx';
import { MetricList } from './metric-list.tsx';
import { Rules } from './rules.tsx';
import { TableSketch } from './table-sketch.tsx';

const sections = [
  'data',
  'absence',
  'forms',
  'rules',
  'tables',
  'downloads',
  'licence',
  'privacy',
  'keyboard',
  'metrics',
] as const;
type SectionName = (typeof sections)[number];

const grades = ['A', 'B', 'C', 'X'] as const;

interface SectionProps {
  readonly lang: Language;
  readonly name: SectionName;
  readonly children: ReactNode;
}

function Section({ lang, name, children }: SectionProps) {
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{label(lang, `about.${name}`)}</h2>
      {children}
    </section>
  );
}

function Points({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className={styles.points}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function longDate(lang: Language, date: string): string {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
}

/** What the data are and what every word on the other pages means. */
export function AboutPage({ lang }: { readonly lang: Language }) {
  const { dictionary, reports, agencies, rules, dataDate } = siteData();
  const years = reports.map((report) => report.year);
  const full = reports.filter((report) => report.completeness === 'full').length;
  const formCounts = new Map(
    [...groupBy(reports, (report) => report.template)].map(([form, members]) => [form, members.length]),
  );
  const activeRules = rules.filter((rule) => rule.status === 'active');
  return (
    <>
      <h1>{label(lang, 'about.title')}</h1>
      <div className={styles.layout}>
        <nav className={`${styles.contents} no-print`} aria-label={label(lang, 'about.contents')}>
          {sections.map((name) => (
            <a key={name} href={`#${name}`}>
              {label(lang, `about.${name}`)}
            </a>
          ))}
        </nav>
        <div className={styles.body}>
          <Section lang={lang} name="data">
            <p>
              {label(lang, 'about.data.sources', {
                reports: reports.length,
                agencies: agencies.length,
                from: Math.min(...years),
                to: Math.max(...years),
                date: longDate(lang, dataDate),
              })}
            </p>
            <Points
              texts={[
                label(lang, 'about.data.full', { count: full }),
                label(lang, 'about.data.excerpt', { count: reports.length - full }),
                label(lang, 'about.data.rules'),
                label(lang, 'about.data.text'),
                label(lang, 'about.data.synthetic'),
              ]}
            />
          </Section>
          <Section lang={lang} name="absence">
            <p>{label(lang, 'about.absence.lead')}</p>
            <Absence lang={lang} />
          </Section>
          <Section lang={lang} name="forms">
            <p>{label(lang, 'about.forms.lead')}</p>
            <Forms lang={lang} counts={formCounts} />
          </Section>
          <Section lang={lang} name="rules">
            <p>{label(lang, 'about.rules.lead', { count: activeRules.length })}</p>
            <p>{label(lang, 'about.rules.verdicts')}</p>
            <Rules lang={lang} rules={activeRules} />
          </Section>
          <Section lang={lang} name="tables">
            <p>{label(lang, 'about.tables.lead')}</p>
            <TableSketch lang={lang} />
          </Section>
          <Section lang={lang} name="downloads">
            <p>{label(lang, 'about.downloads.lead')}</p>
            <Downloads lang={lang} />
          </Section>
          <Section lang={lang} name="licence">
            <p>{label(lang, 'about.licence.code')}</p>
            <p>{label(lang, 'about.licence.data')}</p>
          </Section>
          <Section lang={lang} name="privacy">
            <p>{label(lang, 'about.privacy.text')}</p>
          </Section>
          <Section lang={lang} name="keyboard">
            <Keyboard lang={lang} />
          </Section>
          <Section lang={lang} name="metrics">
            <p>{label(lang, 'about.metrics.lead', { count: dictionary.metrics.size })}</p>
            <h3>{label(lang, 'about.grades')}</h3>
            <dl className={styles.grades}>
              {grades.map((grade) => (
                <div key={grade}>
                  <dt>{grade}</dt>
                  <dd>{label(lang, `about.grade.${grade}`)}</dd>
                </div>
              ))}
            </dl>
            <MetricList lang={lang} dictionary={dictionary} />
          </Section>
        </div>
      </div>
    </>
  );
}
