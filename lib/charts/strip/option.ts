import { groupBy } from '../../model/group.ts';
import type { Bilingual } from '../../model/language.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import type { Quartiles } from '../../query/quartiles.ts';
import { plainText, statusText } from '../../query/words.ts';
import { axisSuffix } from '../axis.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { bureauMates, seriesColour } from '../colour.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import { markText, toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { namesTogether } from '../names.ts';
import type { ChartPlan } from '../plan.ts';
import { roundScale } from '../scale.ts';
import {
  baseOption,
  chartFontSize,
  dotShape,
  hatching,
  hiddenPlaces,
  labelOf,
  markStyle,
  pixelAxis,
  valueAxis,
  wordAxis,
} from '../style.ts';
import { boxesOf, boxSeries, type Extent } from './boxes.ts';
import { type Strip, strips, swarm } from './strips.ts';

const leastBox = 46;
/** Above a box for its median, below it for two names. */
const wordsHeight = 58;
const slotHeight = 20;
/** Of the words above the hatched squares. */
const headHeight = 20;
/** Between the plot and the hatched squares. */
const gapSpace = 14;
const axisHeight = 26;
/** Dots of a few agencies and of many: their size and how many may lie above (and below) the middle. */
const dotSizes = { few: { size: 9, most: 3 }, many: { size: 6, most: 8 } } as const;
const fewAtMost = 60;
const gapSize = 13;

/**
 * A strip of dots per year or code, one dot per agency, over a box from the first to the third quartile with a line at the
 * median. The smallest and the largest are named. Agencies without a number are hatched squares right of the plot under a
 * heading that says so, one per reason, with how many; those of a strip stand around its line. Figures that may not be set side by side (grades C and X, small denominators, not exact) are no part
 * of box and median; of fewer than three there is none.
 */
export function planStrips(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const { width, dictionary } = context;
  const all = strips(view, rows, context);
  const gaps = all.map((strip) => [...groupBy(strip.gaps, (row) => row.status).values()]);
  const slots = Math.max(1, ...gaps.map((groups) => groups.length));
  const names = all.flatMap(({ text }) => text.split('\n').map((word) => textWidth(word, chartFontSize)));
  const left = Math.ceil(Math.min(width * 0.3, Math.max(0, ...names) + 14));
  const gapTexts = gaps.map((groups) => groups.map((group) => gapLabel(view, group, context)));
  const widestGap = Math.max(0, ...gapTexts.flat().map((text) => textWidth(text, chartFontSize)));
  const isCut = widestGap + gapSize + 28 > width * 0.4;
  const heading = widestGap === 0 ? '' : gapHeading[context.language];
  const beside = isCut ? gapSize + 60 : widestGap + gapSize + 28;
  const right = heading === '' ? 30 : Math.ceil(Math.max(beside, textWidth(heading, chartFontSize) + gapSpace + 4));
  const cutGaps = isCut ? all.flatMap((strip) => strip.gaps) : [];
  const key = chartKey(gapEntries(cutGaps, numberForm(view, dictionary), context), width, context.colours);
  const plot = width - left - right;
  const scale = roundScale(
    all.flatMap(({ dots }) => dots.map(({ value }) => value)),
    width < 500 ? 3 : 5,
  );
  const unit = (scale.max - scale.min) / Math.max(1, plot);
  const crowd = dotSizes[all.some(({ dots }) => dots.length > fewAtMost) ? 'many' : 'few'];
  const quartiles = boxesOf(view, all, context);
  const dots = all.flatMap((strip, at) => stripDots(strip, at, unit, crowd));
  const box = Math.max(
    leastBox,
    (2 * Math.max(0, ...dots.map(({ track }) => Math.abs(track))) + 1) * (crowd.size + 1) + 8,
  );
  const extent = { unit, scale, plot, dotSize: crowd.size, box };
  const height = Math.max(box + wordsHeight, slots * slotHeight + 8);
  const matesOf = bureauMates(view, rows, context);
  const frame = { all, quartiles, gaps, gapTexts, dots, matesOf, isCut, heading, left, right, extent, height };
  const headed = heading === '' ? 0 : headHeight;
  return {
    height: key.height + headed + Math.max(1, all.length) * height + axisHeight + 6,
    weights: all.map((strip, at) => strip.dots.length + (gaps[at]?.length ?? 0)),
    mayBegin: () => true,
    draw: (from, to) => {
      const head = from === 0 ? { key, heading } : { key: noKey, heading: '' };
      return drawStrips(view, { ...frame, ...head, from, to }, context);
    },
  };
}

/** What the strips of a picture share, and which of them to draw. */
interface Frame {
  readonly all: readonly Strip[];
  /** Of each strip; null without a box. */
  readonly quartiles: readonly (Quartiles | null)[];
  /** The cells without a number of each strip, by reason, and their words. */
  readonly gaps: readonly (readonly (readonly ViewRow[])[])[];
  readonly gapTexts: readonly (readonly string[])[];
  readonly dots: readonly Dot[];
  readonly matesOf: (row: ViewRow) => number;
  /** Whether a key names the reasons and the squares are only counted. */
  readonly isCut: boolean;
  /** What stands above the squares; empty without any, and in a run below the first. */
  readonly heading: string;
  readonly left: number;
  readonly right: number;
  readonly extent: Extent;
  /** Of one strip, CSS pixels. */
  readonly height: number;
  readonly key: Key;
  readonly from: number;
  readonly to: number;
}

function drawStrips(view: View, frame: Frame, context: ChartContext): ChartModel {
  const { matesOf, isCut, heading, left, right, extent, height, key, from, to } = frame;
  const { colours, width, dictionary } = context;
  const [all, quartiles] = [frame.all.slice(from, to), frame.quartiles.slice(from, to)];
  const [gaps, gapTexts] = [frame.gaps.slice(from, to), frame.gapTexts.slice(from, to)];
  const dots = frame.dots.flatMap((dot) => (dot.at >= from && dot.at < to ? [{ ...dot, at: dot.at - from }] : []));
  const { plot, scale, dotSize } = extent;
  const total = Math.max(1, all.length) * height;
  const top = key.height + 6 + (heading === '' ? 0 : headHeight);
  const vertical = { top, height: total };
  const squares = gaps.flatMap((groups, at) =>
    groups.map((group, place): Square => {
      const y = Math.round((at + 0.5) * height + (place - (groups.length - 1) / 2) * slotHeight);
      return { group, at, place, y, text: isCut ? `× ${group.length}` : (gapTexts[at]?.[place] ?? '') };
    }),
  );
  const words = wordAxis(
    all.map(({ text }) => fitLines(text, left - 10)),
    colours.ink,
  );
  const option = {
    ...baseOption(colours),
    legend: key.legend,
    title: heading === '' ? [] : [headingTitle(heading, left + plot + gapSpace, key.height, context)],
    grid: [
      { ...vertical, left, width: plot },
      { ...vertical, left: left + plot + gapSpace, width: right - gapSpace },
    ],
    xAxis: [
      { ...valueAxis(axisSuffix(view, dictionary), colours), ...scale },
      { ...pixelAxis(right - gapSpace), gridIndex: 1 },
    ],
    yAxis: [
      { ...words, inverse: true },
      { ...hiddenPlaces(total), inverse: true, gridIndex: 1 },
    ],
    series: [
      {
        type: 'scatter',
        clip: false,
        data: dots.map((dot) => {
          const shape = dotShape(matesOf(dot.row), dotSize);
          const around = { dots: all[dot.at]?.dots ?? [], box: quartiles[dot.at] ?? null };
          return { ...shape, ...dotItem(view, dot, around, extent, context) };
        }),
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barWidth: gapSize,
        clip: false,
        data: squares.map(({ group, y, text }) => ({
          value: [gapSize, y],
          itemStyle: hatching(group[0]?.status ?? 'no_report', colours),
          label: labelOf(text, colours['ink-2'], { position: 'right', distance: 5 }),
        })),
      },
      ...boxSeries(view, quartiles, extent, context),
      ...key.series,
    ],
  };
  const marks = stripMarks(view, { strips: all, dots, squares, from }, context);
  return { option, width, height: top + total + axisHeight, marks };
}

/** The cells of one strip without a number for one reason. */
interface Square {
  readonly group: readonly ViewRow[];
  /** Of which strip, and which of its squares from above. */
  readonly at: number;
  readonly place: number;
  /** CSS pixels below the first strip's upper edge. */
  readonly y: number;
  readonly text: string;
}

interface Drawn {
  readonly strips: Frame['all'];
  readonly dots: readonly Dot[];
  readonly squares: readonly Square[];
  /** The first strip's place among all. */
  readonly from: number;
}

/** The marks strip by strip: its dots from the smallest number on, then its squares. */
function stripMarks(view: View, { strips, dots, squares, from }: Drawn, context: ChartContext): ChartMark[] {
  const ordered = dots.map((dot, index) => ({ dot, index })).sort((a, b) => a.dot.row.value - b.dot.row.value);
  return strips.flatMap((strip, line) => [
    ...ordered
      .filter(({ dot }) => dot.at === line)
      .map(({ dot, index }, at) => toMark(view, dot.row, { series: 0, index, line: from + line, at }, context)),
    ...squares.flatMap(({ group, at, place }, index) =>
      at === line ? gapMark(view, group, { index, line: from + line, at: strip.dots.length, place }, context) : [],
    ),
  ]);
}

function fitLines(text: string, width: number): string {
  return text
    .split('\n')
    .map((word) => fitText(word, chartFontSize, width))
    .join('\n');
}

/** What the squares right of the plot are. */
const gapHeading: Bilingual = { zh: '没有数的机构', en: 'no figure' };

function headingTitle(text: string, left: number, top: number, { colours }: ChartContext): Record<string, unknown> {
  const textStyle = { color: colours['ink-2'], fontSize: chartFontSize, fontWeight: 'normal' };
  return { text, left, top: top + 4, padding: 0, textStyle };
}

interface Dot {
  readonly row: ViewRow & { readonly value: number };
  readonly at: number;
  readonly track: number;
  /** Which end of its strip the dot is at, where it is named. */
  readonly ends: 'least' | 'most' | null;
}

function stripDots(
  { dots }: Strip,
  at: number,
  unit: number,
  { size, most: mostTracks }: { readonly size: number; readonly most: number },
): Dot[] {
  const values = dots.map(({ value }) => value);
  const steps = swarm(values, size * unit, mostTracks);
  const [least, most] = [values.indexOf(Math.min(...values)), values.lastIndexOf(Math.max(...values))];
  return dots.map((row, index) => {
    const ends = index === most ? 'most' : index === least ? 'least' : null;
    return { row, at, track: steps[index] ?? 0, ends };
  });
}

function dotItem(view: View, dot: Dot, around: Around, extent: Extent, context: ChartContext): object {
  const { row, at, track, ends } = dot;
  const colour = seriesColour(view, row, context);
  return {
    value: [row.value, at],
    symbolOffset: [0, -track * (extent.dotSize + 1)],
    itemStyle: { ...markStyle(colour, row, context.colours), opacity: 1 },
    label: ends === null ? { show: false } : endLabel(view, dot, around, extent, context),
  };
}

/** What else lies in a dot's strip. */
interface Around {
  readonly dots: Strip['dots'];
  readonly box: Quartiles | null;
}

/** Names stand on the side of their dot where there is room: right below it where nothing else lies, else below the strip in two rows. */
function endLabel(view: View, { row, track, ends }: Dot, around: Around, extent: Extent, context: ChartContext) {
  const { unit, scale, plot, dotSize, box } = extent;
  const { colours } = context;
  const most = ends === 'most';
  const start = (row.value - scale.min) / unit;
  const words = `${plainText(row.agency)} ${markText(view, row, '', context)}`;
  const needs = textWidth(words, chartFontSize);
  const toLeft = most ? start >= needs || start > plot - start : plot - start < needs && start > plot - start;
  const text = fitText(words, chartFontSize, (toLeft ? start : plot - start) + dotSize);
  const reach = textWidth(text, chartFontSize) * unit;
  const span = toLeft ? { from: row.value - reach, to: row.value } : { from: row.value, to: row.value + reach };
  const isFree = liesFree(span, row, around, dotSize * unit);
  const below = track * (dotSize + 1) + (box - dotSize) / 2 + (most ? 15 : 1);
  return labelOf(text, colours.ink, {
    position: 'bottom',
    align: toLeft ? 'right' : 'left',
    offset: [toLeft ? dotSize / 2 : -dotSize / 2, isFree ? 2 : below],
    distance: 0,
    textBorderColor: colours.card,
    textBorderWidth: 3,
  });
}

/** Whether a name over this part of the axis meets no other dot, no box and, on its own half between both ends, no other name. */
function liesFree(
  { from, to }: { readonly from: number; readonly to: number },
  own: ViewRow,
  { dots, box }: Around,
  dot: number,
): boolean {
  const values = dots.map(({ value }) => value);
  const half = (Math.min(...values) + Math.max(...values)) / 2;
  const meets = (least: number, most: number) => least - dot < to && most + dot > from;
  return (
    (from >= half || to <= half) &&
    !dots.some((each) => each !== own && meets(each.value, each.value)) &&
    !(box !== null && meets(box.p25, box.p75))
  );
}

function gapLabel(view: View, group: readonly ViewRow[], { language, dictionary }: ChartContext): string {
  const [first] = group;
  return first === undefined
    ? ''
    : `${statusText(first.status, language, numberForm(view, dictionary))} ${group.length}`;
}

function gapMark(
  view: View,
  group: readonly ViewRow[],
  { index, line, at, place }: Pick<ChartMark, 'index' | 'line' | 'at'> & { readonly place: number },
  context: ChartContext,
): ChartMark[] {
  const [first, ...rest] = group;
  if (first === undefined) return [];
  const mark = toMark(view, first, { series: 1, index, line, at: at + place }, context);
  return [{ ...mark, label: namesTogether(mark.label, rest, context.language) }];
}
