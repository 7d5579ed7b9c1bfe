import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { CellStatus, View, ViewRow } from '../model/view.ts';
import { numberForm, unitText } from '../query/labels.ts';
import { cellText } from '../query/words.ts';

/** One column of a table: words align left, figures right. */
export interface TableColumn {
  /** `agency`, `year`, `part`, `total`, or of a figure the year or code it stands for. */
  readonly id: string;
  readonly header: string;
  readonly kind: 'agency' | 'year' | 'part' | 'figure' | 'total';
  readonly align: 'left' | 'right';
}

/** One cell: the words shown, the number behind them, and for a figure the row of the View it stands for. */
export interface TableCell {
  readonly text: string;
  readonly value: string | number | null;
  /** Why there is a number or none; null in the agency and year columns. */
  readonly status: CellStatus | null;
  readonly doubt: boolean;
  readonly row: ViewRow | null;
  /** What is to be said beside the number where no row says it: of a scatter's second figure its small denominator and doubt. */
  readonly notes: readonly string[];
}

/** A View as a wide table: agency, year, one column per code. */
export interface ViewTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly cells: readonly TableCell[] }[];
  /** The last line, a cell per column; absent where nothing adds up. */
  readonly totals?: readonly TableCell[] | null;
}

/** The cell of one figure. */
export function figureCell(view: View, row: ViewRow, dictionary: Dictionary, language: Language): TableCell {
  const text = cellText(row, numberForm(view, dictionary), language);
  return { text, value: row.value, status: row.status, doubt: row.doubt, row, notes: [] };
}

/** The unit in brackets, for the header of the only figure of a table. */
export function unitSuffix(view: View, dictionary: Dictionary, language: Language): string {
  const unit = unitText(view, dictionary, language);
  return language === 'zh' ? `（${unit}）` : ` (${unit})`;
}
