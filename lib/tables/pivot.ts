import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { againstForm, codeLabel, metricLabel, metricUnit } from '../query/labels.ts';
import { againstNotes, againstText, plainText } from '../query/words.ts';
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

/** One line: an agency, or an agency and the year or code that is no column. Plain values only: there may be 60,000 lines. */
export interface PivotRow {
  readonly id: string;
  readonly agencyId: string;
  readonly agency: string;
  /** The year or the code's name where a line needs one; else null. */
  readonly part: string | null;
  /** The code's name where every figure has a line of its own; else null. */
  readonly code: string | null;
  /** The View's row behind each column; its numbers make a sparkline. */
  readonly own: readonly (ViewRow | undefined)[];
  /** The sum over the codes that make up the whole; null where the columns are years, or nothing adds up. */
  readonly total: TableTotal | null;
}

/** What stands side by side as columns: the years, the codes, or nothing: a line per figure. */
export type Side = 'year' | 'code' | 'none';

/** A View with agencies as lines and years or codes as columns. */
export interface PivotTable {
  readonly columns: readonly PivotColumn[];
  readonly rows: readonly PivotRow[];
  /** A cell of a line per column; null where the View has no row for it. */
  readonly cells: (row: PivotRow) => readonly (TableCell | null)[];
  /** The sum of all lines for each column; null where figures of agencies must not be added up. */
  readonly totals: readonly TableTotal[] | null;
}

interface PivotContext {
  readonly dictionary: Dictionary;
  readonly language: Language;
}

/** The View's rows with years, codes or nothing side by side, in the order of the rows; years ascending. */
export function pivotTable(view: View, rows: readonly ViewRow[], side: Side, context: PivotContext): PivotTable {
  const { dictionary, language } = context;
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const codes = [...new Set(rows.map((row) => row.code))];
  const names = new Map([null, ...codes].map((code) => [code, codeLabel(view, code, dictionary, language, 'short')]));
  const nameOf = (code: string | null) => names.get(code) ?? '';
  const agencies = new Map(rows.map(({ agency_id, agency }) => [agency_id, agency]));
  const called = new Map([...agencies].map(([id, agency]) => [id, plainText(agency)]));
  const only = { id: 'figure', header: nameOf(null), year: null, code: null };
  const sides: Readonly<Record<Side, readonly PivotColumn[]>> = {
    year: years.map((year) => ({ id: `year-${year}`, header: String(year), year, code: null })),
    code: codes.map((code) => ({ id: `code-${code ?? 'all'}`, header: nameOf(code), year: null, code })),
    none: [only, ...againstColumn(view, dictionary, language)],
  };
  const columns = sides[side];
  const place = placeOf(side, columns);
  const hasParts = side === 'year' ? codes.length > 1 : years.length > 1;
  const lines = linesOf(rows, side).map(([id, group]): PivotRow => {
    const [first] = group;
    const { agency_id: agencyId = '', year = '', code = null } = first ?? {};
    const own = side === 'none' ? columns.map(() => first) : columns.map((): ViewRow | undefined => undefined);
    if (side !== 'none') for (const row of group) own[place(row)] ??= row;
    return {
      id,
      agencyId,
      agency: called.get(agencyId) ?? '',
      part: !hasParts ? null : side === 'year' ? nameOf(code) : String(year),
      code: side === 'none' && codes.length > 1 ? nameOf(code) : null,
      own,
      total: side === 'code' ? partsTotal(view, group, dictionary, language) : null,
    };
  });
  const totals = view.against === null ? columnTotals(view, byColumn(rows, columns, place), context) : null;
  return { columns, rows: lines, cells: ({ own }) => cellsOf(view, columns, own, context), totals };
}

/** The column a row's figure stands in. */
function placeOf(side: Side, columns: readonly PivotColumn[]): (row: ViewRow) => number {
  if (side === 'none') return () => 0;
  const places = new Map(columns.map(({ year, code }, at) => [side === 'year' ? year : code, at]));
  return ({ year, code }) => places.get(side === 'year' ? year : code) ?? 0;
}

/** The rows of each line with its name: an agency's of one code or year, or each row by itself. */
function linesOf(rows: readonly ViewRow[], side: Side): (readonly [string, readonly ViewRow[]])[] {
  if (side === 'none') return rows.map((row) => [`${row.agency_id} ${row.year} ${row.code}`, [row]]);
  return [...groupBy(rows, (row) => `${row.agency_id} ${side === 'year' ? row.code : row.year}`)];
}

function byColumn(
  rows: readonly ViewRow[],
  columns: readonly PivotColumn[],
  place: (row: ViewRow) => number,
): readonly (readonly ViewRow[])[] {
  const groups = groupBy(rows, place);
  return columns.map((_, at) => groups.get(at) ?? []);
}

function cellsOf(
  view: View,
  columns: readonly PivotColumn[],
  own: readonly (ViewRow | undefined)[],
  { dictionary, language }: PivotContext,
): (TableCell | null)[] {
  return columns.map((column, at) => {
    const row = own[at];
    if (row === undefined) return null;
    return column.id === 'against'
      ? againstCell(view, row, dictionary, language)
      : figureCell(view, row, dictionary, language);
  });
}

/** The number of a line in a column; null where there is none. */
export function valueIn({ own }: PivotRow, columns: readonly { readonly id: string }[], at: number): number | null {
  const row = own[at];
  return (columns[at]?.id === 'against' ? row?.against : row?.value) ?? null;
}

/** Whether all there is to a line is that nobody reported. */
export function isUnreported({ own }: PivotRow, columns: readonly PivotColumn[]): boolean {
  return own.every((row, at) => {
    const status = columns[at]?.id === 'against' ? row?.against_status : row?.status;
    return row === undefined || status === 'no_report';
  });
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
  return {
    text: againstText(row, againstForm(view, dictionary), language),
    value,
    status,
    doubt: value !== null && row.doubt,
    row: null,
    notes: againstNotes(row, language),
  };
}
