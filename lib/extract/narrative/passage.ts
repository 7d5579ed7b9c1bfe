import type { Document, Heading, Place, Table } from '../../model/document.ts';
import type { Lexicon } from './lexicon.ts';

/** A stretch of the document that is not running text (a statutory table, an embedded letter); `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Running text made even for reading: no white space or markdown marks, half-width digits, simplified characters; a
 * sentence broken over lines, pages or blocks is whole again. `offsets[i]` is where character `i` stands in
 * `Document.text`.
 */
export interface Passage {
  readonly text: string;
  readonly offsets: readonly number[];
  /** Page of the first character; null where the format has none. */
  readonly page: number | null;
  /** Headings above, outermost first, even like the text. */
  readonly headings: readonly string[];
  /** The same headings as printed, joined by " > ". */
  readonly section: string;
}

/** Turns characters of any printed form into the one form the reader compares. */
export type Evener = ReadonlyMap<string, string>;

const listStart = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[0-9]{1,2}[.．、)）]|[㈠-㈩①-⑳])/;
const sentenceEnd = /[。！？!?]$/;
/** What promises more of the same: the items of a list broken over lines. */
const listEnd = /[；;：:]$/;
/** A block this long that stops without a stop was broken by a page, even where no comma shows it to be prose. */
const brokenLength = 30;
/** Longest heading kept as context. */
const headingLength = 80;
/** No paragraph of a report is longer; what is, is read in pieces, so that time grows with length alone. */
const passageLength = 4000;
/** A table cell shorter than this is no running text. */
const shortestCell = 12;

/** The evener of a lexicon: full-width forms, and its pairs of traditional and simplified characters. */
export function createEvener(lexicon: Lexicon): Evener {
  const map = new Map<string, string>();
  for (let code = 0xff01; code <= 0xff5e; code++) {
    const half = String.fromCharCode(code - 0xfee0);
    if (/[0-9A-Za-z%.+]/.test(half)) map.set(String.fromCharCode(code), half);
  }
  const pairs = [...lexicon.simplify];
  for (let i = 0; i + 1 < pairs.length; i += 2) map.set(pairs[i] ?? '', pairs[i + 1] ?? '');
  map.set('﹪', '%').set('〇', '零');
  return map;
}

const skipped = /[\s\u200b\ufeff*#`]/;
const digit = /[0-9]/;

class Builder {
  text: string[] = [];
  offsets: number[] = [];
  private gap = -1;

  constructor(private readonly evener: Evener) {}

  append(source: string, from: number): void {
    for (let i = 0; i < source.length; i++) {
      const raw = source.charAt(i);
      if (skipped.test(raw)) {
        this.gap = from + i;
        continue;
      }
      const char = this.evener.get(raw) ?? raw;
      // Two numbers parted only by a space stay two numbers.
      if (this.gap >= 0 && digit.test(char) && digit.test(this.text.at(-1) ?? '')) this.push(' ', this.gap);
      this.gap = -1;
      this.push(char, from + i);
    }
  }

  private push(char: string, offset: number): void {
    this.text.push(char);
    this.offsets.push(offset);
  }
}

/** A text in the reader's even form. */
export function evenText(text: string, evener: Evener): string {
  const builder = new Builder(evener);
  builder.append(text, 0);
  return builder.text.join('');
}

function printed(text: string): string {
  return text
    .replace(/[*#`]/g, '')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

interface Title {
  readonly level: number;
  readonly printed: string;
  readonly even: string;
}

/** The parts of a place no span covers; the place itself where none does. */
function outside(place: Place, spans: readonly Span[]): readonly Place[] {
  let parts: readonly Place[] = [place];
  for (const span of spans) {
    parts = parts.flatMap((part) => {
      if (span.end <= part.start || part.end <= span.start) return [part];
      const before = { ...part, end: span.start };
      const after = { ...part, start: span.end };
      return [before, after].filter(({ start, end }) => start < end);
    });
  }
  return parts;
}

function isBroken(text: string): boolean {
  return listEnd.test(text) || (!sentenceEnd.test(text) && (text.length >= brokenLength || /[，、]/.test(text)));
}

/** How much of an open passage is looked at to see whether its sentence is whole. */
const tailLength = 200;

/** Ranges of at most `passageLength` characters, cut after a sentence where one ends. */
function cutPoints(text: string): (readonly [start: number, end: number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let start = 0; start < text.length; ) {
    const limit = Math.min(text.length, start + passageLength);
    const stop = limit < text.length ? text.lastIndexOf('。', limit - 1) : -1;
    const end = stop > start ? stop + 1 : limit;
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}

class PassageReader {
  readonly passages: Passage[] = [];
  private path: readonly Title[] = [];
  private open: { readonly builder: Builder; readonly page: number | null } | null = null;

  constructor(
    private readonly text: string,
    private readonly evener: Evener,
  ) {}

  table(table: Table): void {
    for (const cell of table.cells) {
      if (cell.text.length < shortestCell) continue;
      this.close();
      this.append(cell.place);
    }
    this.close();
  }

  heading(heading: Heading): void {
    this.close();
    const text = this.text.slice(heading.place.start, heading.place.end);
    const even = evenText(text.slice(0, headingLength), this.evener);
    const above = this.path.filter((title) => title.level < heading.level);
    const title = { level: heading.level, printed: printed(text).slice(0, headingLength), even };
    this.path = heading.level > 0 ? [...above, title] : above;
    // A heading that is a whole sentence may say "none" itself.
    if (!/[。；]$/.test(even)) return;
    this.append(heading.place);
    this.close();
  }

  paragraph(place: Place): void {
    const so = this.open?.builder.text.slice(-tailLength).join('') ?? '';
    const start = evenText(this.text.slice(place.start, Math.min(place.end, place.start + 12)), this.evener);
    if (!isBroken(so) || (listStart.test(start) && !listEnd.test(so))) this.close();
    this.append(place);
  }

  close(): void {
    const { open, path } = this;
    this.open = null;
    if (open === null || open.builder.text.length === 0) return;
    const text = open.builder.text.join('');
    const headings = path.map((title) => title.even);
    const section = path.map((title) => title.printed).join(' > ');
    for (const [start, end] of cutPoints(text)) {
      const offsets = open.builder.offsets.slice(start, end);
      this.passages.push({ text: text.slice(start, end), offsets, page: open.page, headings, section });
    }
  }

  private append(place: Place): void {
    this.open ??= { builder: new Builder(this.evener), page: place.page };
    this.open.builder.append(this.text.slice(place.start, place.end), place.start);
  }
}

/** Collects the running text of a document outside `skip`, passage by passage, each under its headings. */
export function readPassages(document: Document, skip: readonly Span[], evener: Evener): Passage[] {
  const reader = new PassageReader(document.text, evener);
  for (const block of document.blocks) {
    const own = outside(block.place, skip);
    if (block.kind === 'paragraph') for (const place of own) reader.paragraph(place);
    else if (own[0] !== block.place) continue;
    else if (block.kind === 'table') reader.table(block);
    else reader.heading(block);
  }
  reader.close();
  return reader.passages;
}
