import type { Dims } from '../../model/dimension.ts';
import { isDimensionName, totalCodes } from '../../model/dimension.ts';
import { type Bilingual, fillText, type Language } from '../../model/language.ts';
import { type Dictionary, unitWords } from '../../model/metric.ts';

/** A number as people write it in a finding: no exponent, no binary tail. */
export function printNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** A sum as people write it: "180 + 98 = 278"; terms of 0 and a lone term stand without the sign of equality. */
export function printSum(terms: readonly number[]): string {
  const shown = terms.filter((term) => term !== 0);
  const total = printNumber(terms.reduce((sum, term) => sum + term, 0));
  if (shown.length < 2) return total;
  const text = shown
    .map((term, index) =>
      index === 0 ? printNumber(term) : term < 0 ? `- ${printNumber(-term)}` : `+ ${printNumber(term)}`,
    )
    .join(' ');
  return `${text} = ${total}`;
}

/** Words to put in a message: the same in both languages, or one for each. */
export type Words = Readonly<Record<string, string | Bilingual>>;

/** Fills the places of a message as `fillText` does; one without words is left out. */
export function fillMessage(message: Bilingual, words: Words): Bilingual {
  const fill = (language: Language) =>
    fillText(message[language], language, (name) => {
      const word = words[name] ?? '';
      return typeof word === 'string' ? word : word[language];
    });
  return { zh: fill('zh'), en: fill('en') };
}

/** A unit in both languages, as the metrics of that group count in it: 件 are cases, documents, proposals or decisions. */
export function unitName(unit: string, metric: string, dictionary: Dictionary): Bilingual {
  return { zh: unit, en: unitWords(dictionary, unit, dictionary.metrics.get(metric)?.group)?.other ?? unit };
}

/** Words of a report as a message quotes them one after the other: in English each in quotation marks. */
export function quotedWords(words: readonly string[], separator: string): Bilingual {
  return { zh: words.join(separator), en: words.map((each) => `“${each}”`).join(', ') };
}

/** A metric's name in both languages; an id the dictionary does not know stands for itself. */
export function metricName(metric: string, dictionary: Dictionary): Bilingual {
  return dictionary.metrics.get(metric)?.name ?? { zh: metric, en: metric };
}

/** A breakdown code's name in both languages; the report's own label, and an unknown code, stand for themselves. */
export function codeName(dimension: string, code: string, dictionary: Dictionary): Bilingual {
  const known = isDimensionName(dimension) ? dictionary.dimensions.get(dimension) : undefined;
  const label = known?.codes.find((entry) => entry.code === code)?.label;
  return label ?? (totalCodes.has(code) ? { zh: '总计', en: 'total' } : { zh: code, en: code });
}

/** A figure's name in both languages: metric, then its breakdowns; the report's own label stands for its category. */
export function figureName(metric: string, dims: Dims, dictionary: Dictionary): Bilingual {
  const whole = metricName(metric, dictionary);
  const parts = Object.entries(dims)
    .filter(([name, code]) => !totalCodes.has(code) && (name !== 'category' || dims.label === undefined))
    .map(([dimension, code]) => codeName(dimension, code, dictionary));
  if (parts.length === 0) return whole;
  return {
    zh: `${whole.zh}（${parts.map((part) => part.zh).join('，')}）`,
    en: `${whole.en} (${parts.map((part) => part.en).join(', ')})`,
  };
}
