import type { ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { textWidth } from '../measure.ts';
import { type Scale, spreadLabels } from '../scale.ts';
import { chartFontSize } from '../style.ts';
import type { Panel, PanelSeries } from './panels.ts';

const labelGap = 15;
const lift = 6;
const lineHeight = 14;

/** A point in CSS pixels from the upper left corner of its plot, and the words that would stand above it. */
interface PanelPoint {
  readonly row: ViewRow;
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/** The plot of a panel: its height and the width of a year in CSS pixels, its value axis. */
export interface Plot {
  readonly height: number;
  readonly band: number;
  readonly scale: Scale & { readonly inverse?: true };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Index of the last cell with a number; -1 where a line has none. */
export function lastFigure({ cells }: PanelSeries): number {
  return cells.findLastIndex((row) => row !== undefined && hasNumber(row));
}

/** How far each line's end label moves down so that labels of lines ending in the same year stand apart. */
export function labelShifts({ series }: Panel, scale: Plot['scale'], height: number): number[] {
  const ends = series.map((line) => {
    const at = lastFigure(line);
    const value = line.cells[at]?.value ?? scale.min;
    return { at, y: pixelsBelowTop(value, scale, height) };
  });
  const shifts = series.map(() => 0);
  for (const at of new Set(ends.map((end) => end.at))) {
    const members = ends.flatMap((end, index) => (end.at === at && at >= 0 ? [{ ...end, index }] : []));
    const placed = spreadLabels(
      members.map(({ y }) => y),
      labelGap,
      height - 8,
    );
    members.forEach(({ y, index }, member) => {
      shifts[index] = Math.round((placed[member] ?? y) - y);
    });
  }
  return shifts;
}

/** How far below the top of a plot of this height a value stands. */
export function pixelsBelowTop(value: number, scale: Plot['scale'], height: number): number {
  const below = (scale.max - value) / (scale.max - scale.min);
  return (scale.inverse ? 1 - below : below) * height;
}

/**
 * The words printed above points that are not the last of their line, for the rows where there is room: none lies on words
 * that stand there already.
 */
export function wordsWithRoom(
  { series }: Panel,
  { band, height, scale }: Plot,
  wordsOf: (row: ViewRow) => string,
): ReadonlyMap<ViewRow, string> {
  const points = series.flatMap((line) => {
    const last = lastFigure(line);
    return line.cells.flatMap((row, at): PanelPoint[] => {
      if (row === undefined || !hasNumber(row)) return [];
      const words = at === last ? '' : wordsOf(row);
      return [{ row, x: (at + 0.5) * band, y: pixelsBelowTop(row.value, scale, height), words }];
    });
  });
  const taken: Box[] = [];
  const kept = new Map<ViewRow, string>();
  for (const point of points) {
    if (point.words === '') continue;
    const box = boxAbove(point);
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    kept.set(point.row, point.words);
  }
  return kept;
}

function boxAbove({ x, y, words }: PanelPoint): Box {
  const half = textWidth(words, chartFontSize) / 2;
  return { left: x - half, right: x + half, top: y - lift - lineHeight, bottom: y - lift };
}

function overlap(one: Box, two: Box): boolean {
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
}
