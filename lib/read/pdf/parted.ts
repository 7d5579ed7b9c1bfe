import { centre, type Ruling } from './page.ts';
import type { Segment } from './segment.ts';

/** Whether a rule that runs over or under both of two segments parts them. */
export type Parted = (a: Segment, b: Segment) => boolean;

/** Rules at nearly one height are one, in points. */
const sameRule = 2;

function crosses(rules: readonly Ruling[], x: number, at: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= sameRule && rule.from <= x && rule.to >= x);
}

/** Tells by the horizontal rules of each page what stands in different rows. */
export function partedBy(level: (page: number) => readonly Ruling[]): Parted {
  return (a, b) => {
    if (a.page !== b.page) return false;
    const rules = level(a.page);
    const [from, to] = [Math.min(a.middle, b.middle), Math.max(a.middle, b.middle)];
    const [x0, x1] = [centre(a).x, centre(b).x];
    return rules.some(
      ({ at, from: left, to: right }) => at > from && at < to && left <= x0 && right >= x0 && crosses(rules, x1, at),
    );
  };
}
