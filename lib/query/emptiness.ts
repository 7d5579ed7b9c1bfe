import type { CellStatus, ViewRow } from '../model/view.ts';

/** Why no row of a View has a number. */
export interface Emptiness {
  /** Whether figures are there, only not what the View's measure makes of them. */
  readonly printed: boolean;
  /** The reasons, most frequent first: of the figures that are there, else of all rows. */
  readonly statuses: readonly CellStatus[];
}

/** What the rows of a View without a single number say of it. */
export function emptinessOf(rows: readonly ViewRow[]): Emptiness {
  const there = rows.filter(({ printed }) => printed !== null);
  const printed = there.length > 0;
  const counts = new Map<CellStatus, number>();
  for (const { status } of printed ? there : rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return { printed, statuses: [...counts].sort(([, a], [, b]) => b - a).map(([status]) => status) };
}
