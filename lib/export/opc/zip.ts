import { strToU8, zipSync } from 'fflate';

/** A file's bytes, made step by step: a page can rest between two of them. */
export type FileSteps = Generator<void, Uint8Array<ArrayBuffer>>;

/** What an entry holds: text, bytes, or what makes its bytes when its turn comes. */
export type FileData = string | Uint8Array | (() => FileSteps);

/** Makes a file at one go. */
export function finished(steps: FileSteps): Uint8Array<ArrayBuffer> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Entries of more bytes are packed the quick way: a sheet of 60,000 figures would take seconds. */
const quickFrom = 4e6;

/** Places in the records of a zip (APPNOTE 4.3.12 and 4.3.16). */
const place = {
  endSize: 22,
  entries: 8,
  allEntries: 10,
  directorySize: 12,
  directoryStart: 16,
  entryStart: 42,
} as const;

/**
 * A zip of named entries in the given order, one entry a step; dates fixed, pictures and workbooks stored as they are. Each
 * entry is packed as a zip of its own and the parts are put together: the bytes are those of packing all at one go.
 */
export function* zipSteps(entries: readonly (readonly [name: string, data: FileData])[]): FileSteps {
  const locals: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let end = zipSync({});
  let offset = 0;
  for (const [name, data] of entries) {
    const made = typeof data === 'function' ? yield* data() : data;
    const bytes = typeof made === 'string' ? strToU8(made) : made;
    const level = /\.(png|xlsx)$/.test(name) ? 0 : bytes.length > quickFrom ? 1 : 6;
    const own = zipSync({ [name]: [bytes, { level, mtime: new Date(1980, 0, 1), os: 0 }] });
    end = own.slice(own.length - place.endSize);
    const start = viewOf(end).getUint32(place.directoryStart, true);
    const record = own.slice(start, own.length - place.endSize);
    viewOf(record).setUint32(place.entryStart, offset, true);
    locals.push(own.subarray(0, start));
    records.push(record);
    offset += start;
    yield;
  }
  const size = records.reduce((sum, { length }) => sum + length, 0);
  const tail = viewOf(end);
  tail.setUint16(place.entries, records.length, true);
  tail.setUint16(place.allEntries, records.length, true);
  tail.setUint32(place.directorySize, size, true);
  tail.setUint32(place.directoryStart, offset, true);
  return joined([...locals, ...records, end], offset + size + end.length);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
