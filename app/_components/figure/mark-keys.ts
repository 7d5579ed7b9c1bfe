import type { ChartMark } from '../../../lib/charts/chart-model.ts';
import { markBeside } from '../../../lib/charts/keyboard.ts';

type Place = Pick<ChartMark, 'line' | 'at'>;

/**
 * The index of the mark a key leads to. Up and down go to the neighbouring line; left and right go on along the line and over
 * its end into the next one, so that either of them alone reaches every mark; Home and End are the first and the last mark.
 * The same index for any other key and where the picture ends.
 */
export function markAfterKey(marks: readonly Place[], index: number, key: string): number {
  if (key === 'ArrowUp' || key === 'ArrowDown') return markBeside(marks, index, key === 'ArrowUp' ? 'up' : 'down');
  const order = marks.map((_, each) => each).sort((a, b) => byPlace(marks[a], marks[b]));
  const at = order.indexOf(index);
  const goal = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: order.length - 1 }[key];
  return (goal === undefined ? undefined : order[goal]) ?? index;
}

function byPlace(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.line - b.line || a.at - b.at;
}
