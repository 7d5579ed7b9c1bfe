import { AtlasError } from '../model/error.ts';
import { maxFileBytes } from '../read/decode.ts';
import { isDateCode, printDate } from '../read/sheet/date-format.ts';
import { layGrid } from '../read/sheet/grid.ts';
import { createMeter } from '../read/sheet/raw.ts';
import { openWorkbook, type Workbook } from '../read/sheet/workbook.ts';
import { readWorksheet } from '../read/sheet/worksheet.ts';
import { checkBytes, checkCells, createTableBuilder, type RawTable } from './raw.ts';

/** Excel keeps fifteen digits; what stands beyond is the machine's. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function printMoment(value: number, isDate1904: boolean): string {
  const code = value < 1 ? 'hh:mm:ss' : Number.isInteger(value) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
  return printDate(value, code, isDate1904) ?? plain(value);
}

/** The workbook with every number printed whole and every date as ISO, instead of as its format rounds it for the eye. */
function withExactValues(workbook: Workbook): Workbook {
  const exact = (style: number) =>
    isDateCode(workbook.codeOf(style)) ? (value: number) => printMoment(value, workbook.isDate1904) : plain;
  return { ...workbook, formats: exact };
}

/**
 * Reads one visible sheet of a workbook: hidden rows and columns left out, a merged cell's value in each cell it covers,
 * formulas by the value kept in the file. Throws what `openWorkbook` throws, `too_large`, `too_complex`, and `empty_file`
 * where the sheet shows nothing.
 */
export function readXlsxTable(source: string, bytes: Uint8Array, sheet: number): RawTable {
  checkBytes(source, bytes.length, maxFileBytes);
  const workbook = withExactValues(openWorkbook(source, bytes));
  const visible = workbook.sheets.filter(({ isHidden, part }) => !isHidden && part !== undefined);
  const chosen = visible[sheet];
  const content = chosen?.part === undefined ? undefined : workbook.read(chosen.part);
  const empty = () => new AtlasError('empty_file', `usertables: ${source} shows no cells`, { source });
  if (chosen?.part === undefined || content === undefined) throw empty();
  const grid = layGrid(source, readWorksheet(source, chosen.part, content, workbook, createMeter(source)));
  if (grid.rows.length === 0) throw empty();
  checkCells(source, grid.rows.length, grid.columns);
  const rows = grid.rows.map(() => new Array<string | null>(grid.columns).fill(null));
  for (const cell of grid.rows.flat()) {
    if (cell.text === '') continue;
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      rows[row]?.fill(cell.text, cell.column, cell.column + cell.columnSpan);
    }
  }
  const table = createTableBuilder(source, grid.columns);
  for (const row of rows) table.add(row);
  return {
    format: 'xlsx',
    ...table.done(),
    encoding: null,
    sheets: visible.map(({ name }) => name),
    sheet,
    declared: null,
  };
}
