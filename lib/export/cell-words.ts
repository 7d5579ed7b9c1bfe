import type { Colours } from '../charts/theme.ts';
import type { Language } from '../model/language.ts';
import type { ViewRow } from '../model/view.ts';
import {
  againstNotes,
  againstText,
  cellNotes,
  cellText,
  type NumberForm,
  type PlainForm,
  statusText,
} from '../query/words.ts';
import type { TableCell } from '../tables/view-table.ts';

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
  return joined([...new Set(parts)], language);
}

/** What is said beside a scatter's second figure in a file: where it comes from, ≥ or 约, small denominator and doubt; why there is none. */
export function againstWords(row: ViewRow, form: NumberForm, language: Language): string {
  if (row.against_status === null) return '';
  const qualifier = row.against_qualifier === undefined ? [] : [againstText(row, form, language)];
  return joined([statusText(row.against_status, language), ...qualifier, ...againstNotes(row, language)], language);
}

/** What is said in a file beside a table's number; of a sum what it lacks, of a gap why there is none. */
export function besideNumber({ row, status, text, notes }: TableCell, forms: CellForms, language: Language): string {
  if (row !== null && status !== null) return cellWords(row, forms, language);
  const said = status === null ? [] : [statusText(status, language)];
  const more = /^[\d.,%−-]*$/.test(text) ? [] : [text];
  return joined([...new Set([...said, ...more, ...notes])], language);
}

/** The colour of the edge that marks a corrected figure or a doubtful one in a table of a file; null for any other. */
export function cellEdge({ row, doubt }: TableCell, colours: Colours): string | null {
  if (row?.edited) return colours.ink;
  return doubt ? colours['series-4'] : null;
}

const joined = (parts: readonly string[], language: Language) => parts.join(language === 'zh' ? '；' : '; ');
