import { groupBy } from '../model/group.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { hasNumber } from './view-rows.ts';

/** What a footnote is about; its sentence stands in the caption. */
export type NoteKind =
  | 'form_2019'
  | 'form_2021'
  | 'grade_b'
  | 'grade_c'
  | 'grade_x'
  | 'overlap'
  | 'doubt'
  | 'inexact'
  | 'sum'
  | 'derived'
  | 'small_base'
  | 'excerpt'
  | 'absence';

/** One footnote that applies: its number, and the cells it is printed beside (those it is true of). */
export interface Note {
  readonly kind: NoteKind;
  readonly number: number;
  readonly rows: readonly ViewRow[];
  /** Whether the number is printed beside the marks; a hollow or hatched mark already says it. */
  readonly marked: boolean;
}

/** Ratios on fewer cases than this jump about; they are marked. */
export const smallBase = 30;

const absences: ReadonlySet<string> = new Set(['not_reported', 'blank', 'not_applicable', 'not_on_form', 'no_report']);

/** The footnotes that apply to these rows, numbered in the order they are read. */
export function notesOf(view: View, rows: readonly ViewRow[], dictionary: Dictionary): Note[] {
  const figures = rows.filter(hasNumber);
  const grade = dictionary.metrics.get(view.metric)?.comparability ?? 'A';
  const apart = new Set(figures.map((row) => row.agency_id)).size > 1;
  const forms = new Set(figures.map((row) => row.template)).size > 1;
  const found: readonly (readonly [NoteKind, readonly ViewRow[], boolean])[] = [
    ['overlap', overlapping(view, figures), true],
    ['inexact', figures.filter((row) => row.qualifier !== 'exact'), false],
    ['sum', figures.filter((row) => row.parts > 1), true],
    ['derived', figures.filter((row) => row.status === 'derived' && row.parts === 1), true],
    ['small_base', figures.filter((row) => row.base !== null && row.base < smallBase), true],
    ['doubt', figures.filter((row) => row.doubt), false],
    ['form_2019', acrossForm(figures, 2019), false],
    ['form_2021', acrossForm(figures, 2021), false],
    ['grade_b', grade === 'B' && forms ? figures : [], false],
    ['grade_c', grade === 'C' && (apart || forms) ? figures : [], false],
    ['grade_x', grade === 'X' && (apart || forms) ? figures : [], false],
    ['excerpt', rows.filter((row) => row.status === 'not_captured'), false],
    ['absence', rows.filter((row) => absences.has(row.status)), false],
  ];
  return found
    .filter(([, touched]) => touched.length > 0)
    .map(([kind, touched, marked], index) => ({ kind, rows: touched, marked, number: index + 1 }));
}

/** Figures of both sides of the year a new form began: a line through them crosses two ways of counting. */
function acrossForm(figures: readonly ViewRow[], year: number): readonly ViewRow[] {
  const both = figures.some((row) => row.year < year) && figures.some((row) => row.year >= year);
  return both ? figures : [];
}

/** Channels of one report that repeat each other: any share above 100 %, or shares that together exceed it. */
function overlapping(view: View, figures: readonly (ViewRow & { readonly value: number })[]): ViewRow[] {
  if (view.by !== 'channel') return [];
  const reports = groupBy(figures, (row) => `${row.agency_id} ${row.year}`);
  return [...reports.values()].flatMap((row) => {
    if (row.length < 2) return [];
    const total = row.reduce((sum, { value }) => sum + value, 0);
    return view.measure === 'value' || (view.measure === 'share' && total > 100) ? row : [];
  });
}
