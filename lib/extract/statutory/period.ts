import { compactLabel } from '../label.ts';
import type { PeriodWords } from '../template.ts';

/** Whose figures a column's heading announces: the report's own year's, or not (another year, a change, a share, all years). */
export interface ColumnPeriod {
  readonly isOwn: boolean;
  /** The heading without the words for the report's own year. */
  readonly rest: string;
}

/** Words behind a year that still name a column. */
const maxRest = 12;
/** Last year's leftovers are a row of the form. */
const carried = /^结转/;

function prefixOf(words: string, prefixes: readonly string[]): string | null {
  return prefixes.map(compactLabel).find((prefix) => words.startsWith(prefix)) ?? null;
}

/**
 * What a column's heading (compact) says of its year; null where it says nothing. A year in digits is the report's own
 * only where it is `year`, the report's.
 */
export function readColumnPeriod(words: string, year: number | null, periods: PeriodWords): ColumnPeriod | null {
  if (words.length > maxRest + 6) return null;
  const has = (list: readonly string[]): boolean => list.some((word) => words.includes(compactLabel(word)));
  const dated = /^(20[0-9]{2})(?![0-9])年?度?/.exec(words);
  if (dated !== null)
    return { isOwn: Number(dated[1]) === year && !has(periods.compared), rest: words.slice(dated[0].length) };
  const other = prefixOf(words, periods.other);
  if (other !== null) return carried.test(words.slice(other.length)) ? null : { isOwn: false, rest: '' };
  if (has(periods.compared) || has(periods.stock)) return { isOwn: false, rest: '' };
  const own = prefixOf(words, periods.own);
  return own === null ? null : { isOwn: true, rest: words.slice(own.length) };
}

/** Whether a heading of a form (compact) asks for another year's figure or for a change itself (上一年项目数量, 本年增/减). */
export function isOfOtherYear(label: string, periods: PeriodWords): boolean {
  return readColumnPeriod(label, null, periods)?.isOwn === false;
}
