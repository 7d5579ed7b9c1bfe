import { lowerBound } from '../../model/lower-bound.ts';
import { decodeWestern } from '../office/western.ts';
import { type ByteReader, badBinary } from '../ole/bytes.ts';
import type { WordBinary } from './fib.ts';

/** A stretch of text that stands together in the file. */
interface Piece {
  /** Its first character and the one behind its last, counted through all stories. */
  readonly start: number;
  readonly end: number;
  /** Where its first character stands in the stream, in bytes. */
  readonly offset: number;
  /** Bytes of a character: 1 for Latin text, 2 for UTF-16. */
  readonly width: 1 | 2;
  /** Properties a fast save laid over the whole piece. */
  readonly changes: Uint8Array;
}

/** The text of all stories, and where each of its characters stands in the file. */
export interface PieceText {
  readonly text: string;
  readonly spotOf: (character: number) => Spot;
}

/** Where a character stands: its piece, and its first byte in the stream. */
export interface Spot {
  readonly piece: Piece;
  readonly offset: number;
}

const compressed = 0x40000000;
const none = new Uint8Array();

/** The lists of properties before the table of pieces, and where the table begins. */
function readChanges(binary: WordBinary, part: ByteReader): { lists: Uint8Array[]; at: number } {
  const lists: Uint8Array[] = [];
  let at = 0;
  while (part.u8(at) === 1) {
    const size = part.u16(at + 1);
    lists.push(part.slice(at + 3, at + 3 + size));
    at += 3 + size;
  }
  if (part.u8(at) !== 2) throw badBinary(binary.source, 'pieces', `${part.u8(at)} where the table of pieces begins`);
  return { lists, at: at + 5 };
}

function readPieces(binary: WordBinary): Piece[] {
  const part = binary.part('pieces');
  const { lists, at } = readChanges(binary, part);
  const count = Math.floor((part.length - at - 4) / 12);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const start = part.u32(at + i * 4);
    const end = part.u32(at + i * 4 + 4);
    if (end < start || start !== (pieces.at(-1)?.end ?? 0)) {
      throw badBinary(binary.source, 'pieces', `piece ${i} goes from ${start} to ${end}`);
    }
    const descriptor = at + (count + 1) * 4 + i * 8;
    const place = part.u32(descriptor + 2);
    const change = part.u16(descriptor + 6);
    const isLatin = (place & compressed) !== 0;
    pieces.push({
      start,
      end,
      offset: isLatin ? (place & (compressed - 1)) / 2 : place & (compressed - 1),
      width: isLatin ? 1 : 2,
      changes: (change & 1) === 1 ? (lists[change >> 1] ?? none) : none,
    });
  }
  return pieces;
}

/** Reads the text of all stories. Throws `unreadable` where pieces do not fit together or the file; `too_complex`. */
export function readPieceText(binary: WordBinary): PieceText {
  const pieces = readPieces(binary);
  binary.meter.characters(pieces.at(-1)?.end ?? 0);
  const texts = pieces.map(({ start, end, offset, width }) =>
    width === 2
      ? binary.main.utf16(offset, end - start)
      : decodeWestern(binary.main.slice(offset, offset + end - start)),
  );
  return {
    text: texts.join(''),
    spotOf(character) {
      const piece = pieces[lowerBound(pieces.length, (i) => (pieces[i]?.start ?? 0) <= character) - 1];
      if (piece === undefined) throw badBinary(binary.source, 'pieces', `no piece holds character ${character}`);
      return { piece, offset: piece.offset + (character - piece.start) * piece.width };
    },
  };
}
