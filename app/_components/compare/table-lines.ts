import type { CellStatus } from '../../../lib/model/view.ts';
import type { TableCell } from '../../../lib/tables/view-table.ts';

/** The one reason why a whole line has no number; null where it has one, or where the reasons differ. */
export function gapOf({ cells }: { readonly cells: readonly TableCell[] }): CellStatus | null {
  const figures = cells.filter(({ status }) => status !== null);
  const statuses = new Set(figures.map(({ status }) => status));
  const [status = null] = statuses;
  return statuses.size === 1 && figures.every(({ value }) => value === null) ? status : null;
}
