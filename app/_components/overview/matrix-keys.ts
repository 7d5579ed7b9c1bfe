/** Where one link of the matrix stands: its row and its year. */
export interface MatrixPlace {
  readonly row: number;
  readonly year: number;
}

const nearest = (places: readonly MatrixPlace[], year: number): MatrixPlace | undefined =>
  [...places].sort((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year))[0];

function inNextRow(at: MatrixPlace, places: readonly MatrixPlace[], step: 1 | -1): MatrixPlace | undefined {
  const rows = places.filter((place) => (place.row - at.row) * step > 0).map((place) => place.row);
  const row = step > 0 ? Math.min(...rows) : Math.max(...rows);
  return nearest(
    places.filter((place) => place.row === row),
    at.year,
  );
}

/**
 * The link a key leads to: left and right along the agency's reports, up and down to the nearest year of the next
 * agency, Home and End to the agency's first and last report. Null where the key leads nowhere.
 */
export function nextPlace(key: string, at: MatrixPlace, places: readonly MatrixPlace[]): MatrixPlace | null {
  const row = places.filter((place) => place.row === at.row);
  switch (key) {
    case 'ArrowLeft':
      return row.findLast((place) => place.year < at.year) ?? null;
    case 'ArrowRight':
      return row.find((place) => place.year > at.year) ?? null;
    case 'ArrowUp':
      return inNextRow(at, places, -1) ?? null;
    case 'ArrowDown':
      return inNextRow(at, places, 1) ?? null;
    case 'Home':
      return row[0] ?? null;
    case 'End':
      return row.at(-1) ?? null;
    default:
      return null;
  }
}
