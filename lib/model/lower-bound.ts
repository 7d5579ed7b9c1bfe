/**
 * Binary search: how many of `count` values in ascending order stand before the first for which `isBefore` no longer holds,
 * asked by their index.
 */
export function lowerBound(count: number, isBefore: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
