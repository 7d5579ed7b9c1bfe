import type { ChartMark } from './chart-model.ts';

/** An arrow key. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The mark an arrow key leads to from the mark at `index`, as an index into `marks`: left and right within its line, up and
 * down to the nearest place of the next line that has marks. The same index where the picture ends.
 */
export function markBeside(
  marks: readonly Pick<ChartMark, 'line' | 'at'>[],
  index: number,
  direction: Direction,
): number {
  const from = marks[index];
  if (from === undefined) return index;
  const along = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const stepOf = (mark: Pick<ChartMark, 'line' | 'at'>) => sign * (along ? mark.at - from.at : mark.line - from.line);
  let best = index;
  let least = Number.POSITIVE_INFINITY;
  marks.forEach((mark, candidate) => {
    const step = stepOf(mark);
    if (step <= 0 || (along && mark.line !== from.line)) return;
    const distance = along ? step : step * 10_000 + Math.abs(mark.at - from.at);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  });
  return best;
}
