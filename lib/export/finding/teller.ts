import type { Language } from '../../model/language.ts';
import type { Dictionary } from '../../model/metric.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel, fixedWords, metricLabel, metricName, numberForm, unitTail, unitText } from '../../query/labels.ts';
import { smallBase } from '../../query/measured.ts';
import { cellText, plainText } from '../../query/words.ts';
import { cutText } from '../text.ts';

/** What a sentence about a View's rows needs beside them. */
export interface FindingContext {
  readonly dictionary: Dictionary;
  readonly language: Language;
}

/** At most so many agencies are named side by side; more are counted. */
const namedAtMost = 3;
/** Longest name within a title, in UTF-16 units. */
const longestName = 24;

/** The words of one View's sentence. */
export interface Teller {
  readonly zh: boolean;
  /** What is counted, with the breakdowns that are fixed. */
  readonly name: string;
  readonly against: string;
  /** The part a row is of. */
  code(row: ViewRow): string;
  /** The agencies of rows, or how many. */
  who(rows: readonly ViewRow[]): string;
  /** A figure with its unit. */
  bare(row: ViewRow): string;
  /** The same in brackets. */
  told(row: ViewRow): string;
  /** Most and least of counts, highest and lowest of everything else. */
  readonly ends: readonly [string, string];
}

/** The words a View's sentence is made of. */
export function tellerOf(view: View, { dictionary, language }: FindingContext): Teller {
  const zh = language === 'zh';
  const form = numberForm(view, dictionary);
  const fixed = fixedWords(view, dictionary, language);
  const where = fixed.length === 0 ? '' : zh ? `（${fixed.join('，')}）` : ` (${fixed.join(', ')})`;
  const hasUnit = form === 'value' || form === 'difference' || form === 'points';
  const tail = (row: ViewRow) => unitTail(hasUnit ? unitText(view, dictionary, language, row.value) : '', language);
  const bare = (row: ViewRow) =>
    `${cellText(row, form, language)}${form === 'value' && row.base !== null ? '' : tail(row)}`;
  return {
    zh,
    name: `${metricName(view, dictionary, language)}${where}`,
    against: view.against === null ? '' : metricLabel(dictionary, view.against, language),
    code: (row) => codeLabel(view, row.code, dictionary, language, 'short'),
    who: (rows) => {
      const names = rows.map(({ agency }) => cutText(plainText(agency), longestName));
      if (names.length <= namedAtMost) return names.join(zh ? '、' : ', ');
      return zh ? `${names.length} 个机构` : `${names.length} agencies`;
    },
    bare,
    told: (row) => (zh ? `（${bare(row)}）` : ` (${bare(row)})`),
    ends: zh ? (form === 'value' ? ['最多', '最少'] : ['最高', '最低']) : ['highest', 'lowest'],
  };
}

/** How many took no part, each counted once: doubtful or inexact, and else on a small denominator. */
export interface Left {
  readonly unsure: number;
  readonly small: number;
}

/** The figures of the year that took no part, and why, for the end of a sentence. */
export function leftWords({ unsure, small }: Left, zh: boolean): string {
  if (unsure + small === 0) return '';
  const denominator = small === 1 ? 'a denominator' : 'denominators';
  const said = [
    [unsure, zh ? `${unsure} 个数存疑或不准确` : `${unsure} doubtful or inexact`],
    [small, zh ? `${small} 个分母不足 ${smallBase}` : `${small} on ${denominator} below ${smallBase}`],
  ] as const;
  const reasons = said.filter(([count]) => count > 0).map(([, words]) => words);
  return zh ? `（另有 ${reasons.join('、')}，不计）` : ` (${reasons.join(', ')} left out)`;
}
