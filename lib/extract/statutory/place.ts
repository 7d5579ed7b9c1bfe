import type { TemplateId } from '../../model/template.ts';
import { compact, compactLabel } from '../label.ts';
import type { ColumnSpec, PeriodWords, TableBlock } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import type { RowMatch } from './align.ts';
import { type Columns, columnsByForm, columnsByHeading, printedOrder } from './column.ts';
import { type Fit, fitRun } from './fit.ts';
import { printedColumns } from './printed.ts';
import { filledCells, type Run } from './run.ts';
import { figureOf } from './value.ts';

/** A recognised row with the columns of its table and its cells in them; `fit` null = they could not be placed. */
export interface Placed {
  readonly match: RowMatch;
  readonly columns: Columns;
  readonly fit: Fit | null;
}

/** Words before the first figure that can hold a table's heading. */
const headingLength = 220;

/** Heading tokens of each block: what stands between the block before and the block's first row. */
function blockHeadings(segment: Segment, start: number, matches: readonly RowMatch[]): Map<TableBlock, Segment> {
  const headings = new Map<TableBlock, Segment>();
  let from = start;
  for (const { row, run } of matches) {
    if (!headings.has(row.block)) {
      headings.set(row.block, segment.slice(from, run.first));
    }
    from = run.last;
  }
  return headings;
}

/** The form to take a block's columns from where all forms that have the block have the same ones. */
function soleForm(block: TableBlock): TemplateId | null {
  const [first] = block.columns;
  const same = block.columns.every((column) => column.forms.join() === first?.forms.join());
  return same ? (first?.forms[0] ?? null) : null;
}

/** The columns of each block; a block whose heading is lost takes the form the other blocks are printed in. */
function blockColumns(headings: ReadonlyMap<TableBlock, Segment>): Map<TableBlock, Columns> {
  const columns = new Map<TableBlock, Columns>();
  for (const [block, heading] of headings) {
    const words = heading.map((token) => token.words).join('');
    const found = columnsByHeading(block, words.slice(-headingLength));
    if (found !== null) columns.set(block, found);
  }
  const votes = [...columns.values()].map((found) => found.form);
  const count = (form: TemplateId): number => votes.filter((vote) => vote === form).length;
  const usual = [...votes].sort((a, b) => count(b) - count(a))[0];
  for (const block of headings.keys()) {
    const form = usual ?? soleForm(block);
    const byForm = columns.has(block) || form === null ? null : columnsByForm(block, form);
    if (byForm !== null) columns.set(block, byForm);
  }
  return columns;
}

/**
 * The heading cells of each column, on the line nearest to the figures: several where a merged heading was taken apart;
 * empty where a heading was broken or lost.
 */
function headingCells(columns: Columns, heading: Segment): Token[][] {
  const cells = columns.specs.map((spec) => {
    const isIts = (token: Token): boolean => spec.keys.some((key) => token.words.includes(compactLabel(key)));
    const last = heading.findLast(isIts);
    return heading.filter((token) => token.line === last?.line && isIts(token));
  });
  return cells.every((cell) => cell.length > 0) ? cells : [];
}

/** The heading's words in reading order, each cell's and each spaced word's by itself; headings hold no figures. */
function headingWords(heading: Segment): string[] {
  const from = heading.findLastIndex((token) => token.kind === 'number') + 1;
  return heading.slice(from).flatMap((token) => token.text.split(/\s+/).map(compact));
}

/** The words of the heading's lowest row that holds the headings of all columns, each a cell; null where none does. */
function levelWords(heading: Segment, specs: Columns['specs']): string[] | null {
  const cells = heading.filter((token) => token.structured && token.kind === 'text');
  const isHeading = ({ words }: Token, { label, keys }: ColumnSpec): boolean =>
    [label, ...keys].some((key) => compactLabel(key) === words);
  const ofLine = (line: number): Token[] => cells.filter((token) => token.line === line);
  const lines = [...new Set(cells.map((token) => token.line))];
  const level = lines.findLast((line) => specs.every((spec) => ofLine(line).some((token) => isHeading(token, spec))));
  return level === undefined ? null : ofLine(level).map(({ words }) => words);
}

/** How many rows' totals are the sum of their parts if the columns stand in this order. */
function totalsKept(rows: readonly Fit[], specs: Columns['specs']): number {
  const total = specs.findIndex((spec) => spec.dims?.applicant === 'total');
  const subtotal = specs.findIndex((spec) => spec.dims?.applicant === 'org_subtotal');
  return rows.filter(({ cells }) => {
    const values = cells.map((cell) => figureOf(cell));
    const sum = values.reduce((all, value, i) => (i === total || i === subtotal ? all : all + value), 0);
    return sum > 0 && sum === values[total];
  }).length;
}

/**
 * Columns printed in another order than the form's are read so. In a heading of several lines the total's place is not
 * sure (its cell may reach over all of them): it is the last column unless the figures say otherwise.
 */
function inPrintedOrder(columns: Columns, heading: Segment, fits: readonly Fit[]): Columns {
  const level = levelWords(heading, columns.specs);
  const printed = printedOrder(columns.specs, level ?? headingWords(heading), level !== null);
  if (printed === null) return columns;
  const isTotal = (spec: ColumnSpec): boolean => spec.dims?.applicant === 'total';
  const totalLast = [...printed.filter((spec) => !isTotal(spec)), ...printed.filter(isTotal)];
  const specs = totalsKept(fits, printed) > totalsKept(fits, totalLast) ? printed : totalLast;
  return { ...columns, specs };
}

/** The rows that hold figures of the form; those of a heading print marks in any number. */
function runsOfFigures(rows: readonly RowMatch[]): Run[] {
  const counted = rows.filter(({ row }) => {
    return row.spec.metric !== undefined || row.block.columns.some(({ metric }) => metric !== undefined);
  });
  return counted.map(({ run }) => run);
}

/** What the rows stand in: their stretch of the text, the report's year, the words for years. */
export interface PlaceContext {
  readonly text: string;
  readonly segment: Segment;
  readonly year: number | null;
  readonly periods: PeriodWords;
}

/**
 * Puts the cells of the recognised rows into the columns of their tables; a table without any known column is left out.
 * Headings are looked for from `start` on.
 */
export function placeRows(
  { text, segment, year, periods }: PlaceContext,
  start: number,
  matches: readonly RowMatch[],
): Placed[] {
  const headings = blockHeadings(segment, start, matches);
  const columns = blockColumns(headings);
  return [...columns].flatMap(([block, byForm]) => {
    const rows = matches.filter((match) => match.row.block === block);
    const heading = headings.get(block) ?? [];
    const runs = rows.map((match) => match.run);
    const printed = printedColumns(block, heading, { runs: runsOfFigures(rows), year, periods });
    const count = (printed ?? byForm).specs.length;
    const complete = runs.filter((run) => filledCells(run).length === count);
    const whole = complete.map((run): Fit => ({ cells: filledCells(run), way: 'direct' }));
    const found = printed ?? inPrintedOrder(byForm, heading, whole);
    const slots = headingCells(found, heading);
    return rows.map((match) => ({ match, columns: found, fit: fitRun(text, match.run, count, complete, slots) }));
  });
}
