import type { GridReport, KeyedCell } from './grid-report.ts';
import type { Random } from './random.ts';

/** What a report's cells must say after a mutation: printed text by key; a key that is left out may say anything. */
export type Truth = ReadonlyMap<string, string>;

/** A mutated report and what is known of it. */
export interface GridMutation {
  readonly report: GridReport;
  readonly truth: Truth;
  /** What was done, for people. */
  readonly how: readonly string[];
  /** The grid is whole: every cell is where the form has it, so a reader of real cells has no excuse. */
  readonly isWhole: boolean;
}

interface Table {
  cells: KeyedCell[];
  /** Keys about which nothing is known any more. */
  readonly unknown: Set<string>;
  isWhole: boolean;
}

type Change = (table: Table, random: Random) => string;

function figureCells(table: Table): KeyedCell[] {
  return table.cells.filter((cell) => cell.key !== null);
}

function replace(table: Table, cell: KeyedCell, text: string): void {
  table.cells = table.cells.map((one) => (one === cell ? { ...one, text } : one));
}

function figureRow(table: Table, random: Random): number {
  return random.pick(figureCells(table)).row;
}

function forget(table: Table, row: number): void {
  for (const cell of table.cells) if (cell.row === row && cell.key !== null) table.unknown.add(cell.key);
}

const digit: Change = (table, random) => {
  const cell = random.pick(figureCells(table));
  const text = String(Number(cell.text.replace(/\D/g, '') || 0) + 1 + random.int(7));
  replace(table, cell, text);
  return `${cell.key} ${cell.text} -> ${text}`;
};

const blank: Change = (table, random) => {
  const cell = random.pick(figureCells(table));
  replace(table, cell, random.pick(['', '/', '—', ' ']));
  return `${cell.key} blanked`;
};

const swapFigures: Change = (table, random) => {
  const cells = figureCells(table);
  const [one, other] = [random.pick(cells), random.pick(cells)];
  table.cells = table.cells.map((cell) => {
    if (cell === one) return { ...cell, text: other.text };
    return cell === other ? { ...cell, text: one.text } : cell;
  });
  return `${one.key} and ${other.key} swapped`;
};

const restyle: Change = (table, random) => {
  const cell = random.pick(figureCells(table));
  const number = Number(cell.text.replace(/\D/g, '') || 0);
  const wide = [...String(number)].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
  const text = random.pick([wide, ` ${number} `, (number + 1000).toLocaleString('en-US'), `${number}\u3000`]);
  replace(table, cell, text);
  return `${cell.key} written ${JSON.stringify(text)}`;
};

/** A cell is missing: those right of it move one to the left. */
const removeCell: Change = (table, random) => {
  const gone = random.pick(figureCells(table));
  forget(table, gone.row);
  table.isWhole = false;
  table.cells = table.cells
    .filter((cell) => cell !== gone)
    .map((cell) =>
      cell.row === gone.row && cell.column > gone.column ? { ...cell, column: cell.column - gone.columnSpan } : cell,
    );
  return `${gone.key} removed`;
};

const dropRow: Change = (table, random) => {
  const row = figureRow(table, random);
  table.cells = table.cells.flatMap((cell) => {
    if (cell.row > row) return [{ ...cell, row: cell.row - 1 }];
    if (cell.row + cell.rowSpan > row && cell.rowSpan > 1) return [{ ...cell, rowSpan: cell.rowSpan - 1 }];
    return cell.row === row ? [] : [cell];
  });
  table.isWhole = false;
  return `row ${row} dropped`;
};

const garbleLabel: Change = (table, random) => {
  const labels = table.cells.filter((cell) => cell.key === null && /\p{sc=Han}{2}/u.test(cell.text));
  const label = random.pick(labels);
  const at = random.int(label.text.length);
  const noise = random.pick(['', '，', '某', '数', ' ', '1', '□', '\u200b', '总计', '（']);
  replace(table, label, label.text.slice(0, at) + noise + label.text.slice(at + 1));
  forget(table, label.row);
  table.isWhole = false;
  return `label ${label.text.slice(0, 8)} garbled`;
};

const swapRows: Change = (table, random) => {
  const row = figureRow(table, random);
  const isFree = (at: number) =>
    table.cells.some((cell) => cell.row === at && cell.key !== null) &&
    table.cells.every((cell) => cell.rowSpan === 1 || cell.row > at || cell.row + cell.rowSpan <= at);
  if (!isFree(row) || !isFree(row + 1)) return 'nothing';
  table.cells = table.cells
    .map((cell) => (cell.row === row || cell.row === row + 1 ? { ...cell, row: 2 * row + 1 - cell.row } : cell))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  table.isWhole = false;
  return `rows ${row} and ${row + 1} swapped`;
};

const noise: Change = (table, random) => {
  const cell = random.pick(figureCells(table));
  if (cell.key !== null) table.unknown.add(cell.key);
  const text = random.pick(['约12', '12.5', '-3', '3至5', 'l2', 'O', '1２3', '12 13', '九', '1e9', '9'.repeat(400)]);
  replace(table, cell, text);
  return `${cell.key} says ${text.slice(0, 12)}`;
};

const changes: readonly (readonly [weight: number, change: Change])[] = [
  [4, digit],
  [2, blank],
  [2, swapFigures],
  [2, restyle],
  [3, removeCell],
  [2, dropRow],
  [3, garbleLabel],
  [1, swapRows],
  [2, noise],
];
const weighted = changes.flatMap(([weight, change]) => Array.from({ length: weight }, () => change));

/** Changes one to three things in one table of a report. */
export function mutateGrid(report: GridReport, random: Random): GridMutation {
  const index = random.pick(report.sections.flatMap(({ cells }, i) => (cells === null ? [] : [i])));
  const table: Table = { cells: [...(report.sections[index]?.cells ?? [])], unknown: new Set(), isWhole: true };
  const before = table.cells;
  const how = Array.from({ length: 1 + random.int(3) }, () => {
    // Table four has one row: without it nothing is left to change.
    return figureCells(table).length === 0 ? 'nothing' : random.pick(weighted)(table, random);
  });
  const sections = report.sections.map((section, i) => (i === index ? { ...section, cells: table.cells } : section));
  const truth = new Map<string, string>();
  for (const cell of before) if (cell.key !== null) truth.set(cell.key, '');
  for (const { cells } of sections) for (const { key, text } of cells ?? []) if (key !== null) truth.set(key, text);
  for (const key of table.unknown) truth.delete(key);
  return { report: { ...report, sections }, truth, how, isWhole: table.isWhole };
}
