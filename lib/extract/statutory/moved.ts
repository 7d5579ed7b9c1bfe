import { endsInWhole, type FormRow, type RowMatch } from './align.ts';
import { filledCells, type Run } from './run.ts';

/** A run that ends in a row's whole label, with that label's length. */
interface Claim {
  readonly run: Run;
  readonly row: FormRow;
  readonly label: string;
  readonly length: number;
}

function claimsOf(run: Run, rows: readonly FormRow[]): Claim[] {
  const claims = rows.flatMap((row) =>
    row.variants.flatMap(({ label, leaf }): Claim[] =>
      endsInWhole(run.words, leaf) ? [{ run, row, label, length: leaf.length }] : [],
    ),
  );
  const longest = Math.max(...claims.map(({ length }) => length));
  return claims.filter(({ length }) => length === longest);
}

/** Runs that lie in the table: between its recognised rows, or right beside them. */
function insideOf(runs: readonly Run[], matches: readonly RowMatch[]): Run[] {
  const places = matches.map(({ run }) => runs.indexOf(run));
  let from = Math.min(...places);
  let to = Math.max(...places);
  const isRow = (run: Run | undefined): boolean => run !== undefined && filledCells(run).length > 0;
  if (isRow(runs[from - 1])) from--;
  if (isRow(runs[to + 1])) to++;
  return runs.slice(from, to + 1);
}

/**
 * Rows printed in another place than the form's: a run left alone that ends in the whole label of one row nothing else
 * was taken for. Labels count more than the order of the rows.
 */
export function movedRows(runs: readonly Run[], rows: readonly FormRow[], matches: readonly RowMatch[]): RowMatch[] {
  if (matches.length === 0) return [];
  const taken = new Set(matches.map(({ row }) => row));
  const used = new Set(matches.map(({ run }) => run));
  const claims = insideOf(runs, matches)
    .filter((run) => !used.has(run) && filledCells(run).length > 0)
    .map((run) => claimsOf(run, rows));
  const sole = claims.flatMap((own) => (new Set(own.map(({ row }) => row)).size === 1 ? own.slice(0, 1) : []));
  return sole
    .filter(({ row }) => !taken.has(row) && sole.filter((other) => other.row === row).length === 1)
    .map(({ run, row, label }) => ({ run, row, label, score: 1 }));
}
