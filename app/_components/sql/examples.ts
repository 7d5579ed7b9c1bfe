import data from '../../../data/examples.json' with { type: 'json' };
import type { Bilingual } from '../../../lib/model/language.ts';
import type { ParameterValues } from '../../../lib/workbench/parameters.ts';

/** A question the data can answer, and the SQL that asks it. */
export interface SqlExample {
  readonly id: string;
  readonly group: string;
  readonly title: Bilingual;
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

/** The questions offered in the workbench; a test runs every one on the bundled data. */
export const sqlExamples: readonly SqlExample[] = data.examples.map(({ sql, ...example }) => ({
  values: {},
  ...example,
  sql: sql.join('\n'),
}));
