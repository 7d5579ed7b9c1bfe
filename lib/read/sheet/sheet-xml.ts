import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import { refuseTooLarge } from '../decode.ts';
import { createRaisedGatherer } from '../raised.ts';
import { type ListedSheet, sheetsDocument } from './document.ts';
import { createSheetGatherer, type Worksheet } from './gather.ts';
import { checkSheets, createMeter, maxColumns, maxRows } from './raw.ts';
import { createFormats } from './style.ts';
import { attribute, walkXml } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

const part = 'the file';
const signatureSearch = 4096;
/** Formats that are called by a name, and their code. */
const namedFormats: ReadonlyMap<string, string> = new Map([
  ['General Number', 'General'],
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
  const head = String.fromCharCode(...bytes.subarray(0, signatureSearch).filter((byte) => byte !== 0));
  return (
    /^[^<]{0,3}\s*<\?xml\b/.test(head) &&
    /progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(head)
  );
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly style: string;
  readonly hasFormula: boolean;
  type: string | undefined;
}

interface OpenSheet {
  readonly name: string;
  readonly gatherer: ReturnType<typeof createSheetGatherer>;
  isHidden: boolean;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** A count an attribute gives, 0 where it gives none. */
function countOf(attributes: Attributes, name: string, limit: number): number {
  const count = Number(attribute(attributes, name) ?? 0);
  return Number.isInteger(count) && count > 0 ? Math.min(count, limit) : 0;
}

/** Printers of numbers by the id of a style. */
function createStyles() {
  const codes = new Map<string, string>();
  const ids: string[] = [];
  const formats = createFormats((style) => codes.get(ids[style] ?? '') ?? 'General', false);
  const numbers = new Map<string, number>();
  return {
    define(id: string, code: string): void {
      codes.set(id, namedFormats.get(code) ?? code);
      numbers.set(id, ids.push(id) - 1);
    },
    isGeneral: (id: string) => (codes.get(id) ?? 'General') === 'General',
    print: (id: string, value: number) => formats(numbers.get(id) ?? -1)(value),
  };
}

/** Reads the sheets of a workbook saved as XML. */
function readSheets(source: string, bytes: Uint8Array): ListedSheet[] {
  const meter = createMeter(source);
  const styles = createStyles();
  const sheets: { readonly name: string; readonly isHidden: boolean; readonly sheet: Worksheet }[] = [];
  let words = createRaisedGatherer();
  let sheet: OpenSheet | null = null;
  let cell: OpenCell | null = null;
  let [style, rowStyle] = ['', ''];
  let [row, column, hiddenColumn, raised, comments] = [-1, -1, -1, 0, 0];
  let isData = false;
  let isVisible = false;
  let visible = '';

  const refuse = (reason: string): AtlasError =>
    new AtlasError('unreadable', `read: ${source}: ${reason}`, { source, part, reason });
  /** The place an index gives, counted from 0, or the one behind the last. */
  const placeOf = (attributes: Attributes, last: number, end: number): number => {
    const index = attribute(attributes, 'Index');
    const place = index === undefined ? last + 1 : Number(index) - 1;
    if (!Number.isInteger(place) || place < 0 || place >= end)
      throw refuse(`"${index ?? place + 1}" is no place in a sheet`);
    return place;
  };
  const print = (text: string, { type, style: id }: OpenCell): string | null => {
    const number = Number(text);
    if (type === 'Error') return null;
    if (type === 'Boolean') return isOn(text) ? 'TRUE' : 'FALSE';
    if (type === 'Number') return text.trim() === '' || !Number.isFinite(number) ? text : styles.print(id, number);
    if (type !== 'DateTime') return text;
    const day = Date.parse(text.endsWith('Z') ? text : `${text}Z`);
    if (Number.isNaN(day) || styles.isGeneral(id)) return text.replace(/T00:00:00(?:\.0*)?Z?$/, '');
    return styles.print(id, (day - firstDay) / dayMilliseconds);
  };
  const openColumn = (attributes: Attributes): void => {
    hiddenColumn = placeOf(attributes, hiddenColumn, maxColumns);
    const last = hiddenColumn + countOf(attributes, 'Span', maxColumns);
    if (isOn(attribute(attributes, 'Hidden')))
      sheet?.gatherer.hideColumns(hiddenColumn, Math.min(last, maxColumns - 1));
    hiddenColumn = last;
  };
  const openRow = (attributes: Attributes): void => {
    row = placeOf(attributes, row, maxRows);
    column = -1;
    rowStyle = attribute(attributes, 'StyleID') ?? 'Default';
    if (isOn(attribute(attributes, 'Hidden'))) sheet?.gatherer.hideRow(row);
    row += countOf(attributes, 'Span', maxRows);
  };
  const openCell = (attributes: Attributes): void => {
    column = placeOf(attributes, column, maxColumns);
    const across = countOf(attributes, 'MergeAcross', maxColumns - column - 1);
    const down = countOf(attributes, 'MergeDown', maxRows - row - 1);
    if (across + down > 0)
      sheet?.gatherer.merge({ top: row, left: column, bottom: row + down, right: column + across });
    const own = attribute(attributes, 'StyleID') ?? rowStyle;
    cell = { row, column, style: own, hasFormula: attribute(attributes, 'Formula') !== undefined, type: undefined };
    column += across;
  };
  const opens = new Map<string, (attributes: Attributes) => void>([
    [
      'Style',
      (attributes) => {
        style = attribute(attributes, 'ID') ?? '';
      },
    ],
    ['NumberFormat', (attributes) => styles.define(style, attribute(attributes, 'Format') ?? 'General')],
    [
      'Worksheet',
      (attributes) => {
        checkSheets(source, sheets.length + 1);
        sheet = { name: attribute(attributes, 'Name') ?? '', gatherer: createSheetGatherer(meter), isHidden: false };
        row = -1;
        hiddenColumn = -1;
      },
    ],
    [
      'Visible',
      () => {
        visible = '';
        isVisible = true;
      },
    ],
    ['Column', openColumn],
    ['Row', openRow],
    ['Cell', openCell],
    [
      'Comment',
      () => {
        comments++;
      },
    ],
    [
      'Data',
      (attributes) => {
        if (cell === null || comments > 0) return;
        cell.type = attribute(attributes, 'Type') ?? 'String';
        isData = true;
        words = createRaisedGatherer();
      },
    ],
    [
      'Sup',
      () => {
        raised++;
      },
    ],
  ]);
  const closes = new Map<string, () => void>([
    [
      'Data',
      () => {
        isData = false;
      },
    ],
    [
      'Sup',
      () => {
        raised--;
      },
    ],
    [
      'Comment',
      () => {
        comments--;
      },
    ],
    [
      'Visible',
      () => {
        isVisible = false;
        if (sheet !== null) sheet.isHidden = visible.trim() !== 'SheetVisible';
      },
    ],
    [
      'Cell',
      () => {
        if (sheet !== null && cell !== null) {
          const text = cell.type === undefined ? '' : print(words.take(), cell);
          sheet.gatherer.add(cell.row, cell.column, text, cell.hasFormula && cell.type === undefined);
        }
        cell = null;
      },
    ],
    [
      'Worksheet',
      () => {
        if (sheet !== null) sheets.push({ name: sheet.name, isHidden: sheet.isHidden, sheet: sheet.gatherer.sheet() });
        sheet = null;
      },
    ],
  ]);

  walkXml(source, part, bytes, {
    open: (name, attributes) => opens.get(name)?.(attributes),
    text(text) {
      if (isData) words.add(text, raised > 0);
      else if (isVisible) visible += text;
    },
    close: (name) => closes.get(name)?.(),
  });
  if (sheets.length === 0) throw refuse('no sheets inside');
  return sheets.map(({ name, isHidden, sheet: read }) => ({ name, isHidden, read: () => read }));
}

/**
 * Reads an Excel workbook saved as XML ("XML 表格 2003"), as report systems send it as .xls, by the rules of `readXlsx`. Throws
 * `too_large`, `too_complex`, `empty_file` (no words) or `unreadable` (broken XML, no sheets, a cell without a place).
 */
export function readSheetXml(source: string, bytes: Uint8Array): Document {
  refuseTooLarge(source, bytes);
  return sheetsDocument(source, 'xls', bytes, readSheets(source, bytes));
}
