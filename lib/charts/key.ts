import { textWidth } from './measure.ts';
import { chartFontSize } from './style.ts';
import type { Colours } from './theme.ts';

const swatch = 12;
const itemGap = 14;
const lineHeight = 20;

/** One entry of a chart's key: its words, the fill of its swatch, and its shape where it is no square. */
export interface KeyEntry {
  readonly text: string;
  readonly style: Readonly<Record<string, unknown>>;
  readonly icon?: 'circle' | 'diamond';
}

/** The key above a chart whose parts are too small to carry their names, and the height it takes in CSS pixels. */
export function chartKey(
  entries: readonly KeyEntry[],
  width: number,
  colours: Colours,
): { readonly legend: Record<string, unknown>; readonly height: number } {
  const widths = entries.map(({ text }) => swatch + 5 + textWidth(text, chartFontSize) * 1.06 + itemGap);
  let lines = 1;
  let used = 0;
  for (const entry of widths) {
    if (used > 0 && used + entry > width) {
      lines += 1;
      used = 0;
    }
    used += entry;
  }
  const legend = {
    left: 0,
    top: 0,
    width,
    padding: 0,
    itemGap,
    itemWidth: swatch,
    itemHeight: swatch,
    selectedMode: false,
    textStyle: { color: colours.ink, fontSize: chartFontSize, lineHeight },
    data: entries.map(({ text, style, icon = 'rect' }) => ({ name: text, itemStyle: style, icon })),
  };
  return { legend, height: lines * (lineHeight + itemGap) - itemGap + 6 };
}
