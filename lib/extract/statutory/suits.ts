import type { Candidate, ReadWarning } from '../../model/fact.ts';
import { compact, compactLabel } from '../label.ts';
import type { SuitsTable } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import { columnPath } from './column.ts';
import { cellCandidate, cellWarning, leftOut, oddWarnings } from './emit.ts';
import { fitRun } from './fit.ts';
import { readColumnPeriod } from './period.ts';
import type { PlaceContext } from './place.ts';
import { filledCells, type Run, readRuns } from './run.ts';

/** Table four as read. */
export interface SuitsReading {
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  readonly start: number;
  readonly end: number;
}

type Group = SuitsTable['groups'][number];
type SuitsColumn = Group['columns'][number] & { readonly parents: readonly string[] };

function countOf(words: string, keys: readonly string[]): number {
  return Math.max(...keys.map((key) => words.split(compactLabel(key)).length - 1));
}

/** Share of the result headings that must be legible. */
const minLegible = 0.6;

/** How many results are printed of one kind of case. */
function setSize(groups: readonly Group[]): number {
  return groups[0]?.columns.length ?? 1;
}

/** How many of the result headings (结果维持 … 总计) are legible in the heading words. */
function resultsPrinted(words: string, groups: readonly Group[]): number {
  return (groups[0]?.columns ?? []).reduce((sum, column) => sum + countOf(words, column.keys), 0);
}

/**
 * How many sets of the five results a heading prints: as many as the figures below ask for where enough of their
 * headings are legible, else as many as the headings alone make likely. 0 = no heading of this table.
 */
function setsPrinted(words: string, groups: readonly Group[], cells: number): number {
  const printed = resultsPrinted(words, groups);
  const size = setSize(groups);
  const asked = cells / size;
  const fits = Number.isInteger(asked) && printed >= cells * minLegible && printed <= cells;
  return fits ? asked : Math.round(printed / size);
}

/** Whether a heading prints every result but the total, one for each figure. */
function isWithoutTotals(words: string, groups: readonly Group[], run: Run): boolean {
  const counts = (groups[0]?.columns ?? []).map(({ keys }) => countOf(words, keys));
  const [sets = 0, ...others] = counts.slice(0, -1);
  const isBare = sets > 0 && others.every((count) => count === sets) && counts.at(-1) === 0;
  return isBare && filledCells(run).length > 0 && run.cells.length === (counts.length - 1) * sets;
}

function groupsNamed(words: string, groups: readonly Group[]): readonly Group[] {
  return groups.filter((group) => group.keys.some((key) => words.includes(compactLabel(key))));
}

/** The groups of columns a heading announces, in the form's order. */
function groupsAnnounced(words: string, groups: readonly Group[], sets: number): readonly Group[] {
  if (sets >= groups.length) return groups;
  const named = groupsNamed(words, groups);
  return named.length === sets ? named : [];
}

/** The kinds of case a row's label names: a route of suits ("经行政复议后起诉") names reviews only in passing. */
function groupsLabelled(words: string, groups: readonly Group[]): readonly Group[] {
  const named = groupsNamed(words, groups);
  const routes = named.filter(({ parents }) => parents.length > 1);
  return routes.length > 0 ? routes : named;
}

/** The five results of each kind of case in the order their headings are printed in; the form's own where illegible. */
function columnsPrinted(heading: readonly Token[], groups: readonly Group[]): readonly SuitsColumn[] {
  const words = heading.flatMap((token) => token.text.split(/\s+/).map(compact));
  const places = words.flatMap((word) => {
    const place = (groups[0]?.columns ?? []).findIndex(({ label, keys }) =>
      [label, ...keys].map(compactLabel).includes(word),
    );
    return place < 0 ? [] : [place];
  });
  const printed = places.slice(-groups.length * setSize(groups));
  return groups.flatMap(({ columns, parents }, i) => {
    const set = printed.slice(i * columns.length, (i + 1) * columns.length);
    const legible = printed.length === groups.length * columns.length && new Set(set).size === columns.length;
    return (legible ? set : columns.map((_, place) => place)).flatMap((place) => {
      const column = columns[place];
      return column === undefined ? [] : [{ ...column, parents }];
    });
  });
}

function runCandidates(
  cells: readonly (Token | null)[],
  columns: readonly SuitsColumn[],
  table: SuitsTable,
  fallback: number,
): Candidate[] {
  return columns.flatMap((column, i) => {
    const candidate = cellCandidate(cells[i] ?? null, {
      group: 'suits',
      metric: column.metric,
      dims: column.dims ?? {},
      section: table.section,
      table: table.table,
      row: table.row,
      column: columnPath(column),
      unit: null,
      fallback,
      confidence: 'high',
    });
    return candidate ?? [];
  });
}

/** A row of figures under the headings printed since the figures before. */
interface SuitsRow {
  readonly run: Run;
  readonly heading: readonly Token[];
  readonly groups: readonly Group[];
}

/** The rows of the report's year, and those labelled as another's. */
interface SuitsRows {
  readonly rows: readonly SuitsRow[];
  readonly others: readonly Run[];
}

/** Heading words beyond this belong to something above the table. */
const headingLength = 200;
/** Words longer than this label no row. */
const labelLength = 40;

function joinWords(tokens: readonly Token[]): string {
  return tokens.map((token) => token.words).join('');
}

function isResult(token: Token, groups: readonly Group[]): boolean {
  return resultsPrinted(token.words, groups) > 0;
}

/** A row of five results with its kind of case in a label before it, below the headings printed once; null for any other. */
function labelledRow(
  run: Run,
  own: readonly Token[],
  open: SuitsRow | null,
  groups: readonly Group[],
): SuitsRow | null {
  const behind = own.slice(own.findLastIndex((token) => isResult(token, groups)) + 1);
  const words = joinWords(behind);
  const heading = behind.length < own.length ? own : (open?.heading ?? []);
  const isFive = filledCells(run).length === 5 || run.cells.length === 5;
  if (heading.length === 0 || words === '' || words.length > labelLength || !isFive) return null;
  const isOfCases = groups.some(({ parents }) => words.includes(compactLabel(parents[0] ?? '')));
  const named = groupsLabelled(words, groups);
  if (named.length === 0 && !isOfCases) return null;
  return { run, heading, groups: named.length === 1 ? named : [] };
}

/** Whose year a row's label says it is of; null where it says nothing. */
function yearOfRow(
  own: readonly Token[],
  groups: readonly Group[],
  { year, periods }: PlaceContext,
): 'own' | 'other' | null {
  const behind = own.slice(own.findLastIndex((token) => isResult(token, groups)) + 1);
  const said = behind.flatMap(({ words }) => readColumnPeriod(words, year, periods) ?? []);
  if (said.length === 0) return null;
  return said.every(({ isOwn }) => isOwn) ? 'own' : 'other';
}

/** Whether a run is a row of figures: blank cells between headings (covered by spans) are none. */
function isFigureRow(run: Run, labelled: SuitsRow | null, sets: number, groups: readonly Group[]): boolean {
  if (filledCells(run).length > 0 || labelled !== null) return true;
  return sets > 0 && run.cells.length >= sets * setSize(groups);
}

function suitsRows(context: PlaceContext, groups: readonly Group[]): SuitsRows {
  const { segment } = context;
  const withoutTotals = groups.map((group) => ({ ...group, columns: group.columns.slice(0, -1) }));
  const rows: SuitsRow[] = [];
  const others: Run[] = [];
  let from = 0;
  let open: SuitsRow | null = null;
  let first: SuitsRow | null = null;
  for (const run of readRuns(segment, new Set())) {
    const filled = filledCells(run).length;
    const heading = segment.slice(from, run.first).filter((token) => token.kind === 'text');
    const words = joinWords(heading).slice(-headingLength);
    const printed = isWithoutTotals(words, groups, run) ? withoutTotals : groups;
    const sets = setsPrinted(words, printed, filled || run.cells.length);
    const labelled: SuitsRow | null = sets > 1 ? null : labelledRow(run, heading, open, groups);
    if (!isFigureRow(run, labelled, sets, printed)) continue;
    from = run.last;
    const whose = yearOfRow(heading, groups, context);
    const announced = { run, heading, groups: groupsAnnounced(words, printed, sets) };
    const again: SuitsRow | null = whose === 'own' && first !== null ? { ...first, run } : null;
    const row: SuitsRow | null = labelled ?? (sets > 0 ? announced : again);
    open = labelled;
    if (whose === null || sets > 0) first = whose === null ? null : announced;
    if (whose === 'other') others.push(run);
    else if (row !== null) rows.push(row);
  }
  return { rows, others };
}

/** Rows that belong to one table: a kind of case that comes again opens another copy. */
function copiesOf(rows: readonly SuitsRow[]): SuitsRow[][] {
  const copies: SuitsRow[][] = [];
  let seen = new Set<Group>();
  for (const row of rows) {
    const isAgain = row.groups.some((group) => seen.has(group));
    if (isAgain) seen = new Set();
    for (const group of row.groups) seen.add(group);
    if (isAgain || copies.length === 0) copies.push([row]);
    else copies.at(-1)?.push(row);
  }
  return copies;
}

function readCopy(text: string, segment: Segment, table: SuitsTable, rows: readonly SuitsRow[]): SuitsReading {
  const candidates: Candidate[] = [];
  const warnings: ReadWarning[] = [];
  for (const { run, heading, groups } of rows) {
    const cells = groups.length === 0 ? undefined : fitRun(text, run, groups.length * setSize(groups), [], [])?.cells;
    if (cells === undefined) {
      const message = `table four: ${filledCells(run).length} figures do not fit the columns`;
      warnings.push(cellWarning('column_shift', message, filledCells(run)));
    } else {
      const columns = columnsPrinted(heading, groups);
      candidates.push(...runCandidates(cells, columns, table, run.place?.end ?? 0));
      const named = columns.map((column) => ({ label: columnPath(column) }));
      warnings.push(...oddWarnings(table.row, named, cells));
    }
  }
  const heading = rows[0]?.heading ?? [];
  const opening = heading.findLast((token) => token.words.includes('行政复议')) ?? heading[0];
  const lastRun = rows.at(-1)?.run;
  const end = segment[(lastRun?.last ?? 1) - 1]?.end ?? lastRun?.place?.end ?? 0;
  return { candidates, warnings, start: opening?.start ?? 0, end };
}

/** Results printed as rows prove a table turned on its side. */
const minTurned = 3;

/** Table four turned on its side (a row for each result) in text without cells: not read, and told. */
function turnedTable(segment: Segment, { section, groups }: SuitsTable): SuitsReading[] {
  const labels = (groups[0]?.columns ?? []).map(({ label }) => compactLabel(label)).filter((label) => label.length > 2);
  const runs = readRuns(segment, new Set()).filter(({ cells, words }) => {
    return (
      cells.some(({ structured, kind }) => !structured && kind === 'number') &&
      labels.some((end) => words.endsWith(end))
    );
  });
  const results = new Set(labels.filter((label) => runs.some(({ words }) => words.endsWith(label))));
  if (results.size < minTurned) return [];
  const figures = runs.flatMap(filledCells);
  const warning = cellWarning(
    'uncertain_table',
    `${section}: ${figures.length} figures in rows of results were not read`,
    figures,
  );
  return [{ candidates: [], warnings: [warning], start: warning.start ?? 0, end: warning.end ?? 0 }];
}

/**
 * Reads table four (行政复议, 行政诉讼) from a stretch of a document, copy by copy where it is printed more than once. The
 * form's rows have no labels: figures belong to the column headings printed since the figures before, one set of five
 * results for each kind of case. Where the kinds of case are labels of rows instead, one set of headings is for all.
 */
export function readSuits(context: PlaceContext, table: SuitsTable): SuitsReading[] {
  const { rows, others } = suitsRows(context, table.groups);
  const left = others.flatMap(filledCells);
  if (rows.length === 0) return turnedTable(context.segment, table);
  return copiesOf(rows).map((copy, i) => {
    const reading = readCopy(context.text, context.segment, table, copy);
    return i > 0 || left.length === 0 ? reading : { ...reading, warnings: [...reading.warnings, leftOut(left)] };
  });
}
