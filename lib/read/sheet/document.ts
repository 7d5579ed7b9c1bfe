import type { Document, DocumentFormat } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import type { ReadWarning } from '../../model/fact.ts';
import type { FlowItem } from '../docx/flow.ts';
import { layOut } from '../docx/layout.ts';
import { sha256Hex } from '../sha256.ts';
import type { Worksheet } from './gather.ts';
import { layGrid, type SheetGrid } from './grid.ts';
import { sheetHeading, sheetItems } from './layout.ts';
import { cellWords, createMeter } from './raw.ts';

/** A sheet as its workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its cells; null for a sheet that is no grid of cells (a chart), or is missing from the file. */
  readonly read: (meter: (text: string) => void) => Worksheet | null;
}

/** Names that programs give a sheet nobody has named. */
const unnamed = /^(?:sheet|工作表|表|page|table)?\s*[0-9０-９]*$/i;

function warning(code: ReadWarning['code'], message: string): ReadWarning {
  return { code, message, start: null, end: null };
}

/** What is said of cells that show an error; `where` names the sheet. */
export function errorWarning(errors: number, where: string): ReadWarning[] {
  if (errors === 0) return [];
  return [warning('uncertain_table', `${errors} cells${where} show an error of a formula (#REF!) and are left blank`)];
}

/** The Document of what was laid out. Throws `empty_file` where that is nothing. */
export function toDocument(
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
function laySheets(source: string, sheets: readonly ListedSheet[]) {
  const meter = createMeter(source);
  const warnings: ReadWarning[] = [];
  const grids: { readonly name: string; readonly grid: SheetGrid }[] = [];
  for (const { name, isHidden, read } of sheets) {
    const cells = read(meter);
    if (cells === null || cells.cells.length === 0) continue;
    if (isHidden) {
      warnings.push(warning('hidden_content', `sheet "${name}" is hidden and was left out`));
      continue;
    }
    const grid = layGrid(source, cells);
    const where = ` of sheet "${name}"`;
    if (grid.hidden > 0) {
      const message = `${grid.hidden} cells in hidden rows or columns${where} were left out`;
      warnings.push(warning('hidden_content', message));
    }
    if (cells.uncached > 0) {
      const message = `${cells.uncached} formulas${where} keep no value and are left blank: open and save the file in Excel or WPS`;
      warnings.push(warning('uncertain_table', message));
    }
    warnings.push(...errorWarning(cells.errors, where));
    if (grid.rows.length > 0) grids.push({ name, grid });
  }
  return { grids, warnings };
}

/**
 * The Document of a workbook: its visible sheets in their order, each a heading with the sheet's name (where there are
 * several, or somebody named it), the lines above and below the grid, and the grid as a table with merged cells as spans.
 * Hidden sheets, rows and columns, formulas without a value and errors (#REF!) are left out with a warning. Throws
 * `too_complex`, `empty_file` (no words), and what reading a sheet throws.
 */
export function sheetsDocument(
  source: string,
  format: DocumentFormat,
  bytes: Uint8Array,
  sheets: readonly ListedSheet[],
): Document {
  const { grids, warnings } = laySheets(source, sheets);
  const items: FlowItem[] = [];
  let wantsTitle = true;
  for (const { name, grid } of grids) {
    const isNamed = grids.length > 1 || !unnamed.test(name);
    if (isNamed && name.trim() !== '') items.push(sheetHeading(cellWords(name)));
    const lines = sheetItems(grid, wantsTitle);
    if (lines.some((item) => item.kind === 'line' && item.isTitle)) wantsTitle = false;
    items.push(...lines);
  }
  return toDocument(source, format, bytes, items, warnings);
}
