import { strToU8, Zip, ZipDeflate } from 'fflate';
import { columnName } from '../export/native/grid.ts';
import { tag, xmlHead } from '../export/opc/xml.ts';
import type { SqlValue } from '../model/engine.ts';
import type { Slices } from './arrange.ts';
import { isNumericType } from './compare.ts';
import { type ResultTable, textAt } from './table.ts';
import { inertText } from './text.ts';

/** Rows a sheet of a workbook can hold below its head. */
const excelLimits = { rowsPerSheet: 1_048_575 };
/** Characters a cell can hold. */
const longestText = 32_767;
const rowsPerPiece = 1000;
/** The same bytes on every day: ZIP needs a date, and 1980 is its first. */
const zipDate = '1980-01-01T00:00:00';

/** What is written beside the rows: the statement, the name of its sheets, and how much of the result this is. */
export interface WorkbookAbout {
  readonly sql: string;
  readonly words: { readonly sheet: string; readonly about: string; readonly note: string };
}

/**
 * A result as an XLSX workbook, in slices: numbers, dates and truth values typed, with number formats that show DuckDB's
 * own text; what a double or a spreadsheet's calendar cannot hold exactly, as text. NULL has no cell. No cell is a formula.
 * The last sheet holds the statement. More rows than a sheet can hold go on to the next one. Gives the file's bytes in parts.
 */
export function* workbookSlices(
  table: ResultTable,
  about: WorkbookAbout,
  { rowsPerSheet } = excelLimits,
): Slices<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  const begin = (name: string) => {
    const file = new ZipDeflate(name, { level: 3 });
    file.mtime = zipDate;
    zip.add(file);
    return file;
  };
  const write = (name: string, text: string) => begin(name).push(strToU8(text), true);
  const sheetCount = Math.max(1, Math.ceil(table.rows / rowsPerSheet));
  const names = Array.from({ length: sheetCount }, (_, index) => `${about.words.sheet}${index === 0 ? '' : index + 1}`);
  const styles = createStyles();

  for (let sheet = 0; sheet < sheetCount; sheet += 1) {
    const file = begin(`xl/worksheets/sheet${sheet + 1}.xml`);
    file.push(strToU8(`${sheetHead(table)}<sheetData>${headRow(table)}`));
    const end = Math.min((sheet + 1) * rowsPerSheet, table.rows);
    for (let row = sheet * rowsPerSheet; row < end; row += rowsPerPiece) {
      const lines: string[] = [];
      for (let at = row; at < Math.min(row + rowsPerPiece, end); at += 1) {
        lines.push(rowXml(table, at, at - sheet * rowsPerSheet + 2, styles.of));
      }
      file.push(strToU8(lines.join('')));
      yield;
    }
    file.push(strToU8('</sheetData></worksheet>'), true);
  }
  write(`xl/worksheets/sheet${sheetCount + 1}.xml`, aboutSheet(about));
  const sheets = [...names, about.words.about];
  write('xl/styles.xml', styles.xml());
  write('xl/workbook.xml', workbookXml(sheets));
  write('xl/_rels/workbook.xml.rels', workbookRels(sheets.length));
  write('_rels/.rels', packageRels);
  write('[Content_Types].xml', contentTypes(sheets.length));
  zip.end();
  return parts;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

function sheetHead({ columns }: ResultTable): string {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const widths = columns.map((_, index) => `<col min="${index + 1}" max="${index + 1}" width="16" customWidth="1"/>`);
  const cols = widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`;
  return `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${cols}`;
}

function headRow({ columns }: ResultTable): string {
  return `<row r="1">${columns.map(({ name }, index) => textCell(`${columnName(index)}1`, name, headStyle)).join('')}</row>`;
}

type StyleOf = (format: string) => number;

function rowXml(table: ResultTable, row: number, line: number, styleOf: StyleOf): string {
  const cells = table.columns.map(({ type }, column) => {
    const text = textAt(table, row, column);
    if (text === null) return '';
    return cellXml(`${columnName(column)}${line}`, table.value(row, column), text, type, styleOf);
  });
  return `<row r="${line}">${cells.join('')}</row>`;
}

function cellXml(place: string, value: SqlValue, text: string, type: string, styleOf: StyleOf): string {
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number' && Number.isFinite(value) && isShownExactly(text, type)) {
    return `<c r="${place}" s="${styleOf(numberFormat(text))}"><v>${value}</v></c>`;
  }
  const day = dayNumber(text, type);
  if (day !== null) return `<c r="${place}" s="${styleOf(day.format)}"><v>${day.serial}</v></c>`;
  return textCell(place, text, 0);
}

/** Whether a spreadsheet, which shows fifteen digits, shows a number as DuckDB writes it; a DOUBLE is a number all the same. */
function isShownExactly(text: string, type: string): boolean {
  return type === 'DOUBLE' || (isNumericType(type) && text.replace(/^-?0*\.?0*|\./g, '').length <= 15);
}

/** As many decimals as DuckDB writes; an exponent where it writes one; beyond 15 digits the cell holds more than it shows. */
function numberFormat(text: string): string {
  if (text.includes('e')) return `0${decimalsOf(text.split('e')[0] ?? '')}E+00`;
  return `0${decimalsOf(text)}`;
}

function decimalsOf(text: string): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals === 0 ? '' : `.${'0'.repeat(Math.min(decimals, 30))}`;
}

/** A date or timestamp as days since 1899-12-30, from 1900-03-01 on: before that spreadsheets count a day that never was. */
function dayNumber(text: string, type: string): { serial: string; format: string } | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(\.\d{1,3})?)?$/.exec(text);
  if (!match || !/^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?)$/.test(type)) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = match;
  const milliseconds = Math.round(Number(fraction || 0) * 1000);
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const days = (date - Date.UTC(1899, 11, 30)) / 86_400_000;
  if (days < 61) return null;
  if (type === 'DATE') return { serial: String(days), format: 'yyyy\\-mm\\-dd' };
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const part = (seconds * 1000 + milliseconds) / 86_400_000;
  const decimals = fraction === '' ? '' : `.${'0'.repeat(fraction.length - 1)}`;
  return { serial: String(days + part), format: `yyyy\\-mm\\-dd\\ hh:mm:ss${decimals}` };
}

function textCell(place: string, text: string, style: number): string {
  const shown = cellWords(text);
  const styled = style === 0 ? '' : ` s="${style}"`;
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
}

/** The words of a cell: `_x0041_`, which spreadsheets read as an escape, is kept as written. */
function cellWords(text: string): string {
  const whole = inertText(text).slice(0, longestText);
  return xmlText(whole.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** To the letter, unlike the words of figures: spaces at the ends stay, and line ends, which XML would turn into line feeds. */
function xmlText(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => entities[character] ?? '');
}

const headStyle = 1;
const firstFormat = 2;

/** One cell style for each number format in use. */
function createStyles(): { of: StyleOf; xml: () => string } {
  const formats = new Map<string, number>();
  return {
    of: (format) => {
      const known = formats.get(format) ?? formats.size + firstFormat;
      formats.set(format, known);
      return known;
    },
    xml: () => stylesXml([...formats.keys()]),
  };
}

function stylesXml(formats: readonly string[]): string {
  const numFmts = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlText(code)}"/>`);
  const cellXfs = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    ...formats.map(
      (_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    ),
  ];
  const font = (rest: string) => `<font>${rest}<sz val="11"/><name val="宋体"/></font>`;
  return [
    `${xmlHead}<styleSheet xmlns="${main}">`,
    numFmts.length === 0 ? '' : `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>`,
    `<fonts count="2">${font('')}${font('<b/>')}</fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cellXfs.length}">${cellXfs.join('')}</cellXfs>`,
    '</styleSheet>',
  ].join('');
}

function aboutSheet({ sql, words }: WorkbookAbout): string {
  const lines = [words.note, '', ...sql.split(/\r\n?|\n/)];
  const rows = lines.map((line, index) => `<row r="${index + 1}">${textCell(`A${index + 1}`, line, 0)}</row>`);
  return `${xmlHead}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(...all: readonly (readonly [type: string, target: string])[]): string {
  const written = all.map(([type, target], index) =>
    tag('Relationship', { Id: `rId${index + 1}`, Type: `${office}/${type}`, Target: target }),
  );
  return `${xmlHead}${tag('Relationships', { xmlns: `${packages}/relationships` }, ...written)}`;
}

function workbookRels(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const,
  );
  return relations(...parts, ['styles', 'styles.xml']);
}

const packageRels = relations(['officeDocument', 'xl/workbook.xml']);

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (path: string, type: string) =>
    tag('Override', { PartName: `/xl/${path}.xml`, ContentType: `${kind}.${type}+xml` });
  const types = [
    tag('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')),
  ];
  return `${xmlHead}${tag('Types', { xmlns: `${packages}/content-types` }, ...types)}`;
}
