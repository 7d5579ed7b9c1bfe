import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { quartiles } from '../../query/quartiles.ts';
import { cellText, numberText, plainText, statusText } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { seriesColour } from '../colour.ts';
import { toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { roundScale } from '../scale.ts';
import { baseOption, chartFontSize, hatching, labelOf, markStyle, pixelAxis, valueAxis, wordAxis } from '../style.ts';
import { type Strip, strips, swarm } from './strips.ts';

const stripHeight = 92;
const axisHeight = 26;
const dotSize = 9;
const mostTracks = 3;
const gapSize = 13;
const gapSpace = 150;

/**
 * A strip of dots per year or code, one dot per agency, over a box from the first to the third quartile with a line at the
 * median. The smallest and the largest are named. Agencies without a number are hatched squares right of the plot, one per
 * reason, with how many.
 */
export function drawStrips(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const { colours, width, dictionary } = context;
  const all = strips(view, rows, context);
  const left = Math.ceil(
    Math.min(width * 0.3, Math.max(0, ...all.map(({ text }) => textWidth(text, chartFontSize))) + 14),
  );
  const right = all.some(({ gaps }) => gaps.length > 0) ? Math.min(gapSpace, width * 0.34) : 30;
  const plot = width - left - right;
  const scale = roundScale(
    all.flatMap(({ dots }) => dots.map(({ value }) => value)),
    5,
  );
  const unit = (scale.max - scale.min) / Math.max(1, plot);
  const dots = all.flatMap((strip, at) => stripDots(strip, at, unit));
  const gaps = all.flatMap(({ gaps: cells }, at) =>
    [...groupBy(cells, (row) => row.status).values()].map((group, place) => ({ group, at, place })),
  );
  const option = {
    ...baseOption(colours),
    grid: { left, right, top: 6, bottom: axisHeight },
    xAxis: [{ ...valueAxis(axisSuffix(view, dictionary), colours), ...scale }, pixelAxis(plot)],
    yAxis: {
      ...wordAxis(
        all.map(({ text }) => fitText(text, chartFontSize, left - 10)),
        colours.ink,
      ),
      inverse: true,
    },
    series: [
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: dotSize,
        clip: false,
        data: dots.map(({ row, at, track, ends }) => ({
          value: [row.value, at],
          symbolOffset: [0, -track * (dotSize + 1)],
          itemStyle: { ...markStyle(seriesColour(view, row, context), row.doubt, colours), opacity: 0.9 },
          label: ends === null ? { show: false } : endLabel(row, view, ends, context),
        })),
      },
      {
        type: 'scatter',
        xAxisIndex: 1,
        symbol: 'rect',
        symbolSize: gapSize,
        clip: false,
        data: gaps.map(({ group, at, place }) => ({
          value: [plot + 14, at],
          symbolOffset: [0, (place - 1) * (gapSize + 5)],
          itemStyle: hatching(group[0]?.status ?? 'no_report', colours),
          label: labelOf(fitText(gapLabel(group, context), chartFontSize, right - gapSize - 20), colours['ink-2'], {
            position: 'right',
            distance: 5,
          }),
        })),
      },
      ...boxes(view, all, context),
    ],
  };
  return {
    option,
    width,
    height: all.length * stripHeight + axisHeight + 6,
    marks: [
      ...dots.map(({ row }, index): ChartMark => toMark(view, row, { series: 0, index }, context)),
      ...gaps.flatMap(({ group }, index) => gapMark(view, group, index, context)),
    ],
  };
}

interface Dot {
  readonly row: ViewRow & { readonly value: number };
  readonly at: number;
  readonly track: number;
  /** Which end of its strip the dot is at, where it is named. */
  readonly ends: 'least' | 'most' | null;
}

function stripDots({ dots }: Strip, at: number, unit: number): Dot[] {
  const values = dots.map(({ value }) => value);
  const steps = swarm(values, dotSize * unit, mostTracks);
  const [least, most] = [values.indexOf(Math.min(...values)), values.lastIndexOf(Math.max(...values))];
  return dots.map((row, index) => {
    const ends = index === most ? 'most' : index === least ? 'least' : null;
    return { row, at, track: steps[index] ?? 0, ends };
  });
}

function endLabel(row: ViewRow, view: View, ends: 'least' | 'most', { colours, language }: ChartContext) {
  const text = `${plainText(row.agency)} ${cellText(row, view.measure, language)}`;
  return labelOf(text, colours.ink, {
    position: ends === 'most' ? 'bottom' : 'top',
    align: ends === 'most' ? 'right' : 'left',
    distance: 4,
    textBorderColor: colours.card,
    textBorderWidth: 3,
  });
}

function gapLabel(group: readonly ViewRow[], { language }: ChartContext): string {
  const [first] = group;
  return first === undefined ? '' : `${statusText(first.status, language)} ${group.length}`;
}

/** Box and median line of each strip, drawn below the dots: a picture of the group, no marks of their own. */
function boxes(view: View, all: readonly Strip[], { colours, language }: ChartContext): Record<string, unknown>[] {
  const stats = all.map(({ dots }) => quartiles(dots));
  const bar = { type: 'bar', stack: 'box', stackStrategy: 'all', barWidth: 46, silent: true, z: 1 };
  return [
    { ...bar, data: stats.map((each) => each?.p25 ?? '-'), itemStyle: { color: 'transparent' } },
    {
      ...bar,
      data: stats.map((each) => (each === null ? '-' : each.p75 - each.p25)),
      itemStyle: { color: colours.wash, borderColor: colours['hairline-strong'], borderWidth: 1 },
    },
    {
      type: 'scatter',
      silent: true,
      z: 1,
      symbol: 'rect',
      symbolSize: [2, 54],
      itemStyle: { color: colours.ink },
      data: stats.map((each, at) => {
        if (each === null) return ['-', at];
        const text = `${language === 'zh' ? '中位数' : 'median'} ${numberText(each.median, view.measure)}`;
        return { value: [each.median, at], label: labelOf(text, colours['ink-2'], { position: 'top', distance: 3 }) };
      }),
    },
  ];
}

function gapMark(view: View, group: readonly ViewRow[], index: number, context: ChartContext): ChartMark[] {
  const [first] = group;
  if (first === undefined) return [];
  const mark = toMark(view, first, { series: 1, index }, context);
  const names = group.slice(1).map((row) => plainText(row.agency));
  const separator = context.language === 'zh' ? '、' : ', ';
  return [{ ...mark, label: [mark.label, ...names].join(separator) }];
}
