import type { ReadWarning } from '../../model/fact.ts';
import { compactLabel, isPieceOf, isSimilar } from '../label.ts';
import type { PeriodWords, Templates } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import { leftOut } from './emit.ts';
import { isYear, type Line, linesOf } from './lines.ts';
import { isOfOtherYear, readColumnPeriod } from './period.ts';

/** A stretch without the columns that hold another year's figures, changes or shares, and what was left out. */
export interface OwnColumns {
  readonly segment: Segment;
  readonly warnings: readonly ReadWarning[];
}

/** A heading of the forms: its label, its label and pieces, and the forms that print it. */
interface OwnHeading {
  readonly label: string;
  readonly words: readonly string[];
  readonly forms: readonly string[];
  /** Whether the form itself asks for another year's figure or for a change. */
  readonly isOfOther: boolean;
}

/** A table of the forms: what its rows and its columns are called. */
interface OwnTable {
  readonly rows: readonly string[];
  readonly headings: readonly OwnHeading[];
}

const ownTables = new WeakMap<Templates, readonly OwnTable[]>();

function readOwnTables({ groups, periods }: Templates): OwnTable[] {
  const blocks = groups.flatMap((group) => group.blocks);
  return blocks.map(({ rows, columns }) => ({
    rows: rows.flatMap(({ labels }) => labels.map(compactLabel)),
    headings: columns
      .filter((column) => column.part !== true)
      .map(({ label, keys, forms }) => ({
        label: compactLabel(label),
        words: [label, ...keys].map(compactLabel),
        forms,
        isOfOther: isOfOtherYear(compactLabel(label), periods),
      })),
  }));
}

/** A label of damaged letters is at least this like the form's; one of a row left blank more so. */
const minLike = 0.6;
const minBlankLike = 0.8;

/** The tables of the forms that some words label rows of. */
function tablesOf(labels: readonly string[], templates: Templates, least: number): OwnTable[] {
  const tables = ownTables.get(templates) ?? readOwnTables(templates);
  ownTables.set(templates, tables);
  return tables.filter(({ rows }) => rows.some((row) => labels.some((label) => isSimilar(row, label, least))));
}

/** How surely a printed heading is one of a form's: 2 its label, 1 a piece of it or with a piece in it, 0 none. */
function likeness(heading: OwnHeading, printed: string): number {
  if (heading.label === printed) return 2;
  return isPieceOf(heading.label, printed) || heading.words.some((word) => printed.includes(word)) ? 1 : 0;
}

/** The headings of the form most of a table's printed headings are of; the one with fewer among equals. */
function headingsOfForm(headings: readonly OwnHeading[], printed: readonly string[]): readonly OwnHeading[] {
  const forms = [...new Set(headings.flatMap((heading) => heading.forms))];
  const [best] = forms
    .map((form) => {
      const own = headings.filter((heading) => heading.forms.includes(form));
      const best = printed.map((word) => Math.max(...own.map((heading) => likeness(heading, word))));
      return { own, score: best.reduce((sum, value) => sum + value, 0) };
    })
    .sort((a, b) => b.score - a.score || a.own.length - b.own.length);
  return best?.own ?? [];
}

/**
 * The words among `printed` that are the headings of these tables, perhaps with letters lost, although they speak of another
 * year or of a change: the form of 2019 asks for last year's items.
 */
function formHeadings(printed: readonly string[], tables: readonly OwnTable[]): Set<string> {
  const own = tables.flatMap(({ headings }) => {
    const ofForm = headingsOfForm(headings, printed);
    return printed.filter((word) =>
      ofForm.some((heading) => {
        const least = heading.isOfOther || isPieceOf(heading.label, word) ? 1 : 2;
        return likeness(heading, word) >= least;
      }),
    );
  });
  return new Set(own);
}

function headingWords(token: Token): string {
  return isYear(token) ? token.text : token.words;
}

/** The heading of a table, over one or several lines. */
class Heading {
  private readonly cells: readonly (readonly Token[])[];
  private readonly own: ReadonlySet<string>;

  constructor(
    lines: readonly Line[],
    tables: readonly OwnTable[],
    private readonly year: number | null,
    private readonly periods: PeriodWords,
  ) {
    this.cells = lines.map(({ tokens }) => tokens.filter((token) => token.kind !== 'blank'));
    this.own = formHeadings(this.cells.flat().map(headingWords), tables);
  }

  /** The grid columns, never the first, that stand under a heading of another year, of a change or of a share. */
  foreignColumns(): Set<number> {
    const columns = [...new Set(this.cells.flat().map(({ column }) => column))];
    return new Set(columns.filter((column) => column > 0 && this.pathOf(column).some((cell) => this.isForeign(cell))));
  }

  /** The lowest heading that begins in a column, and those above it. */
  private pathOf(column: number): Token[] {
    const leaf = this.cells.findLastIndex((line) => line.some((cell) => cell.column === column));
    return this.cells.slice(0, leaf + 1).flatMap((line) => line.findLast((cell) => cell.column <= column) ?? []);
  }

  private isForeign(cell: Token): boolean {
    const words = headingWords(cell);
    if (cell.column === 0 || this.own.has(words)) return false;
    return readColumnPeriod(words, this.year, this.periods)?.isOwn === false;
  }
}

function hasDigit({ text }: Token): boolean {
  return /[0-9０-９]/.test(text);
}

/** A figure, a change or a share, not a label. */
function isNote(token: Token): boolean {
  return token.kind !== 'text' || token.words.length <= 3 || hasDigit(token);
}

function labelsOf(rows: readonly Line[]): string[] {
  return rows.flatMap(({ tokens }) => tokens.flatMap(({ words }) => (words === '' ? [] : [words])));
}

/** Whether cells stand in grid columns that mean the same in every row: all rows begin or end in one column. */
function isGrid(rows: readonly Line[]): boolean {
  const ends = rows.map(({ tokens }) => tokens.at(-1)?.column);
  const firsts = rows.map(({ tokens }) => tokens.find((token) => token.kind !== 'text')?.column);
  return [ends, firsts].some((columns) => new Set(columns).size === 1);
}

/** The lines of words right above the rows: what stands before a caption or before a row left blank is another table's. */
function headingOf(lines: readonly Line[], templates: Templates): readonly Line[] {
  const last = lines.findLastIndex((line) => {
    const isCaption = line.tokens.filter(({ kind }) => kind !== 'blank').length < 2;
    return isCaption || tablesOf(labelsOf([line]), templates, minBlankLike).length > 0;
  });
  return lines.slice(last + 1);
}

/** The foreign columns of a table of the forms whose rows bear them out. */
function columnsLeftOut(
  lines: readonly Line[],
  rows: readonly Line[],
  year: number | null,
  templates: Templates,
): Set<number> {
  const tables = tablesOf(labelsOf(rows), templates, minLike);
  if (tables.length === 0) return new Set();
  const columns = new Heading(lines, tables, year, templates.periods).foreignColumns();
  if (columns.size === 0 || rows.length === 0 || !isGrid(rows)) return new Set();
  const cells = rows.flatMap(({ tokens }) => tokens);
  const figures = new Set(cells.filter(({ kind }) => kind === 'number').map(({ column }) => column));
  const below = cells.filter(({ column }) => columns.has(column));
  // The only figures of a table are its own, whatever year is printed over them.
  if (figures.size === 1) return new Set();
  return below.some(hasDigit) && below.every(isNote) ? columns : new Set();
}

/** Where the rows below a heading end: at running text, or at a line of words that reaches over the figures' columns. */
function endOfRows(lines: readonly Line[], body: number): number {
  const figures = lines[body]?.tokens.find(({ kind }) => kind === 'number' || kind === 'none')?.column ?? 1;
  const end = lines.findIndex(({ tokens, isHeading, isRow }, i) => {
    const reaches = tokens.some(({ kind, column }) => kind !== 'blank' && column >= figures);
    return i > body && !isRow && (!isHeading || reaches);
  });
  return end < 0 ? lines.length : end;
}

/**
 * Leaves out the columns that hold another year's figures, a change or a share, wherever a table of known cells prints them
 * beside the report's own. `year` is the report's; where it is not known no year in digits is its own. One warning for
 * each table tells what was left out.
 */
export function ownColumns(segment: Segment, year: number | null, templates: Templates): OwnColumns {
  const lines = linesOf(segment);
  const kept: Token[] = [];
  const warnings: ReadWarning[] = [];
  for (let from = 0; from < lines.length; ) {
    const body = lines.findIndex((line, i) => i >= from && !line.isHeading);
    const end = lines[body]?.isRow === true ? endOfRows(lines, body) : body + 1;
    if (body < 0) {
      kept.push(...lines.slice(from).flatMap(({ tokens }) => tokens));
      break;
    }
    const rows = lines.slice(body, end).filter(({ isRow }) => isRow);
    const out = columnsLeftOut(headingOf(lines.slice(from, body), templates), rows, year, templates);
    const own = lines.slice(from, end).flatMap(({ tokens }) => tokens);
    const left = own.filter((token) => token.structured && out.has(token.column));
    const figures = left.filter((token) => rows.some(({ tokens }) => tokens.includes(token)) && hasDigit(token));
    if (figures.length > 0) warnings.push(leftOut(figures));
    kept.push(...own.filter((token) => !left.includes(token)));
    from = end;
  }
  return { segment: kept, warnings };
}
