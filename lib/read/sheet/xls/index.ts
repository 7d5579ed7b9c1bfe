import type { Document } from '../../../model/document.ts';
import { AtlasError } from '../../../model/error.ts';
import { refuseTooLarge } from '../../decode.ts';
import { isOle, openOle } from '../../ole/index.ts';
import { type ListedSheet, sheetsDocument } from '../document.ts';
import { openBiff, tooOld, workbookPart } from './records.ts';
import { openXlsWorkbook } from './workbook.ts';
import { readXlsSheet } from './worksheet.ts';

/** Where Excel 95 keeps a workbook. */
const oldPart = 'Book';

function workbookBytes(source: string, bytes: Uint8Array): Uint8Array {
  const file = isOle(bytes) ? openOle(source, bytes) : null;
  const content = file?.stream(workbookPart);
  if (content !== undefined) return content;
  if (file?.stream(oldPart) !== undefined) throw tooOld(source);
  const reason = file === null ? 'no file of Office before 2007' : 'no workbook inside';
  throw new AtlasError('unreadable', `read: ${source}: ${reason}`, { source, reason });
}

/**
 * Reads a workbook of Excel 97 to 2003 or WPS (.xls, .et) and gives what `readXlsx` gives for the same workbook saved as
 * .xlsx. Throws `too_large`, `too_complex`, `encrypted`, `empty_file` (no words), `unsupported_format` with
 * `details.saveAs` (Excel 95 and older) or `unreadable` with `details.reason` (no such file, damaged, no workbook inside).
 */
export function readXls(source: string, bytes: Uint8Array): Document {
  refuseTooLarge(source, bytes);
  const stream = openBiff(source, workbookBytes(source, bytes));
  const workbook = openXlsWorkbook(source, stream);
  const sheets = workbook.sheets.map(
    ({ name, isHidden, at }): ListedSheet => ({
      name,
      isHidden,
      read: (meter) => (at === null ? null : readXlsSheet(stream, at, workbook, meter)),
    }),
  );
  return sheetsDocument(source, 'xls', bytes, sheets);
}
