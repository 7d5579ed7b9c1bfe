import type { View, ViewRow } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { seriesColour } from '../colour.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import { bureauDashes } from '../line-looks.ts';
import { footnoteMarks, markText, toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import type { ChartPlan } from '../plan.ts';
import { rankScale, roundScale, type Scale } from '../scale.ts';
import {
  bandHeight,
  baseOption,
  chartFontSize,
  emptySeries,
  headingAxis,
  labelOf,
  markStyle,
  pixelAxis,
  valueAxis,
  wordAxis,
} from '../style.ts';
import { gapSquares, gapText, spacer, squaresWidth } from './gaps.ts';
import { type PairMargins, pairMargins } from './margins.ts';
import { cellOf, type End, numberOf, type PairLine, pairLines } from './pairs.ts';

const axisHeight = 26;
const symbolSizes = { first: 13, last: 11 } as const;

/** Series by their place in the option; those of the joining lines and of the key follow. */
const seriesOf = { dots: { first: 0, last: 1 }, gaps: { first: 2, last: 4 } } as const;

type Footnotes = (row: ViewRow) => string;

/**
 * The first and the last year of each agency (or code) on one line: a diamond for the first, a disc for the last, joined by
 * a bar. Where one of the two has no number there is no joining bar but a hatched square beside the plot with the year and
 * the reason. Ranks count from the left: the first place is the farthest left.
 */
export function planSlopes(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const { colours, width, dictionary } = context;
  const lines = pairLines(view, rows, context);
  const footnotes = footnoteMarks(view, rows, context);
  const texts = lines.map((line) => endTexts(view, line, footnotes, context));
  const values = lines.flatMap((line) =>
    [numberOf(line, 'first')?.value ?? [], numberOf(line, 'last')?.value ?? []].flat(),
  );
  const steps = width < 500 ? 3 : 5;
  const scale = view.measure === 'rank' ? { ...rankScale(values, steps), inverse: false } : roundScale(values, steps);
  const said = lines.map((line) => gapText(view, line, context));
  const { keyed, ...margins } = pairMargins(lines, { figures: texts, reasons: said }, scale, width);
  const reasons = gapEntries(keyed, numberForm(view, dictionary), context);
  const key = chartKey([...keyEntries(view, context), ...reasons], width, colours);
  const dashOf = bureauDashes(view, rows, context);
  const frame = { ...margins, lines, texts, dashOf, scale };
  const headed = lines.some(({ kind }) => kind === 'heading');
  return {
    height: lines.length * bandHeight + key.height + axisHeight,
    weights: lines.map((line) => (line.kind === 'heading' ? 1 : 6)),
    mayBegin: (line) => !headed || lines[line]?.kind === 'heading',
    draw: (from, to) => drawSlopes(view, { ...frame, key: from === 0 ? key : noKey, from, to }, context),
  };
}

/** What the pairs of a picture share, and which lines to draw. */
interface Frame extends Omit<PairMargins, 'keyed'> {
  readonly lines: readonly PairLine[];
  readonly texts: readonly (readonly [string, string])[];
  readonly dashOf: ReturnType<typeof bureauDashes>;
  readonly scale: Scale;
  readonly key: Key;
  readonly from: number;
  readonly to: number;
}

function drawSlopes(view: View, frame: Frame, context: ChartContext): ChartModel {
  const { left, lowRoom, right, plot, scale, key, from, to } = frame;
  const { colours, width, dictionary } = context;
  const lines = frame.lines.slice(from, to);
  const texts = frame.texts.slice(from, to);
  const gaps = frame.gaps.slice(from, to);
  const words = lines.map((line) => (line.kind === 'pair' ? fitText(line.text, chartFontSize, left - 14) : ''));
  const vertical = { top: key.height, bottom: axisHeight };
  const pixelsOf = (value: number) => lowRoom + ((value - scale.min) / (scale.max - scale.min)) * plot.width;
  const option = {
    ...baseOption(colours),
    legend: key.legend,
    grid: [
      { ...vertical, ...plot },
      { ...vertical, left: width - right + 4, width: Math.max(1, right - 4) },
    ],
    xAxis: [
      { ...valueAxis(axisSuffix(view, dictionary), colours), ...scale },
      { ...pixelAxis(right - 4), gridIndex: 1 },
    ],
    yAxis: [
      { ...wordAxis(words, colours.ink), inverse: true, axisLabel: { ...nameLabel(colours.ink), margin: 8 + lowRoom } },
      headingAxis(
        lines.map((line) => (line.kind === 'heading' ? fitText(line.text, chartFontSize + 1, width - 14) : '')),
        left + lowRoom,
        colours,
      ),
      { ...wordAxis(words, colours.ink), inverse: true, show: false, gridIndex: 1 },
    ],
    series: [
      dots(view, lines, 'first', { texts, pixelsOf }, context),
      dots(view, lines, 'last', { texts, pixelsOf }, context),
      gapSquares(lines, 'first', { gaps, width: right - squaresWidth }, context),
      spacer(lines),
      gapSquares(lines, 'last', { gaps, width: right - squaresWidth }, context),
      joins(view, lines, frame.dashOf, context),
      ...key.series,
    ],
  };
  return {
    option,
    width,
    height: lines.length * bandHeight + key.height + axisHeight,
    marks: lines.flatMap((line, index) => pairMarks(view, line, { index, line: from + index }, context)),
  };
}

const nameLabel = (colour: string) => ({ color: colour, interval: 0, fontSize: chartFontSize });

function keyEntries(view: View, { colours }: ChartContext) {
  return [
    { text: String(view.years.from), style: { color: colours['ink-2'] }, icon: 'diamond' },
    { text: String(view.years.to), style: { color: colours['ink-2'] }, icon: 'circle' },
  ] as const;
}

/** What is printed at either end of a pair; two equal values share one place, where the last year's words speak for both. */
function endTexts(view: View, line: PairLine, footnotes: Footnotes, context: ChartContext): readonly [string, string] {
  const [first, last] = [numberOf(line, 'first'), numberOf(line, 'last')];
  const text = (row: ViewRow | undefined) => (row === undefined ? '' : markText(view, row, footnotes(row), context));
  const [one, two] = [text(first), text(last)];
  if (first === undefined || last === undefined || first.value !== last.value) return [one, two];
  return ['', one === two ? two : `${one} → ${two}`];
}

interface DotWords {
  readonly texts: readonly (readonly [string, string])[];
  /** How much room is left of a number, in CSS pixels. */
  readonly pixelsOf: (value: number) => number;
}

function dots(
  view: View,
  lines: readonly PairLine[],
  end: End,
  { texts, pixelsOf }: DotWords,
  context: ChartContext,
): Record<string, unknown> {
  return {
    type: 'scatter',
    name: String(end === 'first' ? view.years.from : view.years.to),
    symbol: end === 'first' ? 'diamond' : 'circle',
    symbolSize: symbolSizes[end],
    clip: false,
    data: lines.map((line, index) => {
      const row = numberOf(line, end);
      if (row === undefined) return ['-', index];
      const text = texts[index]?.[end === 'first' ? 0 : 1] ?? '';
      const style = { ...markStyle(seriesColour(view, row, context), row, context.colours), opacity: 1 };
      const label = text === '' ? { show: false } : dotLabel(line, end, text, pixelsOf(row.value), context);
      return { value: [row.value, index], itemStyle: style, label };
    }),
  };
}

/** The figure stands outside the pair, so that it never lies on the joining bar. */
function dotLabel(line: PairLine, end: End, text: string, at: number, { colours }: ChartContext) {
  const [own, other] = [numberOf(line, end), numberOf(line, end === 'first' ? 'last' : 'first')];
  const isLeft = own !== undefined && other !== undefined && own.value < other.value;
  const fits = at >= textWidth(text, chartFontSize) + 8;
  return labelOf(text, colours.ink, {
    position: isLeft ? (fits ? 'left' : 'top') : 'right',
    ...(isLeft && !fits ? { align: 'left', offset: [-6, 2] } : {}),
    distance: isLeft && !fits ? 0 : 5,
    textBorderColor: colours.card,
    textBorderWidth: 3,
  });
}

/** The joining lines, below the dots: a series of their own, so that no line is taken for a mark. */
function joins(
  view: View,
  lines: readonly PairLine[],
  dashOf: Frame['dashOf'],
  context: ChartContext,
): Record<string, unknown> {
  return {
    ...emptySeries,
    z: 1,
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      data: lines.flatMap((line, index) => {
        const [first, last] = [numberOf(line, 'first'), numberOf(line, 'last')];
        if (first === undefined || last === undefined) return [];
        const lineStyle = { color: seriesColour(view, last, context), type: dashOf(last), width: 2, opacity: 0.55 };
        return [[{ coord: [first.value, index], lineStyle }, { coord: [last.value, index] }]];
      }),
    },
  };
}

function pairMarks(
  view: View,
  line: PairLine,
  place: Pick<ChartMark, 'index' | 'line'>,
  context: ChartContext,
): ChartMark[] {
  return (['first', 'last'] as const).flatMap((end, at) => {
    const row = cellOf(line, end);
    if (row === undefined) return [];
    const series = seriesOf[hasNumber(row) ? 'dots' : 'gaps'][end];
    return [toMark(view, row, { ...place, series, at }, context)];
  });
}
