import type { View, ViewRow } from '../../model/view.ts';
import { metricLabel, numberForm } from '../../query/labels.ts';
import { cellText, numberText, plainText, statusText } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { bureauMates, seriesColour } from '../colour.ts';
import { chartKey, gapEntries } from '../key.ts';
import { type MarkPlace, toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { namesTogether } from '../names.ts';
import { type ChartPlan, wholePlan } from '../plan.ts';
import { rankScale, roundScale, type Scale } from '../scale.ts';
import {
  baseOption,
  chartFontSize,
  dotShape,
  hatching,
  labelOf,
  markStyle,
  pixelAxis,
  valueAxis,
  wordAxis,
} from '../style.ts';
import { outermost, scatterCells } from './cells.ts';

const labelsWidth = 46;
const labelsHeight = 22;
const titleHeight = 22;
const right = 24;
const tallest = 480;
/** Dots grow smaller and lighter where they are many. */
const dotSizes = { few: 11, many: 7 } as const;
const fewAtMost = 150;
const gapSize = 11;
/** Between the plot and the strip of hatched marks beside it. */
const gapSpace = 5;
const rowHeight = 20;
/** Of more dots than this only the outermost are named. */
const namedAtMost = 12;

/**
 * Two metrics of the same agency and year: the View's own across, the other one up. A cell with only one of the two is a
 * hatched mark in the strip along the axis it has, a key names its reason; cells with neither are counted below.
 */
export function planScatter(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  return wholePlan(drawScatter(view, rows, context));
}

function drawScatter(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const { colours, width, dictionary, language } = context;
  const cells = scatterCells(rows);
  const upView: View = { ...view, metric: view.against ?? view.metric, measure: 'value' };
  const marginal = [
    ...cells.onlyAcross.map((row) => ({ ...row, status: row.against_status ?? 'no_report' })),
    ...cells.onlyUp,
  ];
  const key = chartKey(gapEntries(marginal, numberForm(view, dictionary), context), width, colours);
  const leftStrip = cells.onlyUp.length > 0 ? gapSize + gapSpace : 0;
  const bottomStrip = cells.onlyAcross.length > 0 ? gapSize + gapSpace : 0;
  const left = labelsWidth + leftStrip;
  const plot = {
    left,
    top: key.height + titleHeight,
    width: width - left - right,
    height: Math.round(Math.min(tallest, width * 0.66)),
  };
  const foot = plot.top + plot.height + bottomStrip + labelsHeight + titleHeight;
  const across = scaleOf(
    view,
    rows.flatMap((row) => row.value ?? []),
    width < 500 ? 3 : 5,
  );
  const up = roundScale(
    rows.flatMap((row) => row.against ?? []),
    5,
  );
  const matesOf = bureauMates(view, rows, context);
  const dotSize = dotSizes[cells.both.length > fewAtMost ? 'many' : 'few'];
  const named = outermost(cells.both, namedAtMost);
  const titleStyle = { color: colours['ink-2'], fontSize: chartFontSize };
  const option = {
    ...baseOption(colours),
    legend: key.legend,
    title: [
      {
        text: fitText(`↑ ${metricLabel(dictionary, upView.metric, language)}`, chartFontSize, width - 8),
        left: 0,
        top: key.height,
        padding: 0,
        textStyle: { ...titleStyle, fontWeight: 'normal' },
      },
      {
        text: fitText(`${metricLabel(dictionary, view.metric, language)} →`, chartFontSize, width - 8),
        right,
        top: foot - titleHeight + 4,
        padding: 0,
        textStyle: { ...titleStyle, fontWeight: 'normal' },
      },
    ],
    grid: [
      plot,
      { ...plot, left: left - leftStrip, width: Math.max(1, gapSize) },
      { ...plot, top: plot.top + plot.height + gapSpace, height: Math.max(1, gapSize) },
      {
        left: 0,
        width,
        top: foot,
        height: Math.max(1, cells.neither.length * rowHeight),
      },
    ],
    xAxis: [
      { ...marginAxis(axisSuffix(view, dictionary), bottomStrip, context), ...across },
      { ...pixelAxis(gapSize), gridIndex: 1 },
      { ...hiddenPixels(plot.width), gridIndex: 2 },
      { ...pixelAxis(width), gridIndex: 3 },
    ],
    yAxis: [
      { ...marginAxis(axisSuffix(upView, dictionary), leftStrip, context), ...up },
      { ...hiddenPixels(plot.height), gridIndex: 1 },
      { ...pixelAxis(gapSize), gridIndex: 2 },
      { ...hiddenPixels(cells.neither.length), inverse: true, gridIndex: 3 },
    ],
    series: [
      {
        type: 'scatter',
        clip: false,
        labelLayout: { hideOverlap: true },
        data: cells.both.map((row) => ({
          value: [row.value, row.against],
          ...dotShape(matesOf(row), dotSize),
          itemStyle: {
            ...markStyle(seriesColour(view, row, context), row, colours),
            opacity:
              row.doubt || row.edited || cells.both.length <= namedAtMost
                ? 1
                : cells.both.length > fewAtMost
                  ? 0.5
                  : 0.75,
          },
          label: named.has(row) ? dotLabel(view, row, { plot: plot.width, scale: across }, context) : { show: false },
        })),
      },
      {
        ...stripBar(2),
        data: cells.onlyAcross.map((row) => ({
          value: [pixelOf(row.value ?? 0, across, plot.width), gapSize],
          itemStyle: hatching(row.against_status ?? 'no_report', colours),
        })),
      },
      {
        ...stripBar(1),
        data: cells.onlyUp.map((row) => ({
          value: [gapSize, pixelOf(row.against ?? 0, up, plot.height)],
          itemStyle: hatching(row.status, colours),
        })),
      },
      {
        ...stripBar(3),
        data: cells.neither.map((group) => ({
          value: gapSize,
          itemStyle: hatching(group[0]?.status ?? 'no_report', colours),
          label: labelOf(
            fitText(neitherText(view, group, context), chartFontSize, width - gapSize - 12),
            colours['ink-2'],
            {
              position: 'right',
              distance: 5,
            },
          ),
        })),
      },
      ...key.series,
    ],
  };
  return {
    option,
    width,
    height: foot + cells.neither.length * rowHeight + 6,
    marks: [
      ...cells.both.map((row, at) => dotMark(view, row, { series: 0, index: at, line: 0, at }, context)),
      ...cells.onlyAcross.map((row, at) => dotMark(view, row, { series: 1, index: at, line: 1, at }, context)),
      ...cells.onlyUp.map((row, at) => dotMark(view, row, { series: 2, index: at, line: 2, at }, context)),
      ...cells.neither.flatMap((group, index) => neitherMark(view, group, index, context)),
    ],
  };
}

function scaleOf(view: View, values: readonly number[], steps: number): Scale {
  return view.measure === 'rank' ? rankScale(values, steps) : roundScale(values, steps);
}

function marginAxis(suffix: '%' | '', strip: number, { colours }: ChartContext): Record<string, unknown> {
  const axis = valueAxis(suffix, colours);
  return { ...axis, axisLabel: { ...(axis.axisLabel as object), margin: 8 + strip } };
}

/** A hidden axis with a place for every pixel (or row): bars with a fixed width stand where a number belongs. */
function hiddenPixels(pixels: number): Record<string, unknown> {
  const count = Math.max(1, Math.round(pixels));
  return { ...wordAxis([], ''), show: false, data: Array.from({ length: count }, (_, index) => String(index)) };
}

function pixelOf(value: number, scale: Scale & { readonly inverse?: boolean }, pixels: number): number {
  const share = (value - scale.min) / (scale.max - scale.min);
  const at = Math.round((scale.inverse ? 1 - share : share) * pixels);
  return Math.min(Math.max(0, at), Math.round(pixels) - 1);
}

const stripBar = (index: number) => ({
  type: 'bar',
  xAxisIndex: index,
  yAxisIndex: index,
  barWidth: gapSize,
  clip: false,
});

function nameOf(view: View, row: ViewRow): string {
  return view.years.from === view.years.to ? plainText(row.agency) : `${plainText(row.agency)} ${row.year}`;
}

interface Extent {
  readonly plot: number;
  readonly scale: Scale;
}

function dotLabel(view: View, row: ViewRow, { plot, scale }: Extent, { colours }: ChartContext) {
  const at = pixelOf(row.value ?? 0, scale, plot);
  const name = nameOf(view, row);
  const onLeft = at > plot / 2 && textWidth(name, chartFontSize) + 12 > plot - at;
  const text = fitText(name, chartFontSize, (onLeft ? at : plot - at + right) - 12);
  return labelOf(text, colours.ink, {
    position: onLeft ? 'left' : 'right',
    distance: 5,
    textBorderColor: colours.card,
    textBorderWidth: 3,
  });
}

/** "两项都没有：无报告 3"; where the two lack for different reasons, both: "未报告 / 表格留空 2". */
function neitherText(view: View, group: readonly ViewRow[], { language, dictionary }: ChartContext): string {
  const [first] = group;
  if (first === undefined) return '';
  const one = statusText(first.status, language, numberForm(view, dictionary));
  const two = statusText(first.against_status ?? 'no_report', language);
  const reasons = `${one === two ? one : `${one} / ${two}`} ${group.length}`;
  return language === 'zh' ? `两项都没有：${reasons}` : `neither figure: ${reasons}`;
}

function dotMark(view: View, row: ViewRow, place: MarkPlace, context: ChartContext): ChartMark {
  const { dictionary, language } = context;
  const mark = toMark(view, row, place, context);
  const upForm = numberForm({ ...view, metric: view.against ?? view.metric, measure: 'value' }, dictionary);
  const other =
    row.against === null ? statusText(row.against_status ?? 'no_report', language) : numberText(row.against, upForm);
  const name = metricLabel(dictionary, view.against ?? '', language);
  const figure = `${cellText(row, numberForm(view, dictionary), language)} · ${other}`;
  const separator = language === 'zh' ? '，' : ', ';
  const also = language === 'zh' ? `${name}：${other}` : `${name}: ${other}`;
  const parts = mark.label.split(separator).map((part) => (part === mark.figure ? figure : part));
  return { ...mark, figure, label: [...parts, also].join(separator) };
}

function neitherMark(view: View, group: readonly ViewRow[], index: number, context: ChartContext): ChartMark[] {
  const [first, ...rest] = group;
  if (first === undefined) return [];
  const mark = dotMark(view, first, { series: 3, index, line: 3 + index, at: 0 }, context);
  return [{ ...mark, label: namesTogether(mark.label, rest, context.language) }];
}
