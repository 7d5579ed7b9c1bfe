/** Another way to read the printed figures of a row. */
export interface RowReading {
  /** One value for each column. */
  readonly values: readonly number[];
  readonly reason: string;
  /** Columns whose value would change. */
  readonly changed: readonly number[];
  /** True where the value was computed from the row's own sum, so that this sum proves nothing. */
  readonly solved: boolean;
}

/** A row as printed: its figures in order, and the value each column was given (null where the row could not be placed). */
export interface PrintedRow {
  /** Digits of the printed figures, left to right. */
  readonly figures: readonly string[];
  /** Value of each column, null where its cell is empty; null for a row that did not fit. */
  readonly cells: readonly (number | null)[] | null;
  readonly count: number;
  /** Index of the total column, and of the columns it adds up. */
  readonly total: number;
  readonly parts: readonly number[];
}

const numbers = (figures: readonly string[]): number[] => figures.map(Number);

/** A digit string that can stand alone as a count: no leading zero but 0 itself. */
function isCount(digits: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(digits);
}

function allColumns(row: PrintedRow): number[] {
  return Array.from({ length: row.count }, (_, i) => i);
}

/** The value one column must have for the row's total to hold; null where no count does. */
function solve(row: PrintedRow, values: readonly number[], column: number): number | null {
  const others = row.parts.filter((part) => part !== column).reduce((sum, part) => sum + (values[part] ?? 0), 0);
  const value = column === row.total ? others : (values[row.total] ?? 0) - others;
  const isPlace = column === row.total || row.parts.includes(column);
  return isPlace && Number.isInteger(value) && value >= 0 ? value : null;
}

function withSolved(row: PrintedRow, values: readonly number[], column: number, reason: string): RowReading[] {
  const value = solve(row, values, column);
  if (value === null) return [];
  return [{ values: values.with(column, value), reason, changed: allColumns(row), solved: true }];
}

/** One figure too few: two cells glued into one, or one cell lost. */
function tooFew(row: PrintedRow): RowReading[] {
  const changed = allColumns(row);
  const glued = row.figures.flatMap((figure, i) =>
    Array.from({ length: Math.max(figure.length - 1, 0) }, (_, cut) => cut + 1).flatMap((cut): RowReading[] => {
      const halves = [figure.slice(0, cut), figure.slice(cut)];
      if (!halves.every(isCount)) return [];
      const values = numbers([...row.figures.slice(0, i), ...halves, ...row.figures.slice(i + 1)]);
      return [{ values, reason: `two cells run together in "${figure}"`, changed, solved: false }];
    }),
  );
  const lost = changed.flatMap((column) => {
    const values = numbers(row.figures).toSpliced(column, 0, 0);
    return withSolved(row, values, column, `the cell of column ${column + 1} is lost`);
  });
  return [...glued, ...lost];
}

/** One figure too many: one cell broken in two. */
function tooMany(row: PrintedRow): RowReading[] {
  return row.figures.slice(1).flatMap((figure, i): RowReading[] => {
    const joined = `${row.figures[i]}${figure}`;
    if (!isCount(joined)) return [];
    const values = numbers([...row.figures.slice(0, i), joined, ...row.figures.slice(i + 2)]);
    const reason = `one cell broken in two: "${row.figures[i]}" and "${figure}"`;
    return [{ values, reason, changed: allColumns(row), solved: false }];
  });
}

/** As many figures as columns: a number printed twice in a cell, or the whole row moved by a column. */
function shifted(row: PrintedRow): RowReading[] {
  const values = numbers(row.figures);
  const doubled = row.figures.flatMap((figure, column): RowReading[] => {
    const half = figure.slice(0, figure.length / 2);
    if (figure !== half + half || !isCount(half)) return [];
    const reason = `"${figure}" is one number printed twice`;
    return [{ values: values.with(column, Number(half)), reason, changed: [column], solved: false }];
  });
  const last = row.count - 1;
  return [
    ...doubled,
    ...withSolved(row, [...values.slice(1), 0], last, 'the row stands one column too far right'),
    ...withSolved(row, [0, ...values.slice(0, -1)], 0, 'the row stands one column too far left'),
  ].filter((reading) => reading.values.some((value, i) => value !== values[i]));
}

/** Some cells empty: one of them lost its figure, or the empty cell stands elsewhere. */
function withBlanks(row: PrintedRow, cells: readonly (number | null)[]): RowReading[] {
  const values = cells.map((cell) => cell ?? 0);
  const blanks = cells.flatMap((cell, column) => (cell === null ? [column] : []));
  const restored = blanks.flatMap((column) => {
    const value = solve(row, values, column);
    if (value === null || value === 0) return [];
    const reason = `the figure of column ${column + 1} is lost`;
    return [{ values: values.with(column, value), reason, changed: [column], solved: true }];
  });
  const [blank] = blanks;
  if (blank === undefined || blanks.length > 1) return restored;
  const moved = allColumns(row).flatMap((column): RowReading[] => {
    const shiftedValues = values.toSpliced(blank, 1).toSpliced(column, 0, 0);
    const changed = allColumns(row).filter((i) => shiftedValues[i] !== values[i]);
    const reason = `the empty cell is column ${column + 1}, not ${blank + 1}`;
    return changed.length === 0 ? [] : [{ values: shiftedValues, reason, changed, solved: false }];
  });
  return [...restored, ...moved];
}

/** The simple explanations of how a row's printed figures can be other than they were read. */
export function otherReadings(row: PrintedRow): RowReading[] {
  if (row.figures.some((figure) => !/^\d+$/.test(figure))) return [];
  if (row.figures.length === row.count - 1 && row.cells === null) return tooFew(row);
  if (row.figures.length === row.count + 1) return tooMany(row);
  if (row.cells === null) return [];
  if (row.figures.length === row.count) return shifted(row);
  const blanks = withBlanks(row, row.cells);
  return row.figures.length === row.count - 1 ? [...blanks, ...tooFew(row)] : blanks;
}
