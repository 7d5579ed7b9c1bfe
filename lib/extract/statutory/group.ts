import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { TemplateId } from '../../model/template.ts';
import { isNearNumber } from '../cell.ts';
import { compactLabel, isSimilar } from '../label.ts';
import type { TableGroup } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import { alignTables, type FormRow, formRows, type RowMatch } from './align.ts';
import { figuresLast, labelsFirst, withoutCodes } from './codes.ts';
import { columnPath, isAmount } from './column.ts';
import { cellCandidate } from './emit.ts';
import type { Fit } from './fit.ts';
import { readMarks } from './marks.ts';
import { movedRows } from './moved.ts';
import { type PlaceContext, type Placed, placeRows } from './place.ts';
import { type Run, readRuns } from './run.ts';
import { repairsOf } from './sums.ts';
import { columnsOfFigures, labelsWithFigures, unsureWarning } from './unsure.ts';
import { readingWarnings } from './warn.ts';

/** What one stretch of a document yields for one group of tables. */
export interface GroupReading {
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  readonly forms: readonly TemplateId[];
  readonly start: number;
  readonly end: number;
}

function hasMarkers(segment: Segment, group: TableGroup): boolean {
  const words = segment.map((token) => token.words).join('');
  return group.markers.filter((marker) => words.includes(compactLabel(marker))).length >= group.minMarkers;
}

/** Whether a cell is a row's whole label. */
function isLabel(row: FormRow, words: string): boolean {
  return row.variants.some(
    ({ leaf }) => leaf === words || (Math.abs(leaf.length - words.length) <= 1 && isSimilar(leaf, words, 0.95)),
  );
}

/** A figure with more behind it ("12.35（其中…）"), or with a currency mark before it; not a label's own number ("1.属于…"). */
const figureAndMore = /^[￥¥]?[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?(?![0-9０-９.．、）)])/;

/** Whether a word behind a row's label stands in the place of its figure. */
function isOddFigure(token: Token | undefined, label: Token): token is Token {
  if (token?.kind !== 'text') return false;
  return isNearNumber(token.text) || (token.structured && token.line === label.line && figureAndMore.test(token.text));
}

/** Rows whose label is printed with no figure behind it: the row is blank, or what stands there is no plain number. */
function emptyRows(
  segment: Segment,
  stretch: Stretch,
  matches: readonly RowMatch[],
  rows: readonly FormRow[],
): RowMatch[] {
  const taken = new Set(matches.map((match) => match.row));
  const parents = new Set(matches.flatMap((match) => match.row.spec.parents ?? []));
  const found: RowMatch[] = [];
  for (const [index, row] of rows.entries()) {
    if (taken.has(row) || row.spec.labels.some((label) => parents.has(label))) continue;
    const before = matches.findLast((match) => rows.indexOf(match.row) < index)?.run.last ?? stretch.from;
    const after = matches.find((match) => rows.indexOf(match.row) > index)?.run.first ?? stretch.to;
    const position = segment.slice(before, after).findIndex((token, i, all) => {
      const next = all[i + 1] ?? segment[before + i + 1];
      return next?.kind !== 'number' && token.kind === 'text' && isLabel(row, token.words);
    });
    const token = segment[before + position];
    if (position < 0 || token === undefined) continue;
    const at = before + position + 1;
    const next = segment[at];
    const odd = isOddFigure(next, token) ? [{ ...next, kind: 'odd' as const }] : [];
    // A row whose columns have the metrics is told from a heading only by what stands in it.
    if (row.spec.metric === undefined && odd.length === 0) continue;
    const last = at + odd.length;
    const run: Run = {
      cells: odd,
      words: token.words,
      label: token,
      next: null,
      first: at,
      last,
      place: token,
    };
    found.push({ run, row, label: row.spec.labels[0] ?? '', score: 1 });
  }
  return found;
}

function rowPath(match: RowMatch): string {
  return [...(match.row.spec.parents ?? []), match.label].join(' / ');
}

function rowCandidates(
  placed: Placed,
  fit: Fit,
  group: TableGroup,
  section: string,
  doubtful: ReadonlySet<Token>,
): Candidate[] {
  const { match, columns } = placed;
  const { spec, block } = match.row;
  const unitCell = group.units?.find((unit) => match.run.words.endsWith(compactLabel(unit))) ?? null;
  const sure = match.score >= 0.75 && columns.found > 0 && fit.way !== 'chosen' && fit.way !== 'edge';
  return columns.specs.flatMap((column, i) => {
    const metric = spec.metric ?? column.metric;
    if (metric === undefined || column.part === true) return [];
    const cell = fit.cells[i] ?? null;
    const candidate = cellCandidate(cell, {
      group: group.id,
      metric,
      dims: { ...spec.dims, ...column.dims },
      section,
      table: block.table,
      row: rowPath(match),
      column: columnPath(column),
      unit: unitCell ?? (isAmount(column) ? columns.moneyUnit : null) ?? column.unit ?? spec.unit ?? null,
      fallback: match.run.place?.end ?? 0,
      confidence: cell !== null && doubtful.has(cell) ? 'doubtful' : sure ? 'high' : 'medium',
    });
    return candidate ?? [];
  });
}

/** Forms the recognised rows and columns belong to: only what one form alone has proves it. */
function readForms(placed: readonly Placed[]): TemplateId[] {
  const forms = new Set<TemplateId>();
  for (const { match, columns } of placed) {
    const owners = [match.row.spec.forms, ...columns.specs.map((spec) => spec.forms)].filter((all) => all.length === 1);
    if (match.row.spec.metric !== undefined || columns.found > 0) {
      for (const [form] of columns.found > 0 ? owners : owners.slice(0, 1)) if (form !== undefined) forms.add(form);
    }
  }
  return [...forms];
}

/** A heading cell is shorter than this; the longest is the note on how the rows add up. */
const maxHeadingCell = 45;

/** Position of the first heading token of the table: headings hold no figures, and nothing above one is the table's. */
function headingStart(segment: Segment, from: number, group: TableGroup, first: number): number {
  const pieces = group.blocks.flatMap((block) => [block.table, ...block.columns.flatMap((column) => column.keys)]);
  const known = [...group.markers, ...pieces, '勾稽关系'].map(compactLabel);
  let start = first;
  for (let i = first - 1; i >= from && segment[i]?.kind !== 'number'; i--) {
    const words = segment[i]?.words ?? '';
    if (words.length <= maxHeadingCell && known.some((key) => words.includes(key))) start = i;
  }
  return start;
}

/** Positions in a segment, `to` exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch of a document a group of tables is looked for in. */
interface Search extends PlaceContext {
  readonly group: TableGroup;
  readonly section: string;
  readonly rows: readonly FormRow[];
}

/** Reads one copy of a group of tables; null where its rows may stand there by chance. */
function readTable(
  search: Search,
  stretch: Stretch,
  runs: readonly Run[],
  inOrder: readonly RowMatch[],
): GroupReading | null {
  const { segment, group, section, rows } = search;
  const moved = movedRows(runs, rows, inOrder);
  const others = rows.filter((row) => moved.every((match) => match.row !== row));
  const empty = emptyRows(segment, stretch, inOrder, others);
  const matches = [...inOrder, ...moved, ...empty].sort((a, b) => a.run.first - b.run.first);
  if (matches.length < group.minRows) return null;
  const { placed, warnings } = readMarks(placeRows(search, stretch.from, matches));
  const repairs = repairsOf(placed);
  const candidates = placed.flatMap((row) =>
    row.fit === null ? [] : rowCandidates(row, row.fit, group, section, repairs.doubtful),
  );
  const column = candidates.some(({ reading }) => reading === 'number') ? [] : columnsOfFigures(runs);
  if (column.length > 0) return unsureReading(unsureWarning(group, column, 'stand apart from their labels'));
  const from = segment[headingStart(segment, stretch.from, group, matches[0]?.run.first ?? 0)];
  const ends = matches.map(({ run }) => segment[run.last - 1]?.end ?? 0);
  return {
    candidates,
    warnings: [...warnings, ...readingWarnings(placed, runs, matches), ...repairs.warnings],
    forms: readForms(placed),
    start: from?.start ?? 0,
    end: Math.max(from?.end ?? 0, ...ends),
  };
}

/** A table whose figures cannot be tied to their labels: told, not read. */
function unsureReading(warning: ReadWarning): GroupReading {
  return { candidates: [], warnings: [warning], forms: [], start: warning.start ?? 0, end: warning.end ?? 0 };
}

/** Reads one group of tables from a stretch of a document, copy by copy where it is printed more than once. */
export function readGroup(context: PlaceContext, group: TableGroup): GroupReading[] {
  const { segment: whole } = context;
  const { section } = group;
  if (!hasMarkers(whole, group)) return [];
  const segment = group.codes === true ? labelsFirst(withoutCodes(whole), group) : figuresLast(whole);
  if (segment === null) {
    const figures = whole.filter((token) => token.kind === 'number');
    return [unsureReading(unsureWarning(group, figures, 'stand before their labels, some are missing'))];
  }
  const rows = formRows(group.blocks);
  const search: Search = { ...context, segment, group, section, rows };
  let from = 0;
  const copies = alignTables(readRuns(segment, new Set(group.units ?? [])), rows);
  const readings = copies.flatMap(({ runs, matches }, i) => {
    const stretch = { from, to: i === copies.length - 1 ? segment.length : (runs.at(-1)?.last ?? from) };
    from = stretch.to;
    return readTable(search, stretch, runs, matches) ?? [];
  });
  const unread = readings.length > 0 ? [] : labelsWithFigures(segment, rows);
  return unread.length === 0 ? readings : [unsureReading(unsureWarning(group, unread, 'were not read'))];
}
