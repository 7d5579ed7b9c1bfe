/** A place in a grid; row 0 is the head. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

const page = 20;

/**
 * Where a key moves the focus in a grid of `rows` body rows (below the head, row 0) and `columns` columns; null where
 * the key means nothing or the focus already stands at the edge.
 */
export function nextCell(
  key: string,
  control: boolean,
  at: GridCell,
  size: { readonly rows: number; readonly columns: number },
): GridCell | null {
  const lastColumn = size.columns - 1;
  const moves: Readonly<Record<string, GridCell>> = {
    ArrowLeft: { row: at.row, column: at.column - 1 },
    ArrowRight: { row: at.row, column: at.column + 1 },
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowDown: { row: at.row + 1, column: at.column },
    PageUp: { row: at.row - page, column: at.column },
    PageDown: { row: at.row + page, column: at.column },
    Home: { row: control ? 0 : at.row, column: 0 },
    End: { row: control ? size.rows : at.row, column: lastColumn },
  };
  const wanted = moves[key];
  if (!wanted) return null;
  const to = {
    row: Math.min(Math.max(wanted.row, 0), size.rows),
    column: Math.min(Math.max(wanted.column, 0), lastColumn),
  };
  return to.row === at.row && to.column === at.column ? null : to;
}
