import { AtlasError } from '../../../model/error.ts';
import { type ByteReader, badBinary, createByteReader } from '../../ole/bytes.ts';

/** One record of a BIFF8 stream; its content stands from `start` up to `end`. */
export interface BiffRecord {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** The stream of a workbook ([MS-XLS]): records, in runs that begin with BOF and end with EOF. */
export interface BiffStream {
  readonly bytes: ByteReader;
  /**
   * Hands over the records of the run of a kind that begins at a place, those of runs inside it (charts) left out. Throws
   * `unreadable` where no such run begins there, it does not end, or a record is too short; `unsupported_format` where it
   * was written by Excel 95.
   */
  readonly walk: (at: number, kind: number, visit: (record: BiffRecord) => void) => void;
  /** A record and the ones that continue it. */
  readonly pieces: (record: BiffRecord) => BiffRecord[];
  /** The error for a stream that says what cannot be. */
  readonly bad: (reason: string) => AtlasError;
}

/** Records the reader knows, by the names of [MS-XLS] 2.3. */
export const recordTypes = {
  FORMULA: 0x0006,
  EOF: 0x000a,
  DATE1904: 0x0022,
  FILEPASS: 0x002f,
  FONT: 0x0031,
  CONTINUE: 0x003c,
  COLINFO: 0x007d,
  BOUNDSHEET: 0x0085,
  MULRK: 0x00bd,
  RSTRING: 0x00d6,
  XF: 0x00e0,
  MERGECELLS: 0x00e5,
  SST: 0x00fc,
  LABELSST: 0x00fd,
  NUMBER: 0x0203,
  LABEL: 0x0204,
  BOOLERR: 0x0205,
  STRING: 0x0207,
  ROW: 0x0208,
  RK: 0x027e,
  FORMAT: 0x041e,
  BOF: 0x0809,
} as const;

/** What a run holds, by its BOF. */
export const runKinds = { workbook: 0x0005, worksheet: 0x0010 };

/** Bytes that the fixed part of a record has. */
const leastBytes: ReadonlyMap<number, number> = new Map([
  [recordTypes.FORMULA, 16],
  [recordTypes.DATE1904, 2],
  [recordTypes.FONT, 10],
  [recordTypes.COLINFO, 10],
  [recordTypes.BOUNDSHEET, 8],
  [recordTypes.MULRK, 12],
  [recordTypes.RSTRING, 9],
  [recordTypes.XF, 4],
  [recordTypes.MERGECELLS, 2],
  [recordTypes.SST, 8],
  [recordTypes.LABELSST, 10],
  [recordTypes.NUMBER, 14],
  [recordTypes.LABEL, 9],
  [recordTypes.BOOLERR, 8],
  [recordTypes.STRING, 3],
  [recordTypes.ROW, 14],
  [recordTypes.RK, 10],
  [recordTypes.FORMAT, 5],
  [recordTypes.BOF, 4],
]);

/** The stream of a workbook, as the container and errors call it. */
export const workbookPart = 'Workbook';
const headBytes = 4;
const versions = { excel95: 0x0500, excel97: 0x0600 };

/** The refusal of a workbook of Excel 95 or older. */
export function tooOld(source: string): AtlasError {
  const message = `read: ${source} is a workbook of Excel 95 or older: open it in Excel or WPS and save it as .xlsx`;
  return new AtlasError('unsupported_format', message, { source, format: 'Excel 95', saveAs: 'xlsx' });
}

/** Opens the stream of a workbook. */
export function openBiff(source: string, content: Uint8Array): BiffStream {
  const bytes = createByteReader(source, workbookPart, content);
  const bad = (reason: string): AtlasError => badBinary(source, workbookPart, reason);
  let walked = 0;

  const recordAt = (at: number): BiffRecord => {
    const type = bytes.u16(at);
    const start = at + headBytes;
    const end = start + bytes.u16(at + 2);
    const least = leastBytes.get(type) ?? 0;
    if (end > bytes.length || end - start < least) throw bad(`record ${type} at ${at} is cut short`);
    // Runs stand one behind the other; in a file where they do not, 500 sheets could each be the whole of it.
    walked += end - at;
    if (walked > bytes.length) throw bad('its sheets lie one over another');
    return { type, start, end };
  };
  const checkVersion = ({ start }: BiffRecord): void => {
    const version = bytes.u16(start);
    if (version === versions.excel95) throw tooOld(source);
    if (version !== versions.excel97) throw bad(`version ${version} of the format`);
  };

  return {
    bytes,
    bad,
    walk(at, kind, visit) {
      const first = recordAt(at);
      if (first.type !== recordTypes.BOF) throw bad(`no records begin at ${at}`);
      checkVersion(first);
      if (bytes.u16(first.start + 2) !== kind) throw bad(`the records at ${at} are of another kind than ${kind}`);
      let depth = 1;
      for (let next = first.end; ; ) {
        const record = recordAt(next);
        next = record.end;
        if (record.type === recordTypes.BOF) depth++;
        else if (record.type === recordTypes.EOF && --depth === 0) return;
        else if (depth === 1) visit(record);
      }
    },
    pieces(record) {
      const found = [record];
      for (let at = record.end; at + headBytes <= bytes.length && bytes.u16(at) === recordTypes.CONTINUE; ) {
        const start = at + headBytes;
        at = start + bytes.u16(at + 2);
        found.push({ type: recordTypes.CONTINUE, start, end: at });
      }
      return found;
    },
  };
}
