import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { doubtWord } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { seriesColour } from '../colour.ts';
import { gapWords } from '../gap-words.ts';
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
  segmentStyle,
  valueAxis,
  wordAxis,
} from '../style.ts';
import { type StackLine, stackLines } from './lines.ts';

const axisHeight = 26;
const thickness = 16;
const stubWidth = 22;

/**
 * Stacked horizontal bars of parts that make up a whole: a bar per agency and year, a segment per part, named in a key
 * above. A part without a number is no segment: a hatched stub at the bar's end says how many are missing and why. Shares
 * stand on an axis that ends at 100 %, so that parts which do not add up leave a gap or reach beyond it.
 */
export function drawStacks(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const { colours, width, dictionary, language } = context;
  const codes = [...new Set(rows.map((row) => row.code))];
  const lines = stackLines(view, rows);
  const names = lines.map((line) => (line.kind === 'bar' ? textWidth(line.text, chartFontSize) : 0));
  const notes = lines.map((line) => (line.kind === 'bar' ? gapWords(line.gaps, language) : ''));
  const left = Math.ceil(Math.min(width * 0.36, Math.max(0, ...names) + 14));
  const widestNote = Math.max(0, ...notes.map((text) => textWidth(text, chartFontSize)));
  const right = Math.ceil(widestNote === 0 ? 24 : Math.min(width * 0.4, widestNote + stubWidth + 12));
  const styleOf = (code: string | null, doubt: boolean) => {
    const first = rows.find((row) => row.code === code);
    return first === undefined
      ? {}
      : segmentStyle(seriesColour(view, first, context), codes.indexOf(code), doubt, colours);
  };
  const nameOf = (code: string | null) => codeLabel(view, code, dictionary, language, 'short');
  const key = chartKey(
    codes.map((code) => ({ text: nameOf(code), style: styleOf(code, false) })),
    width,
    colours,
  );
  const scale = roundScale([view.chart === 'stack100' ? 100 : 0, ...lines.map(lengthOf)], 5);
  const stub = (stubWidth * scale.max) / Math.max(1, width - left - right);
  const noteWidth = right - stubWidth - 12;
  const segments = codes.map((code) => ({
    type: 'bar',
    name: nameOf(code),
    stack: 'whole',
    barWidth: thickness,
    barMinHeight: 2,
    data: lines.map((line) => segment(line, code, styleOf, { language, ink: colours.ink })),
  }));
  const stubs = {
    type: 'bar',
    stack: 'whole',
    barWidth: thickness,
    clip: false,
    data: lines.map((line, index) => {
      const [gap] = line.kind === 'bar' ? line.gaps : [];
      if (gap === undefined) return '-';
      const text = fitText(notes[index] ?? '', chartFontSize, noteWidth);
      return {
        value: stub,
        itemStyle: hatching(gap.status, colours),
        label: labelOf(text, colours['ink-2'], { position: 'right', distance: 6 }),
      };
    }),
  };
  return {
    option: {
      ...baseOption(colours),
      legend: key.legend,
      grid: { left, right, top: key.height, bottom: axisHeight },
      xAxis: { ...valueAxis(axisSuffix(view, dictionary), colours), ...scale },
      yAxis: [
        {
          ...wordAxis(
            lines.map((line) => (line.kind === 'bar' ? fitText(line.text, chartFontSize, left - 10) : '')),
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
      series: [...segments, stubs],
    },
    width,
    height: lines.length * bandHeight + key.height + axisHeight,
    marks: lines.flatMap((line, index) => lineMarks(view, line, index, codes, context)),
  };
}

function lengthOf(line: StackLine): number {
  return line.kind === 'heading' ? 0 : line.parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

function segment(
  line: StackLine,
  code: string | null,
  styleOf: (code: string | null, doubt: boolean) => Record<string, unknown>,
  { language, ink }: { readonly language: ChartContext['language']; readonly ink: string },
): unknown {
  const row = line.kind === 'bar' ? line.parts.find((part) => part.code === code) : undefined;
  if (row === undefined || !hasNumber(row)) return '-';
  const words = row.doubt ? doubtWord[language] : '';
  const label = words === '' ? { show: false } : labelOf(words, ink, { position: 'inside' });
  return { value: row.value, itemStyle: styleOf(code, row.doubt), label };
}

function lineMarks(
  view: View,
  line: StackLine,
  index: number,
  codes: readonly (string | null)[],
  context: ChartContext,
): ChartMark[] {
  if (line.kind === 'heading') return [];
  const parts = line.parts.map((row) => toMark(view, row, { series: codes.indexOf(row.code), index }, context));
  const [gap] = line.gaps;
  return gap === undefined ? parts : [...parts, toMark(view, gap, { series: codes.length, index }, context, line.gaps)];
}
