import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';

/** How many of a report's entries hold a number, a stated zero among them, and how many hold none. */
export interface FigureCount {
  readonly count: number;
  readonly gaps: number;
}

/** The count of some entries by their values. */
export function countFigures(values: readonly (number | null)[]): FigureCount {
  const count = values.filter((value) => value !== null).length;
  return { count, gaps: values.length - count };
}

/** The count in the list of reports: a gap is no figure. */
export function countWords(lang: Language, { count, gaps }: FigureCount): string {
  return label(lang, gaps > 0 ? 'import.figures.gaps' : 'import.figures', { count, gaps });
}

/** The count as the heading of the figures themselves. */
export function countHeading(lang: Language, { count, gaps }: FigureCount): string {
  return label(lang, gaps > 0 ? 'import.figures.of.gaps' : 'import.figures.of', { count, gaps });
}
