import { strToU8 } from 'fflate';
import { zipFiles } from '../read/docx/builder.ts';
import type { GridReport, KeyedCell } from './grid-report.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

interface Sheet {
  readonly rows: readonly string[];
  readonly merges: readonly string[];
}

function cellXml(cell: KeyedCell): string {
  const at = `${columnName(cell.column)}${cell.row + 1}`;
  if (cell.text === '') return `<c r="${at}"/>`;
  if (isNumber(cell)) return `<c r="${at}"><v>${cell.text}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
}

/** A report laid down one sheet: its cells by row, and which of them span others, where they stand. */
export function laidRows(report: GridReport): { rows: KeyedCell[][]; spanning: KeyedCell[] } {
  const rows: KeyedCell[][] = [];
  const spanning: KeyedCell[] = [];
  const line = (text: string) => {
    rows.push([{ row: rows.length, column: 0, rowSpan: 1, columnSpan: 1, text, key: null }]);
  };
  line(report.title);
  for (const { heading, words, cells } of report.sections) {
    line(heading);
    if (words !== null) line(words);
    if (cells === null) continue;
    const first = rows.length;
    const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
    for (let row = 0; row < height; row++) {
      const here = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
      rows.push(here.map((cell) => ({ ...cell, row: first + row })));
    }
    const wide = cells.filter((cell) => cell.rowSpan * cell.columnSpan > 1);
    spanning.push(...wide.map((cell) => ({ ...cell, row: first + cell.row })));
  }
  line(report.signature);
  return { rows, spanning };
}

/** Whether a cell holds a figure somebody types as a number. */
export function isNumber({ key, text }: KeyedCell): boolean {
  return key !== null && /^\d{1,15}$/.test(text);
}

function layOut(report: GridReport): Sheet {
  const { rows, spanning } = laidRows(report);
  const merges = spanning.map(({ row, column, rowSpan, columnSpan }) => {
    const from = `${columnName(column)}${row + 1}`;
    return `<mergeCell ref="${from}:${columnName(column + columnSpan - 1)}${row + rowSpan}"/>`;
  });
  return { rows: rows.map((cells, i) => `<row r="${i + 1}">${cells.map(cellXml).join('')}</row>`), merges };
}

/** The files of a workbook whose one sheet has these rows (XML of `row` elements) and merged ranges. */
export function workbookParts({ rows, merges }: Sheet): Record<string, Uint8Array> {
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  const sheet = `${declaration}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': strToU8(
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="年报" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  };
}

/** A report as the one sheet of a workbook: a line per row, its tables with merged cells. */
export function sheetBytes(report: GridReport): Uint8Array {
  return zipFiles(workbookParts(layOut(report)));
}
