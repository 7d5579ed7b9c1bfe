import type { Document, DocumentFormat } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import type { ReadWarning } from '../../model/fact.ts';
import { decodeText, maxFileBytes } from '../decode.ts';
import type { FlowItem } from '../docx/flow.ts';
import { layOut } from '../docx/layout.ts';
import { sha256Hex } from '../sha256.ts';
import { detectDelimiter, parseCsv } from './csv.ts';
import { layGrid, type SheetGrid } from './grid.ts';
import { sheetHeading, sheetItems } from './layout.ts';
import { cellWords, createMeter, isErrorValue, type RawCell } from './raw.ts';
import { openWorkbook, type SheetEntry, type Workbook } from './workbook.ts';
import { readWorksheet } from './worksheet.ts';

/** Names that programs give a sheet nobody has named. */
const unnamed = /^(?:sheet|工作表|表|page|table)?\s*[0-9０-９]*$/i;

function warning(code: ReadWarning['code'], message: string): ReadWarning {
  return { code, message, start: null, end: null };
}

function errorWarning(errors: number, where: string): ReadWarning[] {
  if (errors === 0) return [];
  return [warning('uncertain_table', `${errors} cells${where} show an error of a formula (#REF!) and are left blank`)];
}

function toDocument(
  source: string,
  format: DocumentFormat,
  bytes: Uint8Array,
  items: readonly FlowItem[],
  warnings: readonly ReadWarning[],
): Document {
  const { text, blocks } = layOut(items);
  if (blocks.length === 0) {
    const reason = 'no cells with words or figures that are seen';
    throw new AtlasError('empty_file', `read: ${source} holds ${reason}`, { source, reason });
  }
  return { source, format, sha256: sha256Hex(bytes), text, blocks, warnings };
}

/** The sheets that are seen, laid out, and what was left out of them. */
function readSheets(source: string, workbook: Workbook) {
  const meter = createMeter(source);
  const warnings: ReadWarning[] = [];
  const grids: { readonly sheet: SheetEntry; readonly grid: SheetGrid }[] = [];
  for (const sheet of workbook.sheets) {
    const content = sheet.part === undefined ? undefined : workbook.read(sheet.part);
    if (content === undefined || sheet.part === undefined) continue;
    const cells = readWorksheet(source, sheet.part, content, workbook, meter);
    if (cells.cells.length === 0) continue;
    if (sheet.isHidden) {
      warnings.push(warning('hidden_content', `sheet "${sheet.name}" is hidden and was left out`));
      continue;
    }
    const grid = layGrid(source, cells);
    const where = ` of sheet "${sheet.name}"`;
    if (grid.hidden > 0) {
      const message = `${grid.hidden} cells in hidden rows or columns${where} were left out`;
      warnings.push(warning('hidden_content', message));
    }
    if (cells.uncached > 0) {
      const message = `${cells.uncached} formulas${where} keep no value and are left blank: open and save the file in Excel or WPS`;
      warnings.push(warning('uncertain_table', message));
    }
    warnings.push(...errorWarning(cells.errors, where));
    if (grid.rows.length > 0) grids.push({ sheet, grid });
  }
  return { grids, warnings };
}

/**
 * Reads a workbook (.xlsx, .xlsm): its visible sheets in their order, each a heading with the sheet's name (where there are
 * several, or somebody named it), the lines above and below the grid, and the grid as a table with merged cells as
 * spans. Numbers are printed as their format shows them, formulas by the value kept in the file. Hidden sheets, rows and
 * columns, formulas without a value and errors (#REF!) are left out with a warning. Throws `too_large`, `too_complex`,
 * `encrypted`, `empty_file` (no words) or `unreadable` (no ZIP, broken, no workbook inside, XML with a DOCTYPE).
 */
export function readXlsx(source: string, bytes: Uint8Array): Document {
  if (bytes.length > maxFileBytes) {
    const limit = maxFileBytes;
    const message = `read: ${source} has ${bytes.length} bytes, the limit is ${limit}`;
    throw new AtlasError('too_large', message, { source, bytes: bytes.length, limit });
  }
  const { grids, warnings } = readSheets(source, openWorkbook(source, bytes));
  const items: FlowItem[] = [];
  let wantsTitle = true;
  for (const { sheet, grid } of grids) {
    const isNamed = grids.length > 1 || !unnamed.test(sheet.name);
    if (isNamed && sheet.name.trim() !== '') items.push(sheetHeading(cellWords(sheet.name)));
    const lines = sheetItems(grid, wantsTitle);
    if (lines.some((item) => item.kind === 'line' && item.isTitle)) wantsTitle = false;
    items.push(...lines);
  }
  return toDocument(source, 'xlsx', bytes, items, warnings);
}

/**
 * Reads a file of separated values (.csv, .tsv): comma, tab or semicolon, whichever parts its lines best; any charset a
 * text may have. Lines above and below the grid stand apart, the rest is one table. Throws what `decodeText` throws, and
 * `too_complex`.
 */
export function readCsv(source: string, bytes: Uint8Array): Document {
  const text = decodeText(source, bytes);
  const meter = createMeter(source);
  const { delimiter, start } = detectDelimiter(text);
  let errors = 0;
  const cells = parseCsv(text.slice(start), delimiter).flatMap((fields, row) =>
    fields.flatMap((field, column): RawCell[] => {
      const words = cellWords(field);
      meter(words);
      const isError = isErrorValue(words);
      if (isError) errors++;
      return isError || words === '' ? [] : [{ row, column, text: words }];
    }),
  );
  const sheet = { cells, merges: [], isHiddenRow: () => false, isHiddenColumn: () => false };
  return toDocument(source, 'csv', bytes, sheetItems(layGrid(source, sheet), true), errorWarning(errors, ''));
}
