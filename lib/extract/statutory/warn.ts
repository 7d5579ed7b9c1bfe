import type { ReadWarning } from '../../model/fact.ts';
import type { Token } from '../token.ts';
import type { RowMatch } from './align.ts';
import type { Columns } from './column.ts';
import { cellWarning, leftOut, oddWarnings } from './emit.ts';
import type { Fit } from './fit.ts';
import type { Placed } from './place.ts';
import { filledCells, type Run } from './run.ts';

/** Rows with more or fewer blank cells behind their figures than most: read by label, but worth a look. */
function shiftWarning(placed: readonly Placed[]): ReadWarning | null {
  const byTrail = new Map<string, Token[]>();
  for (const { match, columns, fit } of placed) {
    const filled = filledCells(match.run);
    const first = filled[0];
    // Among blank cells the last figure's place is not the last column's.
    const isComplete = fit?.way === 'direct' && filled.length >= columns.specs.length;
    if (first === undefined || !first.structured || !isComplete) continue;
    const trail = match.run.cells.length - 1 - match.run.cells.findLastIndex((cell) => cell.kind !== 'blank');
    const key = `${match.row.block.table}:${trail}`;
    byTrail.set(key, [...(byTrail.get(key) ?? []), first]);
  }
  const rows = new Map<string, Token[][]>();
  for (const [key, cells] of byTrail) {
    const table = key.slice(0, key.indexOf(':'));
    rows.set(table, [...(rows.get(table) ?? []), cells]);
  }
  const shifted = [...rows.values()].flatMap((sets) => {
    const usual = Math.max(...sets.map((cells) => cells.length));
    return sets.filter((cells) => cells.length < usual).flat();
  });
  if (shifted.length === 0) return null;
  return cellWarning('column_shift', `${shifted.length} rows stand in other columns than the rest`, shifted);
}

/** Figures of a row without a metric, and of a table that prints parts of the year and no total. */
function unreadFigures(match: RowMatch, columns: Columns, fit: Fit): Token[] {
  const inParts = columns.specs.every((column) => column.part === true);
  const hasMetric = match.row.spec.metric !== undefined || columns.specs.some((column) => column.metric !== undefined);
  if (hasMetric && !inParts) return [];
  return fit.cells.filter((cell) => cell?.kind === 'number').filter((cell) => cell !== null);
}

/** Figures in columns of another year or of a change, told once for a table. */
function otherYears(placed: readonly Placed[]): ReadWarning[] {
  const left = placed.flatMap(({ columns, fit }) => {
    if (columns.specs.every((spec) => spec.part !== true || spec.optional === true)) return [];
    return (fit?.cells ?? []).filter((cell, i) => cell?.kind === 'number' && columns.specs[i]?.part === true);
  });
  return left.length === 0 ? [] : [leftOut(left)];
}

/** What the reader of a table should tell: rows it could not place, numbers printed twice, figures without a row, shifts. */
export function readingWarnings(
  placed: readonly Placed[],
  runs: readonly Run[],
  matches: readonly RowMatch[],
): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  for (const { match, columns, fit } of placed) {
    if (fit === null) {
      const message = `row "${match.label}": ${filledCells(match.run).length} figures do not fit the columns`;
      warnings.push(cellWarning('column_shift', message, filledCells(match.run)));
      continue;
    }
    warnings.push(...oddWarnings(match.label, columns.specs, fit.cells));
    const unread = unreadFigures(match, columns, fit);
    if (unread.length > 0) {
      const printed = unread.map((cell) => cell.text).join(' ');
      warnings.push(
        cellWarning(
          'unmapped_number',
          `row "${match.label}": ${printed} is no figure of the dictionary for the year`,
          unread,
        ),
      );
    }
    const doubled = fit.cells.filter((cell) => cell?.doubled === true);
    if (doubled.length > 0) {
      warnings.push(cellWarning('double_number', `row "${match.label}": a number stands twice in a cell`, doubled));
    }
  }
  const used = new Set(matches.map((match) => match.run));
  const first = matches[0]?.run.first ?? 0;
  const last = matches.at(-1)?.run.last ?? 0;
  for (const run of runs) {
    const numbers = run.cells.filter((cell) => cell.kind === 'number');
    if (used.has(run) || numbers.length === 0 || run.first < first || run.last > last) continue;
    warnings.push(cellWarning('unmapped_number', `figures behind "${run.words.slice(-20)}" fit no row`, numbers));
  }
  const shift = shiftWarning(placed);
  return [...warnings, ...otherYears(placed), ...(shift === null ? [] : [shift])];
}
