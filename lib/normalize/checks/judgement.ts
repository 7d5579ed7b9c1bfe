import { AtlasError } from '../../model/error.ts';
import type { Operator } from './expression.ts';
import { printNumber, printSum } from './words.ts';

/** One side of a comparison: its additive terms, in order; null where a figure is missing. */
export type Side = readonly number[] | null;

/** What a formula comes to for one set of bindings. */
export interface Judgement {
  /** Null where the figures do not allow an answer. */
  readonly holds: boolean | null;
  /** Left side of the comparison that decides, and the right sides it was held against. */
  readonly left: Side;
  readonly rights: readonly Side[];
  /** Both sides for people; null where nothing was compared. */
  readonly expected: string | null;
  readonly actual: string | null;
}

/** Nothing to check, or not enough figures to check it. */
export const undecided: Judgement = { holds: null, left: null, rights: [], expected: null, actual: null };

const comparisons: Partial<Record<Operator, (left: number, right: number, tolerance: number) => boolean>> = {
  '==': (left, right, tolerance) => Math.abs(left - right) <= tolerance + 1e-9,
  '!=': (left, right) => left !== right,
  '<=': (left, right, tolerance) => left <= right + tolerance + 1e-9,
  '>=': (left, right, tolerance) => left >= right - tolerance - 1e-9,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
};
const symbols: Partial<Record<Operator, string>> = { '!=': '≠', '<=': '≤', '>=': '≥', '<': '<', '>': '>' };

/** Judges a comparison of two numbers; `expected` is the computed side, `actual` the stated one. */
export function compared(operator: Operator, left: Side, right: Side, tolerance: number): Judgement {
  const compare = comparisons[operator];
  if (compare === undefined) throw new AtlasError('bad_data', `rule formula: ${operator} is no comparison`);
  if (left === null || right === null) return undecided;
  const isSum = operator === '==';
  const leftIsComputed = isSum && left.length > 1 && right.length === 1;
  return {
    holds: compare(total(left), total(right), tolerance),
    left,
    rights: [right],
    // Most comparisons hold and are never printed.
    get expected() {
      return isSum ? printSum(leftIsComputed ? left : right) : `${symbols[operator]} ${printSum(right)}`;
    },
    get actual() {
      return printSum(leftIsComputed ? right : left);
    },
  };
}

/** `and`: the first part that fails decides; a part that cannot be checked leaves the other. */
export function either(left: Judgement, rest: () => Judgement): Judgement {
  if (left.holds === false) return left;
  const right = rest();
  return right.holds === null ? left : right;
}

/** `or`: fails only where every part fails; then the left side is held against all right sides. */
export function anyOf(left: Judgement, right: Judgement): Judgement {
  if (left.holds === true) return left;
  if (right.holds === true) return right;
  if (left.holds === null || right.holds === null) return undecided;
  return {
    holds: false,
    left: left.left,
    rights: [...left.rights, ...right.rights],
    expected: [left.expected, right.expected].join(' / '),
    actual: left.actual,
  };
}

/** `implies`: where the condition does not hold there is nothing to check. The sides are the two values it is about. */
export function implied(condition: Judgement, consequence: () => Judgement): Judgement {
  if (condition.holds !== true) return undecided;
  const result = consequence();
  return result.holds === null ? undecided : { ...result, left: condition.left, rights: [result.left] };
}

/** Two statements that must be true together or false together. */
export function sameTruth(left: Judgement, right: Judgement): Judgement {
  if (left.holds === null || right.holds === null) return undecided;
  const sideText = (side: Side): string => printNumber(total(side ?? []));
  return {
    holds: left.holds === right.holds,
    left: left.left,
    rights: [right.left],
    expected: sideText(left.left),
    actual: sideText(right.left),
  };
}

/** Sum of a side's terms. */
export function total(terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, 0);
}
