import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { emptinessOf } from '../../../lib/query/emptiness.ts';
import { numberForm } from '../../../lib/query/labels.ts';
import { measureWords, statusText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';

/** Why a selection shows nothing, and the ways on that lead somewhere else. */
export interface EmptyWords {
  readonly body: string;
  /** The figures themselves, where only what the measure makes of them is missing. */
  readonly values: View | null;
  /** Every agency and year, where the selection is narrower. */
  readonly everyone: View | null;
}

/** What is said in the place of a figure none of whose rows has a number. */
export function emptyWords(
  view: View,
  rows: readonly ViewRow[],
  { dictionary, years }: { readonly dictionary: Dictionary; readonly years: View['years'] },
  lang: Language,
): EmptyWords {
  const { printed, statuses } = emptinessOf(rows);
  const form = numberForm(view, dictionary);
  const said = new Set(statuses.map((status) => statusText(status, lang, form)));
  const reasons = [...said].join(lang === 'zh' ? '、' : ', ');
  if (printed) {
    const measure = measureWords[view.measure][lang];
    const body = label(lang, 'figure.empty.measured', { measure, reasons });
    return { body, values: view.measure === 'value' ? null : { ...view, measure: 'value' }, everyone: null };
  }
  const narrower = view.agencies.length > 0 || view.years.from > years.from || view.years.to < years.to;
  const body = rows.length === 0 ? label(lang, 'figure.empty.nobody') : label(lang, 'figure.empty.body', { reasons });
  return { body, values: null, everyone: narrower ? { ...view, agencies: [], years } : null };
}
