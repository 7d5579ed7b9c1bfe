import type { ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';

/** Opacity of each class of a matrix cell, lightest first; ink stays readable on the darkest in both themes. */
export const shades = [0, 0.08, 0.18, 0.3, 0.42, 0.55] as const;

/**
 * The shade of each number: zero has none, the others stand in five classes of equal count by size, so that one giant
 * does not bleach all others. A change is shaded by its size; its sign is the colour. `less`: the smallest is darkest, as of
 * ranks.
 */
export function shadesOf(rows: readonly ViewRow[], order: 'more' | 'less' = 'more'): (value: number) => number {
  const sizes = rows
    .filter(hasNumber)
    .map(({ value }) => Math.abs(value))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  return (value) => {
    if (value === 0) return shades[0];
    const rank = countBelow(sizes, Math.abs(value)) / Math.max(1, sizes.length);
    const place = Math.min(4, Math.floor(rank * 5));
    return shades[1 + (order === 'more' ? place : 4 - place)] ?? shades[1];
  };
}

/** How many of some sorted numbers are smaller than a number. */
function countBelow(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
