import type { View, ViewRow } from '../../model/view.ts';
import type { ChartContext, ChartModel } from '../chart-model.ts';
import { baseOption } from '../style.ts';
import { drawPanel } from './panel.ts';
import { type Panel, toPanels } from './panels.ts';

/** Least width and the height of a panel: alone, one of several, or one of many with a single line. */
const panelSizes = {
  single: { width: 380, height: 320 },
  several: { width: 380, height: 230 },
  small: { width: 200, height: 132 },
} as const;

/**
 * Lines over the years. A year without a number breaks the line (nothing is carried over) and leaves a hatched mark below
 * the axis; a thin rule stands where the form changed. Lines are named at their last point instead of in a legend. Small
 * multiples are panels that share one scale, so that heights compare across agencies.
 */
export function drawLines(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const years = Array.from({ length: view.years.to - view.years.from + 1 }, (_, index) => view.years.from + index);
  const panels = toPanels(view, rows, years, context);
  const places = panelPlaces(panels, context.width);
  const scaled = view.chart === 'multiples' ? rows : null;
  const drawn = panels.map((panel, index) => {
    const place = places[index] ?? { left: 0, top: 0, width: context.width, height: panelSizes.single.height };
    return drawPanel(view, panel, { index, place, years, scaled }, context);
  });
  const starts = drawn.map((_, index) => drawn.slice(0, index).reduce((sum, { series }) => sum + series.length, 0));
  const option = {
    ...baseOption(context.colours),
    title: drawn.flatMap(({ title }) => title),
    grid: drawn.flatMap(({ grid }) => grid),
    xAxis: drawn.flatMap(({ xAxis }) => xAxis),
    yAxis: drawn.flatMap(({ yAxis }) => yAxis),
    series: drawn.flatMap(({ series }) => series),
  };
  const marks = drawn.flatMap((panel, index) =>
    panel.marks.map((mark) => ({ ...mark, series: mark.series + (starts[index] ?? 0) })),
  );
  return {
    option,
    width: context.width,
    height: Math.max(60, ...places.map(({ top, height }) => top + height)),
    marks,
  };
}

/** Where a panel stands in the picture, CSS pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function panelPlaces(panels: readonly Panel[], width: number): Place[] {
  const size = panels.length === 1 ? 'single' : panels.every(({ series }) => series.length === 1) ? 'small' : 'several';
  const { width: least, height } = panelSizes[size];
  const columns = Math.max(1, Math.min(panels.length, Math.floor(width / least)));
  return panels.map((_, index) => ({
    left: (index % columns) * (width / columns),
    top: Math.floor(index / columns) * (height + 16),
    width: width / columns,
    height,
  }));
}
