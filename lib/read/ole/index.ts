import { joinBytes } from '../../model/join-bytes.ts';
import { beginsWith } from '../decode.ts';
import { type ByteReader, badBinary, createByteReader } from './bytes.ts';

/** The container of the Office files before 2007 ([MS-CFB]): streams by name, as files in a folder. */
export interface OleFile {
  /** Whether a stream stands in the outermost folder. */
  readonly has: (name: string) => boolean;
  /** The bytes of a stream that stands in the outermost folder; undefined where there is none. Throws `unreadable`. */
  readonly stream: (name: string) => Uint8Array | undefined;
}

const signature = [0xd0, 0xcf, 0x11, 0xe0];
const part = 'container';
const headerBytes = 512;
/** Sector numbers from here on mean "end of the chain", "free" and the like. */
const firstReserved = 0xfffffffa;
/** FAT sectors listed in the header itself. */
const headerFats = 109;
const entryBytes = 128;
/** Folders nest in a document that holds others; what is searched is the outermost. */
const maxEntries = 65_536;

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const streamKind = 2;
const rootKind = 5;

/** Whether bytes begin as the container of the old Office formats does. */
export function isOle(bytes: Uint8Array): boolean {
  return beginsWith(bytes, signature);
}

/** Sectors of one size, and the table that says which follows which. */
interface Chains {
  /** The bytes of a chain, no more than `size` of them. */
  readonly bytes: (start: number, size: number) => Uint8Array;
}

function createChains(
  source: string,
  sector: { readonly count: number; readonly at: (index: number) => Uint8Array },
  next: Uint32Array,
): Chains {
  return {
    bytes(start, size) {
      const pieces: Uint8Array[] = [];
      let length = 0;
      let steps = 0;
      for (let index = start; index < firstReserved && length < size; index = next[index] ?? firstReserved) {
        if (++steps > sector.count) throw badBinary(source, part, `the chain from sector ${start} runs in a circle`);
        const piece = sector.at(index);
        pieces.push(piece);
        length += piece.length;
      }
      return joinBytes(pieces).subarray(0, size);
    },
  };
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

/** The sectors the allocation table stands in: those of the header, then those of the tables it leads to. */
function fatSectors(header: ByteReader, sectorAt: (index: number) => Uint8Array, maxSectors: number): number[] {
  const found: number[] = [];
  const add = (index: number): void => {
    if (index < firstReserved && found.length < maxSectors) found.push(index);
  };
  for (let i = 0; i < headerFats; i++) add(header.u32(0x4c + i * 4));
  let steps = 0;
  for (let index = header.u32(0x44); index < firstReserved && ++steps <= maxSectors; ) {
    const numbers = toNumbers(sectorAt(index));
    numbers.subarray(0, -1).forEach(add);
    index = numbers.at(-1) ?? firstReserved;
  }
  return found;
}

function readEntry(directory: ByteReader, index: number): Entry {
  const at = index * entryBytes;
  const characters = Math.min(Math.max(directory.u16(at + 0x40) / 2 - 1, 0), 31);
  return {
    name: directory.utf16(at, Math.floor(characters)),
    kind: directory.u8(at + 0x42),
    left: directory.u32(at + 0x44),
    right: directory.u32(at + 0x48),
    child: directory.u32(at + 0x4c),
    start: directory.u32(at + 0x74),
    size: directory.u32(at + 0x78),
  };
}

/** The entries of the outermost folder: its tree, walked with what was met before left out. */
function outermost(entries: readonly Entry[], root: Entry): Entry[] {
  const open = [root.child];
  const met = new Set<number>();
  const found: Entry[] = [];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (entry === undefined || met.has(index)) continue;
    met.add(index);
    found.push(entry);
    open.push(entry.left, entry.right);
  }
  return found;
}

/**
 * Opens the container of an old Office file (.doc, .xls, .wps, .et). Throws `unreadable` where it is damaged: a sector beyond
 * the end, a chain in a circle, no root.
 */
export function openOle(source: string, bytes: Uint8Array): OleFile {
  const header = createByteReader(source, part, bytes);
  const shift = header.u16(0x1e);
  if (shift !== 9 && shift !== 12) throw badBinary(source, part, `sectors of 2^${shift} bytes`);
  const size = 1 << shift;
  const sectors = Math.ceil(Math.max(bytes.length - size, 0) / size);
  /** The last sector of a file cut short is what is left of it. */
  const sectorAt = (index: number): Uint8Array => {
    const start = Math.max(headerBytes, size) + index * size;
    return header.slice(start, Math.min(start + size, Math.max(bytes.length, start)));
  };
  const fat = toNumbers(joinBytes(fatSectors(header, sectorAt, sectors).map(sectorAt)));
  const big = createChains(source, { count: sectors, at: sectorAt }, fat);
  const directoryBytes = big.bytes(header.u32(0x30), maxEntries * entryBytes);
  const directory = createByteReader(source, part, directoryBytes);
  const entries = Array.from({ length: Math.floor(directoryBytes.length / entryBytes) }, (_, i) =>
    readEntry(directory, i),
  );
  const root = entries.find(({ kind }) => kind === rootKind);
  if (root === undefined) throw badBinary(source, part, 'it has no root');
  const miniSize = 1 << Math.min(header.u16(0x20), shift);
  const cutoff = header.u32(0x38);
  const openMini = (): Chains => {
    const content = createByteReader(source, part, big.bytes(root.start, bytes.length));
    const at = (index: number): Uint8Array =>
      content.slice(index * miniSize, Math.min((index + 1) * miniSize, Math.max(content.length, index * miniSize)));
    const count = Math.ceil(content.length / miniSize);
    return createChains(source, { count, at }, toNumbers(big.bytes(header.u32(0x3c), bytes.length)));
  };
  let mini: Chains | undefined;
  const streams = new Map(
    outermost(entries, root).flatMap((entry): [string, Entry][] =>
      entry.kind === streamKind ? [[entry.name.toLowerCase(), entry]] : [],
    ),
  );
  return {
    has: (name) => streams.has(name.toLowerCase()),
    stream(name) {
      const entry = streams.get(name.toLowerCase());
      if (entry === undefined) return undefined;
      if (entry.size >= cutoff) return big.bytes(entry.start, entry.size);
      mini ??= openMini();
      return mini.bytes(entry.start, entry.size);
    },
  };
}
