import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { metricLabel } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { cellText, numberText, plainText, statusText } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { seriesColour } from '../colour.ts';
import { toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { roundScale } from '../scale.ts';
import { baseOption, chartFontSize, hatching, labelOf, markStyle, pixelAxis, valueAxis } from '../style.ts';

const left = 58;
const top = 26;
const bottom = 62;
const right = 24;
const most = 520;
const dotSize = 11;
const gapSize = 11;
/** Of more dots than this only the outermost are named. */
const namedAtMost = 12;

/**
 * Two metrics of the same agency and year: the View's own across, the other one up. A dot with only one of the two stands
 * as a hatched square in the margin of the axis it lacks; agencies with neither are counted in the corner.
 */
export function drawScatter(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const { colours, width, dictionary, language } = context;
  const height = Math.round(Math.min(most, width * 0.72)) + top + bottom;
  const cells = sortCells(rows);
  const across = roundScale(
    rows.flatMap((row) => row.value ?? []),
    width < 500 ? 3 : 5,
  );
  const up = roundScale(
    rows.flatMap((row) => row.against ?? []),
    5,
  );
  const upView: View = { ...view, metric: view.against ?? view.metric, measure: 'value' };
  const plot = { width: width - left - right, height: height - top - bottom };
  const named = outermost(cells.both);
  const nameStyle = { color: colours['ink-2'], fontSize: chartFontSize };
  const margin = (data: readonly unknown[], axes: Record<string, unknown>) => ({
    type: 'scatter',
    symbol: 'rect',
    symbolSize: gapSize,
    clip: false,
    ...axes,
    data,
  });
  const [neither] = cells.neither;
  const option = {
    ...baseOption(colours),
    grid: { left, right, top, bottom },
    xAxis: [
      {
        ...valueAxis(axisSuffix(view, dictionary), colours),
        ...across,
        name: fitText(`${metricLabel(dictionary, view.metric, language)} →`, chartFontSize, plot.width),
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: { ...nameStyle, align: 'right', verticalAlign: 'top', padding: [38, 0, 0, 0] },
      },
      pixelAxis(plot.width),
    ],
    yAxis: [
      {
        ...valueAxis(axisSuffix(upView, dictionary), colours),
        ...up,
        name: fitText(`↑ ${metricLabel(dictionary, upView.metric, language)}`, chartFontSize, width - 8),
        nameLocation: 'end',
        nameGap: 10,
        nameTextStyle: { ...nameStyle, align: 'left', padding: [0, 0, 0, -left + 6] },
      },
      pixelAxis(plot.height),
    ],
    series: [
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: dotSize,
        clip: false,
        labelLayout: { hideOverlap: true },
        data: cells.both.map((row) => ({
          value: [row.value, row.against],
          itemStyle: markStyle(seriesColour(view, row, context), row.doubt, colours),
          label: named.has(row)
            ? dotLabel(view, row, plot.width, across.max, colours.ink, colours.card)
            : { show: false },
        })),
      },
      margin(
        cells.onlyAcross.map((row) => ({
          value: [row.value, -26],
          itemStyle: hatching(row.against_status ?? 'no_report', colours),
        })),
        { xAxisIndex: 0, yAxisIndex: 1 },
      ),
      margin(
        cells.onlyUp.map((row) => ({ value: [-left + 12, row.against], itemStyle: hatching(row.status, colours) })),
        { xAxisIndex: 1, yAxisIndex: 0 },
      ),
      margin(
        neither === undefined
          ? []
          : [
              {
                value: [-left + 12, -46],
                itemStyle: hatching(neither.status, colours),
                label: labelOf(
                  fitText(cornerText(cells.neither, context), chartFontSize, plot.width),
                  colours['ink-2'],
                  { position: 'right', distance: 5 },
                ),
              },
            ],
        { xAxisIndex: 1, yAxisIndex: 1 },
      ),
    ],
  };
  return {
    option,
    width,
    height,
    marks: [
      ...cells.both.map((row, index) => dotMark(view, row, { series: 0, index }, context)),
      ...cells.onlyAcross.map((row, index) => dotMark(view, row, { series: 1, index }, context)),
      ...cells.onlyUp.map((row, index) => dotMark(view, row, { series: 2, index }, context)),
      ...(neither === undefined ? [] : [cornerMark(view, cells.neither, context)]),
    ],
  };
}

interface Cells {
  readonly both: readonly ViewRow[];
  readonly onlyAcross: readonly ViewRow[];
  readonly onlyUp: readonly ViewRow[];
  readonly neither: readonly ViewRow[];
}

function sortCells(rows: readonly ViewRow[]): Cells {
  const has = (row: ViewRow) => `${hasNumber(row)} ${row.against !== null}`;
  const groups = groupBy(rows, has);
  return {
    both: groups.get('true true') ?? [],
    onlyAcross: groups.get('true false') ?? [],
    onlyUp: groups.get('false true') ?? [],
    neither: groups.get('false false') ?? [],
  };
}

/** The dots that are named: all of a few, else the farthest out on either axis. */
function outermost(dots: readonly ViewRow[]): ReadonlySet<ViewRow> {
  if (dots.length <= namedAtMost) return new Set(dots);
  const far = (value: (row: ViewRow) => number) =>
    [...dots].sort((a, b) => value(b) - value(a)).slice(0, namedAtMost / 4);
  return new Set([...far((row) => row.value ?? 0), ...far((row) => row.against ?? 0)]);
}

function nameOf(view: View, row: ViewRow): string {
  return view.years.from === view.years.to ? plainText(row.agency) : `${plainText(row.agency)} ${row.year}`;
}

function dotLabel(view: View, row: ViewRow, space: number, end: number, ink: string, card: string) {
  const text = nameOf(view, row);
  const rest = space * (1 - (row.value ?? 0) / end);
  const position = textWidth(text, chartFontSize) + 10 > rest ? 'left' : 'right';
  return labelOf(text, ink, { position, distance: 5, textBorderColor: card, textBorderWidth: 3 });
}

/** "两项都没有：无报告 3，未报告 2". */
function cornerText(neither: readonly ViewRow[], { language }: ChartContext): string {
  const reasons = [...groupBy(neither, (row) => row.status)].map(
    ([status, cells]) => `${statusText(status, language)} ${cells.length}`,
  );
  return language === 'zh' ? `两项都没有：${reasons.join('，')}` : `neither figure: ${reasons.join(', ')}`;
}

function dotMark(
  view: View,
  row: ViewRow,
  position: Pick<ChartMark, 'series' | 'index'>,
  context: ChartContext,
): ChartMark {
  const { dictionary, language } = context;
  const mark = toMark(view, row, position, context);
  const suffix = axisSuffix({ ...view, metric: view.against ?? '', measure: 'value' }, dictionary);
  const other =
    row.against === null
      ? statusText(row.against_status ?? 'no_report', language)
      : `${numberText(row.against, 'value')}${suffix}`;
  const name = metricLabel(dictionary, view.against ?? '', language);
  const figure = `${cellText(row, view.measure, language)} · ${other}`;
  const also = language === 'zh' ? `${name}：${other}` : `${name}: ${other}`;
  const separator = language === 'zh' ? '，' : ', ';
  return { ...mark, figure, label: `${mark.label.replace(mark.figure, figure)}${separator}${also}` };
}

function cornerMark(view: View, neither: readonly ViewRow[], context: ChartContext): ChartMark {
  const [first, ...rest] = neither as [ViewRow, ...ViewRow[]];
  const mark = toMark(view, first, { series: 3, index: 0 }, context);
  const separator = context.language === 'zh' ? '、' : ', ';
  return { ...mark, label: [mark.label, ...rest.map((row) => nameOf(view, row))].join(separator) };
}
