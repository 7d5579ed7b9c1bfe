import { matchHeading } from '../heading.ts';
import type { LineItem } from './layout.ts';
import type { Ruling } from './page.ts';
import { isFigureWord, type Segment, segmentsOf } from './segment.ts';

/** A line of a page with its segments. */
export interface RegionLine {
  readonly item: LineItem;
  readonly segments: readonly Segment[];
  /** The values at its end. */
  readonly values: readonly Segment[];
}

/** Lines looked at for a table's head and between two of its rows. */
const maxBridge = 16;
const maxRegionLines = 1500;
/** Sizes of print that differ by more than this part belong to different things. */
const sameSize = 0.18;

function toRegionLine(item: LineItem, upright: readonly Ruling[]): RegionLine {
  const segments = segmentsOf(item, upright);
  const last = segments.findLastIndex((segment) => !segment.value);
  return { item, segments, values: segments.slice(last + 1) };
}

/** A line with a figure at its end; one that running text ends in is none. */
function isRow({ values, segments }: RegionLine): boolean {
  const first = values[0];
  const before = segments[segments.length - values.length - 1];
  if (first === undefined || !values.some((value) => isFigureWord(value.text))) return false;
  return (
    values.length > 1 ||
    before === undefined ||
    first.left - before.right > 0.6 * first.em ||
    !/[，。、；]/.test(before.text)
  );
}

/** A row whose figure is left blank behind its unit. */
const hasUnit = ({ values, segments }: RegionLine): boolean => values.length > 0 && segments.length > values.length;

/** Widest gap within running text, in em. */
const maxProseGap = 1.2;

/** Running text: a sentence's end, or a full line of words; no line that ends where a row's values begin. */
function isProse({ item: { line }, segments }: RegionLine, width: number, labelEnd = 0): boolean {
  const { glyphs, em } = line;
  const isSentence = /[。；]$/.test(line.text) && glyphs.length > 12;
  const isRunning = segments.length <= 3 || /[，。；]/.test(line.text);
  const isFull =
    isRunning &&
    line.right > labelEnd &&
    line.right - line.left > 0.8 * width &&
    glyphs.length > 18 &&
    em * 12 < line.right - line.left;
  return (isSentence || isFull) && !hasWideGap(line);
}

function hasWideGap({ glyphs, em }: LineItem['line']): boolean {
  return glyphs.some((glyph, i) => i > 0 && glyph.left - (glyphs[i - 1]?.right ?? 0) > maxProseGap * em);
}

/** A section's heading; a numbered label close to the row's other lines is none. */
function isSection(own: RegionLine, below: RegionLine | undefined): boolean {
  const { segments, values } = own;
  const { text } = own.item.line;
  if (segments.length !== 1 || values.length > 0 || matchHeading({ text, start: 0, end: text.length })?.level !== 1) {
    return false;
  }
  return below === undefined || isHead(below) || distance(own, below) > 1.7;
}

const isHead = (line: RegionLine): boolean => line.segments.length >= 2 && !isRow(line);

/** Whether lines between two rows open another table: a section's heading with a table's head below it. */
function opensTable(bridge: readonly RegionLine[]): boolean {
  const section = bridge.findIndex((line, i) => isSection(line, bridge[i + 1]));
  return section >= 0 && bridge.slice(section + 1).some(isHead);
}

function isAlike(line: RegionLine, other: RegionLine): boolean {
  return Math.abs(line.item.line.em - other.item.line.em) <= sameSize * other.item.line.em;
}

/** How far two neighbouring lines stand apart, in em; nothing is known over a page's end. */
function distance(above: RegionLine, below: RegionLine): number {
  if (above.item.page !== below.item.page) return 1;
  return (below.item.line.bottom - above.item.line.bottom) / Math.max(above.item.line.em, below.item.line.em);
}

/** First line of the head above the row at `row`. */
function headStart(lines: readonly RegionLine[], row: number, floor: number, width: number): number {
  const own = lines[row];
  let start = row;
  for (let i = row - 1; i >= floor && row - i <= maxBridge; i--) {
    const line = lines[i];
    const below = lines[i + 1];
    if (line === undefined || below === undefined || own === undefined) break;
    if (
      isProse(line, width, own.values[0]?.left) ||
      !isAlike(line, own) ||
      isSection(line, below) ||
      distance(line, below) > 5
    )
      break;
    start = i;
  }
  // A lone line above the head is a caption or the end of a paragraph.
  while (start < row && (lines[start]?.segments.length ?? 0) < 2 && !isBesideNext(lines, start)) start++;
  return start;
}

/** A line that stands closer than a line's pitch to the one below, or over it in the middle: part of a head. */
function isBesideNext(lines: readonly RegionLine[], at: number): boolean {
  const [own, next] = [lines[at], lines[at + 1]];
  if (own === undefined || next === undefined) return false;
  const [a, b] = [own.item.line, next.item.line];
  return distance(own, next) < 4 && a.left > b.left + 2 * a.em;
}

/** Last line (exclusive) of the label that goes on below the row at `row`. */
function tailEnd(lines: readonly RegionLine[], row: number, width: number): number {
  let end = row + 1;
  for (let i = row + 1; i < lines.length && i - row <= 4; i++) {
    const [above, line] = [lines[i - 1], lines[i]];
    const own = lines[row];
    if (above === undefined || line === undefined || own === undefined) break;
    const left = own.values[0]?.left ?? 0;
    const isLabel = line.segments.every((segment) => segment.right <= left + line.item.line.em);
    const isNear = above.item.page === line.item.page && distance(above, line) <= 1.7;
    if (!isLabel || !isNear || !isAlike(line, own) || isProse(line, width) || isSection(line, lines[i + 1])) break;
    end = i + 1;
  }
  return end;
}

const isEnough = (rows: readonly RegionLine[]): boolean =>
  rows.length >= 2 || rows.some(({ values }) => values.length >= 3);

/** A stretch of lines: those of a table, or running text. */
export interface Stretch {
  readonly table: boolean;
  readonly lines: readonly RegionLine[];
}

/** Number of the last line of rows that begin at `at`. */
function lastRow(lines: readonly RegionLine[], at: number, width: number): number {
  const own = lines[at];
  let last = at;
  for (let i = at + 1; i < lines.length && i - last <= maxBridge; i++) {
    const line = lines[i];
    if (line === undefined || own === undefined || !isAlike(line, own)) return last;
    if (isRow(line)) {
      if (opensTable(lines.slice(last + 1, i))) return last;
      last = i;
    } else if (isProse(line, width, own.values[0]?.left)) return last;
    else if (hasUnit(line) && line.item.page === lines[last]?.item.page && i === last + 1) last = i;
  }
  return last;
}

/** Parts lines into tables without a drawn grid and what stands between; `width` is that of the running text. */
export function stretchesOf(
  items: readonly LineItem[],
  upright: (page: number) => readonly Ruling[],
  width: number,
): Stretch[] {
  const lines = items.map((item) => toRegionLine(item, upright(item.page)));
  const stretches: Stretch[] = [];
  let done = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || !isRow(line)) continue;
    const last = lastRow(lines, at, width);
    const rows = lines.slice(at, last + 1).filter(isRow);
    if (isEnough(rows) && last - at < maxRegionLines) {
      const from = headStart(lines, at, done, width);
      const to = tailEnd(lines, last, width);
      if (from > done) stretches.push({ table: false, lines: lines.slice(done, from) });
      stretches.push({ table: true, lines: lines.slice(from, to) });
      done = to;
    }
    at = Math.max(last, done - 1);
  }
  if (done < lines.length) stretches.push({ table: false, lines: lines.slice(done) });
  return stretches;
}
