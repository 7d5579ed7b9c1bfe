import type { TableCell } from '../../model/document.ts';
import { filledCells, isFigure, isNumbering, type Matrix, wordsAt } from './grid.ts';
import type { SummaryWords } from './schema.ts';
import { readWording } from './wording.ts';

/** The head of a summary table. */
export interface Header {
  /** Lines that stand inside the table above the headings: its title, who filled it in. */
  readonly captions: readonly string[];
  /** Row of the first heading, and of the first row below the headings. */
  readonly start: number;
  readonly end: number;
  /** Headings of each column from the outermost to the innermost. */
  readonly paths: readonly (readonly string[])[];
  readonly agency: number;
  readonly ordinal: number | null;
  readonly year: number | null;
}

/** Rows of headings a table can have. */
const maxHeadings = 5;
/** Share of a column's words that must be names for it to be the agencies'. */
const minNames = 0.7;

/** A row over the whole table, or with words in its first place only. */
function isCaption(row: Matrix['rows'][number], width: number): boolean {
  const cells = filledCells(row);
  const [only] = cells;
  if (cells.length > 1) return cells.every(({ text, rowSpan }) => rowSpan === 1 && /[:：]/.test(text));
  return only !== undefined && only.rowSpan === 1 && (only.columnSpan >= width * 0.6 || only.column === 0);
}

function figuresIn(row: Matrix['rows'][number]): number {
  return filledCells(row).filter(({ text }) => isFigure(text) || /^[/—–-]+$/.test(text.trim())).length;
}

/** The first row of figures; its own number and a year beside it do not make a row one. */
function firstFigures({ rows, width }: Matrix, from: number): number {
  const least = width <= 2 ? 1 : Math.max(1, Math.min(2, Math.floor(width / 3)));
  const index = rows.findIndex((row, i) => i > from && figuresIn(row) >= least && !isNumbering(row));
  return index;
}

/** A blank heading beside a filled one means it too (a merged cell that was lost), where another stands below both. */
function headingAt(rows: Matrix['rows'], r: number, column: number, end: number): TableCell | undefined {
  const row = rows[r];
  const own = row?.[column];
  if (own !== undefined && own.text.trim() !== '') return own;
  if (r + 1 >= end || wordsAt(rows[r + 1], column) === '') return undefined;
  for (let left = column - 1; left >= 0; left--) {
    const cell = row?.[left];
    if (cell === undefined || cell.text.trim() === '') continue;
    const isGroup = cell.columnSpan === 1 && cell.rowSpan === 1 && wordsAt(rows[r + 1], left) !== '';
    return isGroup ? cell : undefined;
  }
  return undefined;
}

function pathOf(rows: Matrix['rows'], column: number, start: number, end: number): string[] {
  const cells: TableCell[] = [];
  for (let r = start; r < end; r++) {
    const cell = headingAt(rows, r, column, end);
    if (cell !== undefined && cells.at(-1) !== cell) cells.push(cell);
  }
  return cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim());
}

function isCalled(path: readonly string[], names: readonly string[]): boolean {
  return path.some((words) => {
    const { label } = readWording(words);
    return names.some((name) => label === name || (name.length > 1 && label === `${name}名称`));
  });
}

/** "单位", "报送单位名称", "项目＼单位": a heading over agencies. */
function isAgencyHeading(path: readonly string[], names: readonly string[]): boolean {
  if (isCalled(path, names)) return true;
  const [first = ''] = path;
  const words = first.split(/[\\/＼／|\s]+/).map((piece) => readWording(piece).label);
  return (
    path.length === 1 && words.some((word) => names.includes(word) || /^.{0,4}(?:单位|部门|机关)(?:名称)?$/.test(word))
  );
}

/** Whether the words of a column are names of bodies, not units or figures. */
function holdsNames({ rows }: Matrix, column: number, from: number): boolean {
  const words = rows
    .slice(from)
    .map((row) => wordsAt(row, column))
    .filter((text) => text !== '');
  const names = words.filter(
    (text) =>
      /\p{sc=Han}.*\p{sc=Han}/u.test(text) && text.length <= 40 && !/[。；]|^(?:万元|人次|亿元|场次)$/.test(text),
  );
  return words.length > 0 && names.length >= words.length * minNames;
}

/** The column of the agencies: by its heading, else (项目, or nothing) among the first by how the names in it end. */
function agencyColumn(matrix: Matrix, paths: Header['paths'], from: number, words: SummaryWords): number | undefined {
  const columns = paths.map((_, column) => column).filter((column) => holdsNames(matrix, column, from));
  const called = columns.find((column) => isAgencyHeading(paths[column]?.slice(0, 1) ?? [], words.agency));
  if (called !== undefined) return called;
  return columns.find((column) => {
    const names = matrix.rows.slice(from).map((row) => wordsAt(row, column).replace(/\s/g, ''));
    const agencies = names.filter((name) => words.agencyEnds.some((end) => name.endsWith(end)));
    return column <= 1 && agencies.length >= 2 && agencies.length >= names.length * minNames;
  });
}

/** Rows at the end of the headings that are agencies with nothing reported. */
function withoutBlankRows(rows: Matrix['rows'], start: number, end: number, agency: number): number {
  let last = end;
  while (last > start + 1) {
    const cells = filledCells(rows[last - 1] ?? []);
    const above = rows[last - 2]?.[agency];
    const isBlank = cells.every((cell) => cell.column <= agency) && cells.some((cell) => cell.column === agency);
    const isSpanned = rows[last - 1]?.[agency] === above;
    if (!isBlank || isSpanned) return last;
    last--;
  }
  return last;
}

/** Reads the head of a table of one row per agency; null where it is no such table. */
export function readHeader(matrix: Matrix, words: SummaryWords): Header | null {
  const { rows, width } = matrix;
  let start = 0;
  while (start < rows.length && isCaption(rows[start] ?? [], width)) start++;
  const captions = rows.slice(0, start).flatMap((row) => filledCells(row).map(({ text }) => text));
  const figures = firstFigures(matrix, start);
  if (figures < 0 || figures - start > maxHeadings + 20) return null;
  const headings = rows.slice(start, figures).findIndex(isNumbering);
  const top = headings < 0 ? figures : start + headings;
  const columns = Array.from({ length: width }, (_, column) => column);
  const firstPaths = columns.map((column) => pathOf(rows, column, start, Math.min(top, start + maxHeadings)));
  const agency = agencyColumn(matrix, firstPaths, figures, words);
  if (agency === undefined) return null;
  const end = withoutBlankRows(rows, start, top, agency);
  if (end - start > maxHeadings) return null;
  const paths = columns.map((column) => pathOf(rows, column, start, end));
  const called = (names: readonly string[]): number | null => {
    const found = columns.find((column) => column !== agency && isCalled(paths[column] ?? [], names));
    return found ?? null;
  };
  return { captions, start, end, paths, agency, ordinal: called(words.ordinal), year: called(words.year) };
}
