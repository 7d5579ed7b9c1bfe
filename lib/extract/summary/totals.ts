import type { ReadWarning } from '../../model/fact.ts';
import type { SummaryRow } from './rows.ts';
import { figureAt, type SummaryColumn, type SummaryTable, warnAt } from './table.ts';

/** The agencies a total adds up: of its year; a subtotal those since the one before, or up to the next where it leads. */
function partsOf(rows: readonly SummaryRow[], total: SummaryRow): SummaryRow[] {
  const index = rows.indexOf(total);
  const ofYear = (row: SummaryRow): boolean =>
    row.kind === 'agency' && (total.year === null || row.year === total.year);
  if (total.kind === 'total') return rows.filter(ofYear);
  const from = rows.slice(0, index).findLastIndex((row) => row.kind !== 'agency') + 1;
  const before = rows.slice(from, index).filter(ofYear);
  if (before.length > 0) return before;
  const next = rows.findIndex((row, i) => i > index && row.kind !== 'agency');
  return rows.slice(index + 1, next < 0 ? undefined : next).filter(ofYear);
}

/** Sums of figures with decimals, without the binary tail. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a));
}

function checkColumn(parts: readonly SummaryRow[], total: SummaryRow, column: SummaryColumn): ReadWarning[] {
  const printed = figureAt(total, column);
  const figures = parts.map((row) => figureAt(row, column));
  const numbers = figures.filter((value) => value !== null);
  const sum = numbers.reduce((all, value) => all + value, 0);
  const isRate = column.unit === '%';
  if (printed === null || numbers.length === 0 || isRate || isSame(sum, printed)) return [];
  const cell = total.cells[column.index];
  const message = `column "${column.path}": ${total.name || '合计'} says ${printed}, the rows add up to ${Number(sum.toPrecision(15))}`;
  return [warnAt('uncertain_table', message, cell === undefined ? [] : [cell])];
}

/** Totals looked at in one table: a county's groups of agencies have about ten. */
const maxTotals = 50;

/** One warning for each total that is not the sum of its rows. */
export function checkTotals({ rows, columns }: SummaryTable): ReadWarning[] {
  const totals = rows.filter((row) => row.kind !== 'agency').slice(0, maxTotals);
  return totals.flatMap((total) => {
    const parts = partsOf(rows, total);
    return columns.flatMap((column) => checkColumn(parts, total, column));
  });
}
