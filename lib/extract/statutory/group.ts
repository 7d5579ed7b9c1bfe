import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { TemplateId } from '../../model/template.ts';
import { compact, labelSimilarity } from '../label.ts';
import type { TableGroup } from '../template.ts';
import type { Segment } from '../token.ts';
import { alignRuns, type FormRow, formRows, type RowMatch } from './align.ts';
import { columnPath } from './column.ts';
import { cellCandidate } from './emit.ts';
import type { Fit } from './fit.ts';
import { type Placed, placeRows } from './place.ts';
import { type Run, readRuns } from './run.ts';
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
  return group.markers.filter((marker) => words.includes(compact(marker))).length >= group.minMarkers;
}

/** Whether a cell is a row's whole label. */
function isLabel(row: FormRow, words: string): boolean {
  return row.variants.some(
    ({ leaf }) => leaf === words || (Math.abs(leaf.length - words.length) <= 1 && labelSimilarity(leaf, words) >= 0.95),
  );
}

/** Rows whose label is printed with no cell behind it: the whole row is blank. */
function emptyRows(segment: Segment, matches: readonly RowMatch[], rows: readonly FormRow[]): RowMatch[] {
  const taken = new Set(matches.map((match) => match.row));
  const parents = new Set(matches.flatMap((match) => match.row.spec.parents ?? []));
  const found: RowMatch[] = [];
  for (const [index, row] of rows.entries()) {
    if (taken.has(row) || row.spec.metric === undefined || row.spec.labels.some((label) => parents.has(label)))
      continue;
    const before = matches.findLast((match) => rows.indexOf(match.row) < index)?.run.last ?? 0;
    const after = matches.find((match) => rows.indexOf(match.row) > index)?.run.first ?? segment.length;
    const position = segment.slice(before, after).findIndex((token, i, all) => {
      const next = all[i + 1] ?? segment[before + i + 1];
      return next?.kind !== 'number' && token.kind === 'text' && isLabel(row, token.words);
    });
    const token = segment[before + position];
    if (position < 0 || token === undefined) continue;
    const at = before + position + 1;
    const run: Run = { cells: [], words: token.words, after: '', first: at, last: at, place: token };
    found.push({ run, row, label: row.spec.labels[0] ?? '', score: 1 });
  }
  return found;
}

function rowPath(match: RowMatch): string {
  return [...(match.row.spec.parents ?? []), match.label].join(' / ');
}

function rowCandidates(placed: Placed, fit: Fit, group: TableGroup, section: string): Candidate[] {
  const { match, columns } = placed;
  const { spec, block } = match.row;
  const unitCell = group.units?.find((unit) => match.run.words.endsWith(compact(unit))) ?? null;
  const sure = match.score >= 0.75 && columns.found > 0 && fit.way !== 'chosen' && fit.way !== 'edge';
  return columns.specs.flatMap((column, i) => {
    const metric = spec.metric ?? column.metric;
    if (metric === undefined) return [];
    const cell = fit.cells[i] ?? null;
    return cellCandidate(cell, {
      group: group.id,
      metric,
      dims: { ...spec.dims, ...column.dims },
      section,
      table: block.table,
      row: rowPath(match),
      column: columnPath(column),
      unit: unitCell ?? column.unit ?? spec.unit ?? null,
      fallback: match.run.place?.end ?? 0,
      confidence: sure ? 'high' : 'medium',
    });
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
function headingStart(segment: Segment, group: TableGroup, first: number): number {
  const pieces = group.blocks.flatMap((block) => [block.table, ...block.columns.flatMap((column) => column.keys)]);
  const known = [...group.markers, ...pieces, '勾稽关系'].map(compact);
  let start = first;
  for (let i = first - 1; i >= 0 && segment[i]?.kind !== 'number'; i--) {
    const words = segment[i]?.words ?? '';
    if (words.length <= maxHeadingCell && known.some((key) => words.includes(key))) start = i;
  }
  return start;
}

/** Reads one group of tables from a stretch of a document; null where it does not hold them. */
export function readGroup(text: string, segment: Segment, group: TableGroup, section: string): GroupReading | null {
  if (!hasMarkers(segment, group)) return null;
  const rows = formRows(group.blocks);
  const runs = readRuns(segment, new Set(group.units ?? []));
  const aligned = alignRuns(runs, rows);
  const matches = [...aligned, ...emptyRows(segment, aligned, rows)].sort((a, b) => a.run.first - b.run.first);
  if (matches.length < group.minRows) return null;
  const placed = placeRows(text, segment, matches);
  const candidates = placed.flatMap((row) => (row.fit === null ? [] : rowCandidates(row, row.fit, group, section)));
  const from = segment[headingStart(segment, group, matches[0]?.run.first ?? 0)];
  const lastRun = matches.at(-1)?.run;
  const to = segment[(lastRun?.last ?? 1) - 1];
  return {
    candidates,
    warnings: readingWarnings(placed, runs, matches),
    forms: readForms(placed),
    start: from?.start ?? 0,
    end: to?.end ?? from?.end ?? 0,
  };
}
