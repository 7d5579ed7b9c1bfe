import type { CellStatus, ViewRow } from '../model/view.ts';
import { markOf } from '../query/mark.ts';
import type { SeenCell } from './briefing.ts';

/** The cells of a View as they are now, to be held against later ones. */
export function seenCells(rows: readonly ViewRow[]): SeenCell[] {
  return rows.filter(({ status }) => status !== 'no_report').map((row) => [markOf(row), row.value, row.status]);
}

/** A figure, or why there is none. */
export interface CellState {
  readonly value: number | null;
  readonly status: CellStatus;
}

/** One cell that is no longer what it was. */
export interface CellChange {
  readonly key: string;
  /** The cell as it stands now; null where the View no longer has it. */
  readonly row: ViewRow | null;
  readonly was: CellState;
  readonly now: CellState;
}

const noReport: CellState = { value: null, status: 'no_report' };

/** What changed, cell by cell, in the order of the rows; what has gone stands last. */
export function changesSince(seen: readonly SeenCell[], rows: readonly ViewRow[]): CellChange[] {
  const before = new Map(seen.map(([key, value, status]) => [key, { value, status }]));
  const known = new Set(rows.map(markOf));
  const changed = rows.flatMap((row): CellChange[] => {
    const key = markOf(row);
    const was = before.get(key) ?? noReport;
    const now = { value: row.value, status: row.status };
    return was.value === now.value && was.status === now.status ? [] : [{ key, row, was, now }];
  });
  const gone = [...before]
    .filter(([key]) => !known.has(key))
    .map(([key, was]): CellChange => ({ key, row: null, was, now: noReport }));
  return [...changed, ...gone];
}
