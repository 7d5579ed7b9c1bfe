/** Edges within a millimetre are one edge, in twentieths of a point: rows are dragged by hand. */
const sameEdge = 57;

/**
 * The columns of a table whose rows know none in common (binary Word files, rich text): the edges of all cells from left to
 * right, those a hair apart taken together. Gives the number of an edge.
 */
export function columnFinder(edges: Iterable<number>): (edge: number) => number {
  const columns = new Map<number, number>();
  let [column, before, first] = [-1, Number.NEGATIVE_INFINITY, 0];
  for (const edge of [...new Set(edges)].sort((a, b) => a - b)) {
    // Edges may lie a little apart each, not march on for a whole column.
    if (edge - before > sameEdge || edge - first > sameEdge * 2) {
      column++;
      first = edge;
    }
    before = edge;
    columns.set(edge, column);
  }
  return (edge) => columns.get(edge) ?? 0;
}
