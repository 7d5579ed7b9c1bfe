import type { Language } from '../../../lib/model/language.ts';
import { type EvidenceRow, unlabelledRow } from '../../../lib/query/evidence-sql.ts';
import { label } from '../../_labels/label.ts';

/** The label a row prints; null where it prints none. */
export function printedRow(rowLabel: string | null): string | null {
  return rowLabel === '' || rowLabel === unlabelledRow ? null : rowLabel;
}

/** Row, column and page of a figure in words, as far as they are known. */
export function cellPlace(
  lang: Language,
  { row_label, column_label, page }: Pick<EvidenceRow, 'row_label' | 'column_label' | 'page'>,
): string[] {
  const row = printedRow(row_label);
  return [
    ...(row === null ? [] : [label(lang, 'evidence.place.row', { row })]),
    ...(row_label === unlabelledRow ? [label(lang, 'evidence.place.figures')] : []),
    ...(column_label ? [label(lang, 'evidence.place.column', { column: column_label })] : []),
    ...(page === null ? [] : [label(lang, 'evidence.place.page', { page })]),
  ];
}
