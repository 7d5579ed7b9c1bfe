import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReportFrom } from '../../../lib/pipeline/reading.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { fill, type GridCell } from '../../extract/statutory/print.ts';
import { figureKeys, printedFigure, type ReportForm, reportForms } from '../docx/forms.ts';
import { buildXlsx, columnName, type SheetSpec, type SheetValue } from './builder.ts';

const resources = loadReportResources();

interface Laid {
  readonly rows: SheetValue[][];
  readonly merges: string[];
}

/** A figure as somebody types it into Excel: a whole number becomes a number. */
function typed(text: string): SheetValue {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
}

/** Puts a printed table into a sheet from some row on. */
function lay(cells: readonly GridCell[], from: number, { rows, merges }: Laid): void {
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

interface Part {
  readonly heading: string;
  readonly cells: readonly GridCell[] | null;
}

function partsOf(form: ReportForm, figures: readonly string[]): Part[] {
  let next = 0;
  return form.sections.map(([heading, rows]) => {
    if (rows === null) return { heading, cells: null };
    const count = rows.flat().filter((cell) => cell.figure !== null).length;
    const cells = fill(rows, figures.slice(next, next + count));
    next += count;
    return { heading, cells };
  });
}

const titleOf = (form: ReportForm): string => `海陵县水利局${form.year}年政府信息公开工作年度报告`;

/** The report down one sheet, with or without its headings. */
function onOneSheet(form: ReportForm, parts: readonly Part[], gap: number): Uint8Array {
  const laid: Laid = { rows: [[titleOf(form)]], merges: ['A1:J1'] };
  for (const { heading, cells } of parts) {
    if (cells === null) continue;
    laid.rows[laid.rows.length + gap] = [heading];
    lay(cells, laid.rows.length, laid);
  }
  return buildXlsx({ sheets: [{ name: 'Sheet1', ...filledRows(laid) }] });
}

/** Each table on a sheet of its own, which is called by what it holds; the headings are not repeated. */
function onSheets(form: ReportForm, parts: readonly Part[]): Uint8Array {
  const sheets = parts.flatMap(({ heading, cells }, i): SheetSpec[] => {
    const laid: Laid = { rows: i === 0 ? [[titleOf(form)]] : [], merges: [] };
    if (cells !== null) lay(cells, laid.rows.length, laid);
    return laid.rows.length === 0 ? [] : [{ name: heading.slice(2, 12), ...filledRows(laid) }];
  });
  return buildXlsx({ sheets });
}

function asCsv(form: ReportForm, parts: readonly Part[]): Uint8Array {
  const laid: Laid = { rows: [[titleOf(form)]], merges: [] };
  for (const { heading, cells } of parts) {
    if (cells === null) continue;
    laid.rows.push([heading]);
    lay(cells, laid.rows.length, laid);
  }
  const width = Math.max(...laid.rows.map((row) => row?.length ?? 0));
  const lines = Array.from(laid.rows, (row) =>
    Array.from({ length: width }, (_, i) => {
      const text = String(row?.[i] ?? '');
      return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    }).join(','),
  );
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

const layouts: Readonly<Record<string, (form: ReportForm, parts: readonly Part[]) => readonly [string, Uint8Array]>> = {
  'down one sheet': (form, parts) => ['report.xlsx', onOneSheet(form, parts, 0)],
  'down one sheet, empty rows between': (form, parts) => ['report.xlsx', onOneSheet(form, parts, 1)],
  'one sheet each': (form, parts) => ['report.xlsx', onSheets(form, parts)],
  'separated values': (form, parts) => ['report.csv', asCsv(form, parts)],
};

describe('the statutory forms in a sheet', () => {
  const cases = Object.keys(reportForms).flatMap((form) =>
    Object.keys(layouts).map((layout) => [form, layout] as const),
  );

  it.each(cases)('%s, %s: every cell of 12 filled forms', (name, layout) => {
    const form = reportForms[name] ?? { year: 0, sections: [] };
    const keys = figureKeys(form);
    const figures = fc.array(printedFigure, { minLength: keys.length, maxLength: keys.length });
    fc.assert(
      fc.property(figures, (printed) => {
        const made = layouts[layout]?.(form, partsOf(form, printed)) ?? ['', new Uint8Array()];
        const { identity, facts } = readReportFrom(readDocument(...made), resources);
        expect([identity.agency, identity.year]).toEqual(['海陵县水利局', form.year]);
        const cells = facts.filter((fact) => fact.rule.startsWith('statutory'));
        const read = Object.fromEntries(cells.map((fact) => [cellKey(fact.metric, fact.dims), fact.raw]));
        expect(read).toEqual(Object.fromEntries(keys.map((key, i) => [key, printed[i]])));
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});
