import { groupBy } from '../model/group.ts';
import type { Bilingual } from '../model/language.ts';
import { type Dictionary, type Indicator, isIndicator, isRatio, type Metric, viewMetric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { drawnGaps, gapMeaning } from './drawn-gaps.ts';
import { isOnSmallBase, reviewFirstYear } from './measured.ts';
import { hasNumber } from './view-rows.ts';

/** What a footnote is about; its sentence stands in the caption. */
export type NoteKind =
  | 'definition'
  | 'variants'
  | 'unranked_small'
  | 'unranked_inexact'
  | 'unranked_grade'
  | 'few_agencies'
  | 'small_ranked'
  | 'review_first'
  | 'form_2019'
  | 'form_2021'
  | 'grade_b'
  | 'grade_c'
  | 'grade_x'
  | 'overlap'
  | 'doubt'
  | 'edited'
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
  /** Whether the number is printed beside the marks; a hollow, framed or hatched mark already says it. */
  readonly marked: boolean;
  /** What the dictionary itself says, for a definition and the choice of one; what the picture's patterns mean. */
  readonly words: Bilingual | null;
}

/** A footnote that may apply: to which cells, whether it is printed beside them, words of its own. */
type Found = readonly [NoteKind, readonly ViewRow[], boolean, (Bilingual | null)?];

/** The footnotes that apply to these rows, numbered in the order they are read. */
export function notesOf(view: View, rows: readonly ViewRow[], dictionary: Dictionary): Note[] {
  const figures = rows.filter(hasNumber);
  const metric = viewMetric(dictionary, view.metric);
  const grade = metric?.comparability ?? 'A';
  const computed = metric !== undefined && isIndicator(metric);
  const apart = new Set(figures.map((row) => row.agency_id)).size > 1;
  const gaps = drawnGaps(view, rows, dictionary);
  const forms = new Set(figures.map((row) => row.template)).size > 1;
  const found: readonly Found[] = [
    ...definitionNotes(view, figures, dictionary),
    ['overlap', overlapping(view, figures), true],
    ['inexact', figures.filter((row) => row.qualifier !== 'exact'), false],
    ['sum', figures.filter((row) => row.parts > 1), true],
    ['derived', computed ? [] : figures.filter((row) => row.status === 'derived' && row.parts === 1), true],
    ['small_base', figures.filter((row) => isOnSmallBase(view, row, metric)), true],
    ...standingNotes(view, rows, metric),
    ['review_first', metric?.group === 'remedies' ? acrossYear(figures, reviewFirstYear) : [], false],
    ['doubt', figures.filter((row) => row.doubt), false],
    ['edited', rows.filter((row) => row.edited), false],
    ['form_2019', acrossYear(figures, 2019), false],
    ['form_2021', acrossYear(figures, 2021), false],
    ['grade_b', grade === 'B' && forms ? figures : [], false],
    ['grade_c', grade === 'C' && (apart || forms) ? figures : [], false],
    ['grade_x', grade === 'X' && (apart || forms) ? figures : [], false],
    ['excerpt', rows.filter((row) => row.status === 'not_captured'), false],
    ['absence', gaps, false, gaps.length === 0 ? null : gapMeaning(view, gaps, dictionary)],
  ];
  return found
    .filter(([, touched]) => touched.length > 0)
    .map(([kind, touched, marked, words = null], index) => ({ kind, rows: touched, marked, words, number: index + 1 }));
}

/** What a computed figure is, and which other definitions the same question has. */
function definitionNotes(view: View, figures: readonly ViewRow[], dictionary: Dictionary): Found[] {
  const shown = [view.metric, ...(view.against === null ? [] : [view.against])];
  const indicators = shown.flatMap((id) => dictionary.indicators.get(id) ?? []);
  return indicators.flatMap((indicator): Found[] => {
    const others = [...dictionary.indicators.values()].filter(
      ({ id, variants }) => variants !== null && variants === indicator.variants && id !== indicator.id,
    );
    return [
      ['definition', figures, false, definitionWords(indicator)],
      ['variants', others.length > 0 ? figures : [], false, variantWords(others)],
    ];
  });
}

const definitionWords = ({ name, definition }: Indicator): Bilingual => ({
  zh: `${name.zh}：${definition.zh}`,
  en: `${name.en}: ${definition.en}`,
});

const variantWords = (others: readonly Indicator[]): Bilingual => ({
  zh: `同一问题另有口径：${others.map(({ name }) => name.zh).join('、')}。`,
  en: `Other definitions of the same question: ${others.map(({ name }) => name.en).join(', ')}.`,
});

/** Which figures have no place among the agencies, and why. */
function standingNotes({ measure, small }: View, rows: readonly ViewRow[], metric: Metric | undefined): Found[] {
  if (measure !== 'rank' && measure !== 'index') return [];
  const without = rows.filter((row) => row.printed !== null && row.status === 'no_base');
  const ranked = rows.filter(hasNumber);
  return [
    ['unranked_small', rows.filter((row) => row.status === 'small_base'), false],
    ['unranked_inexact', without.filter((row) => row.qualifier !== 'exact'), false],
    ['few_agencies', without.filter((row) => row.qualifier === 'exact'), false],
    ['unranked_grade', rows.filter((row) => row.status === 'not_comparable'), false],
    ['small_ranked', small && metric !== undefined && isRatio(metric) ? ranked : [], false],
  ];
}

/** Figures of both sides of the year in which the counting changed: a line through them crosses two ways of counting. */
function acrossYear(figures: readonly ViewRow[], year: number): readonly ViewRow[] {
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
