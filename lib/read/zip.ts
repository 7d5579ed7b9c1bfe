import { Inflate } from 'fflate';
import { AtlasError } from '../model/error.ts';

/** One file of a ZIP archive as its central directory declares it; `name` has forward slashes, case as written. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  /** Bytes once inflated, as declared. */
  readonly size: number;
  /** Where the local header stands. */
  readonly offset: number;
}

/** Entries an archive may have; a Word file has some tens, each picture one. */
const maxEntries = 20_000;
/** Deflate cannot pack tighter than 1032 : 1, so a higher declared ratio is a lie. */
const maxRatio = 1032;
/** Packed bytes given to the inflater at a time: bounds what comes out between two looks at the limit. */
const inflateStep = 16 * 1024;

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const directoryLength = 46;
const localLength = 30;
const utf8Flag = 0x800;
const stored = 0;
const deflated = 8;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function broken(source: string, what: string, cause?: unknown): AtlasError {
  return new AtlasError('unreadable', `read: ${source} is a broken ZIP file: ${what}`, { source, reason: what }, cause);
}

/** Whether bytes begin as a ZIP archive does, an empty one too. */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6);
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

/**
 * A file name as written. Windows and WPS write GBK without saying so; other makers write UTF-8, with or without the flag.
 * UTF-8 without the flag is believed where it gives Chinese words, which GBK bytes hardly ever do.
 */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  const utf8 = new TextDecoder().decode(bytes);
  if (isUtf8 || bytes.every((byte) => byte < 0x80)) return utf8;
  return !utf8.includes('\ufffd') && /\p{sc=Han}/u.test(utf8) ? utf8 : new TextDecoder('gb18030').decode(bytes);
}

/** The files in an archive. Throws `unreadable` where the bytes are no ZIP archive or its directory is damaged. */
export function listZip(source: string, bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw broken(source, 'it has no directory, perhaps it was cut off');
  const count = view.getUint16(end + 10, true);
  if (count > maxEntries) throw broken(source, `it lists ${count} files`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + directoryLength > end || view.getUint32(at, true) !== directorySignature) {
      throw broken(source, `entry ${i + 1} of its directory is damaged`);
    }
    const nameEnd = at + directoryLength + view.getUint16(at + 28, true);
    const isUtf8 = (view.getUint16(at + 8, true) & utf8Flag) !== 0;
    const name = decodeName(bytes.subarray(at + directoryLength, nameEnd), isUtf8);
    entries.push({
      name: name.replace(/\\/g, '/').replace(/^\/+/, ''),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function tooLarge(source: string, entry: ZipEntry, limit: number): AtlasError {
  const message = `read: ${source}: ${entry.name} holds over ${limit} bytes once unpacked`;
  return new AtlasError('too_large', message, { source, part: entry.name, bytes: entry.size, limit });
}

function packedBytes(source: string, bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + localLength > bytes.length || view.getUint32(entry.offset, true) !== localSignature) {
    throw broken(source, `${entry.name} is not where the directory says`);
  }
  const nameLength = view.getUint16(entry.offset + 26, true);
  const start = entry.offset + localLength + nameLength + view.getUint16(entry.offset + 28, true);
  if (start + entry.packedSize > bytes.length) throw broken(source, `${entry.name} is cut off`);
  return bytes.subarray(start, start + entry.packedSize);
}

function inflate(source: string, packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const out = new Uint8Array(entry.size);
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length > out.length) throw broken(source, `${entry.name} is larger than declared`);
    out.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length; at += inflateStep) {
    inflater.push(packed.subarray(at, at + inflateStep), at + inflateStep >= packed.length);
  }
  return out.subarray(0, length);
}

/**
 * The content of one file of an archive, at most `limit` bytes: the declared size and ratio are checked before anything is
 * unpacked, the real size while it is. Throws `too_large`, `encrypted`, or `unreadable` where it is damaged.
 */
export function unzipEntry(source: string, bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  if (entry.size > limit) throw tooLarge(source, entry, limit);
  if (entry.isEncrypted) {
    throw new AtlasError('encrypted', `read: ${source} is protected by a password`, { source, part: entry.name });
  }
  if (entry.size > entry.packedSize * maxRatio) throw broken(source, `${entry.name} declares an impossible size`);
  if (entry.method !== stored && entry.method !== deflated) {
    throw broken(source, `${entry.name} is packed by unknown method ${entry.method}`);
  }
  const packed = packedBytes(source, bytes, entry);
  const content = entry.method === stored ? packed : unpack(source, packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw broken(source, `${entry.name} does not match its checksum`);
  }
  return content;
}

function unpack(source: string, packed: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    return inflate(source, packed, entry);
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw broken(source, `${entry.name} cannot be unpacked`, error);
  }
}
