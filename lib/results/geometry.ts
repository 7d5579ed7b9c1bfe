/** Height of one row of the grid, CSS pixels. */
export const rowHeight = 28;

/** Browsers stop laying out somewhere between 16 and 33 million pixels; beyond this height a scrolled pixel stands for more. */
export const tallest = 12_000_000;

/** A grid of any number of rows within an element no browser refuses. Pixels throughout. */
export interface Scroll {
  /** Height of the element that is scrolled. */
  readonly height: number;
  /** What the rows' own height would be. */
  readonly whole: number;
  readonly viewport: number;
}

/** The scrolled element for so many rows seen through a window of this height. */
export function scrollOf(rows: number, viewport: number): Scroll {
  const whole = rows * rowHeight;
  return { whole, viewport, height: Math.min(whole, Math.max(tallest, viewport)) };
}

/** How far the rows are scrolled when the element is scrolled to `scrollTop`: the same, or stretched over all rows. */
export function offsetAt({ height, whole, viewport }: Scroll, scrollTop: number): number {
  const way = height - viewport;
  return way <= 0 ? 0 : Math.min(scrollTop, way) * ((whole - viewport) / way);
}

/** The `scrollTop` that scrolls the rows to an offset: the inverse of {@link offsetAt}. */
export function scrollTopAt({ height, whole, viewport }: Scroll, offset: number): number {
  const way = whole - viewport;
  return way <= 0 ? 0 : Math.min(Math.max(offset, 0), way) * ((height - viewport) / way);
}

/** How many rows are drawn: as many as can be seen at once, some of them in part. */
export function rowsDrawn(rows: number, { viewport }: Scroll): number {
  return Math.min(rows, Math.ceil(viewport / rowHeight) + 1);
}

/** The first of the rows drawn at an offset; from 0. */
export function firstRowAt(rows: number, scroll: Scroll, offset: number): number {
  return Math.max(0, Math.min(Math.floor(offset / rowHeight), rows - rowsDrawn(rows, scroll)));
}

/** The offset nearest to the present one at which a row is wholly seen. */
export function offsetToShow({ viewport }: Scroll, offset: number, row: number): number {
  const top = row * rowHeight;
  if (top < offset) return top;
  return Math.max(offset, top + rowHeight - viewport);
}

/** The columns to draw, `to` exclusive, from the edges between them (`edges[n]` = left of column n, the last one = right end). */
export function columnsAt(
  edges: readonly number[],
  left: number,
  width: number,
): { readonly from: number; readonly to: number } {
  const count = edges.length - 1;
  let from = 0;
  while (from < count - 1 && (edges[from + 1] ?? 0) <= left) from += 1;
  let to = from;
  while (to < count && (edges[to] ?? 0) < left + width) to += 1;
  return { from, to };
}
