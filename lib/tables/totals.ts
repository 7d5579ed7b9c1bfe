import type { Language } from '../model/language.ts';
import { type Dictionary, isRatio, viewMetric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { partitionOf } from '../query/charts-for.ts';
import { hasNumber } from '../query/view-rows.ts';
import { doubtWord, editedWord, numberText } from '../query/words.ts';

/** A sum that says what it lacks. */
export interface TableTotal {
  /** The sum of the numbers there are; null where there is none. */
  readonly value: number | null;
  /** How many cells have a number, and how many should have one and have not. */
  readonly counted: number;
  readonly missing: number;
  /** Whether a doubtful or inexact figure is in it. */
  readonly doubt: boolean;
  /** The sum as shown: never a plain number where figures are missing or doubtful. */
  readonly text: string;
}

/** Whether figures of several agencies may be added up: plain counts and amounts of grade A or B. */
export function isAdditive(view: View, dictionary: Dictionary): boolean {
  const metric = viewMetric(dictionary, view.metric);
  if (metric === undefined || view.measure !== 'value' || isRatio(metric)) return false;
  const counts = metric.valueType === 'count' || metric.valueType === 'amount';
  return counts && (metric.comparability === 'A' || metric.comparability === 'B');
}

/** The sum of each column over its agencies; null where they must not be added up, or where one line shows a part twice. */
export function columnTotals(
  view: View,
  columns: readonly (readonly ViewRow[])[],
  { dictionary, language }: { readonly dictionary: Dictionary; readonly language: Language },
): TableTotal[] | null {
  if (!isAdditive(view, dictionary)) return null;
  // Lines that are codes of one agency, or years of one, are no sum over agencies.
  return columns.some(hasTwice) ? null : columns.map((rows) => totalOf(rows, language));
}

/** Whether rows name an agency twice. */
function hasTwice(rows: readonly ViewRow[]): boolean {
  const met = new Set<string>();
  return rows.some(({ agency_id: id }) => met.has(id) || !met.add(id));
}

/** The sum over the codes that make up the whole of one agency and year; null where parts may overlap. */
export function partsTotal(
  view: View,
  rows: readonly ViewRow[],
  dictionary: Dictionary,
  language: Language,
): TableTotal | null {
  const partition = partitionOf(view, dictionary);
  if (partition === null || !isAdditive(view, dictionary)) return null;
  return totalOf(
    rows.filter(({ code }) => code !== null && partition.includes(code)),
    language,
  );
}

function totalOf(rows: readonly ViewRow[], language: Language): TableTotal {
  const numbers = rows.filter(hasNumber);
  const missing = rows.length - numbers.length;
  const inexact = numbers.some(({ qualifier }) => qualifier !== 'exact');
  const doubt = inexact || numbers.some((row) => row.doubt);
  if (numbers.length === 0) {
    return {
      value: null,
      counted: 0,
      missing,
      doubt: false,
      text: language === 'zh' ? '没有可加的数' : 'nothing to add',
    };
  }
  const value = numbers.reduce((sum, row) => sum + row.value, 0);
  const about = inexact ? (language === 'zh' ? '约 ' : 'about ') : '';
  const lacks = missing === 0 ? '' : language === 'zh' ? `（缺 ${missing} 个）` : ` (${missing} missing)`;
  const doubtful = numbers.some((row) => row.doubt) ? ` ${doubtWord[language]}` : '';
  const corrected = numbers.some((row) => row.edited) ? ` ${editedWord[language]}` : '';
  return {
    value,
    counted: numbers.length,
    missing,
    doubt,
    text: `${about}${numberText(value, 'value')}${doubtful}${corrected}${lacks}`,
  };
}
