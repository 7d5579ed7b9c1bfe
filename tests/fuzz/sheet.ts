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

function cellXml(cell: KeyedCell, row: number): string {
  const at = `${columnName(cell.column)}${row}`;
  if (cell.text === '') return `<c r="${at}"/>`;
  if (cell.key !== null && /^\d{1,15}$/.test(cell.text)) return `<c r="${at}"><v>${cell.text}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
}

function layOut(report: GridReport): Sheet {
  const rows: string[] = [];
  const merges: string[] = [];
  const line = (text: string) => {
    const cell: KeyedCell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, key: null };
    rows.push(cellXml(cell, rows.length + 1));
  };
  line(report.title);
  for (const { heading, words, cells } of report.sections) {
    line(heading);
    if (words !== null) line(words);
    if (cells === null) continue;
    const first = rows.length + 1;
    const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
    for (let row = 0; row < height; row++) {
      const here = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
      rows.push(here.map((cell) => cellXml(cell, first + row)).join(''));
    }
    for (const cell of cells) {
      if (cell.rowSpan * cell.columnSpan === 1) continue;
      const from = `${columnName(cell.column)}${first + cell.row}`;
      const to = `${columnName(cell.column + cell.columnSpan - 1)}${first + cell.row + cell.rowSpan - 1}`;
      merges.push(`<mergeCell ref="${from}:${to}"/>`);
    }
  }
  line(report.signature);
  return { rows: rows.map((cells, i) => `<row r="${i + 1}">${cells}</row>`), merges };
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
