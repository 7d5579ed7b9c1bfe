import type { GridCell } from './grid-keys.ts';

/** What stands marked in a grid: from where the marking began to the cell that has the focus. Row 0 is the head. */
export interface GridFocus {
  readonly cursor: GridCell;
  readonly anchor: GridCell;
}

/** The marked cells, both ends inclusive, body rows from 0; null where the focus stands in the head. */
export interface GridSelection {
  readonly rows: { readonly from: number; readonly to: number };
  readonly columns: { readonly from: number; readonly to: number };
}

/** The rectangle between the two corners of a focus. */
export function selectionOf({ cursor, anchor }: GridFocus): GridSelection | null {
  if (cursor.row === 0) return null;
  const rows = [cursor.row, Math.max(anchor.row, 1)].map((row) => row - 1);
  const columns = [cursor.column, anchor.column];
  return {
    rows: { from: Math.min(...rows), to: Math.max(...rows) },
    columns: { from: Math.min(...columns), to: Math.max(...columns) },
  };
}

/** How many cells are marked. */
export function cellCount(selection: GridSelection | null): number {
  if (selection === null) return 0;
  const { rows, columns } = selection;
  return (rows.to - rows.from + 1) * (columns.to - columns.from + 1);
}

/** Whether a body cell is marked. */
export function isMarked(selection: GridSelection | null, row: number, column: number): boolean {
  if (selection === null) return false;
  const { rows, columns } = selection;
  return row >= rows.from && row <= rows.to && column >= columns.from && column <= columns.to;
}
