import type { ViewRow } from '../model/view.ts';

/** A row with a number. */
export type Figure = ViewRow & { readonly value: number };

/** Whether a figure is exact and not in doubt. */
export function isCertain({ qualifier, doubt }: Pick<ViewRow, 'qualifier' | 'doubt'>): boolean {
  return qualifier === 'exact' && !doubt;
}

/** Whether a figure is one to count on, or why not. */
export type Certainty = 'sure' | 'unsure' | 'small';

/** How the parts of one agency stand: one is the largest, several are, there is but one, or it is not decided, and why. */
export type PartStanding =
  | { readonly kind: 'top' | 'tied' | 'single'; readonly row: Figure }
  | { readonly kind: 'unsure' | 'small'; readonly row: null };

/** The rows with the largest or the smallest number, ties alike. */
export function atEnd(rows: readonly Figure[], end: 'max' | 'min'): Figure[] {
  const edge = Math[end](...rows.map(({ value }) => value));
  return rows.filter(({ value }) => value === edge);
}

/** Whether a figure that does not count could be as large as a value: "at least" has no upper end. */
export function couldReach({ value, qualifier }: Figure, least: number): boolean {
  return value >= least || qualifier === 'at_least';
}

/** Which of an agency's parts (at least one) is the largest; undecided where one that does not count could be. */
export function largestPart(own: readonly Figure[], certaintyOf: (row: ViewRow) => Certainty): PartStanding {
  const [top, tie] = atEnd(
    own.filter((row) => certaintyOf(row) === 'sure'),
    'max',
  );
  const rivals = own
    .filter((row) => certaintyOf(row) !== 'sure' && (top === undefined || couldReach(row, top.value)))
    .map(certaintyOf);
  if (top === undefined || rivals.length > 0)
    return { kind: rivals.includes('unsure') ? 'unsure' : 'small', row: null };
  return { kind: own.length < 2 ? 'single' : tie === undefined ? 'top' : 'tied', row: top };
}
