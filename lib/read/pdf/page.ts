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
  readonly rulings: readonly Ruling[];
  /** Characters the file gives no meaning for. */
  readonly unmapped: number;
}

/** The point in the middle of a box. */
export function centre(box: Box): { readonly x: number; readonly y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** Whether the middle of one box lies in another. */
export function isWithin(inner: Box, outer: Box): boolean {
  const { x, y } = centre(inner);
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
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
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
