import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { CellStatus, View, ViewRow } from '../model/view.ts';
import { codeLabel, numberForm, unitText } from '../query/labels.ts';
import { cellText, plainText } from '../query/words.ts';

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
}

/** A View as a wide table: agency, year, one column per code. */
export interface ViewTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly cells: readonly TableCell[] }[];
  /** The last line, a cell per column; absent where nothing adds up. */
  readonly totals?: readonly TableCell[] | null;
}

/** The View's rows as the table that screen and files share, in the order of the rows. */
export function viewTable(
  view: View,
  rows: readonly ViewRow[],
  { dictionary, language }: { readonly dictionary: Dictionary; readonly language: Language },
): ViewTable {
  const codes = [...new Set(rows.map((row) => row.code))];
  const figures = codes.map((code): TableColumn => {
    const name = codeLabel(view, code, dictionary, language, 'short');
    const header = view.by === null ? `${name}${unitSuffix(view, dictionary, language)}` : name;
    return { id: `figure-${code ?? 'all'}`, header, kind: 'figure', align: 'right' };
  });
  const columns: readonly TableColumn[] = [
    { id: 'agency', header: language === 'zh' ? '机构' : 'Agency', kind: 'agency', align: 'left' },
    { id: 'year', header: language === 'zh' ? '年份' : 'Year', kind: 'year', align: 'right' },
    ...figures,
  ];
  const groups = groupBy(rows, (row) => `${row.agency_id} ${row.year}`);
  return {
    columns,
    rows: [...groups.values()].map((group) => ({ cells: tableCells(view, group, codes, { dictionary, language }) })),
  };
}

/** The cell of one figure. */
export function figureCell(view: View, row: ViewRow, dictionary: Dictionary, language: Language): TableCell {
  const text = cellText(row, numberForm(view, dictionary), language);
  return { text, value: row.value, status: row.status, doubt: row.doubt, row };
}

/** The unit in brackets, for the header of the only figure of a table. */
export function unitSuffix(view: View, dictionary: Dictionary, language: Language): string {
  const unit = unitText(view, dictionary, language);
  return language === 'zh' ? `（${unit}）` : ` (${unit})`;
}

function tableCells(
  view: View,
  group: readonly ViewRow[],
  codes: readonly (string | null)[],
  { dictionary, language }: { readonly dictionary: Dictionary; readonly language: Language },
): TableCell[] {
  const words = (value: string | number): TableCell => ({
    text: String(value),
    value,
    status: null,
    doubt: false,
    row: null,
  });
  const figures = codes.flatMap((code): TableCell[] => {
    const row = group.find((candidate) => candidate.code === code);
    if (row === undefined) return [];
    return [figureCell(view, row, dictionary, language)];
  });
  return [words(plainText(group[0]?.agency ?? '')), words(group[0]?.year ?? 0), ...figures];
}
