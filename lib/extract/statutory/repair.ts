import type { ReadWarning } from '../../model/fact.ts';
import type { Token } from '../token.ts';
import { cellWarning } from './emit.ts';
import { type Equation, holds, touches, type Values } from './equations.ts';
import { otherReadings, type PrintedRow, type RowReading } from './readings.ts';

/** A row that may be repaired: what is printed, and the equations' names of its columns. */
export interface SuspectRow {
  readonly label: string;
  readonly printed: PrintedRow;
  readonly keys: readonly string[];
  /** The printed figures, and the cell each column was given. */
  readonly figures: readonly Token[];
  readonly cells: readonly (Token | null)[];
}

/** Proposals for a table, and the cells they cast doubt on. They are never applied. */
export interface Repairs {
  readonly warnings: readonly ReadWarning[];
  readonly doubtful: ReadonlySet<Token>;
}

/** Nothing to repair. */
export const noRepairs: Repairs = { warnings: [], doubtful: new Set() };

interface Proposal {
  readonly row: SuspectRow;
  readonly reading: RowReading;
  readonly equations: readonly Equation[];
}

/** Whether a reading makes every equation of its row hold, and more of them than those it was computed from. */
function restores(row: SuspectRow, reading: RowReading, equations: readonly Equation[], values: Values): boolean {
  const tried = new Map(values);
  for (const [i, key] of row.keys.entries()) tried.set(key, reading.values[i] ?? 0);
  const results = equations.map((equation) => holds(equation, tried));
  const own = new Set(row.keys);
  const proofs = equations.filter((equation, i) => {
    const isOwnRow = [...equation.left, ...equation.right].every((key) => own.has(key));
    return results[i] === true && !(reading.solved && isOwnRow);
  });
  return proofs.length > 0 && results.every((result) => result !== false);
}

function proposalsFor(row: SuspectRow, equations: readonly Equation[], values: Values): Proposal[] {
  const own = new Set(row.keys);
  const touched = equations.filter((equation) => touches(equation, own));
  const isBroken = row.printed.cells === null || touched.some((equation) => holds(equation, values) === false);
  if (!isBroken) return [];
  const byValues = new Map<string, Proposal>();
  for (const reading of otherReadings(row.printed)) {
    const name = reading.values.join();
    if (!byValues.has(name) && restores(row, reading, touched, values)) {
      byValues.set(name, { row, reading, equations: touched });
    }
  }
  return [...byValues.values()];
}

function warningOf({ row, reading }: Proposal): ReadWarning {
  const printed = row.figures.map((cell) => cell.text).join(' | ');
  const message = `row "${row.label}" prints ${printed}; read as ${reading.values.join(' | ')} every sum holds: ${reading.reason}`;
  return cellWarning('proposed_repair', message, row.figures);
}

/**
 * Rows whose printed figures break the form's sums (or do not fit its columns) and that exactly one simple explanation
 * puts right. Proposals that explain the same broken sum in two ways are not made.
 */
export function proposeRepairs(rows: readonly SuspectRow[], equations: readonly Equation[], values: Values): Repairs {
  const isInOrder = rows.every((row) => row.printed.cells !== null);
  if (isInOrder && equations.every((equation) => holds(equation, values) !== false)) return noRepairs;
  const found = rows.flatMap((row) => proposalsFor(row, equations, values));
  const sure = found.filter((proposal) => {
    const broken = proposal.equations.filter((equation) => holds(equation, values) !== true);
    return !found.some((other) => other !== proposal && other.equations.some((equation) => broken.includes(equation)));
  });
  const doubtful = sure.flatMap(({ row, reading }) => reading.changed.flatMap((column) => row.cells[column] ?? []));
  return { warnings: sure.map(warningOf), doubtful: new Set(doubtful) };
}
