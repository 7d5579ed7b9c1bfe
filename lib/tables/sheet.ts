import type { Language } from '../model/language.ts';
import { lazily } from '../model/lazily.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { foundRows, type KeysOf, type SortKey, sortRows } from './arrange.ts';
import { isUnreported, type PivotRow, type PivotTable, pivotTable, type Side } from './pivot.ts';
import { type SparkPoint, sparkPoints } from './spark.ts';
import type { TableTotal } from './totals.ts';
import { type TableCell, type TableColumn, unitSuffix, type ViewTable } from './view-table.ts';

/** What a reader has chosen of a table: what stands side by side, whom to list, in which order. */
export interface TableChoices {
  /** Null = the first of {@link sidesOf}. */
  readonly side: Side | null;
  readonly search: string;
  readonly sort: readonly SortKey[];
  /** Whether lines of agencies and years without a report are listed. */
  readonly unreported: boolean;
}

/** A table as it first stands. */
export const firstChoices: TableChoices = { side: null, search: '', sort: [], unreported: false };

/** One line of a sheet. */
export interface SheetLine {
  readonly id: string;
  readonly agencyId: string;
  readonly cells: readonly TableCell[];
  /** A point per figure column where these are years; else empty. */
  readonly spark: readonly SparkPoint[];
}

/** A View's table as it is shown: what a file of it must equal. A screen shows thirty of 60,000 lines: they are made one by one. */
export interface Sheet extends ViewTable {
  readonly side: Side;
  /** How many lines there are. */
  readonly count: number;
  /** The line at a place; undefined beyond the last. */
  readonly line: (at: number) => SheetLine | undefined;
  /** All lines, as files need them. */
  readonly rows: readonly SheetLine[];
  /** Whether lines have sparklines. */
  readonly sparks: boolean;
  readonly totals: readonly TableCell[] | null;
  /** How many lines have no report; they are listed only on request, unless there are no others. */
  readonly unreported: number;
  readonly hidden: number;
}

/** What may stand side by side for a View, the sensible choice first. */
export function sidesOf(view: View): readonly Side[] {
  if (view.against !== null) return ['none'];
  return view.by === null ? ['none', 'year'] : ['code', 'year', 'none'];
}

interface SheetContext {
  readonly dictionary: Dictionary;
  readonly language: Language;
  readonly keys: KeysOf;
}

/** The View's rows as the table a reader has chosen. Totals are those of the agencies found, with or without a report. */
export function sheetOf(view: View, rows: readonly ViewRow[], choices: TableChoices, context: SheetContext): Sheet {
  const sides = sidesOf(view);
  const side = sides.find((each) => each === choices.side) ?? sides[0] ?? 'none';
  const pivot = pivotOf(view, foundOnly(rows, choices.search, context.keys), side, context);
  const columns = columnsOf(view, pivot, side, context);
  const reporting = pivot.rows.filter((row) => !isUnreported(row, pivot.columns));
  const unreported = pivot.rows.length - reporting.length;
  const hiding = unreported > 0 && reporting.length > 0 && !choices.unreported;
  const lines = sortRows(hiding ? reporting : pivot.rows, pivot.columns, choices.sort);
  const sparks = side === 'year' && pivot.columns.length > 1;
  const lineOf = (row: PivotRow): SheetLine => ({
    id: row.id,
    agencyId: row.agencyId,
    cells: cellsOf(row, pivot.cells(row), columns),
    spark: sparks ? sparkPoints(row.own, view, context.dictionary) : [],
  });
  const all = lazily(() => lines.map(lineOf));
  return {
    side,
    columns,
    count: lines.length,
    line: (at) => lines.slice(at, at + 1).map(lineOf)[0],
    get rows() {
      return all();
    },
    sparks,
    totals: totalsOf(pivot, columns, context.language),
    unreported: reporting.length > 0 ? unreported : 0,
    hidden: hiding ? unreported : 0,
  };
}

/** The last pivot of some rows: sorting turns nothing. */
const pivots = new WeakMap<readonly ViewRow[], { readonly of: readonly unknown[]; readonly pivot: PivotTable }>();

function pivotOf(view: View, rows: readonly ViewRow[], side: Side, context: SheetContext): PivotTable {
  const of = [view, side, context.dictionary, context.language];
  const known = pivots.get(rows);
  if (known?.of.every((each, at) => each === of[at])) return known.pivot;
  const pivot = pivotTable(view, rows, side, context);
  pivots.set(rows, { of, pivot });
  return pivot;
}

function foundOnly(rows: readonly ViewRow[], search: string, keys: KeysOf): readonly ViewRow[] {
  if (search.trim() === '') return rows;
  const agencies = new Map(rows.map(({ agency_id, agency }) => [agency_id, { agencyId: agency_id, agency }]));
  const found = new Set(foundRows([...agencies.values()], keys, search).map(({ agencyId }) => agencyId));
  return found.size === agencies.size ? rows : rows.filter(({ agency_id }) => found.has(agency_id));
}

function columnsOf(view: View, pivot: PivotTable, side: Side, { dictionary, language }: SheetContext): TableColumn[] {
  const zh = language === 'zh';
  const part = (id: 'part' | 'code', header: string): TableColumn => ({ id, header, kind: 'part', align: 'left' });
  const dimension = (view.by !== null && dictionary.dimensions.get(view.by)?.label[language]) || (zh ? '分项' : 'Part');
  const unit = side === 'year' ? '' : unitSuffix(view, dictionary, language);
  const year: TableColumn = { id: 'part', header: zh ? '年份' : 'Year', kind: 'year', align: 'right' };
  return [
    { id: 'agency', header: zh ? '机构' : 'Agency', kind: 'agency', align: 'left' },
    ...(pivot.rows.some((row) => row.part !== null) || side !== 'year'
      ? [side === 'year' ? part('part', dimension) : year]
      : []),
    ...(pivot.rows.some((row) => row.code !== null) ? [part('code', dimension)] : []),
    ...pivot.columns.map(
      ({ id, header }): TableColumn => ({
        id,
        header: pivot.columns.length === 1 || id === 'figure' ? `${header}${unit}` : header,
        kind: 'figure',
        align: 'right',
      }),
    ),
    ...(pivot.rows.some(({ total }) => total !== null)
      ? [{ id: 'total', header: zh ? '各项合计' : 'Sum of parts', kind: 'total', align: 'right' } as const]
      : []),
  ];
}

function cellsOf(row: PivotRow, figures: readonly (TableCell | null)[], columns: readonly TableColumn[]): TableCell[] {
  const first = row.own.find((each) => each !== undefined);
  const fronts: Readonly<Record<string, TableCell>> = {
    agency: wordCell(row.agency),
    part: wordCell(row.part ?? ''),
    code: wordCell(row.code ?? ''),
    total: row.total === null ? wordCell('') : totalCell(row.total),
  };
  let figure = 0;
  return columns.map((column) => {
    if (column.kind === 'year') return wordCell(first?.year ?? '');
    return (column.kind === 'figure' ? figures[figure++] : fronts[column.id]) ?? wordCell('');
  });
}

function totalsOf(pivot: PivotTable, columns: readonly TableColumn[], language: Language): TableCell[] | null {
  const { totals } = pivot;
  if (totals === null || pivot.rows.length < 2) return null;
  const agencies = new Set(pivot.rows.map(({ agencyId }) => agencyId)).size;
  const name = language === 'zh' ? `合计（${agencies} 个机构）` : `Total of ${agencies} agencies`;
  let figure = 0;
  return columns.map(({ kind }) => {
    if (kind === 'agency') return wordCell(name);
    const total = kind === 'figure' ? totals[figure++] : undefined;
    return total === undefined ? wordCell('') : totalCell(total);
  });
}

function wordCell(value: string | number): TableCell {
  return { text: String(value), value, status: null, doubt: false, row: null, notes: [] };
}

function totalCell({ text, value, doubt }: TableTotal): TableCell {
  return { text, value, status: null, doubt, row: null, notes: [] };
}
