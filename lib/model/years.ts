/** Every year of a span, first and last included. */
export function yearsWithin({ from, to }: { readonly from: number; readonly to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
