import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import { type Dictionary, isRatio, viewMetric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { codeLabel, metricLabel, metricUnit } from '../query/labels.ts';
import { numberText, plainText, statusText } from '../query/words.ts';
import { columnTotals, partsTotal, type TableTotal } from './totals.ts';
import { figureCell, type TableCell } from './view-table.ts';

/** One column of figures: a year or a breakdown code. */
export interface PivotColumn {
  /** `year-2021`, `code-` and the code, or where every figure has a line of its own `figure` and a scatter's `against`. */
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
  /** The code's name where every figure has a line of its own; else null. */
  readonly code: string | null;
  /** A cell per column; null where the View has no row for it. */
  readonly cells: readonly (TableCell | null)[];
  /** The line's numbers for a sparkline, a number per column; null breaks it. */
  readonly spark: readonly (number | null)[];
  /** The sum over the codes that make up the whole; null where the columns are years, or nothing adds up. */
  readonly total: TableTotal | null;
}

/** What stands side by side as columns: the years, the codes, or nothing: a line per figure. */
export type Side = 'year' | 'code' | 'none';

/** A View with agencies as lines and years or codes as columns. */
export interface PivotTable {
  readonly columns: readonly PivotColumn[];
  readonly rows: readonly PivotRow[];
  /** The sum of all lines for each column; null where figures of agencies must not be added up. */
  readonly totals: readonly TableTotal[] | null;
}

/** The View's rows with years, codes or nothing side by side, in the order of the rows; years ascending. */
export function pivotTable(
  view: View,
  rows: readonly ViewRow[],
  side: Side,
  { dictionary, language }: { readonly dictionary: Dictionary; readonly language: Language },
): PivotTable {
  const nameOf = (code: string | null) => codeLabel(view, code, dictionary, language, 'short');
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const codes = [...new Set(rows.map((row) => row.code))];
  const only = { id: 'figure', header: nameOf(null), year: null, code: null };
  const columns: Readonly<Record<Side, readonly PivotColumn[]>> = {
    year: years.map((year) => ({ id: `year-${year}`, header: String(year), year, code: null })),
    code: codes.map((code) => ({ id: `code-${code ?? 'all'}`, header: nameOf(code), year: null, code })),
    none: [only, ...againstColumn(view, dictionary, language)],
  };
  const keyOf: Readonly<Record<Side, (row: ViewRow) => string>> = {
    year: (row) => String(row.code),
    code: (row) => String(row.year),
    none: (row) => `${row.year} ${row.code}`,
  };
  const isIn = (row: ViewRow, { year, code }: PivotColumn) =>
    side === 'none' || (side === 'year' ? row.year === year : row.code === code);
  const hasParts = side === 'year' ? codes.length > 1 : years.length > 1;
  const lines = [...groupBy(rows, (row) => `${row.agency_id} ${keyOf[side](row)}`)].map(([id, group]): PivotRow => {
    const own = columns[side].map((column) => group.find((row) => isIn(row, column)));
    const [first] = group;
    const part = side === 'year' ? nameOf(first?.code ?? null) : String(first?.year ?? '');
    return {
      id,
      agencyId: first?.agency_id ?? '',
      agency: plainText(first?.agency ?? ''),
      part: hasParts ? part : null,
      code: side === 'none' && codes.length > 1 ? nameOf(first?.code ?? null) : null,
      cells: own.map((row, index) => {
        if (row === undefined) return null;
        const beside = columns[side][index]?.id === 'against';
        return beside ? againstCell(view, row, dictionary, language) : figureCell(view, row, dictionary, language);
      }),
      spark: own.map((row) => row?.value ?? null),
      total: side === 'code' ? partsTotal(view, group, dictionary, language) : null,
    };
  });
  const byColumn = columns[side].map((column) => rows.filter((row) => isIn(row, column)));
  const totals = view.against === null ? columnTotals(view, byColumn, { dictionary, language }) : null;
  return { columns: columns[side], rows: lines, totals };
}

/** The column of a scatter's second figure. */
function againstColumn({ against }: View, dictionary: Dictionary, language: Language): PivotColumn[] {
  if (against === null) return [];
  const unit = metricUnit(dictionary, against, language);
  const header = `${metricLabel(dictionary, against, language)}${language === 'zh' ? `（${unit}）` : ` (${unit})`}`;
  return [{ id: 'against', header, year: null, code: null }];
}

/** The second figure of a cell, or why there is none; its place is that of its own View. */
function againstCell(view: View, row: ViewRow, dictionary: Dictionary, language: Language): TableCell {
  const { against: value, against_status: status } = row;
  const metric = view.against === null ? undefined : viewMetric(dictionary, view.against);
  const form = metric !== undefined && isRatio(metric) ? 'percent' : 'value';
  const text = value === null ? (status === null ? '' : statusText(status, language)) : numberText(value, form);
  return { text, value, status, doubt: false, row: null };
}
