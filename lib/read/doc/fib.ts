import { AtlasError } from '../../model/error.ts';
import { createCounter } from '../office/counter.ts';
import { type ByteReader, badBinary, createByteReader } from '../ole/bytes.ts';
import type { OleFile } from '../ole/index.ts';

/** Parts of a binary Word file that the reader asks for, by their place in `FibRgFcLcb97` ([MS-DOC] 2.5.6). */
const structures = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  boxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const;

/** Characters of each story, in the order they follow one another: the text, its notes, headers, comments, text boxes. */
const stories = ['text', 'footnotes', 'headers', 'macros', 'comments', 'endnotes', 'boxes', 'headerBoxes'] as const;
/** Place of `ccpText` among the 32-bit numbers of the header. */
const firstStory = 3;

/** The first of some characters or bytes and the one behind the last; characters are counted through all stories (`CP`). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An opened binary Word file ([MS-DOC]): its streams, and where the header says things stand. */
export interface WordBinary {
  readonly source: string;
  /** The stream "WordDocument": text and pages of properties. */
  readonly main: ByteReader;
  /** The stream "Data": lists of properties too long for a page. */
  readonly data: ByteReader;
  /** The bytes of a part in the table stream; empty where the file has none. */
  readonly part: (name: keyof typeof structures) => ByteReader;
  /** Where the lists of numbers stand: their levels follow behind what the header counts. */
  readonly lists: ByteReader;
  readonly stories: Readonly<Record<(typeof stories)[number], Stretch>>;
  /** Counts what is read. Throws `too_complex` beyond the limits. */
  readonly meter: Meter;
}

/** Counts what a file holds, what is read twice twice. */
export interface Meter {
  /** Paragraphs, runs of characters and stretches of properties. */
  readonly elements: (count?: number) => void;
  readonly characters: (count: number) => void;
}

/** A report has some thousands of elements and ten thousand characters. */
const limits = { elements: 500_000, characters: 20_000_000 };

const wordMark = 0xa5ec;
/** `nFib` of Word 97; older files are built otherwise. */
const firstVersion = 0xc1;
const flags = { encrypted: 0x0100, secondTable: 0x0200 } as const;
const rowWords = 32;

/** Reads the header of a binary Word file. Throws `encrypted`, `unsupported_format` (Word 95 and before) or `unreadable`. */
export function openWordBinary(source: string, ole: OleFile): WordBinary {
  const bytes = ole.stream('WordDocument');
  if (bytes === undefined) throw badBinary(source, 'container', 'no Word document inside');
  const main = createByteReader(source, 'WordDocument', bytes);
  if (main.u16(0) !== wordMark || main.u16(2) < firstVersion) {
    const message = `read: ${source} is a file of Word 95 or before: open it in Word or WPS and save it as .docx`;
    throw new AtlasError('unsupported_format', message, { source, format: 'Word 95', saveAs: 'docx' });
  }
  const set = main.u16(0x0a);
  if ((set & flags.encrypted) !== 0) {
    throw new AtlasError('encrypted', `read: ${source} is protected by a password`, { source });
  }
  const tableName = (set & flags.secondTable) === 0 ? '0Table' : '1Table';
  const tableBytes = ole.stream(tableName);
  if (tableBytes === undefined) throw badBinary(source, 'container', `no stream ${tableName}`);
  const table = createByteReader(source, tableName, tableBytes);
  const numbers = rowWords + 2 + main.u16(rowWords) * 2 + 2;
  const pairs = numbers + main.u16(numbers - 2) * 4 + 2;
  const pairCount = main.u16(pairs - 2);
  const placeOf = (name: keyof typeof structures): Stretch => {
    const at = pairs + structures[name] * 8;
    const isThere = structures[name] < pairCount && main.u32(at + 4) > 0;
    return isThere ? { start: main.u32(at), end: main.u32(at) + main.u32(at + 4) } : { start: 0, end: 0 };
  };
  const part = (name: keyof typeof structures): ByteReader => {
    const { start, end } = placeOf(name);
    return createByteReader(source, name, table.slice(start, end));
  };
  let start = 0;
  const placed = stories.map((name, i) => {
    const story = { start, end: start + main.u32(numbers + (firstStory + i) * 4) };
    start = story.end;
    return [name, story] as const;
  });
  const lists = placeOf('lists');
  return {
    source,
    main,
    data: createByteReader(source, 'Data', ole.stream('Data') ?? new Uint8Array()),
    part,
    lists: createByteReader(
      source,
      'lists',
      lists.end === 0 ? new Uint8Array() : table.slice(lists.start, table.length),
    ),
    stories: Object.fromEntries(placed) as WordBinary['stories'],
    meter: {
      elements: createCounter(source, 'elements', limits.elements),
      characters: createCounter(source, 'characters', limits.characters),
    },
  };
}
