import { groupBy } from '../../model/group.ts';
import type { ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';

/** The cells of a scatter by which of the two figures they have. */
export interface ScatterCells {
  readonly both: readonly ViewRow[];
  readonly onlyAcross: readonly ViewRow[];
  readonly onlyUp: readonly ViewRow[];
  /** Cells with neither figure, together by the two reasons. */
  readonly neither: readonly (readonly ViewRow[])[];
}

/** Sorts cells by which of the two figures they have; in the order of the figure across, where there is one. */
export function scatterCells(rows: readonly ViewRow[]): ScatterCells {
  const groups = groupBy(rows, (row) => `${hasNumber(row)} ${row.against !== null}`);
  const byAcross = (cells: readonly ViewRow[] = []) => [...cells].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const byUp = (cells: readonly ViewRow[] = []) => [...cells].sort((a, b) => (a.against ?? 0) - (b.against ?? 0));
  const neither = groupBy(groups.get('false false') ?? [], (row) => `${row.status} ${row.against_status}`);
  return {
    both: byAcross(groups.get('true true')),
    onlyAcross: byAcross(groups.get('true false')),
    onlyUp: byUp(groups.get('false true')),
    neither: [...neither.values()],
  };
}

/** The dots that are named: all of a few, else the farthest out on either axis. */
export function outermost(dots: readonly ViewRow[], namedAtMost: number): ReadonlySet<ViewRow> {
  if (dots.length <= namedAtMost) return new Set(dots);
  const far = (value: (row: ViewRow) => number) =>
    [...dots].sort((a, b) => value(b) - value(a)).slice(0, namedAtMost / 4);
  return new Set([...far((row) => row.value ?? 0), ...far((row) => row.against ?? 0)]);
}
