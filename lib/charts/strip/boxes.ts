import type { View } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { fewestAgencies } from '../../query/measured.ts';
import { comparableRows, type Quartiles, quartiles } from '../../query/quartiles.ts';
import { numberText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';
import { textWidth } from '../measure.ts';
import { chartFontSize, labelOf } from '../style.ts';
import type { Strip } from './strips.ts';

/** Sizes all strips of a picture share. */
export interface Extent {
  /** How much of the axis one CSS pixel is. */
  readonly unit: number;
  readonly scale: { readonly min: number; readonly max: number };
  readonly plot: number;
  readonly dotSize: number;
  /** Height of a box in CSS pixels. */
  readonly box: number;
}

/** The quartiles of each strip's comparable figures; null where they are too few for a box. */
export function boxesOf(view: View, all: readonly Strip[], { dictionary }: ChartContext): (Quartiles | null)[] {
  return all.map(({ dots }) => {
    const comparable = comparableRows(view, dots, dictionary);
    return comparable.length < fewestAgencies ? null : quartiles(comparable);
  });
}

/** Box and median line of each strip, drawn below the dots: a picture of the group, no marks of their own. */
export function boxSeries(
  view: View,
  stats: readonly (Quartiles | null)[],
  { unit, scale, plot, box }: Extent,
  { colours, language, dictionary }: ChartContext,
): Record<string, unknown>[] {
  const bar = { type: 'bar', stack: 'box', stackStrategy: 'all', barWidth: box, silent: true, z: 1 };
  return [
    { ...bar, data: stats.map((each) => each?.p25 ?? '-'), itemStyle: { color: 'transparent' } },
    {
      ...bar,
      data: stats.map((each) => (each === null ? '-' : each.p75 - each.p25)),
      itemStyle: { color: colours.wash, borderColor: colours['hairline-strong'], borderWidth: 1 },
    },
    {
      type: 'scatter',
      silent: true,
      z: 1,
      symbol: 'rect',
      symbolSize: [2, box + 4],
      itemStyle: { color: colours.ink, opacity: 1 },
      data: stats.map((each, at) => {
        if (each === null) return ['-', at];
        const number = numberText(each.median, numberForm(view, dictionary));
        const text = language === 'zh' ? `中位数 ${number}` : `median ${number}`;
        const start = (each.median - scale.min) / unit;
        const half = textWidth(text, chartFontSize) / 2;
        const align =
          start < half
            ? { align: 'left', offset: [-2, 0] }
            : plot - start < half
              ? { align: 'right', offset: [2, 0] }
              : {};
        return {
          value: [each.median, at],
          label: labelOf(text, colours['ink-2'], { position: 'top', distance: 3, ...align }),
        };
      }),
    },
  ];
}
