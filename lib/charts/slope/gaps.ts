import type { View, ViewRow } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { statusText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';
import { fitText } from '../measure.ts';
import { chartFontSize, hatching, labelOf } from '../style.ts';
import { cellOf, type End, type PairLine } from './pairs.ts';

const gapSize = 13;
const gapSpace = 4;

/** Width of the two squares and of the space about them. */
export const squaresWidth = 2 * gapSize + gapSpace + 12;

/** The ends of a line that have no number. */
export function absentEnds(line: PairLine): ViewRow[] {
  return (['first', 'last'] as const).flatMap((end) => {
    const row = cellOf(line, end);
    return row === undefined || hasNumber(row) ? [] : [row];
  });
}

/** The years without a number, a line each: "2018 无报告", "2021 未报告"; one reason for both is said once. */
export function gapText(view: View, line: PairLine, { language, dictionary }: ChartContext): readonly string[] {
  const absent = absentEnds(line);
  const [one, two] = absent;
  if (one === undefined) return [];
  const word = (row: ViewRow) => statusText(row.status, language, numberForm(view, dictionary));
  if (two !== undefined && two.status === one.status) return [word(one)];
  return absent.map((row) => `${row.year} ${word(row)}`);
}

/** The squares of one end, in a plot of their own beside that of the numbers; the last of a line says why. */
export function gapSquares(
  lines: readonly PairLine[],
  end: End,
  { gaps, width }: { readonly gaps: readonly (readonly string[])[]; readonly width: number },
  { colours }: ChartContext,
): Record<string, unknown> {
  return {
    ...gapBar,
    data: lines.map((line, index) => {
      const row = cellOf(line, end);
      if (row === undefined || hasNumber(row)) return '-';
      // Where both are missing the words stand beside the second square.
      const second = cellOf(line, 'last');
      const speaks = end === 'last' || second === undefined || hasNumber(second);
      const words = gaps[index] ?? [];
      const small = words.length > 1 ? { fontSize: chartFontSize - 1, lineHeight: chartFontSize } : {};
      const text = words.map((word) => fitText(word, chartFontSize, width)).join('\n');
      const distance = 5 + (end === 'first' ? gapSize + gapSpace : 0);
      const label = speaks
        ? labelOf(text, colours['ink-2'], { position: 'right', distance, ...small })
        : { show: false };
      return { value: gapSize, itemStyle: hatching(row.status, colours), label };
    }),
  };
}

const gapBar = { type: 'bar', stack: 'gaps', xAxisIndex: 1, yAxisIndex: 2, barWidth: gapSize, clip: false } as const;

/** What keeps the second square in its column. */
export function spacer(lines: readonly PairLine[]): Record<string, unknown> {
  return {
    ...gapBar,
    silent: true,
    itemStyle: { color: 'transparent' },
    data: lines.map((line) => {
      const [first, last] = [cellOf(line, 'first'), cellOf(line, 'last')];
      if (last === undefined || hasNumber(last)) return '-';
      return gapSpace + (first === undefined || hasNumber(first) ? gapSize : 0);
    }),
  };
}
