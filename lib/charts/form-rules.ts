import type { View } from '../model/view.ts';
import type { ChartContext } from './chart-model.ts';
import { textWidth } from './measure.ts';
import { chartFontSize } from './style.ts';

const formYears = [2019, 2021] as const;

const words = { zh: '新表式', en: 'new form' } as const;

/**
 * Thin rules where the form changed (2019, 2021), as a series without data on a hidden axis that counts years from 0:
 * a rule stands between two years, where a category axis has no place for it. `band` is the width of one year in pixels:
 * where two rules stand too close, only their years are printed, or nothing. Null where no change is within the years.
 */
export function formRules(
  view: View,
  { band, ...axes }: { readonly xAxisIndex: number; readonly yAxisIndex: number; readonly band: number },
  { colours, language }: ChartContext,
): Record<string, unknown> | null {
  const changes = formYears.filter((year) => view.years.from < year && year <= view.years.to);
  if (changes.length === 0) return null;
  const fits = (text: string) => changes.length === 1 || textWidth(text, chartFontSize - 1) + 6 <= 2 * band;
  const texts = changes.map((year) => [`${year} ${words[language]}`, String(year)].find(fits));
  return {
    type: 'line',
    ...axes,
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: colours['ink-3'], type: 'solid', width: 1 },
      data: changes.map((year, index) => ({
        xAxis: year - view.years.from,
        label: {
          show: texts[index] !== undefined,
          formatter: texts[index] ?? '',
          position: 'end',
          distance: 4,
          color: colours['ink-2'],
          fontSize: chartFontSize - 1,
        },
      })),
    },
  };
}
