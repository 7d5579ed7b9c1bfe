import { AtlasError, isAtlasError } from '../../../model/error.ts';
import { checkSheets } from '../raw.ts';
import { checkStrings } from '../strings.ts';
import { type CellFormats, createFormatCodes, createFormats } from '../style.ts';
import { type BiffRecord, type BiffStream, recordTypes, runKinds, workbookPart } from './records.ts';
import { type IsRaised, openTexts, type TextReader } from './text.ts';

/** A sheet as the workbook lists it. */
export interface XlsSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Where its records begin in the stream; null for a sheet that is no grid of cells (a chart, a macro). */
  readonly at: number | null;
}

/** What is said of a workbook ahead of its sheets: their list, and what their cells refer to. */
export interface XlsWorkbook {
  readonly sheets: readonly XlsSheet[];
  readonly strings: readonly string[];
  readonly formats: CellFormats;
  readonly isRaised: IsRaised;
}

const superscript = 1;
/** Fonts are numbered as if there were a fifth, which no file has. */
const missingFont = 4;
const worksheetKind = 0;

/** A number format; one that cannot be read prints numbers plainly: some exporters write it as Excel 95 did. */
function formatCode(texts: TextReader): string {
  try {
    return texts.next(2);
  } catch (error) {
    if (isAtlasError(error)) return 'General';
    throw error;
  }
}

function readSheet(stream: BiffStream, record: BiffRecord, isRaised: IsRaised): XlsSheet {
  const { bytes } = stream;
  const { start } = record;
  return {
    name: openTexts(stream, record, start + 6, isRaised).next(1),
    isHidden: (bytes.u8(start + 4) & 3) !== 0,
    at: bytes.u8(start + 5) === worksheetKind ? bytes.u32(start) : null,
  };
}

function readSharedStrings(source: string, stream: BiffStream, record: BiffRecord, isRaised: IsRaised): string[] {
  const count = stream.bytes.u32(record.start + 4);
  const texts = openTexts(stream, record, record.start + 8, isRaised);
  const strings: string[] = [];
  while (strings.length < count && !texts.isAtEnd()) {
    strings.push(texts.next(2));
    checkStrings(source, workbookPart, strings.length);
  }
  return strings;
}

/**
 * Reads the first run of a workbook's stream. Throws `encrypted`; `unreadable` where it is damaged or lists no sheets;
 * `too_complex` for too many sheets or texts; `unsupported_format` for a workbook of Excel 95.
 */
export function openXlsWorkbook(source: string, stream: BiffStream): XlsWorkbook {
  const { bytes } = stream;
  const sheets: XlsSheet[] = [];
  const codes = createFormatCodes();
  const raisedFonts: boolean[] = [];
  let sharedStrings: BiffRecord | null = null;
  let isDate1904 = false;
  const isRaised: IsRaised = (font) => raisedFonts[font > missingFont ? font - 1 : font] === true;

  stream.walk(0, runKinds.workbook, (record) => {
    const { type, start } = record;
    if (type === recordTypes.FILEPASS) {
      throw new AtlasError('encrypted', `read: ${source} is protected by a password`, { source });
    } else if (type === recordTypes.DATE1904) isDate1904 = bytes.u16(start) === 1;
    else if (type === recordTypes.FONT) raisedFonts.push(bytes.u16(start + 8) === superscript);
    else if (type === recordTypes.XF) codes.addStyle(bytes.u16(start + 2));
    else if (type === recordTypes.SST) sharedStrings = record;
    else if (type === recordTypes.FORMAT) {
      codes.define(bytes.u16(start), formatCode(openTexts(stream, record, start + 2, isRaised)));
    } else if (type === recordTypes.BOUNDSHEET) {
      sheets.push(readSheet(stream, record, isRaised));
      checkSheets(source, sheets.length);
    }
  });
  if (sheets.length === 0) throw stream.bad('no sheets inside');
  return {
    sheets,
    // Read last: a text's raised figures are known by fonts, wherever those stand.
    strings: sharedStrings === null ? [] : readSharedStrings(source, stream, sharedStrings, isRaised),
    formats: createFormats(codes.codeOf, isDate1904),
    isRaised,
  };
}
