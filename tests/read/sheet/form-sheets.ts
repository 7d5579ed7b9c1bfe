import { fill, type GridCell } from '../../extract/statutory/print.ts';
import type { ReportForm } from '../docx/forms.ts';
import { buildXlsx, columnName, type SheetSpec, type SheetValue } from './builder.ts';

/** Rows of a sheet being filled, and what is merged in them. */
export interface Laid {
  readonly rows: SheetValue[][];
  readonly merges: string[];
}

/** A figure as somebody types it into Excel: a whole number becomes a number. */
function typed(text: string): SheetValue {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
}

/** Puts a printed table into a sheet from some row on. */
export function lay(cells: readonly GridCell[], from: number, { rows, merges }: Laid): void {
  for (const { row, column, rowSpan, columnSpan, text } of cells) {
    const line = rows[from + row] ?? [];
    rows[from + row] = line;
    line[column] = typed(text);
    if (rowSpan * columnSpan > 1) {
      const last = `${columnName(column + columnSpan - 1)}${from + row + rowSpan}`;
      merges.push(`${columnName(column)}${from + row + 1}:${last}`);
    }
  }
}

const filledRows = ({ rows, merges }: Laid): Pick<SheetSpec, 'rows' | 'merges'> => ({
  rows: Array.from(rows, (row) => Array.from(row ?? [], (value) => value ?? null)),
  merges,
});

/** A section of a report: its heading and, where it has one, its table. */
export interface Part {
  readonly heading: string;
  readonly cells: readonly GridCell[] | null;
}

/** The sections of a form, filled with printed figures. */
export function partsOf(form: ReportForm, figures: readonly string[]): Part[] {
  let next = 0;
  return form.sections.map(([heading, rows]) => {
    if (rows === null) return { heading, cells: null };
    const count = rows.flat().filter((cell) => cell.figure !== null).length;
    const cells = fill(rows, figures.slice(next, next + count));
    next += count;
    return { heading, cells };
  });
}

/** The title of a made-up report in a form. */
export const titleOf = (form: ReportForm): string => `海陵县水利局${form.year}年政府信息公开工作年度报告`;

/** The report down one sheet, with or without its headings. */
export function onOneSheet(form: ReportForm, parts: readonly Part[], gap: number): Uint8Array {
  const laid: Laid = { rows: [[titleOf(form)]], merges: ['A1:J1'] };
  for (const { heading, cells } of parts) {
    if (cells === null) continue;
    laid.rows[laid.rows.length + gap] = [heading];
    lay(cells, laid.rows.length, laid);
  }
  return buildXlsx({ sheets: [{ name: 'Sheet1', ...filledRows(laid) }] });
}

/** Each table on a sheet of its own, which is called by what it holds; the headings are not repeated. */
export function onSheets(form: ReportForm, parts: readonly Part[]): Uint8Array {
  const sheets = parts.flatMap(({ heading, cells }, i): SheetSpec[] => {
    const laid: Laid = { rows: i === 0 ? [[titleOf(form)]] : [], merges: [] };
    if (cells !== null) lay(cells, laid.rows.length, laid);
    return laid.rows.length === 0 ? [] : [{ name: heading.slice(2, 12), ...filledRows(laid) }];
  });
  return buildXlsx({ sheets });
}
