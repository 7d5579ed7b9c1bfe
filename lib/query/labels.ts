import { isBreakdownName } from '../model/dimension.ts';
import type { Language } from '../model/language.ts';
import { type Dictionary, isRatio, unitWords, viewMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { type NumberForm, type PlainForm, plainText } from './words.ts';

/** The name of a breakdown code; free text (the report's own wording) and unknown codes stand for themselves. */
export function codeLabel(
  view: View,
  code: string | null,
  dictionary: Dictionary,
  language: Language,
  length: 'label' | 'short' = 'label',
): string {
  if (code === null || view.by === null) return metricName(view, dictionary, language);
  const known = dictionary.dimensions.get(view.by)?.codes.find((entry) => entry.code === code);
  return known?.[length][language] ?? plainText(code);
}

/** The codes of the drawn breakdown in official order: of a composition its own parts; of free text and the total none. */
export function breakdownCodes({ metric, by }: View, dictionary: Dictionary): readonly string[] {
  if (by === null) return [];
  const codes = dictionary.dimensions.get(by)?.codes.map(({ code }) => code) ?? [];
  const parts = dictionary.indicators.get(metric)?.composition?.parts;
  return by === 'part' ? (parts ?? []).map(({ code }) => code) : codes;
}

/** The metric's name; its id where the dictionary does not know it. */
export function metricName(view: View, dictionary: Dictionary, language: Language): string {
  return metricLabel(dictionary, view.metric, language);
}

/** The name of a metric or indicator; its id where the dictionary does not know it. */
export function metricLabel(dictionary: Dictionary, id: string, language: Language): string {
  return viewMetric(dictionary, id)?.name[language] ?? id;
}

/**
 * The unit of a metric or indicator itself: 条 in Chinese, "pieces" in English, % for a rate. 件 counts cases, documents or
 * decisions: English asks of which group the metric is, and beside one number, which: 1 case, 2 cases.
 */
export function metricUnit(
  dictionary: Dictionary,
  id: string,
  language: Language,
  number: number | null = null,
): string {
  const { unit = '', group = '' } = viewMetric(dictionary, id) ?? {};
  if (language === 'zh') return unit;
  return unitWords(dictionary, unit, group)?.[number !== null && Math.abs(number) === 1 ? 'one' : 'other'] ?? unit;
}

/** The unit behind a number: " 件", " cases"; " × 10,000 yuan" where it begins with a number itself. A bare count has none. */
export function unitTail(unit: string, language: Language): string {
  if (unit === '' || (language === 'en' && unit === 'count')) return '';
  return language === 'en' && /^\d/.test(unit) ? ` × ${unit}` : ` ${unit}`;
}

/** The unit as printed beside the View's numbers: 条, "pieces", %, 个百分点, 名次 …; beside one number, as that asks for it. */
export function unitText(view: View, dictionary: Dictionary, language: Language, number: number | null = null): string {
  const zh = language === 'zh';
  const unit = metricUnit(dictionary, view.metric, language, number);
  const points = zh ? '个百分点' : number !== null && Math.abs(number) === 1 ? 'percentage point' : 'percentage points';
  switch (view.measure) {
    case 'value':
      return unit;
    case 'share':
    case 'change':
      return '%';
    case 'per_hundred':
      return zh ? `${unit}/百件申请` : `${unit} per hundred applications`;
    case 'difference':
      return unit === '%' ? points : unit;
    case 'points':
      return points;
    case 'rank':
      return zh ? '名次' : 'rank';
    case 'index':
      return zh ? '指数，组内中位数＝100' : 'index, median of the group = 100';
  }
}

/** How the View's numbers are written. */
export function numberForm(view: View, dictionary: Dictionary): NumberForm {
  if (plainForm(view, dictionary) !== 'percent') return view.measure;
  if (view.measure === 'value') return 'percent';
  return view.measure === 'difference' ? 'points' : view.measure;
}

/** How the figures behind the View's numbers are written: see `ViewRow.printed`. */
export function plainForm({ metric }: Pick<View, 'metric'>, dictionary: Dictionary): PlainForm {
  const known = viewMetric(dictionary, metric);
  return known !== undefined && isRatio(known) ? 'percent' : 'value';
}

/** How the second figure of a scatter is written. */
export function againstForm({ against }: View, dictionary: Dictionary): PlainForm {
  return plainForm({ metric: against ?? '' }, dictionary);
}

/** What a View fixes in words: each breakdown's name and that of its part; an unknown one as it stands in the View. */
export function fixedParts(
  view: View,
  dictionary: Dictionary,
  language: Language,
): readonly { readonly breakdown: string; readonly part: string }[] {
  return Object.entries(view.where).map(([name, code]) => {
    const known = isBreakdownName(name) ? dictionary.dimensions.get(name) : undefined;
    const part = known?.codes.find((entry) => entry.code === code)?.label[language] ?? code;
    return { breakdown: known?.label[language] ?? name, part };
  });
}

/** The breakdowns a View fixes, in words: ["公开渠道：政务微信"]. */
export function fixedWords(view: View, dictionary: Dictionary, language: Language): string[] {
  const colon = language === 'zh' ? '：' : ': ';
  return fixedParts(view, dictionary, language).map(({ breakdown, part }) => `${breakdown}${colon}${part}`);
}
