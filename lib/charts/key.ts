import type { Language } from '../model/language.ts';
import type { ViewRow } from '../model/view.ts';
import { type NumberForm, statusText } from '../query/words.ts';
import { textWidth } from './measure.ts';
import { chartFontSize, hatching } from './style.ts';
import type { Colours } from './theme.ts';

const swatch = 12;
const itemGap = 12;

/** One entry of a chart's key: its words, the fill of its swatch, and its shape where it is no square. */
export interface KeyEntry {
  readonly text: string;
  readonly style: Readonly<Record<string, unknown>>;
  readonly icon?: 'rect' | 'circle' | 'diamond';
}

/** A key above a chart: parts of an option, and the height it takes. */
export interface Key {
  readonly legend: Readonly<Record<string, unknown>>;
  /** A series without data for each entry, which ECharts asks for: to stand after all others. */
  readonly series: readonly Readonly<Record<string, unknown>>[];
  readonly height: number;
}

/** No key: it takes no room. */
export const noKey: Key = { legend: { show: false }, series: [], height: 0 };

/** An entry for each reason why these cells have no number, in the order they are met. */
export function gapEntries(
  cells: readonly ViewRow[],
  form: NumberForm,
  { colours, language }: { readonly colours: Colours; readonly language: Language },
): KeyEntry[] {
  const statuses = [...new Set(cells.map(({ status }) => status))];
  return statuses.map((status) => ({
    text: statusText(status, language, form),
    style: hatching(status, colours),
  }));
}

/** A key above a chart, its entries in as many lines as the width asks for; no entries take no room. */
export function chartKey(entries: readonly KeyEntry[], width: number, colours: Colours): Key {
  if (entries.length === 0) return noKey;
  const data: unknown[] = [];
  let lines = 1;
  let used = 0;
  for (const { text, style, icon = 'rect' } of entries) {
    const needs = swatch + 5 + textWidth(text, chartFontSize) * 1.06;
    if (used > 0 && used + needs > width) {
      data.push('\n');
      lines += 1;
      used = 0;
    }
    used += needs + itemGap;
    data.push({ name: text, itemStyle: { opacity: 1, ...style }, icon });
  }
  const legend = {
    left: 0,
    top: 0,
    width: 2 * width,
    padding: 0,
    itemGap,
    itemWidth: swatch,
    itemHeight: swatch,
    selectedMode: false,
    textStyle: { color: colours.ink, fontSize: chartFontSize, lineHeight: swatch },
    data,
  };
  const series = entries.map(({ text }) => ({ type: 'scatter', name: text, data: [], silent: true }));
  return { legend, series, height: lines * (swatch + itemGap) - 2 };
}
