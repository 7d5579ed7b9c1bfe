import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { codeLabel } from '../query/labels.ts';
import { plainText } from '../query/words.ts';
import { columnTotals, partsTotal, type TableTotal } from './totals.ts';
import { figureCell, type TableCell } from './view-table.ts';

/** One column of figures: a year or a breakdown code. */
export interface PivotColumn {
  /** `year-2021`, or `code-` and the code. */
  readonly id: string;
  readonly header: string;
  readonly year: number | null;
  readonly code: string | null;
}

/** One line: an agency, or an agency and the year or code that is no column. */
export interface PivotRow {
  readonly id: string;
  readonly agencyId: string;
  readonly agency: string;
  /** The year or the code's name where a line needs one; else null. */
  readonly part: string | null;
  /** A cell per column; null where the View has no row for it. */
  readonly cells: readonly (TableCell | null)[];
  /** The line's numbers for a sparkline, a number per column; null breaks it. */
  readonly spark: readonly (number | null)[];
  /** The sum over the codes that make up the whole; null where the columns are years, or nothing adds up. */
  readonly total: TableTotal | null;
}

/** A View with agencies as lines and years or codes as columns. */
export interface PivotTable {
  readonly columns: readonly PivotColumn[];
  readonly rows: readonly PivotRow[];
  /** The sum of all lines for each column; null where figures of agencies must not be added up. */
  readonly totals: readonly TableTotal[] | null;
}

/** The View's rows with years or codes side by side, in the order of the rows; years ascending. */
export function pivotTable(
  view: View,
  rows: readonly ViewRow[],
  side: 'year' | 'code',
  { dictionary, language }: { readonly dictionary: Dictionary; readonly language: Language },
): PivotTable {
  const nameOf = (code: string | null) => codeLabel(view, code, dictionary, language, 'short');
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const codes = [...new Set(rows.map((row) => row.code))];
  const columns: PivotColumn[] =
    side === 'year'
      ? years.map((year) => ({ id: `year-${year}`, header: String(year), year, code: null }))
      : codes.map((code) => ({ id: `code-${code ?? 'all'}`, header: nameOf(code), year: null, code }));
  const keyOf = (row: ViewRow) => (side === 'year' ? String(row.code) : String(row.year));
  const hasParts = side === 'year' ? codes.length > 1 : years.length > 1;
  const lines = [...groupBy(rows, (row) => `${row.agency_id} ${keyOf(row)}`)].map(([id, group]): PivotRow => {
    const own = columns.map(({ year, code }) =>
      group.find((row) => (side === 'year' ? row.year === year : row.code === code)),
    );
    const [first] = group;
    const part = side === 'year' ? nameOf(first?.code ?? null) : String(first?.year ?? '');
    return {
      id,
      agencyId: first?.agency_id ?? '',
      agency: plainText(first?.agency ?? ''),
      part: hasParts ? part : null,
      cells: own.map((row) => (row === undefined ? null : figureCell(view, row, dictionary, language))),
      spark: own.map((row) => row?.value ?? null),
      total: side === 'code' ? partsTotal(view, group, dictionary, language) : null,
    };
  });
  const byColumn = columns.map(({ year, code }) =>
    rows.filter((row) => (side === 'year' ? row.year === year : row.code === code)),
  );
  return { columns, rows: lines, totals: columnTotals(view, byColumn, { dictionary, language }) };
}
