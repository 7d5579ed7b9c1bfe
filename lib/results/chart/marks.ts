import type { QuickKind } from './choice.ts';
import { gridOf } from './frame.ts';
import type { Point, Points } from './points.ts';

/** One drawn mark of a quick chart: where its element is in the SVG, where it stands for the arrow keys, what is said of it. */
export interface QuickMark {
  /** `ecmeta_series_index` and `ecmeta_data_index` of its element. */
  readonly series: number;
  readonly index: number;
  /** Lines count from the top, places within a line from the left; no two marks share both. */
  readonly line: number;
  readonly at: number;
  readonly point: Point;
}

type Find = (points: Points) => QuickMark[];

const ofBars: Find = ({ points }) =>
  points.map((point, line) => ({ series: point.y === null ? 1 : 0, index: line, line, at: 0, point }));

/** A series after another, each with its places; gaps have no element. */
const ofSeries: Find = (points) =>
  gridOf(points).flatMap((row, series) =>
    row.flatMap((point, at) =>
      point === undefined || point.y === null ? [] : [{ series, index: at, line: series, at, point }],
    ),
  );

const ofCells: Find = (points) =>
  gridOf(points)
    .flatMap((row, line) => row.flatMap((point, at) => (point === undefined ? [] : [{ line, at, point }])))
    .map((cell, index) => ({ ...cell, series: 0, index }));

/** Dots stand one beside the other, by what they measure across. */
const ofDots: Find = ({ points }) =>
  points
    .filter(({ across, y }) => across !== null && y !== null)
    .map((point, index) => ({ series: 0, index, line: 0, point }))
    .sort((a, b) => (a.point.across ?? 0) - (b.point.across ?? 0))
    .map((mark, at) => ({ ...mark, at }));

const finds: Readonly<Record<QuickKind, Find>> = {
  bar: ofBars,
  stack: ofSeries,
  line: ofSeries,
  scatter: ofDots,
  heat: ofCells,
};

/** The marks of a quick chart, as `quickChart` draws them. */
export function quickMarks(kind: QuickKind, points: Points): readonly QuickMark[] {
  return finds[kind](points);
}
