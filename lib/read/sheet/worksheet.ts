import { createSheetGatherer, type Worksheet } from './gather.ts';
import { type CellRange, maxColumns, maxRows, noPlace, withoutMidnight } from './raw.ts';
import { createTextGatherer, withoutEscapes } from './strings.ts';
import type { Workbook } from './workbook.ts';
import { isOn, walkXml } from './xml.ts';

/** "AB12" counted from 0; null where it is no place in a sheet. */
function parsePlace(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/.exec(reference);
  if (match === null) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(match[2]) - 1;
  return row >= 0 && row < maxRows && column < maxColumns ? { row, column } : null;
}

function parseRange(reference: string): CellRange | null {
  const [first = '', last = first] = reference.split(':');
  const [from, to] = [parsePlace(first), parsePlace(last)];
  if (from === null || to === null || to.row < from.row || to.column < from.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

function printNumber(value: string, style: number, workbook: Workbook): string {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? value : workbook.formats(style)(number);
}

/** The words of a cell by its type; a `null` is an error. */
function printCell(cell: OpenCell, inline: string, workbook: Workbook): string | null {
  switch (cell.type) {
    case 's':
      return workbook.strings[Number(cell.value)] ?? '';
    case 'str':
      return withoutEscapes(cell.value);
    case 'inlineStr':
      return inline;
    case 'b':
      return cell.value === '' ? '' : isOn(cell.value) ? 'TRUE' : 'FALSE';
    case 'e':
      return null;
    case 'd':
      return withoutMidnight(cell.value);
    default:
      return printNumber(cell.value, cell.style, workbook);
  }
}

/**
 * Reads the cells of one sheet as they go by: words, numbers as their format prints them, formulas by the value kept in the
 * file. Throws what `walkXml` and `meter` throw, and `unreadable` for a cell whose place is none.
 */
export function readWorksheet(
  source: string,
  part: string,
  content: Uint8Array,
  workbook: Workbook,
  meter: (text: string) => void,
): Worksheet {
  const sheet = createSheetGatherer(meter);
  const gatherer = createTextGatherer();
  let [row, column] = [-1, -1];
  let cell: OpenCell | null = null;
  let isValue = false;

  const openRow = ({ r, hidden }: Readonly<Record<string, string>>): void => {
    row = r === undefined ? row + 1 : Number(r) - 1;
    if (!Number.isInteger(row) || row < 0 || row >= maxRows) throw noPlace(source, part, r ?? String(row));
    column = -1;
    if (isOn(hidden)) sheet.hideRow(row);
  };
  const openCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void => {
    const place = r === undefined ? { row, column: column + 1 } : parsePlace(r);
    if (place === null || place.row < 0 || place.column >= maxColumns)
      throw noPlace(source, part, r ?? 'a cell past the last column');
    column = place.column;
    cell = { ...place, type: t, style: Number(s), value: '', hasFormula: false };
  };
  const closeCell = (open: OpenCell): void => {
    const isUncached = open.hasFormula && open.value === '' && open.type !== 'str';
    sheet.add(open.row, open.column, printCell(open, gatherer.take(), workbook), isUncached);
  };
  const hideColumns = ({ min, max, hidden }: Readonly<Record<string, string>>): void => {
    if (isOn(hidden)) sheet.hideColumns(Number(min) - 1, Number(max) - 1);
  };

  walkXml(source, part, content, {
    open(name, attributes) {
      if (name === 'row') openRow(attributes);
      else if (name === 'c') openCell(attributes);
      else if (name === 'v') isValue = true;
      else if (name === 'f' && cell !== null) cell.hasFormula = true;
      else if (name === 'col') hideColumns(attributes);
      else if (name === 'mergeCell') {
        const range = parseRange(attributes.ref ?? '');
        if (range !== null) sheet.merge(range);
      } else if (cell !== null) gatherer.open(name, attributes);
    },
    text(text) {
      if (isValue && cell !== null) cell.value += text;
      else gatherer.text(text);
    },
    close(name) {
      if (name === 'v') isValue = false;
      else if (name === 'c') {
        if (cell !== null) closeCell(cell);
        cell = null;
      } else gatherer.close(name);
    },
  });
  return sheet.sheet();
}
