import { groupBy } from '../model/group.ts';
import type { Bilingual } from '../model/language.ts';
import { type Dictionary, type Indicator, isIndicator, isRatio, type Metric, viewMetric } from '../model/metric.ts';
import type { ChartKind, View, ViewRow } from '../model/view.ts';
import { drawnKind } from './charts-for.ts';
import { drawnCells, drawnGaps, gapMeaning } from './drawn-gaps.ts';
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

/** One note that applies, and the cells it is true of. */
export interface Note {
  readonly kind: NoteKind;
  /** The number printed beside its marks; null where the picture prints none: a look says it, it is true of all, or it names its cells. */
  readonly number: number | null;
  /** Those of the picture. */
  readonly rows: readonly ViewRow[];
  /** Those of the table as well, which may have years or parts the picture leaves out. */
  readonly tableRows: readonly ViewRow[];
  /** What the dictionary itself says, for a definition and the choice of one; what the picture's patterns mean. */
  readonly words: Bilingual | null;
}

/** A note that may apply: to which cells, words of its own. */
type Found = readonly [NoteKind, readonly ViewRow[], (Bilingual | null)?];

/** Notes no look of a mark says: their number is printed beside the figures they are true of. */
const numberedKinds: ReadonlySet<NoteKind> = new Set(['overlap', 'sum', 'derived', 'small_base']);

/** The kinds of chart that print a figure, and so its notes' numbers, beside every mark. */
const printsFigures: ReadonlySet<ChartKind> = new Set(['bar', 'heat', 'slope']);

/** What notes stand under: a picture by itself, or a file that has the whole table with marks beside it. */
export type NotePlace = 'picture' | 'file';

/**
 * The notes that apply to what a picture of these rows draws, in a file also those its table marks: first those whose number is
 * printed beside marks, in order, then those without a number.
 */
export function notesOf(view: View, rows: readonly ViewRow[], dictionary: Dictionary, place: NotePlace): Note[] {
  const drawn = drawnCells(view, rows, dictionary);
  const found = foundNotes(view, drawn, dictionary);
  const inTable = drawn === rows ? found : foundNotes(view, rows, dictionary);
  const all = new Map(inTable.map(([kind, touched]) => [kind, touched]));
  // Which of a scatter's two figures stands on a small denominator no number beside the first could tell.
  const isNumbered = ([kind]: Found) => numberedKinds.has(kind) && !(kind === 'small_base' && view.against !== null);
  const isDrawn = ([kind]: Found) => found.some((each) => each[0] === kind);
  const prints = place === 'file' || printsFigures.has(drawnKind(view, dictionary));
  const numbered = prints ? inTable.filter((each) => isNumbered(each) && (place === 'file' || isDrawn(each))) : [];
  const others = prints ? found.filter((each) => !isNumbered(each)) : found;
  return [...numbered, ...others].map(([kind, touched, words = null], at): Note => {
    const number = at < numbered.length ? at + 1 : null;
    const own = found.find((each) => each[0] === kind)?.[1] ?? touched;
    return { kind, number, rows: number === null ? touched : own, tableRows: all.get(kind) ?? touched, words };
  });
}

function foundNotes(view: View, rows: readonly ViewRow[], dictionary: Dictionary): Found[] {
  const figures = rows.filter(hasNumber);
  const metric = viewMetric(dictionary, view.metric);
  const grade = metric?.comparability ?? 'A';
  const computed = metric !== undefined && isIndicator(metric);
  const apart = new Set(figures.map((row) => row.agency_id)).size > 1;
  const gaps = drawnGaps(view, rows, dictionary);
  const forms = new Set(figures.map((row) => row.template)).size > 1;
  const may: readonly Found[] = [
    ...definitionNotes(view, figures, dictionary),
    ['overlap', overlapping(view, figures)],
    ['inexact', rows.filter((row) => row.against_qualifier || (hasNumber(row) && row.qualifier !== 'exact'))],
    ['sum', figures.filter((row) => row.parts > 1)],
    ['derived', computed ? [] : figures.filter((row) => row.status === 'derived' && row.parts === 1)],
    ['small_base', rows.filter((row) => standsOnSmall(view, row, metric))],
    ...standingNotes(view, rows, metric),
    ['review_first', metric?.group === 'remedies' ? acrossYear(figures, reviewFirstYear) : []],
    ['doubt', figures.filter((row) => row.doubt)],
    ['edited', rows.filter((row) => row.edited)],
    ['form_2019', acrossYear(figures, 2019)],
    ['form_2021', acrossYear(figures, 2021)],
    ['grade_b', grade === 'B' && forms ? figures : []],
    ['grade_c', grade === 'C' && (apart || forms) ? figures : []],
    ['grade_x', grade === 'X' && (apart || forms) ? figures : []],
    ['excerpt', rows.filter((row) => row.status === 'not_captured')],
    ['absence', gaps, gaps.length === 0 ? null : gapMeaning(view, gaps, dictionary)],
  ];
  return may.filter(([, touched]) => touched.length > 0);
}

/** Whether the number, or of a scatter the second one, has a small denominator. */
function standsOnSmall(view: View, row: ViewRow, metric: Metric | undefined): boolean {
  return row.against_small === true || (hasNumber(row) && isOnSmallBase(view, row, metric));
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
      ['definition', figures, definitionWords(indicator)],
      ['variants', others.length > 0 ? figures : [], variantWords(others)],
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
    ['unranked_small', rows.filter((row) => row.status === 'small_base')],
    ['unranked_inexact', without.filter((row) => row.qualifier !== 'exact')],
    ['few_agencies', without.filter((row) => row.qualifier === 'exact')],
    ['unranked_grade', rows.filter((row) => row.status === 'not_comparable')],
    ['small_ranked', small && metric !== undefined && isRatio(metric) ? ranked : []],
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
