/** A rectangle on a page, in points from the upper left corner of the page as it is read; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One character with its box. */
export interface Glyph extends Box {
  readonly text: string;
  /** Written in another direction than most of the page. */
  readonly turned: boolean;
  /** A space of the file's own (not a gap between boxes) stands before it. */
  readonly spaced: boolean;
  /** Its place among the page's characters in the file. */
  readonly order: number;
}

/** A straight line that is drawn along the page's edges: a horizontal stands at y = `at`, a vertical at x = `at`. */
export interface Ruling {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is printed on one page; characters in the file's order. `number` counts from 1. */
export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Those drawn in pieces put together. */
  readonly rulings: readonly Ruling[];
  /** Filled boxes: the shading of cells and rows. */
  readonly shades: readonly Box[];
  /** Characters the file gives no meaning for. */
  readonly unmapped: number;
  /** Characters that are there but not shown: recognised by a scanner's software. */
  readonly hidden: number;
  /** Share of the page that pictures cover. */
  readonly pictured: number;
  /** Curves drawn: characters turned into outlines have many. */
  readonly outlined: number;
}

/** The point in the middle of a box. */
export function centre(box: Box): { readonly x: number; readonly y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** Whether the middle of one box lies in another. */
export function isWithin(inner: Box, outer: Box): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.top + inner.bottom) / 2;
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

/** The smallest box around some boxes; an empty one at the origin for none. */
export function hull(boxes: readonly Box[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
  }
  return left > right ? { left: 0, right: 0, top: 0, bottom: 0 } : { left, right, top, bottom };
}

/** Middle value of some numbers; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/** Middle value of some numbers of which each counts as often as its `weight` says; 0 for none. */
export function weightedMedian(values: readonly { readonly value: number; readonly weight: number }[]): number {
  let rest = values.reduce((sum, { weight }) => sum + weight, 0) >> 1;
  for (const { value, weight } of [...values].sort((a, b) => a.value - b.value)) {
    if (weight > rest) return value;
    rest -= weight;
  }
  return 0;
}

/** Sorted positions with those nearer than `tolerance` to the one before drawn together to their mean. */
export function clusters(values: readonly number[], tolerance: number): number[] {
  const groups: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const open = groups.at(-1);
    if (open !== undefined && value - (open.at(-1) ?? value) <= tolerance) open.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}

/** Index of the position nearest to a value. */
export function nearest(positions: readonly number[], value: number): number {
  let best = 0;
  for (const [i, position] of positions.entries()) {
    if (Math.abs(position - value) < Math.abs((positions[best] ?? 0) - value)) best = i;
  }
  return best;
}
