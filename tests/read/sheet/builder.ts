import { strToU8, type Zippable } from 'fflate';
import { zipFiles } from '../docx/builder.ts';

/** A cell as its file writes it: the attributes behind `r` and what stands inside `<c>`. */
export interface RawXml {
  readonly attributes: string;
  readonly inner: string;
}

/** Words, a number, a cell written out, or nothing. */
export type SheetValue = string | number | RawXml | null;

/** One sheet; `merges` in the file's own words ("A1:C1"). */
export interface SheetSpec {
  readonly name?: string;
  readonly state?: string;
  readonly rows: readonly (readonly SheetValue[])[];
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

/** A workbook; `formats` are number formats, the n-th that of style n + 1. */
export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly formats?: readonly string[];
  readonly isDate1904?: boolean;
  /** Shared strings as XML inside `<sst>`; words of cells are then written inline. */
  readonly sharedStrings?: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** Text as XML holds it. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Name of a column counted from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A number printed by a style (counted from 1, see `WorkbookSpec.formats`). */
export function styled(value: number | string, style: number): RawXml {
  return { attributes: `s="${style}"`, inner: `<v>${value}</v>` };
}

function cellXml(value: SheetValue, row: number, column: number): string {
  const place = `r="${columnName(column)}${row + 1}"`;
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
  if (typeof value !== 'string') return `<c ${place} ${value.attributes}>${value.inner}</c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function sheetXml({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: SheetSpec): string {
  const cols = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`).join('');
  const data = rows.map((row, r) => {
    const hidden = hiddenRows.includes(r) ? ' hidden="1"' : '';
    return `<row r="${r + 1}"${hidden}>${row.map((value, c) => cellXml(value, r, c)).join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet ${main}>${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>${data.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`).join('');
  const styles = formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('');
  return `<styleSheet ${main}><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`;
}

/** The files of a .xlsx by name. */
export function workbookParts(spec: WorkbookSpec): Record<string, Uint8Array> {
  const { sheets, formats = [], isDate1904 = false, sharedStrings } = spec;
  const list = sheets.map(({ name = `Sheet${sheets.length}`, state }, i) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  const relations = [
    ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]),
    ['rIdStyles', 'styles', 'styles.xml'],
    ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
  ].map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships ${packageRelations}><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${packageRelations}>${relations.join('')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><workbookPr${isDate1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/styles.xml': stylesXml(formats),
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst ${main}>${sharedStrings}</sst>` }),
  };
  for (const [i, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet);
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(declaration + xml)]));
}

/** The bytes of a .xlsx; `extra` files replace those of the spec. */
export function buildXlsx(spec: WorkbookSpec, extra: Zippable = {}): Uint8Array {
  return zipFiles({ ...workbookParts(spec), ...extra });
}

/** A workbook of one sheet. */
export function oneSheet(
  rows: SheetSpec['rows'],
  rest: Omit<SheetSpec, 'rows'> = {},
  spec: Partial<WorkbookSpec> = {},
) {
  return buildXlsx({ sheets: [{ name: 'Sheet1', rows, ...rest }], ...spec });
}
