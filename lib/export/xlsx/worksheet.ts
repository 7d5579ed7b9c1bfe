import { wrapText } from '../../charts/measure.ts';
import { columnName } from '../native/grid.ts';
import { tag, xmlHead } from '../opc/xml.ts';
import { looksLikeFormula } from '../text.ts';
import type { CellLook, Sheet, SheetCell } from './sheet.ts';
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
  /** Relation of each linked address, in the order met. */
  readonly linkIds: ReadonlyMap<string, string>;
  /** Relation to the drawing; null without one. */
  readonly drawing: string | null;
  readonly first: boolean;
}

/** Cells of a sheet's longest row. */
export function widthOf({ rows }: Sheet): number {
  return rows.reduce((most, { length }) => Math.max(most, length), 1);
}

/** One sheet as SpreadsheetML; numbers are written in full, to the last digit. */
export function worksheetXml(sheet: Sheet, parts: SheetParts): string {
  const width = widthOf(sheet);
  const rows = sheet.rows.map((row, at) => rowXml(row, at, sheet.widths, parts));
  const links = sheet.rows.flatMap((row, at) => (parts.linkIds.size === 0 ? [] : linksXml(row, at, parts.linkIds)));
  const { filter } = sheet;
  const root = tag(
    'worksheet',
    {
      xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    },
    tag('sheetPr', {}, tag('pageSetUpPr', { fitToPage: true })),
    tag('dimension', { ref: `A1:${columnName(width - 1)}${Math.max(1, sheet.rows.length)}` }),
    tag('sheetViews', {}, viewXml(sheet, parts.first)),
    tag('sheetFormatPr', { defaultRowHeight: defaultHeight }),
    columnsXml(sheet.widths),
    tag('sheetData', {}, ...rows),
    filter === null
      ? ''
      : tag('autoFilter', {
          ref: `A${filter.head + 1}:${columnName(width - 1)}${Math.max(filter.head, filter.last) + 1}`,
        }),
    links.length === 0 ? '' : tag('hyperlinks', {}, ...links),
    tag('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
    tag('pageSetup', { paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 }),
    parts.drawing === null ? '' : tag('drawing', { 'r:id': parts.drawing }),
  );
  return `${xmlHead}${root}`;
}

function linksXml(row: Sheet['rows'][number], at: number, ids: SheetParts['linkIds']): string[] {
  return row.flatMap((cell, column) => {
    const id = cell?.link ? ids.get(cell.link) : undefined;
    return id === undefined ? [] : [tag('hyperlink', { ref: `${columnName(column)}${at + 1}`, 'r:id': id })];
  });
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

function rowXml(
  row: readonly (SheetCell | null)[],
  at: number,
  widths: readonly number[],
  { styles, strings }: SheetParts,
): string {
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
  // A character of width is about 5.5 points at 11.
  const lines = wrap ? Math.max(1, wrapText(text, size, width * 5.5).length) : 1;
  return lines * size * 1.5;
}
