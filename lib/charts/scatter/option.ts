import { lazily } from '../../model/lazily.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { metricLabel, numberForm } from '../../query/labels.ts';
import { statusText } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartModel } from '../chart-model.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import { fitText } from '../measure.ts';
import type { ChartPlan } from '../plan.ts';
import { rankScale, roundScale, type Scale } from '../scale.ts';
import { baseOption, chartFontSize, hatching, hiddenPlaces, labelOf, pixelAxis, valueAxis } from '../style.ts';
import { scatterCells } from './cells.ts';
import { gapSize, type Plane, type Point, pointDrawer, pointsOf, right } from './points.ts';

const labelsWidth = 46;
const labelsHeight = 22;
const titleHeight = 22;
const tallest = 480;
/** Between the plot and the strip of hatched marks beside it. */
const gapSpace = 5;
const rowHeight = 20;
/** About how many elements axes, rules and titles are drawn with. */
const frameElements = 40;

/**
 * Two metrics of the same agency and year: the View's own across, the other one up. A cell with only one of the two is a
 * hatched mark in the strip along the axis it has, a key names its reason; cells with neither are counted below. Of many marks
 * runs are drawn one over the other, the axes with the first.
 */
export function planScatter(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const frame = frameOf(view, rows, context);
  const points = pointsOf(frame.cells);
  const drawer = lazily(() => pointDrawer(view, rows, frame, context));
  const weightOf = ({ kind }: Point, index: number) => (kind === 'dot' ? 1 : 2) + (index === 0 ? frameElements : 0);
  return {
    height: frame.foot + frame.cells.neither.length * rowHeight + 6,
    layered: true,
    weights: points.map(weightOf),
    mayBegin: () => true,
    draw: (from, to) =>
      drawScatter(view, { ...frame, points: points.slice(from, to), first: from === 0 }, drawer(), context),
  };
}

/** The picture without its marks. */
interface Frame extends Plane {
  readonly key: Key;
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly leftStrip: number;
  readonly bottomStrip: number;
  /** Where the lines of cells with neither figure begin. */
  readonly foot: number;
}

function frameOf(view: View, rows: readonly ViewRow[], context: ChartContext): Frame {
  const { width, dictionary, colours } = context;
  const cells = scatterCells(rows);
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
  const across = scaleOf(
    view,
    rows.flatMap((row) => row.value ?? []),
    width < 500 ? 3 : 5,
  );
  const up = roundScale(
    rows.flatMap((row) => row.against ?? []),
    5,
  );
  const foot = plot.top + plot.height + bottomStrip + labelsHeight + titleHeight;
  return { cells, key, plot, across, up, leftStrip, bottomStrip, foot };
}

interface Run extends Frame {
  readonly points: readonly Point[];
  /** Whether axes, titles and key are drawn with these marks. */
  readonly first: boolean;
}

function drawScatter(view: View, run: Run, drawer: ReturnType<typeof pointDrawer>, context: ChartContext): ChartModel {
  const { plot, leftStrip, foot, first } = run;
  const { width } = context;
  const neither = first ? run.cells.neither : [];
  const key = first ? run.key : noKey;
  // A run of its own lies over others as it is drawn; within one picture dots lie in the order of their figures.
  const dots = run.points.filter(({ kind }) => kind === 'dot').sort((a, b) => a.at - b.at);
  const across = run.points.filter(({ kind }) => kind === 'across');
  const up = run.points.filter(({ kind }) => kind === 'up');
  const axes = axesOf(view, run, context);
  const option = {
    ...baseOption(context.colours),
    legend: key.legend,
    title: first ? titlesOf(view, run, context) : [],
    grid: [
      plot,
      { ...plot, left: plot.left - leftStrip, width: Math.max(1, gapSize) },
      { ...plot, top: plot.top + plot.height + gapSpace, height: Math.max(1, gapSize) },
      { left: 0, width, top: foot, height: Math.max(1, run.cells.neither.length * rowHeight) },
    ],
    xAxis: [
      { ...axes.across, ...run.across, ...(first ? {} : { show: false }) },
      { ...pixelAxis(gapSize), gridIndex: 1 },
      { ...hiddenPlaces(plot.width), gridIndex: 2 },
      { ...pixelAxis(width), gridIndex: 3 },
    ],
    yAxis: [
      { ...axes.up, ...run.up, ...(first ? {} : { show: false }) },
      { ...hiddenPlaces(plot.height), gridIndex: 1 },
      { ...pixelAxis(gapSize), gridIndex: 2 },
      { ...hiddenPlaces(run.cells.neither.length), inverse: true, gridIndex: 3 },
    ],
    series: [
      { type: 'scatter', clip: false, labelLayout: { hideOverlap: true }, data: dots.map(drawer.draw) },
      { ...stripBar(2), data: across.map(drawer.draw) },
      { ...stripBar(1), data: up.map(drawer.draw) },
      { ...stripBar(3), data: neither.map((group) => neitherItem(view, group, context)) },
      ...key.series,
    ],
  };
  return {
    option,
    width,
    height: foot + run.cells.neither.length * rowHeight + 6,
    marks: [...[dots, across, up].flatMap((points) => points.map(drawer.mark)), ...neither.flatMap(drawer.neither)],
  };
}

function titlesOf(view: View, { key, foot }: Frame, { colours, dictionary, language, width }: ChartContext): unknown[] {
  const title = (text: string, place: Record<string, unknown>) => ({
    text: fitText(text, chartFontSize, width - 8),
    ...place,
    padding: 0,
    textStyle: { color: colours['ink-2'], fontSize: chartFontSize, fontWeight: 'normal' },
  });
  return [
    title(`↑ ${metricLabel(dictionary, view.against ?? view.metric, language)}`, { left: 0, top: key.height }),
    title(`${metricLabel(dictionary, view.metric, language)} →`, { right, top: foot - titleHeight + 4 }),
  ];
}

function axesOf(view: View, { leftStrip, bottomStrip }: Frame, context: ChartContext) {
  const upView: View = { ...view, metric: view.against ?? view.metric, measure: 'value' };
  return {
    across: marginAxis(axisSuffix(view, context.dictionary), bottomStrip, context),
    up: marginAxis(axisSuffix(upView, context.dictionary), leftStrip, context),
  };
}

function scaleOf(view: View, values: readonly number[], steps: number): Scale {
  return view.measure === 'rank' ? rankScale(values, steps) : roundScale(values, steps);
}

function marginAxis(suffix: '%' | '', strip: number, { colours }: ChartContext): Record<string, unknown> {
  const axis = valueAxis(suffix, colours);
  return { ...axis, axisLabel: { ...axis.axisLabel, margin: 8 + strip } };
}

const stripBar = (index: number) => ({
  type: 'bar',
  xAxisIndex: index,
  yAxisIndex: index,
  barWidth: gapSize,
  clip: false,
});

function neitherItem(view: View, group: readonly ViewRow[], context: ChartContext): Record<string, unknown> {
  const text = fitText(neitherText(view, group, context), chartFontSize, context.width - gapSize - 12);
  return {
    value: gapSize,
    itemStyle: hatching(group[0]?.status ?? 'no_report', context.colours),
    label: labelOf(text, context.colours['ink-2'], { position: 'right', distance: 5 }),
  };
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
