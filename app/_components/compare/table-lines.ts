import type { TableCell } from '../../../lib/tables/view-table.ts';

/** The one reason why a whole line has no number, in its cells' words; null where it has one, or where the reasons differ. */
export function gapOf({ cells }: { readonly cells: readonly TableCell[] }): string | null {
  const figures = cells.filter(({ status }) => status !== null);
  const reasons = new Set(figures.map(({ status }) => status));
  return reasons.size === 1 && figures.every(({ value }) => value === null) ? (figures[0]?.text ?? null) : null;
}
