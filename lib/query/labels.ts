import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { plainText } from './words.ts';

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

/** The metric's name; its id where the dictionary does not know it. */
export function metricName(view: View, dictionary: Dictionary, language: Language): string {
  return dictionary.metrics.get(view.metric)?.name[language] ?? view.metric;
}

/** The unit as printed beside figures: 条 in Chinese, "pieces" in English, % for a ratio. */
export function unitText(view: View, dictionary: Dictionary, language: Language): string {
  const unit = dictionary.metrics.get(view.metric)?.unit ?? '';
  if (view.measure !== 'value') return '%';
  return language === 'zh' ? unit : (dictionary.units.get(unit) ?? unit);
}

/** The breakdowns a View fixes, in words: ["公开渠道：政务微信"]. */
export function fixedWords(view: View, dictionary: Dictionary, language: Language): string[] {
  return Object.entries(view.where).map(([name, code]) => {
    const dimension = [...dictionary.dimensions.values()].find((entry) => entry.name === name);
    const label = dimension?.codes.find((entry) => entry.code === code)?.label[language] ?? code;
    return `${dimension?.label[language] ?? name}${language === 'zh' ? '：' : ': '}${label}`;
  });
}
