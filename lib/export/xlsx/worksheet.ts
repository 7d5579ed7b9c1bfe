import { wrapText } from '../../charts/measure.ts';
import { columnName } from '../native/grid.ts';
import { openTag, tag, xmlHead } from '../opc/xml.ts';
import { looksLikeFormula } from '../text.ts';
import type { CellLook, Sheet, SheetCell, SheetRow } from './sheet.ts';
import type { createStyles } from './styles.ts';

/** The words of a workbook, each once, as they are. */
export interface Strings {
  idOf(text: string): number;
}

/** Height of a row with one line of plain words, points. */
export const defaultHeight = 16.5;

/** What a sheet's XML refers to in other parts: the look of cells, words, relations. */
export interface SheetParts {
  readonly styles: ReturnType<typeof createStyles>;
  readonly strings: Strings;
  /** The relation to a linked address. */
  readonly linkId: (address: string) => string;
  /** Relation to the drawing; null without one. */
  readonly drawing: string | null;
  readonly first: boolean;
}

/** One sheet as SpreadsheetML, a row at a time; numbers are written in full, to the last digit. */
export function* worksheetXml(sheet: Sheet, parts: SheetParts): Generator<string> {
  const { filter, size } = sheet;
  const last = columnName(size.columns - 1);
  yield xmlHead;
  yield openTag('worksheet', {
    xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  });
  yield tag('sheetPr', {}, tag('pageSetUpPr', { fitToPage: true }));
  yield tag('dimension', { ref: `A1:${last}${Math.max(1, size.rows)}` });
  yield tag('sheetViews', {}, viewXml(sheet, parts.first));
  yield tag('sheetFormatPr', { defaultRowHeight: defaultHeight });
  yield columnsXml(sheet.widths);
  yield '<sheetData>';
  const links: string[] = [];
  let at = 0;
  for (const row of sheet.rows) {
    yield rowXml(row, at, sheet.widths, parts);
    for (const [column, cell] of row.entries()) if (cell?.link) links.push(linkXml(cell.link, column, at, parts));
    at += 1;
  }
  yield '</sheetData>';
  if (filter !== null)
    yield tag('autoFilter', { ref: `A${filter.head + 1}:${last}${Math.max(filter.head, filter.last) + 1}` });
  if (links.length > 0) {
    yield '<hyperlinks>';
    yield* links;
    yield '</hyperlinks>';
  }
  yield tag('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 });
  yield tag('pageSetup', { paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
  if (parts.drawing !== null) yield tag('drawing', { 'r:id': parts.drawing });
  yield '</worksheet>';
}

function linkXml(address: string, column: number, at: number, { linkId }: SheetParts): string {
  return tag('hyperlink', { ref: `${columnName(column)}${at + 1}`, 'r:id': linkId(address) });
}

function viewXml({ frozen: { rows, columns } }: Sheet, first: boolean): string {
  const corner = `${columnName(columns)}${rows + 1}`;
  const active = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const pane =
    rows + columns === 0
      ? ''
      : tag('pane', {
          xSplit: columns === 0 ? undefined : columns,
          ySplit: rows === 0 ? undefined : rows,
          topLeftCell: corner,
          activePane: active,
          state: 'frozen',
        });
  return tag('sheetView', { showGridLines: false, tabSelected: first ? true : undefined, workbookViewId: 0 }, pane);
}

function columnsXml(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  const columns = widths.map((width, at) => tag('col', { min: at + 1, max: at + 1, width, customWidth: true }));
  return tag('cols', {}, ...columns);
}

function rowXml(row: SheetRow, at: number, widths: readonly number[], { styles, strings }: SheetParts): string {
  // Written by hand: there may be a million cells.
  const cells = row.map((cell, column) => {
    if (cell === null) return '';
    const head = `<c r="${columnName(column)}${at + 1}" s="`;
    const { value, look = plain } = cell;
    if (value === null || value === '') return `${head}${styles.idOf(look, false)}"/>`;
    if (typeof value === 'number') return `${head}${styles.idOf(look, false)}"><v>${value}</v></c>`;
    return `${head}${styles.idOf(look, looksLikeFormula(value))}" t="s"><v>${strings.idOf(value)}</v></c>`;
  });
  const needed = Math.max(0, ...row.map((cell, column) => heightOf(cell, widths[column] ?? 9)));
  const height = needed > defaultHeight ? { ht: Math.min(400, needed), customHeight: true } : {};
  return tag('row', { r: at + 1, ...height }, ...cells);
}

const plain: CellLook = {};

/** Height of a cell in points: large words, or words wrapped to the width of their column. */
function heightOf(cell: SheetCell | null, width: number): number {
  const { size = 11, wrap = false } = cell?.look ?? {};
  const text = typeof cell?.value === 'string' ? cell.value : '';
  // A character of width is about 5.5 points at 11; none is wider than it is high.
  const wraps = wrap && text.length * size > width * 5.5;
  const lines = wraps ? Math.max(1, wrapText(text, size, width * 5.5).length) : 1;
  return lines * size * 1.5;
}
