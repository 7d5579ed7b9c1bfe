import { AtlasError } from '../../model/error.ts';

/** Little-endian reading of a binary part. Every method throws `unreadable` where the part ends before what it asks for. */
export interface ByteReader {
  readonly length: number;
  readonly u8: (at: number) => number;
  readonly u16: (at: number) => number;
  readonly i16: (at: number) => number;
  readonly u32: (at: number) => number;
  readonly i32: (at: number) => number;
  readonly f64: (at: number) => number;
  /** The bytes from `start` up to `end`, not copied. */
  readonly slice: (start: number, end: number) => Uint8Array;
  /** The UTF-16 characters from a place on. */
  readonly utf16: (at: number, characters: number) => string;
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The error for a binary part that says what cannot be: `unreadable` with the part and the reason. */
export function badBinary(source: string, part: string, reason: string): AtlasError {
  return new AtlasError('unreadable', `read: ${source}: ${part}: ${reason}`, { source, part, reason });
}

/** Reads the numbers of one part of an old Office file; `part` names it in errors. */
export function createByteReader(source: string, part: string, bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const within = (at: number, size: number): number => {
    if (at >= 0 && size >= 0 && at + size <= bytes.length) return at;
    throw badBinary(source, part, `${size} bytes asked for at ${at}, it has ${bytes.length}`);
  };
  return {
    length: bytes.length,
    u8: (at) => view.getUint8(within(at, 1)),
    u16: (at) => view.getUint16(within(at, 2), true),
    i16: (at) => view.getInt16(within(at, 2), true),
    u32: (at) => view.getUint32(within(at, 4), true),
    i32: (at) => view.getInt32(within(at, 4), true),
    f64: (at) => view.getFloat64(within(at, 8), true),
    slice: (start, end) => bytes.subarray(within(start, end - start), end),
    utf16: (at, characters) => utf16.decode(bytes.subarray(within(at, characters * 2), at + characters * 2)),
  };
}
