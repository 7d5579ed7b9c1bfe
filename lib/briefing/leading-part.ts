import type { ViewRow } from '../model/view.ts';

type Figure = ViewRow & { readonly value: number };

/** The largest of one agency's parts; undefined where a tie, a doubt or an open end leaves it undecided. */
export function leadingPart(parts: readonly Figure[]): Figure | undefined {
  const [top, ...others] = parts.toSorted((a, b) => b.value - a.value);
  if (top === undefined || top.doubt || top.qualifier !== 'exact') return undefined;
  return others.some(({ value, qualifier }) => value === top.value || qualifier === 'at_least') ? undefined : top;
}
