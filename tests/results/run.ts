import type { Slices } from '../../lib/results/arrange.ts';

/** Drives sliced work to its end; tells how often it paused. */
export function finish<Result>(slices: Slices<Result>): { result: Result; turns: number } {
  for (let turns = 0; ; turns += 1) {
    const step = slices.next();
    if (step.done) return { result: step.value, turns };
  }
}
