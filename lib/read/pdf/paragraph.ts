import { endsTitle, isTitlePart, matchHeading } from '../heading.ts';
import type { LineItem } from './layout.ts';
import { usualSize } from './line.ts';

/** Running text put together: a part of the title, or a paragraph whose heading, if any, is not yet parted from it. */
export interface Passage {
  readonly kind: 'title' | 'text';
  readonly page: number;
  readonly text: string;
}

/** Left and right edge of the running text, and the usual size of its characters. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  readonly em: number;
}

/** Lines at least this many times the usual size are larger print. */
const largerPrint = 1.15;
const titleSearchLines = 30;
const plainTitleLines = 8;

/** The measure of some lines; long lines count, since short ones stand anywhere. */
export function measureOf(items: readonly LineItem[]): Measure {
  const em = usualSize(items.map(({ line }) => line));
  const widest = items.reduce((most, { line }) => Math.max(most, line.right - line.left), 0);
  const long = items.map(({ line }) => line).filter((line) => line.right - line.left > 0.6 * widest);
  const rights = long.map((line) => line.right).sort((x, y) => y - x);
  // One line that sticks out is no margin.
  const shared = rights.find((edge, i) => edge - (rights[i + 1] ?? Number.NEGATIVE_INFINITY) < em);
  const left = long.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY);
  return { left, right: (long.length < 3 ? rights[0] : shared) ?? rights[0] ?? 0, em };
}

/** Indices of the lines that make up the title: large print that ends like one, else short first lines that do. */
export function titleLines(items: readonly LineItem[], em: number): ReadonlySet<number> {
  const isSection = (i: number): boolean => {
    const text = items[i]?.line.text ?? '';
    return matchHeading({ text, start: 0, end: text.length })?.level === 1;
  };
  const large = (i: number): boolean => (items[i]?.line.em ?? 0) > em * largerPrint && !isSection(i);
  const words = (from: number, to: number): string =>
    items
      .slice(from, to)
      .map(({ line }) => line.text)
      .join('');
  for (let from = 0; from < Math.min(items.length, titleSearchLines); from++) {
    if (!large(from)) continue;
    let to = from + 1;
    while (large(to) && to - from < plainTitleLines) to++;
    for (let end = to; end > from; end--) if (endsTitle(words(from, end))) return range(from, end);
    from = to - 1;
  }
  for (let to = 1; to <= Math.min(items.length, plainTitleLines); to++) {
    const line = items[to - 1]?.line.text ?? '';
    const isPart = isTitlePart(line) || endsTitle(line);
    if (!isPart || isSection(to - 1)) break;
    if (endsTitle(line)) return range(0, to);
  }
  return new Set();
}

function range(from: number, to: number): ReadonlySet<number> {
  return new Set(Array.from({ length: to - from }, (_, i) => from + i));
}

/** Width of the piece at a line's beginning that no line break parts: a number, a word, closing marks. */
function firstPiece({ line }: LineItem): number {
  const [first] = line.glyphs;
  const length = /^(?:[0-9A-Za-z.,%:/-]+|.)[，。、；：”）》]?/.exec(line.text)?.[0].length ?? 1;
  const last = line.glyphs[length - 1];
  return first === undefined || last === undefined ? 0 : last.right - first.left;
}

function opensPassage({ line }: LineItem, before: LineItem): boolean {
  const heading = matchHeading({ text: line.text, start: 0, end: line.text.length });
  return heading !== null && heading.level <= 2 && /[。；：]$/.test(before.line.text);
}

/** Farthest that a line of running text begins from the left edge, in em; a signature and its date stand farther right. */
const maxIndent = 6;

/** Whether a line goes on with the sentence of the line before it. */
function carriesOn(before: LineItem, next: LineItem, measure: (page: number) => Measure): boolean {
  const [own, other] = [measure(before.page), measure(next.page)];
  if (before.line.text.includes('\t') || next.line.text.includes('\t')) return false;
  if (Math.abs(before.line.em - next.line.em) > 0.2 * before.line.em) return false;
  if (before.line.left > own.left + maxIndent * before.line.em) return false;
  const free = own.right - before.line.right;
  const isFull = free < before.line.em * 1.5 + firstPiece(next);
  const isIndented = next.line.left > other.left + 1.2 * next.line.em;
  return isFull && !isIndented && !opensPassage(next, before);
}

/** Joins lines to paragraphs, over page ends too. */
export function passagesOf(
  items: readonly LineItem[],
  titles: ReadonlySet<LineItem>,
  measure: (page: number) => Measure,
): Passage[] {
  const passages: Passage[] = [];
  let before: LineItem | null = null;
  for (const item of items) {
    const { text } = item.line;
    const open = passages.at(-1);
    if (titles.has(item)) passages.push({ kind: 'title', page: item.page, text });
    else if (open?.kind === 'text' && before !== null && carriesOn(before, item, measure)) {
      const joint = /[A-Za-z]$/.test(open.text) && /^[A-Za-z]/.test(text) ? ' ' : '';
      passages[passages.length - 1] = { ...open, text: open.text + joint + text };
    } else passages.push({ kind: 'text', page: item.page, text });
    before = item;
  }
  return passages;
}
