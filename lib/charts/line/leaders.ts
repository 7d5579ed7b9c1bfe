import type { Plot } from './labels.ts';

/** A label moved by no more than this stands beside its dot still, such as one lifted above the axis. */
const besideItsDot = 8;
/** How far a leader begins right of the middle of its dot, in CSS pixels. */
const dotEdge = 6;
/** How much farther from the dots stand labels that moved, so that their leaders can be followed. */
const leaderWidth = 12;

/** A point whose label moved `shift` pixels down; `x` in years from the left of the plot. */
export interface EndPoint {
  readonly x: number;
  readonly value: number;
  readonly shift: number;
  readonly colour: string;
}

/** For each of the ends how far its label moves right: with one that moved all of its year do, so that they stand in line. */
export function labelSteps(ends: readonly EndPoint[], { band }: Pick<Plot, 'band'>): number[] {
  const moved = new Set(ends.filter(hasMoved).map(({ x }) => x));
  return ends.map(({ x }) => (moved.has(x) ? Math.min(leaderWidth, band / 2) : 0));
}

/**
 * Thin lines from dots to their labels that moved, each a silent series on these axes, of which the one across counts years.
 */
export function leaders(
  ends: readonly EndPoint[],
  { band, height, scale }: Plot,
  axes: Readonly<Record<'xAxisIndex' | 'yAxisIndex', number>>,
): Record<string, unknown>[] {
  const unit = ((scale.inverse ? 1 : -1) * (scale.max - scale.min)) / height;
  const step = Math.min(leaderWidth, band / 2);
  return ends.filter(hasMoved).map(({ x, value, shift, colour }) => ({
    type: 'line',
    ...axes,
    silent: true,
    symbol: 'none',
    clip: false,
    z: 1,
    lineStyle: { color: colour, width: 1 },
    data: [
      [x + dotEdge / band, value],
      [x + (dotEdge + step) / band, value + shift * unit],
    ],
  }));
}

function hasMoved({ shift }: EndPoint): boolean {
  return Math.abs(shift) > besideItsDot;
}
