import { lowerBound } from '../../model/lower-bound.ts';
import { type ByteReader, createByteReader } from '../ole/bytes.ts';
import type { WordBinary } from './fib.ts';

/** Text that shares its properties: from one byte of the stream to the one behind its last. */
export interface FormattedRun {
  readonly start: number;
  readonly end: number;
  /** The style a paragraph is set in; 0 (Normal) for characters, whose style stands in the list. */
  readonly style: number;
  readonly list: Uint8Array;
}

/** The run a byte of the stream belongs to; undefined where the file says nothing of it. */
export type RunAt = (offset: number) => FormattedRun | undefined;

const pageBytes = 512;
const none = new Uint8Array();
/** A page number takes the lower 22 bits. */
const pageMask = 0x3fffff;

type ReadProperties = (page: ByteReader, entry: number) => Pick<FormattedRun, 'style' | 'list'>;

/** All pages of one kind, their runs in the order of the stream. */
function readPages(
  binary: WordBinary,
  index: ByteReader,
  entryBytes: number,
  properties: ReadProperties,
): FormattedRun[] {
  const count = Math.max(Math.floor((index.length - 4) / 8), 0);
  const pages = Array.from({ length: count }, (_, i) => index.u32((count + 1) * 4 + i * 4) & pageMask);
  const runs = [...new Set(pages)].flatMap((number) => {
    const bytes = binary.main.slice(number * pageBytes, (number + 1) * pageBytes);
    const page = createByteReader(binary.source, `page ${number}`, bytes);
    const held = page.u8(pageBytes - 1);
    binary.meter.elements(held);
    return Array.from({ length: held }, (_, i): FormattedRun => {
      const entry = (held + 1) * 4 + i * entryBytes;
      return { start: page.u32(i * 4), end: page.u32(i * 4 + 4), ...properties(page, entry) };
    });
  });
  return runs.sort((a, b) => a.start - b.start);
}

function finder(runs: readonly FormattedRun[]): RunAt {
  return (offset) => {
    const run = runs[lowerBound(runs.length, (i) => (runs[i]?.start ?? 0) <= offset) - 1];
    return run !== undefined && offset < run.end ? run : undefined;
  };
}

/** The properties of paragraphs ([MS-DOC] `PapxFkp`): a style, then a list. */
export function readParagraphRuns(binary: WordBinary): RunAt {
  const runs = readPages(binary, binary.part('paragraphPages'), 13, (page, entry) => {
    const at = page.u8(entry) * 2;
    if (at === 0) return { style: 0, list: none };
    const words = page.u8(at);
    const start = words === 0 ? at + 2 : at + 1;
    const end = words === 0 ? start + page.u8(at + 1) * 2 : start + words * 2 - 1;
    return { style: page.u16(start), list: page.slice(start + 2, end) };
  });
  return finder(runs);
}

/** The properties of characters ([MS-DOC] `ChpxFkp`). */
export function readCharacterRuns(binary: WordBinary): RunAt {
  const runs = readPages(binary, binary.part('characterPages'), 1, (page, entry) => {
    const at = page.u8(entry) * 2;
    if (at === 0) return { style: 0, list: none };
    return { style: 0, list: page.slice(at + 1, at + 1 + page.u8(at)) };
  });
  return finder(runs);
}
