import type { ChartModel } from '../../charts/chart-model.ts';
import { fitText, textWidth } from '../../charts/measure.ts';
import { roundScale, spreadLabels } from '../../charts/scale.ts';
import {
  bandHeight,
  baseOption,
  chartFontSize,
  hatching,
  labelOf,
  pixelAxis,
  segmentStyle,
  valueAxis,
  wordAxis,
} from '../../charts/style.ts';
import { type Colours, seriesTokens } from '../../charts/theme.ts';
import type { ResultTable } from '../table.ts';
import { inertText } from '../text.ts';
import type { QuickChoice } from './choice.ts';
import { type Point, type Points, pointsOf } from './points.ts';

/** What drawing needs: width in CSS pixels, colours of the light theme. */
export interface QuickContext {
  readonly width: number;
  readonly colours: Colours;
}

/** A result drawn, and what of it is not in the picture. */
export interface QuickChart {
  /** Null where rows share their place: adding them up would be a guess. */
  readonly model: ChartModel | null;
  readonly points: Points;
}

type Draw = (points: Points, names: Names, context: QuickContext) => Omit<ChartModel, 'width' | 'marks'>;

interface Names {
  readonly x: string;
  readonly y: string;
}

/**
 * Any result as one of the quick charts, in the style of the others: direct labels, a gap hatched or left open, never a
 * zero. Its texts come from data and are drawn as text only.
 */
export function quickChart(table: ResultTable, choice: QuickChoice, context: QuickContext): QuickChart {
  const points = pointsOf(table, choice);
  const needsOnePerPlace = choice.kind !== 'bar' && choice.kind !== 'scatter';
  if (points.points.length === 0 || (needsOnePerPlace && points.doubled > 0)) return { model: null, points };
  const name = (column: number) => inertText(table.columns[column]?.name ?? '');
  const names = { x: name(choice.x), y: name(choice.y) };
  return { model: { ...draws[choice.kind](points, names, context), width: context.width, marks: [] }, points };
}

const colourOf = (index: number, colours: Colours) => colours[seriesTokens[index % seriesTokens.length] ?? 'series-1'];

/** One bar per row, named at its left: by its place, and its series where there are several. */
const drawBars: Draw = ({ points, series }, _names, { width, colours }) => {
  const several = series.length > 1;
  const words = points.map(({ x, series: own }) => (several ? `${x} · ${own}` : x));
  const left = Math.min(width * 0.4, Math.max(...words.map((word) => textWidth(word, chartFontSize))) + 14);
  const right = Math.min(width * 0.3, Math.max(...points.map(({ text }) => textWidth(text, chartFontSize))) + 16);
  const scale = roundScale(amounts(points), width < 500 ? 3 : 5);
  const bar = { type: 'bar', barWidth: 13, barGap: '-100%' };
  const label = (text: string, colour: string, position = 'right') => labelOf(text, colour, { position, distance: 6 });
  return {
    height: points.length * bandHeight + 30,
    option: {
      ...baseOption(colours),
      grid: { left, right, top: 4, bottom: 26 },
      xAxis: [{ ...valueAxis('', colours), ...scale }, pixelAxis(width - left - right)],
      yAxis: {
        ...wordAxis(
          words.map((word) => fitText(word, chartFontSize, left - 10)),
          colours.ink,
        ),
        inverse: true,
      },
      series: [
        {
          ...bar,
          barMinHeight: 1,
          data: points.map(({ y, text, series: own }) =>
            y === null
              ? '-'
              : {
                  value: y,
                  itemStyle: { color: colourOf(series.indexOf(own), colours) },
                  label: label(text, colours.ink, y < 0 ? 'left' : 'right'),
                },
          ),
        },
        {
          ...bar,
          xAxisIndex: 1,
          data: points.map(({ y, text }) =>
            y === null
              ? { value: 30, itemStyle: hatching('not_reported', colours), label: label(text, colours['ink-2']) }
              : '-',
          ),
        },
      ],
    },
  };
};

const plotHeight = 340;
const titleHeight = 22;

/** A plot over places, with the amounts' name above it. */
function overPlaces(places: readonly string[], names: Names, right: number, { width, colours }: QuickContext) {
  const left = 62;
  const band = (width - left - right) / Math.max(1, places.length);
  const widest = Math.max(...places.map((place) => textWidth(place, chartFontSize)));
  const turned = widest > band - 6;
  const foot = turned ? Math.min(110, widest * 0.72 + 16) : 26;
  return {
    height: titleHeight + plotHeight + foot,
    option: {
      ...baseOption(colours),
      title: {
        text: fitText(`↑ ${names.y}`, chartFontSize, width - 8),
        left: 0,
        top: 0,
        padding: 0,
        textStyle: { color: colours['ink-2'], fontSize: chartFontSize, fontWeight: 'normal' },
      },
      grid: { left, right, top: titleHeight + 4, height: plotHeight - 8 },
      xAxis: {
        ...wordAxis(
          places.map((place) => fitText(place, chartFontSize, turned ? 140 : band)),
          colours['ink-2'],
        ),
        axisLine: { show: true, lineStyle: { color: colours.ink } },
        axisLabel: {
          color: colours['ink-2'],
          fontSize: chartFontSize,
          interval: turned && band < 16 ? 'auto' : 0,
          rotate: turned ? 45 : 0,
        },
      },
    },
  };
}

function amounts(points: readonly Point[]): number[] {
  return points.flatMap(({ y }) => y ?? []);
}

/** The point of each series at each place. */
function grid({ points, places, series }: Points): readonly (readonly (Point | undefined)[])[] {
  const found = new Map(points.map((point) => [JSON.stringify([point.series, point.x]), point]));
  return series.map((own) => places.map((place) => found.get(JSON.stringify([own, place]))));
}

/** A line per series, named at its last point; a gap breaks it. */
const drawLines: Draw = (points, names, context) => {
  const { width, colours } = context;
  const ends = points.series.map((name) => textWidth(name, chartFontSize) + 18);
  const right = Math.min(width * 0.34, Math.max(24, ...ends));
  const frame = overPlaces(points.places, names, right, context);
  const scale = roundScale(amounts(points.points), 5);
  const rows = grid(points);
  const lastAt = rows.map((row) => row.findLastIndex((point) => point !== undefined && point.y !== null));
  const heightOf = (index: number) => {
    const y = rows[index]?.[lastAt[index] ?? 0]?.y ?? 0;
    return (1 - (y - scale.min) / (scale.max - scale.min)) * (plotHeight - 8);
  };
  const wanted = rows.map((_, index) => heightOf(index));
  const spread = spreadLabels(wanted, 15, plotHeight - 18);
  return {
    ...frame,
    option: {
      ...frame.option,
      yAxis: { ...valueAxis('', colours), ...scale },
      series: rows.map((row, index) => ({
        type: 'line',
        showSymbol: true,
        symbolSize: 5,
        connectNulls: false,
        lineStyle: {
          width: 1.8,
          color: colourOf(index, colours),
          type: index < seriesTokens.length ? 'solid' : 'dashed',
        },
        itemStyle: { color: colourOf(index, colours) },
        data: row.map((point, place) => {
          if (point === undefined || point.y === null) return '-';
          if (place !== lastAt[index]) return point.y;
          const text = fitText(points.series[index] ?? '', chartFontSize, right - 14);
          const offset = [0, (spread[index] ?? 0) - (wanted[index] ?? 0)];
          return { value: point.y, label: labelOf(text, colours.ink, { position: 'right', distance: 8, offset }) };
        }),
      })),
    },
  };
};

/** Parts upon each other, a key above. */
const drawStacks: Draw = (points, names, context) => {
  const { width, colours } = context;
  const frame = overPlaces(points.places, names, 24, context);
  const several = points.series.length > 1;
  const rows = several ? Math.ceil(points.series.reduce((sum, name) => sum + textWidth(name, 12) + 40, 0) / width) : 0;
  const keyHeight = Math.min(8, rows) * 22;
  const { option } = frame;
  return {
    height: frame.height + keyHeight,
    option: {
      ...option,
      title: { ...option.title, top: keyHeight },
      grid: { ...option.grid, top: option.grid.top + keyHeight },
      legend: {
        show: several,
        type: 'plain',
        top: 0,
        left: 0,
        padding: 0,
        itemWidth: 12,
        itemHeight: 12,
        selectedMode: false,
        data: points.series,
        textStyle: { color: colours.ink },
        formatter: (name: string) => fitText(name, chartFontSize, width * 0.4),
      },
      yAxis: valueAxis('', colours),
      series: grid(points).map((row, index) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 40,
        name: points.series[index] ?? '',
        itemStyle: segmentStyle(colourOf(index, colours), index, false, colours),
        data: row.map((point) => point?.y ?? '-'),
      })),
    },
  };
};

/** Dots by two amounts; named where they are few. */
const drawDots: Draw = ({ points, series }, names, { width, colours }) => {
  const drawn = points.filter(({ across, y }) => across !== null && y !== null);
  const height = Math.round(Math.min(480, width * 0.66));
  const titleStyle = { color: colours['ink-2'], fontSize: chartFontSize, fontWeight: 'normal' };
  const several = series.length > 1;
  return {
    height: height + 2 * titleHeight + 26,
    option: {
      ...baseOption(colours),
      title: [
        { text: fitText(`↑ ${names.y}`, chartFontSize, width - 8), left: 0, top: 0, padding: 0, textStyle: titleStyle },
        {
          text: fitText(`${names.x} →`, chartFontSize, width - 8),
          right: 24,
          top: height + titleHeight + 28,
          padding: 0,
          textStyle: titleStyle,
        },
      ],
      grid: { left: 62, right: 24, top: titleHeight + 4, height },
      xAxis: {
        ...valueAxis('', colours),
        ...roundScale(
          drawn.flatMap(({ across }) => across ?? []),
          width < 500 ? 3 : 5,
        ),
      },
      yAxis: { ...valueAxis('', colours), ...roundScale(amounts(drawn), 5) },
      series: [
        {
          type: 'scatter',
          symbolSize: drawn.length > 150 ? 6 : 10,
          data: drawn.map(({ across, y, series: own }) => ({
            value: [across, y],
            itemStyle: { color: colourOf(series.indexOf(own), colours), opacity: 0.75 },
            label:
              several && drawn.length <= 40
                ? labelOf(fitText(own, chartFontSize, 120), colours.ink, { position: 'right', distance: 4 })
                : { show: false },
          })),
          labelLayout: { hideOverlap: true },
        },
      ],
    },
  };
};

const rowHeight = 26;

/** A matrix: the darker, the larger; every cell says its number, a gap is hatched. */
const drawMatrix: Draw = (points, _names, { width, colours }) => {
  const { places, series } = points;
  const widest = Math.max(...series.map((name) => textWidth(name, chartFontSize)));
  const left = Math.min(width * 0.35, widest + 14);
  const band = (width - left - 8) / Math.max(1, places.length);
  const most = Math.max(...amounts(points.points).map(Math.abs), 1);
  const turned = Math.max(...places.map((place) => textWidth(place, chartFontSize))) > band - 4;
  const top = turned ? 90 : 24;
  return {
    height: top + series.length * rowHeight + 6,
    option: {
      ...baseOption(colours),
      grid: { left, right: 8, top, height: series.length * rowHeight },
      xAxis: {
        ...wordAxis(
          places.map((place) => fitText(place, chartFontSize, turned ? 110 : band)),
          colours['ink-2'],
        ),
        position: 'top',
        axisLabel: { color: colours['ink-2'], fontSize: chartFontSize, interval: 0, rotate: turned ? 45 : 0 },
      },
      yAxis: {
        ...wordAxis(
          series.map((name) => fitText(name, chartFontSize, left - 10)),
          colours.ink,
        ),
        inverse: true,
      },
      visualMap: { show: false, min: 0, max: 1, dimension: 2, seriesIndex: 0, inRange: {} },
      series: [
        {
          type: 'heatmap',
          data: grid(points).flatMap((row, line) =>
            row.flatMap((point, column) => {
              if (point === undefined) return [];
              const text = textWidth(point.text, 11) < band - 4 ? point.text : '';
              const edge = { borderColor: colours.card, borderWidth: 1 };
              const style =
                point.y === null
                  ? hatching('not_reported', colours)
                  : { color: colours['series-1'], opacity: 0.08 + (0.47 * Math.abs(point.y)) / most, ...edge };
              const label = labelOf(text, colours.ink, { position: 'inside', fontSize: 11, opacity: 1 });
              return [{ value: [column, line, 0], visualMap: false, itemStyle: style, label }];
            }),
          ),
        },
      ],
    },
  };
};

const draws: Readonly<Record<QuickChoice['kind'], Draw>> = {
  bar: drawBars,
  stack: drawStacks,
  line: drawLines,
  scatter: drawDots,
  heat: drawMatrix,
};
