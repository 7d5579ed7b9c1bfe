import type { Segment } from './segment.ts';

/** Heights on later pages are counted on, so that one order holds for all. */
export const pageStep = 100_000;

/** Stands in where a list of segments is empty. */
export const none: Segment = {
  text: '',
  page: 0,
  middle: 0,
  em: 1,
  value: false,
  first: 0,
  last: 0,
  glyphs: [],
  left: 0,
  right: 0,
  top: 0,
  bottom: 0,
};

/** Height of a segment, counted on over the pages. */
export const heightOf = (segment: Segment): number => segment.page * pageStep + segment.middle;
/** Words of some segments. */
export const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('');

/** Whether `below` goes on in the cell of `above`: the next words of the file, on the next line. */
export function isNextLine(above: Segment, below: Segment): boolean {
  const apart = (below.middle - above.middle) / above.em;
  const isOver = below.left < above.right && below.right > above.left;
  return below.first === above.last + 1 && below.page === above.page && apart > 0.6 && apart <= 1.9 && isOver;
}

/** Segments put together to cells by the order of the file. */
export function cellsOf(segments: readonly Segment[], joins: (above: Segment, below: Segment) => boolean): Segment[][] {
  const cells: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.page - b.page || a.first - b.first)) {
    const open = cells.at(-1);
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && isNextLine(last, segment) && joins(last, segment))
      open.push(segment);
    else cells.push([segment]);
  }
  return cells;
}

/** A line of segments at one height. */
export interface Level {
  y: number;
  readonly segments: Segment[];
}

/** Segments by their heights; `reach` is how far a level's neighbours may stand apart, in em. */
export function levelsOf(segments: readonly Segment[], reach: number): Level[] {
  const levels: Level[] = [];
  let last = -Infinity;
  for (const segment of [...segments].sort((a, b) => heightOf(a) - heightOf(b))) {
    const y = heightOf(segment);
    const open = levels.at(-1);
    if (open !== undefined && y - last <= reach * segment.em) open.segments.push(segment);
    else levels.push({ y, segments: [segment] });
    last = y;
  }
  for (const level of levels) {
    level.segments.sort((a, b) => a.left - b.left);
    const ys = level.segments.map(heightOf);
    level.y = (Math.min(...ys) + Math.max(...ys)) / 2;
  }
  return levels;
}
