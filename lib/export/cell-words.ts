import type { Language } from '../model/language.ts';
import type { ViewRow } from '../model/view.ts';
import { againstText, cellNotes, cellText, type NumberForm, type PlainForm, statusText } from '../query/words.ts';

/** How the numbers of a View are written, and the figures behind them. */
export interface CellForms {
  readonly form: NumberForm;
  readonly plain: PlainForm;
}

/**
 * What is said beside a figure in a file: where it comes from, ≥ or 约, its denominator, sum, doubt and correction; why there is none.
 * `brief` leaves out that an ordinary figure was reported.
 */
export function cellWords(row: ViewRow, { form, plain }: CellForms, language: Language, brief = false): string {
  const qualifier = row.value !== null && row.qualifier !== 'exact' ? [cellText(row, form, language)] : [];
  const status = brief && row.status === 'reported' ? [] : [statusText(row.status, language, form)];
  const parts = [...status, ...qualifier, ...cellNotes(row, form, plain, language)];
  return [...new Set(parts)].join(language === 'zh' ? '；' : '; ');
}

/** What is said beside a scatter's second figure in a file: where it comes from, ≥ or 约, or why there is none. */
export function againstWords(row: ViewRow, form: NumberForm, language: Language): string {
  if (row.against_status === null) return '';
  const qualifier = row.against_qualifier === undefined ? [] : [againstText(row, form, language)];
  return [statusText(row.against_status, language), ...qualifier].join(language === 'zh' ? '；' : '; ');
}
