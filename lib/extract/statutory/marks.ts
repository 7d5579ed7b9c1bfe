import type { ReadWarning } from '../../model/fact.ts';
import type { Token } from '../token.ts';
import { cellWarning } from './emit.ts';
import type { Fit } from './fit.ts';
import type { Placed } from './place.ts';
import { figureOf } from './value.ts';

/** Fewer marks or figures than this show no habit. */
const minHabit = 3;

/** Rows with the marks that stand for 0 read as words for none, and the note that they were. */
export interface MarkReading {
  readonly placed: readonly Placed[];
  readonly warnings: readonly ReadWarning[];
}

function cellsOf(placed: readonly Placed[]): Token[] {
  return placed.flatMap(({ fit }) => fit?.cells ?? []).filter((cell) => cell !== null);
}

/** Whether a row's total is the sum of its parts, marks counted as 0. */
function addsUp({ columns, fit }: Placed): boolean {
  const total = columns.specs.findIndex((spec) => spec.dims?.applicant === 'total');
  if (fit === null || total < 0) return false;
  const sum = columns.specs.reduce(
    (all, spec, i) => (/total$/.test(spec.dims?.applicant ?? '') ? all : all + figureOf(fit.cells[i])),
    0,
  );
  return sum === figureOf(fit.cells[total]);
}

/** Whether the whole table prints "/" or "—" where it means 0: no 0 anywhere, and every row adds up so. */
function hasHabit(placed: readonly Placed[]): boolean {
  const cells = cellsOf(placed);
  const marks = cells.filter((cell) => cell.kind === 'mark');
  const figures = cells.filter((cell) => cell.kind === 'number');
  const zeros = cells.filter((cell) => cell.kind === 'none' || (cell.kind === 'number' && figureOf(cell) === 0));
  return zeros.length === 0 && marks.length >= minHabit && figures.length >= minHabit && placed.every(addsUp);
}

function asZeros(fit: Fit): Fit {
  const cells = fit.cells.map((cell): Token | null => (cell?.kind === 'mark' ? { ...cell, kind: 'none' } : cell));
  return { ...fit, cells };
}

/**
 * A mark in a cell says "not applicable", unless the whole table uses it for 0: then it is read as 0 and the reader is
 * told. Only a table whose rows add up (table three) can prove that.
 */
export function readMarks(placed: readonly Placed[]): MarkReading {
  const blocks = [...new Set(placed.map(({ match }) => match.row.block))];
  const zeroed = new Set(blocks.filter((block) => hasHabit(placed.filter(({ match }) => match.row.block === block))));
  if (zeroed.size === 0) return { placed, warnings: [] };
  const inHabit = placed.filter(({ match }) => zeroed.has(match.row.block));
  const marks = cellsOf(inHabit).filter((cell) => cell.kind === 'mark');
  const message = `${marks.length} cells print "${marks[0]?.text ?? ''}" where the sums ask for 0`;
  return {
    placed: placed.map((row) =>
      row.fit !== null && zeroed.has(row.match.row.block) ? { ...row, fit: asZeros(row.fit) } : row,
    ),
    warnings: [cellWarning('uncertain_table', message, marks)],
  };
}
