import type { Agency } from '../../../lib/model/agency.ts';
import type { CellStatus } from '../../../lib/model/view.ts';
import type { ViewTable } from '../../../lib/tables/view-table.ts';

/** One line of the table: an agency and a year, a cell per column. */
export type LineOfTable = ViewTable['rows'][number];

/**
 * What a line sorts by in one column: agencies by official order (Chinese sorted by code point means nothing), figures
 * by value; undefined where there is no number, so that gaps stand last in either direction.
 */
export function sortValue(
  line: LineOfTable,
  column: number,
  agencies: ReadonlyMap<string, Pick<Agency, 'sortKey'>>,
): number | undefined {
  const cell = line.cells[column];
  if (typeof cell?.value === 'number') return cell.value;
  const agency = line.cells.find(({ row }) => row !== null)?.row?.agency_id;
  return column === 0 && agency !== undefined ? agencies.get(agency)?.sortKey : undefined;
}

/** The one reason why a whole line has no number; null where it has one, or where the reasons differ. */
export function gapOf(line: LineOfTable): CellStatus | null {
  const figures = line.cells.filter(({ row }) => row !== null);
  const statuses = new Set(figures.map(({ status }) => status));
  const [status = null] = statuses;
  return statuses.size === 1 && figures.every(({ value }) => value === null) ? status : null;
}
