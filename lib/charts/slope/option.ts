import type { View, ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { cellText, doubtWord } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { seriesColour } from '../colour.ts';
import { chartKey } from '../key.ts';
import { toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { roundScale } from '../scale.ts';
import {
  bandHeight,
  baseOption,
  chartFontSize,
  hatching,
  headingAxis,
  labelOf,
  markStyle,
  pixelAxis,
  valueAxis,
  wordAxis,
} from '../style.ts';
import { type PairLine, pairLines } from './pairs.ts';

const axisHeight = 26;
const symbolSize = 11;
const gapSize = 13;
const halo = 3;

/**
 * Two years of each agency on one line: a diamond for the first, a disc for the last, joined by a bar. Where one of the
 * two has no number there is no joining bar but a hatched square at the edge with the year and the reason.
 */
export function drawSlopes(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const { colours, width, dictionary } = context;
  const lines = pairLines(view, rows, context);
  const names = lines.map((line) => (line.kind === 'pair' ? textWidth(line.text, chartFontSize) : 0));
  const left = Math.ceil(Math.min(width * 0.36, Math.max(0, ...names) + 14));
  const gaps = lines.map((line) => gapText(line, context));
  const widestGap = Math.max(0, ...gaps.map((text) => textWidth(text, chartFontSize)));
  const right = Math.ceil(Math.min(width * 0.4, Math.max(70, widestGap === 0 ? 0 : widestGap + 2 * gapSize + 16)));
  const values = lines.flatMap((line) => (line.kind === 'pair' ? [line.first?.value ?? 0, line.last?.value ?? 0] : []));
  const key = chartKey(
    [
      { text: String(view.years.from), style: { color: colours['ink-2'] }, icon: 'diamond' },
      { text: String(view.years.to), style: { color: colours['ink-2'] }, icon: 'circle' },
    ],
    width,
    colours,
  );
  const plot = width - left - right;
  const option = {
    ...baseOption(colours),
    legend: key.legend,
    grid: { left, right, top: key.height, bottom: axisHeight },
    xAxis: [{ ...valueAxis(axisSuffix(view, dictionary), colours), ...roundScale(values, 5) }, pixelAxis(plot)],
    yAxis: [
      {
        ...wordAxis(
          lines.map((line) => (line.kind === 'pair' ? fitText(line.text, chartFontSize, left - 10) : '')),
          colours.ink,
        ),
        inverse: true,
      },
      headingAxis(
        lines.map((line) => (line.kind === 'heading' ? fitText(line.text, chartFontSize + 1, width - 14) : '')),
        left,
        colours,
      ),
    ],
    series: [
      dots(view, lines, 'first', context),
      dots(view, lines, 'last', context),
      gapSquares(lines, 'first', plot, gaps, right, context),
      gapSquares(lines, 'last', plot, gaps, right, context),
    ],
  };
  return {
    option,
    width,
    height: lines.length * bandHeight + key.height + axisHeight,
    marks: lines.flatMap((line, index) => pairMarks(view, line, index, context)),
  };
}

type End = 'first' | 'last';

function cellOf(line: PairLine, end: End): ViewRow | undefined {
  return line.kind === 'pair' ? line[end] : undefined;
}

function isJoined(line: PairLine): boolean {
  const [first, last] = [cellOf(line, 'first'), cellOf(line, 'last')];
  return first !== undefined && last !== undefined && hasNumber(first) && hasNumber(last);
}

function dots(view: View, lines: readonly PairLine[], end: End, context: ChartContext): Record<string, unknown> {
  const { colours } = context;
  const largest = Math.max(
    0,
    ...lines.flatMap((line) => [cellOf(line, 'first')?.value ?? 0, cellOf(line, 'last')?.value ?? 0]),
  );
  return {
    type: 'scatter',
    name: String(end === 'first' ? view.years.from : view.years.to),
    symbol: end === 'first' ? 'diamond' : 'circle',
    symbolSize,
    clip: false,
    data: lines.map((line, index) => {
      const row = cellOf(line, end);
      if (row === undefined || !hasNumber(row)) return ['-', index];
      const style = markStyle(seriesColour(view, row, context), row.doubt, colours);
      return { value: [row.value, index], itemStyle: style, label: dotLabel(view, line, end, row, largest, context) };
    }),
    ...(end === 'first' ? { markLine: joins(view, lines, context) } : {}),
  };
}

/** The figure stands outside the pair, so that it never lies on the joining bar. */
function dotLabel(
  view: View,
  line: PairLine,
  end: End,
  row: ViewRow & { readonly value: number },
  largest: number,
  { colours, language }: ChartContext,
): Record<string, unknown> {
  const other = cellOf(line, end === 'first' ? 'last' : 'first');
  const words = [cellText(row, view.measure, language), ...(row.doubt ? [doubtWord[language]] : [])].join(' ');
  const joined = other !== undefined && hasNumber(other) ? other.value : null;
  // Two equal values share one place: the last year's figure speaks for both.
  if (joined === row.value && end === 'first') return { show: false };
  const isLeft = joined === null ? row.value > 0.6 * largest : row.value < joined;
  return labelOf(words, colours.ink, {
    position: isLeft ? 'left' : 'right',
    distance: 5,
    textBorderColor: colours.card,
    textBorderWidth: halo,
  });
}

function joins(view: View, lines: readonly PairLine[], context: ChartContext): Record<string, unknown> {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    data: lines.flatMap((line, index) => {
      const [first, last] = [cellOf(line, 'first'), cellOf(line, 'last')];
      if (!isJoined(line) || first === undefined || last === undefined) return [];
      const lineStyle = { color: seriesColour(view, last, context), type: 'solid', width: 2, opacity: 0.55 };
      return [[{ coord: [first.value, index], lineStyle }, { coord: [last.value, index] }]];
    }),
  };
}

/** "2018 无报告，2021 未报告": the years without a number, in words. */
function gapText(line: PairLine, { language }: ChartContext): string {
  const absent = (['first', 'last'] as const).flatMap((end) => {
    const row = cellOf(line, end);
    return row === undefined || hasNumber(row) ? [] : [row];
  });
  const [one, two] = absent;
  if (one === undefined) return '';
  const word = (row: ViewRow) => cellText(row, 'value', language);
  if (two !== undefined && two.status === one.status) return word(one);
  return absent.map((row) => `${row.year} ${word(row)}`).join(language === 'zh' ? '，' : ', ');
}

function gapSquares(
  lines: readonly PairLine[],
  end: End,
  plot: number,
  gaps: readonly string[],
  right: number,
  { colours }: ChartContext,
): Record<string, unknown> {
  return {
    type: 'scatter',
    xAxisIndex: 1,
    symbol: end === 'first' ? 'diamond' : 'rect',
    symbolSize: gapSize,
    clip: false,
    data: lines.map((line, index) => {
      const row = cellOf(line, end);
      if (row === undefined || hasNumber(row)) return ['-', index];
      const last = cellOf(line, 'last');
      // Where both are missing the words stand beside the second square.
      const speaks = end === 'last' || (last !== undefined && hasNumber(last));
      const text = fitText(gaps[index] ?? '', chartFontSize, right - 2 * gapSize - 14);
      const label = speaks ? labelOf(text, colours['ink-2'], { position: 'right', distance: 5 }) : { show: false };
      const at = plot + 10 + (end === 'first' ? 0 : gapSize + 3);
      return { value: [at, index], itemStyle: hatching(row.status, colours), label };
    }),
  };
}

function pairMarks(view: View, line: PairLine, index: number, context: ChartContext): ChartMark[] {
  return (['first', 'last'] as const).flatMap((end, place) => {
    const row = cellOf(line, end);
    if (row === undefined) return [];
    return [toMark(view, row, { series: hasNumber(row) ? place : 2 + place, index }, context)];
  });
}
