import type { View, ViewRow } from '../../model/view.ts';
import { yearsWithin } from '../../model/years.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import type { ChartContext, ChartModel } from '../chart-model.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import type { ChartPlan } from '../plan.ts';
import { baseOption } from '../style.ts';
import { leastFoot, type MeasuredPanel, marginsOf } from './margins.ts';
import { drawPanel } from './panel.ts';
import { type Panel, toPanels } from './panels.ts';
import { planSparks } from './sparks.ts';

/** More panels than this, of a single line each, are drawn as one plot. */
const panelsAtMost = 24;

/** Least width and the height of a panel: alone, one of several, or one of many with a single line. */
const panelSizes = {
  single: { width: 380, height: 320 },
  several: { width: 380, height: 230 },
  small: { width: 200, height: 132 },
} as const;

/**
 * Lines over the years. A year without a number breaks the line (nothing is carried over) and leaves a hatched mark below
 * the axis, whose reason a key above names; a thin rule stands where the form changed. Lines are named at their last point instead of in a legend. Where
 * there are several panels their plots share one height and one scale, so that heights compare across agencies.
 */
export function planLines(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const years = yearsWithin(view.years);
  const panels = toPanels(view, rows, years, context);
  if (panels.length > panelsAtMost && panels.every(({ series }) => series.length === 1)) {
    return planSparks(view, panels, years, context);
  }
  const gaps = panels.flatMap(({ series }) =>
    series.flatMap(({ cells }) => cells.filter((row) => row && !hasNumber(row))),
  );
  const entries = gapEntries(
    gaps.flatMap((row) => row ?? []),
    numberForm(view, context.dictionary),
    context,
  );
  const key = chartKey(entries, context.width, context.colours);
  const usual = panelSize(panels, context.width);
  const measured = panels.map((panel) => ({ ...panel, margins: marginsOf(view, panel, { ...usual, years }, context) }));
  const feet = feetOf(measured, usual);
  // A single plot is high enough to give room to its gaps; several small ones would have too little left.
  const spared = panels.length === 1 ? (feet[0] ?? leastFoot) - leastFoot : 0;
  const size = { ...usual, above: usual.above - spared };
  const scaled = rows.flatMap((row) => row.value ?? []);
  const frame = { panels: measured, size, feet, years, scaled };
  return {
    height: Math.max(
      60,
      feet.reduce((sum, foot) => sum + size.above + foot + panelGap, key.height - panelGap),
    ),
    weights: feet.map((_, line) => {
      const own = panels.slice(line * size.columns, (line + 1) * size.columns);
      return own.reduce((sum, { series }) => sum + 20 + series.length * (2 + 2 * years.length), 0);
    }),
    mayBegin: () => true,
    draw: (from, to) => drawLines(view, { ...frame, key: from === 0 ? key : noKey, from, to }, context),
  };
}

/** What the panels of a picture share, and which lines of them to draw. */
interface Frame {
  readonly panels: readonly MeasuredPanel[];
  readonly size: PanelSize;
  /** For each line of panels the room below their axes: what the one with the most gaps needs. */
  readonly feet: readonly number[];
  readonly years: readonly number[];
  /** The numbers the scale of all panels must hold. */
  readonly scaled: readonly number[];
  readonly key: Key;
  readonly from: number;
  readonly to: number;
}

function drawLines(view: View, frame: Frame, context: ChartContext): ChartModel {
  const { size, years, scaled, key, from, to } = frame;
  const feet = frame.feet.slice(from, to);
  const before = frame.panels.slice(0, from * size.columns);
  const panels = frame.panels.slice(from * size.columns, to * size.columns);
  const places = panelPlaces(panels, size, feet, key.height);
  const drawn = panels.map((panel, index) => {
    const place = places[index] ?? { left: 0, top: 0, width: context.width, height: panelSizes.single.height };
    const foot = feet[Math.floor(index / size.columns)] ?? leastFoot;
    return drawPanel(view, panel, { index, place, foot, years, scaled }, context);
  });
  const firstLine = before.reduce((sum, { series }) => sum + series.length, 0);
  const starts = drawn.map((_, index) => drawn.slice(0, index).reduce((sum, { series }) => sum + series.length, 0));
  const firstLines = panels.map((_, index) =>
    panels.slice(0, index).reduce((sum, { series }) => sum + series.length, firstLine),
  );
  const option = {
    ...baseOption(context.colours),
    legend: key.legend,
    title: drawn.flatMap(({ title }) => title),
    grid: drawn.flatMap(({ grid }) => grid),
    xAxis: drawn.flatMap(({ xAxis }) => xAxis),
    yAxis: drawn.flatMap(({ yAxis }) => yAxis),
    series: [...drawn.flatMap(({ series }) => series), ...key.series],
  };
  const marks = drawn.flatMap((panel, index) =>
    panel.marks.map((mark) => ({
      ...mark,
      series: mark.series + (starts[index] ?? 0),
      line: mark.line + (firstLines[index] ?? 0),
    })),
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

/** The room between two lines of panels. */
const panelGap = 16;

/** How large the panels of a picture are, and how many stand side by side. */
interface PanelSize {
  readonly columns: number;
  readonly width: number;
  /** Height of the plot and what stands above it: the same in all panels of a picture, so that heights compare. */
  readonly above: number;
}

function panelSize(panels: readonly Panel[], width: number): PanelSize {
  const size = panels.length === 1 ? 'single' : panels.every(({ series }) => series.length === 1) ? 'small' : 'several';
  const { width: least, height: usual } = panelSizes[size];
  // Names at the ends of the lines need a line each.
  const height = Math.max(usual, 92 + 24 * Math.max(0, ...panels.map(({ series }) => series.length)));
  const columns = Math.max(1, Math.min(panels.length, Math.floor(width / least)));
  return { columns, width: width / columns, above: height - leastFoot };
}

/** For each line of panels the room below their axes. */
function feetOf(panels: readonly MeasuredPanel[], { columns }: PanelSize): number[] {
  const feet = panels.map(({ margins }) => margins.foot);
  const lines = Math.ceil(feet.length / columns);
  return Array.from({ length: lines }, (_, line) => Math.max(...feet.slice(line * columns, (line + 1) * columns)));
}

function panelPlaces(
  panels: readonly Panel[],
  { columns, width, above }: PanelSize,
  feet: readonly number[],
  top: number,
): Place[] {
  const heights = feet.map((foot) => above + foot);
  const tops = heights.map((_, line) => heights.slice(0, line).reduce((sum, own) => sum + own + panelGap, top));
  return panels.map((_, index) => {
    const line = Math.floor(index / columns);
    return { left: (index % columns) * width, top: tops[line] ?? top, width, height: heights[line] ?? above };
  });
}
