import { createSheetGatherer, type Worksheet } from '../gather.ts';
import { maxColumns } from '../raw.ts';
import { decodeRk, readCached } from './number.ts';
import { type BiffRecord, type BiffStream, recordTypes, runKinds } from './records.ts';
import { openTexts } from './text.ts';
import type { XlsWorkbook } from './workbook.ts';

const hidden = { row: 0x20, column: 1 };
const mergeBytes = 8;
const multipleBytes = 6;

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Reads the cells of the sheet whose records begin at a place: words, numbers as their format prints them, formulas by the
 * value kept in the file. Throws what `meter` throws, and `unreadable` for a damaged record, a cell whose place is none or
 * whose text the workbook does not have.
 */
export function readXlsSheet(
  stream: BiffStream,
  at: number,
  workbook: XlsWorkbook,
  meter: (text: string) => void,
): Worksheet {
  const { bytes } = stream;
  const { strings, formats, isRaised } = workbook;
  const sheet = createSheetGatherer(meter);
  /** A formula whose text has not come yet. */
  let awaited: Place | null = null;

  const settle = (text: string | null): void => {
    if (awaited !== null) sheet.add(awaited.row, awaited.column, text ?? '', text === null);
    awaited = null;
  };
  const add = ({ row, column }: Place, printed: string | null, isUncached = false): void => {
    settle(null);
    sheet.add(row, column, printed, isUncached);
  };
  const print = (value: number, style: number): string | null =>
    Number.isFinite(value) ? formats(style)(value) : null;
  const placeOf = ({ start }: BiffRecord): Place => {
    const column = bytes.u16(start + 2);
    if (column >= maxColumns) throw stream.bad(`column ${column} is past the last`);
    return { row: bytes.u16(start), column };
  };
  const styleOf = ({ start }: BiffRecord): number => bytes.u16(start + 4);

  const addShared = (record: BiffRecord): void => {
    const index = bytes.u32(record.start + 6);
    const text = strings[index];
    if (text === undefined) throw stream.bad(`text ${index} of ${strings.length}`);
    add(placeOf(record), text);
  };
  const addTruth = (record: BiffRecord): void => {
    const isError = bytes.u8(record.start + 7) !== 0;
    add(placeOf(record), isError ? null : bytes.u8(record.start + 6) === 0 ? 'FALSE' : 'TRUE');
  };
  const addMultiple = (record: BiffRecord): void => {
    const { row, column } = placeOf(record);
    const first = record.start + 4;
    const count = Math.floor((record.end - 2 - first) / multipleBytes);
    if (bytes.u16(record.end - 2) !== column + count - 1) throw stream.bad(`a row of numbers at ${record.start}`);
    for (let i = 0; i < count; i++) {
      const cell = first + i * multipleBytes;
      add({ row, column: column + i }, print(decodeRk(bytes.i32(cell + 2)), bytes.u16(cell)));
    }
  };
  const addFormula = (record: BiffRecord): void => {
    const cached = readCached(bytes, record.start + 6);
    if (cached === null) throw stream.bad(`a formula of an unknown kind at ${record.start}`);
    const place = placeOf(record);
    if (cached.kind === 'awaited') {
      settle(null);
      awaited = place;
    } else if (cached.isStale) add(place, '', true);
    else add(place, cached.kind === 'number' ? print(cached.value, styleOf(record)) : cached.text);
  };
  const addMerges = ({ start, end }: BiffRecord): void => {
    const count = bytes.u16(start);
    if (start + 2 + count * mergeBytes > end) throw stream.bad(`merged cells at ${start} are cut short`);
    for (let i = 0; i < count; i++) {
      const range = start + 2 + i * mergeBytes;
      const [top, bottom] = [bytes.u16(range), bytes.u16(range + 2)];
      const [left, right] = [bytes.u16(range + 4), bytes.u16(range + 6)];
      if (bottom >= top && right >= left) sheet.merge({ top, left, bottom, right });
    }
  };
  const hideRow = ({ start }: BiffRecord): void => {
    if ((bytes.u16(start + 12) & hidden.row) !== 0) sheet.hideRow(bytes.u16(start));
  };
  const hideColumns = ({ start }: BiffRecord): void => {
    if ((bytes.u16(start + 8) & hidden.column) !== 0) sheet.hideColumns(bytes.u16(start), bytes.u16(start + 2));
  };
  const readers: ReadonlyMap<number, (record: BiffRecord) => void> = new Map([
    [recordTypes.LABELSST, addShared],
    [
      recordTypes.LABEL,
      (record) => add(placeOf(record), openTexts(stream, record, record.start + 6, isRaised).next(2)),
    ],
    [
      recordTypes.RSTRING,
      (record) => add(placeOf(record), openTexts(stream, record, record.start + 6, isRaised).nextWithFonts()),
    ],
    [recordTypes.NUMBER, (record) => add(placeOf(record), print(bytes.f64(record.start + 6), styleOf(record)))],
    [recordTypes.RK, (record) => add(placeOf(record), print(decodeRk(bytes.i32(record.start + 6)), styleOf(record)))],
    [recordTypes.MULRK, addMultiple],
    [recordTypes.BOOLERR, addTruth],
    [recordTypes.FORMULA, addFormula],
    [recordTypes.STRING, (record) => settle(openTexts(stream, record, record.start, isRaised).next(2))],
    [recordTypes.MERGECELLS, addMerges],
    [recordTypes.ROW, hideRow],
    [recordTypes.COLINFO, hideColumns],
  ]);

  stream.walk(at, runKinds.worksheet, (record) => readers.get(record.type)?.(record));
  settle(null);
  return sheet.sheet();
}
