import type { Bilingual } from '../model/language.ts';
import { type Dictionary, viewMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { reviewFirstYear } from '../query/measured.ts';
import type { ChartContext } from './chart-model.ts';
import { textWidth } from './measure.ts';
import { chartFontSize, emptySeries } from './style.ts';

/** A year in which the counting changed; `group` names the metrics it concerns, null = all. */
interface Break {
  readonly year: number;
  readonly group: string | null;
  readonly words: Bilingual;
}

const newForm: Bilingual = { zh: '新表式', en: 'new form' };

/** The forms of 2019 and 2021; since 2024 refusals go to review before court (Administrative Reconsideration Law, 23). */
const breaks: readonly Break[] = [
  { year: 2019, group: null, words: newForm },
  { year: 2021, group: null, words: newForm },
  { year: reviewFirstYear, group: 'remedies', words: { zh: '复议前置', en: 'review first' } },
];

/** Where rules stand: axes, the width of a year in pixels, and whether the value axis counts downwards. */
interface RulePlace {
  readonly xAxisIndex: number;
  readonly yAxisIndex: number;
  readonly band: number;
  readonly inverse?: boolean;
  /** Below what else is drawn, so that words beside a rule cover it. */
  readonly below?: boolean;
}

function breaksOf(view: View, dictionary: Dictionary): readonly Break[] {
  const group = viewMetric(dictionary, view.metric)?.group;
  return breaks.filter(
    (each) =>
      view.years.from < each.year && each.year <= view.years.to && (each.group === null || each.group === group),
  );
}

/** The years within the View's in which the counting of its metric changed. */
export function breakYears(view: View, dictionary: Dictionary): number[] {
  return breaksOf(view, dictionary).map(({ year }) => year);
}

/**
 * Thin rules where the counting changed (new forms; for reviews and suits also the law of 2024), as a series without data on
 * a hidden axis that counts years from 0: a rule stands between two years, where a category axis has no place for it.
 * Where two rules stand too close, only their years are printed, or nothing.
 * Null where no change is within the years.
 */
export function formRules(
  view: View,
  { band, inverse = false, below = false, ...axes }: RulePlace,
  { colours, language, dictionary }: ChartContext,
): Record<string, unknown> | null {
  const changes = breaksOf(view, dictionary);
  if (changes.length === 0) return null;
  const apart = Math.min(...changes.slice(1).map(({ year }, index) => year - (changes[index]?.year ?? year)));
  const fits = (text: string) => textWidth(text, chartFontSize - 1) + 6 <= apart * band;
  const forms = [
    changes.map(({ year, words }) => `${year} ${words[language]}`),
    changes.map(({ year }) => String(year)),
  ];
  const texts = forms.find((words) => words.every(fits)) ?? [];
  return {
    ...emptySeries,
    ...axes,
    markLine: {
      ...(below ? { z: 1 } : {}),
      silent: true,
      symbol: 'none',
      lineStyle: { color: colours['ink-3'], type: 'solid', width: 1 },
      data: changes.map(({ year }, index) => ({
        xAxis: year - view.years.from,
        label: {
          show: texts[index] !== undefined,
          formatter: texts[index] ?? '',
          position: inverse ? 'start' : 'end',
          distance: 4,
          color: colours['ink-2'],
          fontSize: chartFontSize - 1,
        },
      })),
    },
  };
}
