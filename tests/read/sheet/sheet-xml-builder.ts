import { strToU8 } from 'fflate';
import { escaped } from './builder.ts';

/** A sheet of rows written out, with what stands before them (columns) and behind (options). */
export interface XmlSheet {
  readonly name: string;
  readonly rows: readonly string[];
  readonly columns?: string;
  readonly options?: string;
}

/** Data of a kind; words as they are to be read. */
export function data(
  type: 'Number' | 'String' | 'Boolean' | 'DateTime' | 'Error',
  value: string,
  attributes = '',
): string {
  return `<Cell ${attributes}><Data ss:Type="${type}">${escaped(value)}</Data></Cell>`;
}

/** A row of words and numbers. */
export function row(values: readonly (string | number)[], attributes = ''): string {
  const cells = values.map((value) => data(typeof value === 'number' ? 'Number' : 'String', String(value)));
  return `<Row ${attributes}>${cells.join('')}</Row>`;
}

/** Writes an Excel workbook saved as XML; `formats` are number formats by the id of their style. */
export function buildSheetXml(sheets: readonly XmlSheet[], formats: Readonly<Record<string, string>> = {}): Uint8Array {
  const namespaces =
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40"';
  const styles = Object.entries({ Default: 'General', ...formats }).map(
    ([id, code]) => `<Style ss:ID="${id}"><NumberFormat ss:Format="${escaped(code)}"/></Style>`,
  );
  const worksheets = sheets.map(
    ({ name, rows, columns = '', options = '' }) =>
      `<Worksheet ss:Name="${escaped(name)}"><Table>${columns}${rows.join('\n')}</Table>${options}</Worksheet>`,
  );
  return strToU8(
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook ${namespaces}><Styles>${styles.join('')}</Styles>${worksheets.join('')}</Workbook>`,
  );
}
