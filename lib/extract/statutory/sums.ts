import type { Token } from '../token.ts';
import { applicationEquations, gridKey, type Values } from './equations.ts';
import type { Placed } from './place.ts';
import type { PrintedRow } from './readings.ts';
import { noRepairs, proposeRepairs, type Repairs, type SuspectRow } from './repair.ts';
import { filledCells } from './run.ts';
import { figureOf } from './value.ts';

/** Digits of a printed figure; a mark or words for none count as 0. */
function digitsOf(token: Token): string {
  return String(figureOf(token));
}

function printedRow(placed: Placed, total: number, parts: readonly number[]): PrintedRow {
  const { match, columns, fit } = placed;
  const cells = fit === null || fit.way === 'chosen' ? null : fit.cells;
  return {
    figures: filledCells(match.run).map(digitsOf),
    cells: cells?.map((cell) => (cell === null || cell.kind === 'blank' ? null : figureOf(cell))) ?? null,
    count: columns.specs.length,
    total,
    parts,
  };
}

function suspectRow(placed: Placed): SuspectRow {
  const codes = placed.columns.specs.map((spec) => spec.dims?.applicant ?? '');
  const total = codes.indexOf('total');
  const parts = codes.flatMap((code, i) => (/total$/.test(code) ? [] : [i]));
  const metric = placed.match.row.spec.metric ?? '';
  return {
    label: placed.match.label,
    printed: printedRow(placed, total, parts),
    keys: codes.map((applicant) => gridKey({ metric, applicant })),
    figures: filledCells(placed.match.run),
    cells: placed.fit?.cells ?? [],
  };
}

function valuesOf(rows: readonly SuspectRow[]): Values {
  const values = new Map<string, number>();
  for (const { printed, keys } of rows) {
    for (const [i, key] of keys.entries())
      if (printed.cells !== null && !Number.isNaN(printed.cells[i])) values.set(key, printed.cells[i] ?? 0);
  }
  return values;
}

/** Repairs proposed for table three, whose rows and columns both add up; other tables give no such proof. */
export function repairsOf(placed: readonly Placed[]): Repairs {
  const grid = placed.filter(
    ({ match, columns }) =>
      match.row.spec.metric !== undefined && columns.specs.some((spec) => spec.dims?.applicant === 'natural_person'),
  );
  const [first] = grid;
  if (first === undefined) return noRepairs;
  const rows = grid.map(suspectRow);
  const metrics = grid.map(({ match }) => match.row.spec.metric ?? '');
  const applicants = first.columns.specs.map((spec) => spec.dims?.applicant ?? '');
  return proposeRepairs(rows, applicationEquations(metrics, applicants), valuesOf(rows));
}
