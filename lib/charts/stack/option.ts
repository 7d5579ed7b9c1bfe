import type { View, ViewRow } from '../../model/view.ts';
import { stackedRows } from '../../query/charts-for.ts';
import { codeLabel, numberForm } from '../../query/labels.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { colourMates, seriesColour } from '../colour.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import { toMark } from '../mark.ts';
import { fitText, textWidth, widestText } from '../measure.ts';
import type { ChartPlan } from '../plan.ts';
import { roundScale, type Scale } from '../scale.ts';
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
import { type StackLine, type StackPart, stackLines } from './lines.ts';
import { endCounts, endWords, segmentTexts } from './words.ts';

const axisHeight = 26;
const thickness = 18;
const stubWidth = 18;

/**
 * Stacked horizontal bars of parts that make up a whole: a bar per agency and year, a segment per part, named in a key
 * above. Only the codes of the breakdown's partition are drawn: subtotals would count twice. A part without a number is no
 * segment: hatched stubs at the bar's end say how many are missing and why; parts that are zero are told there as well.
 * Stacked to 100 %, the axis ends at 100 %, so that shares which do not add up leave a gap or reach beyond it.
 */
export function planStacks(view: View, allRows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const { colours, width, dictionary, language } = context;
  const rows = stackedRows(view, allRows, dictionary);
  const codes = [...new Set(rows.map((row) => row.code))];
  const lines = stackLines(view, rows);
  const said = lines.map((line) => endWords(view, line, context));
  const names = lines.map((line) => (line.kind === 'bar' ? textWidth(line.text, chartFontSize) : 0));
  const left = Math.ceil(Math.min(width * 0.36, Math.max(0, ...names) + 14));
  const stubs = Math.max(0, ...lines.map((line) => (line.kind === 'bar' ? line.gaps.length : 0)));
  // Where the reasons do not fit, a key names them and their number alone stands here.
  const isCut = widestText(said.flat(), chartFontSize) + stubs * stubWidth + 14 > width * 0.42;
  const notes = isCut ? lines.map((line) => endCounts(line, context)) : said;
  const noteWidth = Math.ceil(Math.min(width * 0.42, widestText(notes.flat(), chartFontSize)));
  const right = noteWidth === 0 ? 24 : noteWidth + stubs * stubWidth + 14;
  const plot = Math.max(1, width - left - right);
  const look = { codes, styleOf: styler(view, rows, codes, context) };
  const nameOf = (code: string | null) => codeLabel(view, code, dictionary, language, 'short');
  const absent = lines.flatMap((line) => (line.kind === 'bar' && isCut ? line.gaps.flat() : []));
  const parts = codes.map((code) => ({ text: nameOf(code), style: look.styleOf(code, { doubt: false }) }));
  const reasons = gapEntries(absent, numberForm(view, dictionary), context);
  const key = chartKey([...parts, ...reasons], width, colours);
  const whole = view.chart === 'stack100';
  const scale = roundScale([whole ? 100 : 0, ...lines.map(lengthOf)], width < 500 ? 3 : 5);
  const unit = (scale.max - scale.min) / plot;
  const frame = { lines, notes, codes, styleOf: look.styleOf, stubs, left, right, noteWidth, scale, unit };
  const headed = lines.some(({ kind }) => kind === 'heading');
  return {
    height: lines.length * bandHeight + key.height + axisHeight,
    weights: lines.map((line) => (line.kind === 'heading' ? 1 : 2 + 2 * (line.parts.length + line.gaps.length))),
    mayBegin: (line) => !headed || lines[line]?.kind === 'heading',
    draw: (from, to) => drawStacks(view, { ...frame, key, from, to }, context),
  };
}

/** What the stacks of a picture share, and which lines to draw. */
interface Frame extends Look {
  readonly lines: readonly StackLine[];
  /** What is said at the end of each line. */
  readonly notes: readonly (readonly string[])[];
  readonly stubs: number;
  readonly left: number;
  readonly right: number;
  readonly noteWidth: number;
  readonly scale: Scale;
  readonly key: Key;
  readonly from: number;
  readonly to: number;
}

function drawStacks(view: View, frame: Frame, context: ChartContext): ChartModel {
  const { codes, styleOf, stubs, left, right, noteWidth, scale, unit, from, to } = frame;
  const { colours, width, dictionary, language } = context;
  const lines = frame.lines.slice(from, to);
  const notes = frame.notes.slice(from, to);
  const key = from === 0 ? frame.key : noKey;
  const nameOf = (code: string | null) => codeLabel(view, code, dictionary, language, 'short');
  const whole = view.chart === 'stack100';
  const series = [
    ...codes.map((code) => ({
      ...stackBar,
      name: nameOf(code),
      barMinHeight: 2,
      data: lines.map((line) => segment(view, line, code, { codes, styleOf, unit }, context)),
    })),
    ...Array.from({ length: stubs }, (_, place) => ({
      ...stackBar,
      data: lines.map((line) => {
        const gap = line.kind === 'bar' ? line.gaps[place]?.[0] : undefined;
        return gap === undefined ? '-' : { value: stubWidth * unit, itemStyle: hatching(gap.status, colours) };
      }),
    })),
    endLabels(notes, noteWidth, context),
    ...key.series.slice(codes.length),
  ];
  return {
    option: {
      ...baseOption(colours),
      legend: key.legend,
      grid: { left, right, top: key.height, bottom: axisHeight },
      xAxis: { ...valueAxis(whole ? '%' : axisSuffix(view, dictionary), colours), ...scale },
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
      series,
    },
    width,
    height: lines.length * bandHeight + key.height + axisHeight,
    marks: lines.flatMap((line, index) => lineMarks(view, line, { index, line: from + index }, codes, context)),
  };
}

const stackBar = { type: 'bar', stack: 'whole', barWidth: thickness, clip: false } as const;

/** Words at the end of each bar, on a bar of no length that nobody meets. */
function endLabels(
  notes: readonly (readonly string[])[],
  width: number,
  { colours }: ChartContext,
): Record<string, unknown> {
  return {
    ...stackBar,
    silent: true,
    itemStyle: { color: colours.card },
    data: notes.map((words) => {
      if (words.length === 0) return '-';
      const small = words.length > 1 ? { fontSize: chartFontSize - 1, lineHeight: chartFontSize } : {};
      const text = words.map((word) => fitText(word, chartFontSize, width)).join('\n');
      return { value: 0, label: labelOf(text, colours['ink-2'], { position: 'right', distance: 6, ...small }) };
    }),
  };
}

function styler(view: View, rows: readonly ViewRow[], codes: readonly (string | null)[], context: ChartContext) {
  const own = codes.map((code) => {
    const first = rows.find((row) => row.code === code);
    return first === undefined ? context.colours.ink : seriesColour(view, first, context);
  });
  const mates = colourMates(own);
  return (code: string | null, look: Pick<ViewRow, 'doubt' | 'edited'>): Record<string, unknown> => {
    const at = codes.indexOf(code);
    return segmentStyle(own[at] ?? context.colours.ink, mates[at] ?? 0, look, context.colours);
  };
}

function lengthOf(line: StackLine): number {
  return line.kind === 'heading' ? 0 : line.parts.reduce((sum, { length }) => sum + length, 0);
}

interface Look {
  readonly codes: readonly (string | null)[];
  readonly styleOf: (code: string | null, look: Pick<ViewRow, 'doubt' | 'edited'>) => Record<string, unknown>;
  readonly unit: number;
}

function segment(
  view: View,
  line: StackLine,
  code: string | null,
  { styleOf, unit }: Look,
  context: ChartContext,
): unknown {
  const part = line.kind === 'bar' ? line.parts.find(({ row }) => row.code === code) : undefined;
  if (part === undefined) return '-';
  const room = part.length / unit - 12;
  const words = segmentTexts(view, part, context).find((text) => textWidth(text, chartFontSize - 1) <= room);
  const ground = {
    backgroundColor: context.colours.card,
    padding: [0, 3],
    borderRadius: 2,
    fontSize: chartFontSize - 1,
  };
  const label =
    words === undefined ? { show: false } : labelOf(words, context.colours.ink, { position: 'inside', ...ground });
  return { value: part.length, itemStyle: partStyle(part, unit, styleOf(code, part.row)), label };
}

/** Nothing is seen of a zero, the end of its bar tells of it; of a segment two pixels long a light edge would be all there is. */
function partStyle(
  { row, length }: StackPart,
  unit: number,
  style: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (length === 0) return { color: style.color, opacity: 0 };
  return { ...style, ...(length / unit < 4 && !row.doubt && !row.edited ? { borderWidth: 0 } : {}) };
}

function lineMarks(
  view: View,
  line: StackLine,
  place: Pick<ChartMark, 'index' | 'line'>,
  codes: readonly (string | null)[],
  context: ChartContext,
): ChartMark[] {
  if (line.kind === 'heading') return [];
  const parts = line.parts.map(({ row }) => {
    const at = codes.indexOf(row.code);
    return toMark(view, row, { ...place, series: at, at }, context);
  });
  const gaps = line.gaps.flatMap((group, nth) => {
    const [first] = group;
    if (first === undefined) return [];
    const at = codes.length + nth;
    return [toMark(view, first, { ...place, series: at, at }, context, group)];
  });
  return [...parts, ...gaps];
}
