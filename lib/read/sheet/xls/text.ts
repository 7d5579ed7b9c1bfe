import { createRaisedGatherer } from '../../raised.ts';
import type { BiffRecord, BiffStream } from './records.ts';

/** Whether the font of a number is raised above the line. */
export type IsRaised = (font: number) => boolean;

/** Reads the texts of one record, which may go on in the CONTINUE records behind it. */
export interface TextReader {
  readonly isAtEnd: () => boolean;
  /**
   * The next text ([MS-XLS] 2.5.293 and its kin): its length in `lengthBytes`, its flags, its characters; fonts of its
   * stretches and reading aids behind it are used and left out. A raised number is a note's mark, see `createRaisedGatherer`.
   * Throws `unreadable` where the record ends before the text.
   */
  readonly next: (lengthBytes: 1 | 2) => string;
  /** The text of an RSTRING, whose fonts are counted behind its characters. Throws as `next`. */
  readonly nextWithFonts: () => string;
}

/** A text goes on in another font from a character on. */
interface FontRun {
  readonly from: number;
  readonly font: number;
}

const flagBits = { wide: 1, readingAids: 4, fonts: 8 };
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function markRaised(text: string, found: readonly FontRun[], isRaised: IsRaised): string {
  if (!found.some(({ font }) => isRaised(font))) return text;
  const runs = [...found].sort((a, b) => a.from - b.from);
  const words = createRaisedGatherer();
  words.add(text.slice(0, runs[0]?.from), false);
  for (const [i, { from, font }] of runs.entries()) words.add(text.slice(from, runs[i + 1]?.from), isRaised(font));
  return words.take();
}

/** Opens a record's texts at a place of its first piece. */
export function openTexts(stream: BiffStream, record: BiffRecord, from: number, isRaised: IsRaised): TextReader {
  const { bytes, bad } = stream;
  const pieces = stream.pieces(record);
  let piece = 0;
  let at = from;
  let end = record.end;

  const endOfText = () => bad(`a text of record ${record.type} at ${record.start} is cut short`);
  const nextPiece = (): void => {
    const next = pieces[++piece];
    if (next === undefined) throw endOfText();
    [at, end] = [next.start, next.end];
  };
  const u8 = (): number => {
    while (at >= end) nextPiece();
    return bytes.u8(at++);
  };
  const u16 = (): number => u8() | (u8() << 8);
  const u32 = (): number => u16() + u16() * 0x10000;
  const skip = (count: number): void => {
    for (let left = count; left > 0; ) {
      if (at >= end) nextPiece();
      const step = Math.min(left, end - at);
      at += step;
      left -= step;
    }
  };
  /** Where characters are broken off, the next piece begins with flags anew: the rest may be of another width. */
  const characters = (count: number, flags: number): string => {
    const units = new Uint8Array(count * 2);
    let isWide = (flags & flagBits.wide) !== 0;
    for (let done = 0; done < count; ) {
      if (at >= end) {
        nextPiece();
        isWide = (u8() & flagBits.wide) !== 0;
        continue;
      }
      const here = Math.min(count - done, isWide ? (end - at) >> 1 : end - at);
      if (here === 0) throw endOfText();
      if (isWide) units.set(bytes.slice(at, at + here * 2), done * 2);
      else for (let i = 0; i < here; i++) units[(done + i) * 2] = bytes.u8(at + i);
      at += isWide ? here * 2 : here;
      done += here;
    }
    return utf16.decode(units);
  };
  const fontRuns = (count: number): FontRun[] => Array.from({ length: count }, () => ({ from: u16(), font: u16() }));

  return {
    isAtEnd() {
      while (at >= end && piece + 1 < pieces.length) nextPiece();
      return at >= end;
    },
    next(lengthBytes) {
      const length = lengthBytes === 1 ? u8() : u16();
      const flags = u8();
      const runCount = (flags & flagBits.fonts) !== 0 ? u16() : 0;
      const aidBytes = (flags & flagBits.readingAids) !== 0 ? u32() : 0;
      const text = characters(length, flags);
      const runs = fontRuns(runCount);
      skip(aidBytes);
      return markRaised(text, runs, isRaised);
    },
    nextWithFonts() {
      const length = u16();
      const text = characters(length, u8());
      return markRaised(text, fontRuns(u16()), isRaised);
    },
  };
}
