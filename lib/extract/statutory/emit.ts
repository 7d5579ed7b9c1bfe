import type { Dims } from '../../model/dimension.ts';
import type { Candidate, Confidence, ReadWarning } from '../../model/fact.ts';
import type { Token } from '../token.ts';
import { oddValueOf } from './value.ts';

/** Where a cell belongs on the form, and the place to name for a cell that has none in the text. */
export interface CellAddress {
  readonly group: string;
  readonly metric: string;
  readonly dims: Dims;
  readonly section: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** Unit of the heading or of the row's unit cell. */
  readonly unit: string | null;
  readonly fallback: number;
  readonly confidence: Confidence;
}

/** Identifies a cell of the form: metric and dims. */
export function cellKey(metric: string, dims: Dims): string {
  const parts = Object.entries(dims);
  if (parts.length > 1) parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return [metric, ...parts.map(([name, code]) => `${name}=${code}`)].join('|');
}

const readings: Readonly<Record<Token['kind'], Candidate['reading']>> = {
  number: 'number',
  none: 'stated_none',
  mark: 'absent',
  blank: 'absent',
  text: 'absent',
  odd: 'number',
};

/**
 * The candidate for one cell; `cell` null = an empty cell without a place of its own. Null where the cell holds what is no
 * number: of such a figure nothing is known.
 */
export function cellCandidate(cell: Token | null, address: CellAddress): Candidate | null {
  const isOdd = cell?.kind === 'odd';
  const { group, metric, dims, section, table, row, column, fallback } = address;
  if (isOdd && oddValueOf(cell, column) === null) return null;
  return {
    key: `${group}:${cellKey(metric, dims)}`,
    metric,
    dims,
    raw: cell?.kind === 'blank' ? '' : (cell?.text ?? ''),
    reading: cell === null ? 'absent' : readings[cell.kind],
    basis: null,
    unitPrinted: cell?.unit ?? address.unit,
    source: 'table',
    partOf: null,
    scopeWords: null,
    rule: `statutory.${group}`,
    confidence: isOdd ? 'doubtful' : address.confidence,
    locator: {
      section,
      table,
      row,
      column,
      page: cell?.page ?? null,
      start: cell?.start ?? fallback,
      end: cell === null ? fallback : cell.kind === 'blank' ? cell.start : cell.end,
      phrase: null,
    },
  };
}

/** A warning about some cells. */
export function cellWarning(code: ReadWarning['code'], message: string, cells: readonly (Token | null)[]): ReadWarning {
  const known = cells.filter((cell) => cell !== null);
  return {
    code,
    message,
    start: known.length === 0 ? null : Math.min(...known.map((cell) => cell.start)),
    end: known.length === 0 ? null : Math.max(...known.map((cell) => cell.end)),
  };
}

/** The warning about figures in columns that are not the report's own year's. */
export function leftOut(cells: readonly (Token | null)[]): ReadWarning {
  const message = `${cells.length} figures under headings of another year or of a change were left out`;
  return cellWarning('unmapped_number', message, cells);
}

/** One warning for each cell of a row that holds no plain number: what became of it. */
export function oddWarnings(
  row: string,
  columns: readonly { readonly label: string }[],
  cells: readonly (Token | null)[],
): ReadWarning[] {
  return cells.flatMap((cell, i) => {
    if (cell?.kind !== 'odd') return [];
    const column = columns[i]?.label ?? '';
    const value = oddValueOf(cell, column);
    const outcome = value === null ? 'is no plain number and was left out' : `was read as ${value}`;
    const message = `row "${row}", column "${column}": "${cell.text.slice(0, 20)}" ${outcome}`;
    return [cellWarning('uncertain_table', message, [cell])];
  });
}
