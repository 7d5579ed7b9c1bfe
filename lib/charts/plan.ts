import type { ChartModel } from './chart-model.ts';

/**
 * A chart thought through but not drawn: lines from the top (of a list, a matrix, small multiples, strips), any run of which
 * can be drawn by itself on the scale and with the margins of the whole.
 */
export interface ChartPlan {
  /** Height of the whole picture, CSS pixels. */
  readonly height: number;
  /** For each line about how many elements it is drawn with, which is what it costs. */
  readonly weights: readonly number[];
  /** Whether parts lie one over the other, each as large as the whole, and not one below the other. */
  readonly layered?: boolean;
  /** How many agencies have no room in the picture: only the table has them. */
  readonly left?: number;
  /** Whether a part may begin with this line: a heading stays with what stands below it. */
  readonly mayBegin: (line: number) => boolean;
  /** Lines `from` up to, not including, `to`. The key stands above the first line; `line` of the marks counts from the whole's top. */
  readonly draw: (from: number, to: number) => ChartModel;
}

/** A run of a plan's lines. */
export interface PlanPart {
  readonly from: number;
  readonly to: number;
}

/** Up to this many elements are drawn in one piece: about 0.05 ms each. */
const together = 420;

/** About how many elements the first part has, which everybody waits for, and each other. */
const partElements = { first: 160, other: 360 } as const;

/** The parts of a plan: one, or where it has many elements a small one for the eye first and then the rest, evenly. */
export function partsOf({ weights, mayBegin }: ChartPlan): PlanPart[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all <= together) return [{ from: 0, to: weights.length }];
  const parts: PlanPart[] = [];
  let from = 0;
  let elements = 0;
  weights.forEach((weight, line) => {
    const most = parts.length === 0 ? partElements.first : partElements.other;
    if (line > from && elements + weight > most && mayBegin(line)) {
      parts.push({ from, to: line });
      from = line;
      elements = 0;
    }
    elements += weight;
  });
  return [...parts, { from, to: weights.length }];
}

/** A plan that cannot be parted. */
export function wholePlan(model: ChartModel): ChartPlan {
  return { height: model.height, weights: [0], mayBegin: () => true, draw: () => model };
}
