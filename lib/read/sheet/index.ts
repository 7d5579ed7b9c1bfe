import type { Document } from '../../model/document.ts';
import { decodeText, refuseTooLarge } from '../decode.ts';
import { detectDelimiter, parseCsv } from './csv.ts';
import { errorWarning, type ListedSheet, sheetsDocument, toDocument } from './document.ts';
import { layGrid } from './grid.ts';
import { sheetItems } from './layout.ts';
import { cellWords, createMeter, isErrorValue, type RawCell } from './raw.ts';
import { openWorkbook } from './workbook.ts';
import { readWorksheet } from './worksheet.ts';

export { isSheetXml, readSheetXml } from './sheet-xml.ts';
export { readXls } from './xls/index.ts';

/**
 * Reads a workbook (.xlsx, .xlsm) as `sheetsDocument` lays it out. Numbers are printed as their format shows them, formulas
 * by the value kept in the file. Throws `too_large`, `too_complex`, `encrypted`, `empty_file` (no words) or `unreadable` (no
 * ZIP, broken, no workbook inside, XML with a DOCTYPE).
 */
export function readXlsx(source: string, bytes: Uint8Array): Document {
  refuseTooLarge(source, bytes);
  const workbook = openWorkbook(source, bytes);
  const sheets = workbook.sheets.map(({ name, isHidden, part }): ListedSheet => {
    const read: ListedSheet['read'] = (meter) => {
      const content = part === undefined ? undefined : workbook.read(part);
      if (part === undefined || content === undefined) return null;
      return readWorksheet(source, part, content, workbook, meter);
    };
    return { name, isHidden, read };
  });
  return sheetsDocument(source, 'xlsx', bytes, sheets);
}

/**
 * Reads a file of separated values (.csv, .tsv): comma, tab or semicolon, whichever parts its lines best; any charset a
 * text may have. Lines above and below the grid stand apart, the rest is one table. Throws what `decodeText` throws, and
 * `too_complex`.
 */
export function readCsv(source: string, bytes: Uint8Array): Document {
  const text = decodeText(source, bytes);
  const meter = createMeter(source);
  const { delimiter, start } = detectDelimiter(text);
  let errors = 0;
  const cells = parseCsv(text.slice(start), delimiter).flatMap((fields, row) =>
    fields.flatMap((field, column): RawCell[] => {
      const words = cellWords(field);
      meter(words);
      const isError = isErrorValue(words);
      if (isError) errors++;
      return isError || words === '' ? [] : [{ row, column, text: words }];
    }),
  );
  const sheet = { cells, merges: [], isHiddenRow: () => false, isHiddenColumn: () => false };
  return toDocument(source, 'csv', bytes, sheetItems(layGrid(source, sheet), true), errorWarning(errors, ''));
}
