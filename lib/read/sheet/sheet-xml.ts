import type { Document } from '../../model/document.ts';
import { refuseTooLarge } from '../decode.ts';
import { badPart, isXmlWith } from '../office/walk.ts';
import { createRaisedGatherer } from '../raised.ts';
import { type ListedSheet, sheetsDocument } from './document.ts';
import { createSheetGatherer } from './gather.ts';
import { checkSheets, createMeter, maxColumns, maxRows, noPlace, withoutMidnight } from './raw.ts';
import { createPrinters, type Printers } from './style.ts';
import { attribute, isOn, walkXml } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

const part = 'the file';
const sign = /progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/;
const general = 'General';
/** Formats that are called by a name, and their code. */
const namedFormats: ReadonlyMap<string, string> = new Map([
  ['General Number', general],
  ['Fixed', '0.00'],
  ['Standard', '#,##0.00'],
  ['Percent', '0.00%'],
  ['Short Date', 'yyyy/m/d'],
  ['Medium Date', 'yyyy/m/d'],
  ['Long Date', 'yyyy"年"m"月"d"日"'],
  ['General Date', 'yyyy/m/d h:mm'],
]);
const dayMilliseconds = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);

/** Whether bytes are an Excel workbook saved as XML, whatever it is called. */
export function isSheetXml(bytes: Uint8Array): boolean {
  return isXmlWith(bytes, sign);
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  /** The number format of its style, or its row's. */
  readonly format: string;
  readonly hasFormula: boolean;
  type: string | undefined;
}

interface OpenSheet {
  readonly name: string;
  readonly gatherer: ReturnType<typeof createSheetGatherer>;
  isHidden: boolean;
}

/** A count an attribute gives, 0 where it gives none. */
function countOf(attributes: Attributes, name: string, limit: number): number {
  const count = Number(attribute(attributes, name) ?? 0);
  return Number.isInteger(count) && count > 0 ? Math.min(count, limit) : 0;
}

/** The words of a cell by its type; null for an error. */
function printCell(text: string, { type, format }: OpenCell, printerOf: Printers): string | null {
  if (type === 'Error') return null;
  if (type === 'Boolean') return isOn(text) ? 'TRUE' : 'FALSE';
  if (type === 'Number') {
    const number = Number(text);
    return text.trim() === '' || !Number.isFinite(number) ? text : printerOf(format)(number);
  }
  if (type !== 'DateTime') return text;
  const day = Date.parse(text.endsWith('Z') ? text : `${text}Z`);
  if (Number.isNaN(day) || format === general) return withoutMidnight(text);
  return printerOf(format)((day - firstDay) / dayMilliseconds);
}

/** Reads the sheets of a workbook saved as XML. */
function readSheets(source: string, bytes: Uint8Array): ListedSheet[] {
  const meter = createMeter(source);
  const printerOf = createPrinters(false);
  const formats = new Map<string, string>();
  const sheets: OpenSheet[] = [];
  /** Words that are being gathered: of a cell, or of the sheet's own switch. */
  let words = createRaisedGatherer();
  let isGathering = false;
  let cell: OpenCell | null = null;
  let [style, rowStyle] = ['', ''];
  let [row, column, lastColumn, raised, comments] = [-1, -1, -1, 0, 0];

  /** The place an index gives, counted from 0, or the one behind the last. */
  const placeOf = (attributes: Attributes, last: number, end: number): number => {
    const index = attribute(attributes, 'Index');
    const place = index === undefined ? last + 1 : Number(index) - 1;
    if (Number.isInteger(place) && place >= 0 && place < end) return place;
    throw noPlace(source, part, index ?? String(place + 1));
  };
  const gather = (): void => {
    words = createRaisedGatherer();
    isGathering = true;
  };

  const openSheet = (attributes: Attributes): void => {
    checkSheets(source, sheets.length + 1);
    sheets.push({
      name: attribute(attributes, 'Name') ?? '',
      gatherer: createSheetGatherer(meter),
      isHidden: false,
    });
    row = -1;
    lastColumn = -1;
  };
  const openColumn = (attributes: Attributes, { gatherer }: OpenSheet): void => {
    const first = placeOf(attributes, lastColumn, maxColumns);
    lastColumn = first + countOf(attributes, 'Span', maxColumns - first - 1);
    if (isOn(attribute(attributes, 'Hidden'))) gatherer.hideColumns(first, lastColumn);
  };
  const openRow = (attributes: Attributes, { gatherer }: OpenSheet): void => {
    row = placeOf(attributes, row, maxRows);
    column = -1;
    rowStyle = attribute(attributes, 'StyleID') ?? 'Default';
    if (isOn(attribute(attributes, 'Hidden'))) gatherer.hideRow(row);
    row += countOf(attributes, 'Span', maxRows);
  };
  const openCell = (attributes: Attributes, { gatherer }: OpenSheet): void => {
    column = placeOf(attributes, column, maxColumns);
    const across = countOf(attributes, 'MergeAcross', maxColumns - column - 1);
    const down = countOf(attributes, 'MergeDown', maxRows - row - 1);
    if (across + down > 0) gatherer.merge({ top: row, left: column, bottom: row + down, right: column + across });
    const format = formats.get(attribute(attributes, 'StyleID') ?? rowStyle) ?? general;
    const hasFormula = attribute(attributes, 'Formula') !== undefined;
    cell = { row, column, format, hasFormula, type: undefined };
    column += across;
  };
  const closeCell = (open: OpenCell, { gatherer }: OpenSheet): void => {
    const text = open.type === undefined ? '' : printCell(words.take(), open, printerOf);
    gatherer.add(open.row, open.column, text, open.hasFormula && open.type === undefined);
  };
  /** Elements of a sheet. */
  const openInside = (name: string, attributes: Attributes, sheet: OpenSheet): void => {
    if (name === 'Column') openColumn(attributes, sheet);
    else if (name === 'Row') openRow(attributes, sheet);
    else if (name === 'Cell') openCell(attributes, sheet);
    else if (name === 'Comment') comments++;
    else if (name === 'Sup') raised++;
    else if (name === 'Visible') gather();
    else if (name === 'Data' && cell !== null && comments === 0) {
      cell.type = attribute(attributes, 'Type') ?? 'String';
      gather();
    }
  };
  const closeInside = (name: string, sheet: OpenSheet): void => {
    if (name === 'Comment') comments--;
    else if (name === 'Sup') raised--;
    else if (name === 'Data') isGathering = false;
    else if (name === 'Visible') {
      isGathering = false;
      sheet.isHidden = words.take().trim() !== 'SheetVisible';
    } else if (name === 'Cell') {
      if (cell !== null) closeCell(cell, sheet);
      cell = null;
    }
  };

  walkXml(source, part, bytes, {
    open(name, attributes) {
      const sheet = sheets.at(-1);
      if (name === 'Worksheet') openSheet(attributes);
      else if (name === 'Style') style = attribute(attributes, 'ID') ?? '';
      else if (name === 'NumberFormat') {
        const code = attribute(attributes, 'Format') ?? general;
        formats.set(style, namedFormats.get(code) ?? code);
      } else if (sheet !== undefined) openInside(name, attributes, sheet);
    },
    text(text) {
      if (isGathering) words.add(text, raised > 0);
    },
    close(name) {
      const sheet = sheets.at(-1);
      if (sheet !== undefined) closeInside(name, sheet);
    },
  });
  if (sheets.length === 0) throw badPart(source, part, 'no sheets inside');
  return sheets.map(({ name, isHidden, gatherer }) => ({ name, isHidden, read: () => gatherer.sheet() }));
}

/**
 * Reads an Excel workbook saved as XML ("XML 表格 2003"), as report systems send it as .xls, by the rules of `readXlsx`. Throws
 * `too_large`, `too_complex`, `empty_file` (no words) or `unreadable` (broken XML, no sheets, a cell without a place).
 */
export function readSheetXml(source: string, bytes: Uint8Array): Document {
  refuseTooLarge(source, bytes);
  return sheetsDocument(source, 'xls', bytes, readSheets(source, bytes));
}
