import { Deflate, strToU8, zipSync } from 'fflate';
import { joinBytes } from '../../model/join-bytes.ts';

/** A file's bytes, made step by step: a page can rest between two of them. */
export type FileSteps = Generator<void, Uint8Array<ArrayBuffer>>;

/** What an entry holds: text, bytes, or what makes its bytes when its turn comes. */
export type FileData = string | Uint8Array | (() => FileSteps);

/** Entries of more bytes are packed the quick way: a sheet of 60,000 figures would take seconds. */
const quickFrom = 4e6;

/** Bytes packed in one step, and pieces of text written in one. */
const pieceSize = 500_000;
const piecesAStep = 500;

/** Places in the records of a zip (APPNOTE 4.3.7, 4.3.12 and 4.3.16). */
const place = {
  localMethod: 8,
  localPacked: 18,
  recordMethod: 10,
  recordPacked: 20,
  entryStart: 42,
  endSize: 22,
  entries: 8,
  allEntries: 10,
  directorySize: 12,
  directoryStart: 16,
} as const;
const deflated = 8;

/**
 * A zip of named entries in the given order, one entry or a piece of a large one a step; dates fixed, pictures and workbooks
 * stored as they are. Each entry is stored in a zip of its own, its packed bytes take the place of its own, and the parts are
 * put together: a zip written as it goes has the sizes behind each entry, which some readers refuse of a stored one.
 */
export function* zipSteps(entries: readonly (readonly [name: string, data: FileData])[]): FileSteps {
  const pieces: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let offset = 0;
  for (const [name, data] of entries) {
    const made = typeof data === 'function' ? yield* data() : data;
    const bytes = typeof made === 'string' ? strToU8(made) : made;
    const { head, record } = storedEntry(name, bytes);
    const level = /\.(png|xlsx)$/.test(name) ? 0 : bytes.length > quickFrom ? 1 : 6;
    const body = level === 0 ? [bytes] : yield* packedSteps(bytes, level);
    const size = sizeOf(body);
    if (level > 0) {
      head.setUint16(place.localMethod, deflated, true);
      record.setUint16(place.recordMethod, deflated, true);
    }
    head.setUint32(place.localPacked, size, true);
    record.setUint32(place.recordPacked, size, true);
    record.setUint32(place.entryStart, offset, true);
    pieces.push(bytesOf(head), ...body);
    records.push(bytesOf(record));
    offset += head.byteLength + size;
    yield;
  }
  const end = viewOf(zipSync({}));
  end.setUint16(place.entries, records.length, true);
  end.setUint16(place.allEntries, records.length, true);
  end.setUint32(place.directorySize, sizeOf(records), true);
  end.setUint32(place.directoryStart, offset, true);
  return joinBytes([...pieces, ...records, bytesOf(end)]);
}

/** What stands before an entry, and its record in the directory, as they are when it is stored without packing. */
function storedEntry(name: string, bytes: Uint8Array): { readonly head: DataView; readonly record: DataView } {
  const own = zipSync({ [name]: [bytes, { level: 0, mtime: new Date(1980, 0, 1), os: 0 }] });
  const end = own.length - place.endSize;
  const start = viewOf(own).getUint32(end + place.directoryStart, true);
  return { head: viewOf(own.slice(0, start - bytes.length)), record: viewOf(own.slice(start, end)) };
}

function* packedSteps(bytes: Uint8Array, level: 1 | 6): Generator<void, readonly Uint8Array[]> {
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level }, (piece) => packed.push(piece));
  let at = 0;
  for (; at + pieceSize < bytes.length; at += pieceSize) {
    deflate.push(bytes.subarray(at, at + pieceSize));
    yield;
  }
  deflate.push(bytes.subarray(at), true);
  return packed;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const bytesOf = (view: DataView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const sizeOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { length }) => sum + length, 0);

/** Text written piece by piece as bytes, some hundred pieces a step. */
export function* textSteps(text: Iterable<string>): FileSteps {
  const bytes: Uint8Array[] = [];
  let waiting: string[] = [];
  for (const piece of text) {
    waiting.push(piece);
    if (waiting.length < piecesAStep) continue;
    bytes.push(strToU8(waiting.join('')));
    waiting = [];
    yield;
  }
  return joinBytes([...bytes, strToU8(waiting.join(''))]);
}
