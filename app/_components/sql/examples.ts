import data from '../../../data/examples.json' with { type: 'json' };
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import type { ParameterValues } from '../../../lib/workbench/parameters.ts';

/** A question the data can answer, and the SQL that asks it. */
export interface SqlExample {
  readonly id: string;
  readonly group: string;
  readonly title: Bilingual;
  /** Begins with a comment that says what is asked and what to beware of. */
  readonly sql: string;
  /** Reporting years it looks at: `all`, `chosen` by a parameter, one (`2017`), two (`2023-2024`), from one on (`2021-`). */
  readonly years: string;
  /** The forms its metrics stand on, by their first year; none where it asks about no figures. */
  readonly forms: readonly string[];
  /** How far its metrics can be compared: A (freely) to X (not at all). */
  readonly grades: readonly string[];
  /** Values its parameters start with. */
  readonly values: ParameterValues;
}

/** The subjects of the questions, in order. */
export const exampleGroups: readonly { readonly id: string; readonly title: Bilingual }[] = data.groups;

/** A statement that answers in a language: every column of Chinese words has an English one beside it, its own words are data too. */
function worded(lang: Language, sql: string): string {
  if (lang === 'zh') return sql;
  const english = sql.replace(/\b(channel|form|label|message|metric|name|route)_zh\b/g, '$1_en');
  return data.words.reduce((text, { zh, en }) => text.replaceAll(`'${zh}'`, `'${en}'`), english);
}

const inLanguage = (lang: Language): readonly SqlExample[] =>
  data.examples.map(({ note, sql, ...example }) => ({
    values: {},
    ...example,
    sql: [`-- ${note[lang]}`, worded(lang, sql.join('\n'))].join('\n'),
  }));

/** The questions offered in the workbench, in either language; a test runs every one on the bundled data. */
export const sqlExamples: Readonly<Record<Language, readonly SqlExample[]>> = {
  zh: inLanguage('zh'),
  en: inLanguage('en'),
};
