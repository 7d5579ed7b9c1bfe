import type { Document, Heading, Place, Table } from '../../model/document.ts';
import type { Lexicon } from './lexicon.ts';
import { isDigit, markLength } from './note-mark.ts';
import { WrappedLines } from './wrapped.ts';

/** A stretch of a text: of the document, what is not running text (a statutory table, an embedded letter); `end` is exclusive. */
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

/** Turns code units of any printed form into the one form the reader compares; 0 for what is left out. */
export type Evener = Uint16Array;

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
/** Running text read of one document, in code units; the longest real reports have less than a sixth of it. */
const longestText = 400_000;
/** A table cell shorter than this is no running text. */
const shortestCell = 12;
/** White space between a table and a remark on it is no longer. */
const remarkGap = 100;
/** A remark says so in its first characters. */
const remarkOpening = 16;
/** Code units turned into text at once. */
const chunk = 4096;

const skipped = /[\s\u200b\ufeff*#`]/;

/** The evener of a lexicon: full-width forms, and its pairs of traditional and simplified characters. */
export function createEvener(lexicon: Lexicon): Evener {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) {
    table[code] = skipped.test(String.fromCharCode(code)) ? 0 : code;
  }
  for (let code = 0xff01; code <= 0xff5e; code++) {
    const half = String.fromCharCode(code - 0xfee0);
    if (/[0-9A-Za-z%.+]/.test(half)) table[code] = code - 0xfee0;
  }
  const pairs = lexicon.simplify;
  for (let i = 0; i + 1 < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  table['﹪'.charCodeAt(0)] = '%'.charCodeAt(0);
  table['〇'.charCodeAt(0)] = '零'.charCodeAt(0);
  return table;
}

/** Two numbers parted only by a space stay two numbers. */
const space = 0x20;
/** Between digits of which nobody can say whether a line break cut them: no number touches it. */
const unclearCut = 0x0a;

class Builder {
  /** Code units of the even text. */
  readonly codes: number[] = [];
  readonly offsets: number[] = [];
  /** Where what was left out since the last character begins; -1 where nothing was. */
  private gap = -1;

  constructor(private readonly evener: Evener) {}

  /** Takes in the characters of `text` from `start` to `end`, a stretch of one block. */
  append(text: string, start: number, end: number): void {
    const { evener, codes } = this;
    let lines: WrappedLines | null = null;
    for (let i = start; i < end; i++) {
      i += markLength(text, i, end);
      const code = evener[text.charCodeAt(i)] ?? 0;
      if (code === 0) {
        if (this.gap < 0) this.gap = i;
        continue;
      }
      if (this.gap >= 0 && isDigit(code) && isDigit(codes.at(-1) ?? 0)) {
        lines ??= new WrappedLines(text, start, end);
        const cut = this.gap < start ? 'two numbers' : lines.cut(this.gap, i);
        if (cut !== 'one number') this.push(cut === 'unclear' ? unclearCut : space, this.gap);
      }
      this.gap = -1;
      this.push(code, i);
    }
  }

  /** The last characters of the text, at most `length`; all of it where none is given. */
  text(length = this.codes.length): string {
    const { codes } = this;
    let text = '';
    for (let from = Math.max(0, codes.length - length); from < codes.length; from += chunk) {
      text += String.fromCharCode(...codes.slice(from, from + chunk));
    }
    return text;
  }

  private push(code: number, offset: number): void {
    this.codes.push(code);
    this.offsets.push(offset);
  }
}

/** A text in the reader's even form. */
export function evenText(text: string, evener: Evener): string {
  const builder = new Builder(evener);
  builder.append(text, 0, text.length);
  return builder.text();
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
  if (!spans.some((span) => span.start < place.end && place.start < span.end)) return [place];
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
  /** Where reading stopped because the text is too long; null while it goes on. */
  stoppedAt: number | null = null;
  private left = longestText;
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
    const so = this.open?.builder.text(tailLength) ?? '';
    const start = evenText(this.text.slice(place.start, Math.min(place.end, place.start + 12)), this.evener);
    if (!isBroken(so) || (listStart.test(start) && !listEnd.test(so))) this.close();
    this.append(place);
  }

  close(): void {
    const { open, path } = this;
    this.open = null;
    if (open === null || open.builder.codes.length === 0) return;
    const text = open.builder.text();
    const headings = path.map((title) => title.even);
    const section = path.map((title) => title.printed).join(' > ');
    for (const [start, end] of cutPoints(text)) {
      const offsets = open.builder.offsets.slice(start, end);
      this.passages.push({ text: text.slice(start, end), offsets, page: open.page, headings, section });
    }
  }

  private append(place: Place): void {
    if (this.stoppedAt !== null) return;
    const end = Math.min(place.end, place.start + this.left);
    this.left -= end - place.start;
    if (end < place.end) this.stoppedAt = end;
    this.open ??= { builder: new Builder(this.evener), page: place.page };
    this.open.builder.append(this.text, place.start, end);
  }
}

/** The running text of a document as far as it is read. */
export interface RunningText {
  readonly passages: readonly Passage[];
  /** Where reading stopped because no report is so long; null where all was read. */
  readonly stoppedAt: number | null;
  /** Remarks on a table (备注：尚未审结1件): what they count stands in the table or is left out of it. */
  readonly remarks: readonly Span[];
}

const remark = /^\s*[（(]?(?:备?注|附注|说明|填表说明)\s*(?:[：:]|[0-9１-９]\s*[.．、：:])/;

function isRemarkText({ start, end }: Place, text: string): boolean {
  return remark.test(text.slice(start, Math.min(end, start + remarkOpening)));
}

/** Whether a paragraph is a remark right behind a table. */
function isRemark(place: Place, text: string, tables: readonly Span[]): boolean {
  if (!isRemarkText(place, text)) return false;
  return tables.some(({ end }) => {
    const gap = place.start - end;
    return gap >= 0 && gap <= remarkGap && text.slice(end, place.start).trim() === '';
  });
}

/** Collects the running text of a document outside `skip` (of it, `tables`), passage by passage, each under its headings. */
export function readPassages(
  document: Document,
  skip: readonly Span[],
  tables: readonly Span[],
  evener: Evener,
): RunningText {
  const reader = new PassageReader(document.text, evener);
  const remarks: Span[] = [];
  for (const block of document.blocks) {
    if (reader.stoppedAt !== null) break;
    const own = outside(block.place, skip);
    if (block.kind !== 'table' && isRemark(block.place, document.text, [...tables, ...remarks.slice(-1)]))
      remarks.push(block.place);
    else if (block.kind === 'paragraph') for (const place of own) reader.paragraph(place);
    else if (own[0] !== block.place) {
      const cells = block.kind === 'table' ? block.cells : [];
      remarks.push(...cells.map(({ place }) => place).filter((place) => isRemarkText(place, document.text)));
    } else if (block.kind === 'table') reader.table(block);
    else reader.heading(block);
  }
  reader.close();
  return { passages: reader.passages, stoppedAt: reader.stoppedAt, remarks };
}
