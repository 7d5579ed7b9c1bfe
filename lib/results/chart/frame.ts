import type { ChartModel } from '../../charts/chart-model.ts';
import { fitText, textWidth } from '../../charts/measure.ts';
import { baseOption, chartFontSize, wordAxis } from '../../charts/style.ts';
import { type Colours, seriesTokens } from '../../charts/theme.ts';
import type { Point, Points } from './points.ts';

/** What drawing needs: width in CSS pixels, colours of the light theme. */
export interface QuickContext {
  readonly width: number;
  readonly colours: Colours;
}

/** Names of the columns across and measured. */
export interface Names {
  readonly x: string;
  readonly y: string;
}

/** A quick chart without what all have; `unnamed` = its series where they are too many to name. */
type Drawn = Omit<ChartModel, 'width' | 'marks'> & { readonly unnamed?: number };

/** How one chart kind is drawn. */
export type Draw = (points: Points, names: Names, context: QuickContext) => Drawn;

/** Height of a plot over places, CSS pixels. */
export const plotHeight = 340;
/** Height of the line that names the amounts. */
export const titleHeight = 22;

/** A plot over places, with the amounts' name above it. */
export function overPlaces(places: readonly string[], names: Names, right: number, { width, colours }: QuickContext) {
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

/** The amounts that are given. */
export function amounts(points: readonly Point[]): number[] {
  return points.flatMap(({ y }) => y ?? []);
}

/** The point of each series at each place. */
export function gridOf({ points, places, series }: Points): readonly (readonly (Point | undefined)[])[] {
  const found = new Map(points.map((point) => [JSON.stringify([point.series, point.x]), point]));
  return series.map((own) => places.map((place) => found.get(JSON.stringify([own, place]))));
}

/** The colour of a series by its position; beyond the palette they begin again. */
export const colourOf = (index: number, colours: Colours): string =>
  colours[seriesTokens[index % seriesTokens.length] ?? 'series-1'];
