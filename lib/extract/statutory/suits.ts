import type { Candidate, ReadWarning } from '../../model/fact.ts';
import { compact } from '../label.ts';
import type { SuitsTable } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import { columnPath } from './column.ts';
import { cellCandidate, cellWarning } from './emit.ts';
import { fitRun } from './fit.ts';
import { filledCells, type Run, readRuns } from './run.ts';

/** Table four as read. */
export interface SuitsReading {
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  readonly start: number;
  readonly end: number;
}

type Group = SuitsTable['groups'][number];

function countOf(words: string, keys: readonly string[]): number {
  return Math.max(...keys.map((key) => words.split(compact(key)).length - 1));
}

/** Share of the result headings that must be legible. */
const minLegible = 0.6;

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
  const asked = cells / 5;
  const fits = Number.isInteger(asked) && printed >= cells * minLegible && printed <= cells;
  return fits ? asked : Math.round(printed / 5);
}

/** The groups of columns a heading announces, in the form's order. */
function groupsAnnounced(words: string, groups: readonly Group[], sets: number): readonly Group[] {
  if (sets >= groups.length) return groups;
  const named = groups.filter((group) => group.keys.some((key) => words.includes(compact(key))));
  return named.length === sets ? named : [];
}

function runCandidates(
  cells: readonly (Token | null)[],
  groups: readonly Group[],
  table: SuitsTable,
  section: string,
  fallback: number,
): Candidate[] {
  const columns = groups.flatMap((group) => group.columns.map((column) => ({ ...column, parents: group.parents })));
  return columns.map((column, i) =>
    cellCandidate(cells[i] ?? null, {
      group: 'suits',
      metric: column.metric,
      dims: column.dims ?? {},
      section,
      table: table.table,
      row: table.row,
      column: columnPath(column),
      unit: null,
      fallback,
      confidence: 'high',
    }),
  );
}

/** A row of figures under the headings printed since the figures before. */
interface SuitsRow {
  readonly run: Run;
  readonly heading: readonly Token[];
  readonly groups: readonly Group[];
}

/** Heading words beyond this belong to something above the table. */
const headingLength = 200;

function suitsRows(segment: Segment, groups: readonly Group[]): SuitsRow[] {
  const rows: SuitsRow[] = [];
  let from = 0;
  for (const run of readRuns(segment, new Set())) {
    const filled = filledCells(run).length;
    const heading = segment.slice(from, run.first).filter((token) => token.kind === 'text');
    const words = heading.map((token) => token.words).join('');
    const sets = setsPrinted(words.slice(-headingLength), groups, filled || run.cells.length);
    // Blank cells between headings (covered by spans) are no row of figures.
    const isRow = filled > 0 || run.cells.length >= Math.max(sets, 1) * 5;
    if (!isRow) continue;
    from = run.last;
    if (sets > 0) rows.push({ run, heading, groups: groupsAnnounced(words.slice(-headingLength), groups, sets) });
  }
  return rows;
}

/**
 * Reads table four (行政复议, 行政诉讼) from a stretch of a document. The rows have no labels: figures belong to the
 * column headings printed since the figures before, one set of five results for each kind of case. Null where the
 * stretch does not hold it.
 */
export function readSuits(text: string, segment: Segment, table: SuitsTable, section: string): SuitsReading | null {
  const rows = suitsRows(segment, table.groups);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const candidates: Candidate[] = [];
  const warnings: ReadWarning[] = [];
  for (const { run, groups } of rows) {
    const cells = groups.length === 0 ? undefined : fitRun(text, run, groups.length * 5, [], [])?.cells;
    if (cells === undefined) {
      const message = `table four: ${filledCells(run).length} figures do not fit the columns`;
      warnings.push(cellWarning('column_shift', message, filledCells(run)));
    } else {
      candidates.push(...runCandidates(cells, groups, table, section, run.place?.end ?? 0));
    }
  }
  const opening = first.heading.findLast((token) => token.words.includes('行政复议')) ?? first.heading[0];
  const end = segment[last.run.last - 1]?.end ?? last.run.place?.end ?? 0;
  return { candidates, warnings, start: opening?.start ?? 0, end };
}
