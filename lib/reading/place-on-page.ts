import type { Document, Place } from '../model/document.ts';
import type { TextRange } from '../model/fact.ts';

/** A rectangle on a drawn page, in shares of its width and height. */
export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A number as a whole, or one other character; `start` and `end` count in the text it was taken from. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longest page that is matched, in numbers and characters: the work grows with its square. */
const mostTokens = 4000;

function tokensOf(text: string, from: number): Token[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*|\S/g)].map((match) => ({
    text: match[0],
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

/** A stretch of the document's text; `start` counts in `Document.text`. */
export interface Passage {
  readonly start: number;
  readonly text: string;
}

/** The stretches of text a page shows: what begins on it, and what began before and may run on. */
export function pagePassages({ blocks, text }: Document, page: number): Passage[] {
  const places = blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.map((cell) => cell.place) : [block.place],
  );
  const before = places.findLast((place) => place.page !== null && place.page < page);
  const own = places.filter((place) => place.page === page);
  const passageOf = ({ start, end }: Place): Passage => ({ start, text: text.slice(start, end) });
  return (before === undefined ? own : [before, ...own]).map(passageOf);
}

/** What is drawn on a page: characters in reading order, a tab between words, cells and lines. */
export interface DrawnText {
  readonly text: string;
  /** Four numbers for each UTF-16 code unit: left, top, right, bottom as shares of the page's width and height. */
  readonly boxes: readonly number[];
}

/** Where words of the document stand on a drawn page, in the order of the document. */
export interface PlacedWords {
  /** Two numbers for each: start and end in `Document.text`. */
  readonly ranges: Int32Array<ArrayBuffer>;
  /** Four numbers for each: left, top, right, bottom as shares of the page's width and height. */
  readonly boxes: Float32Array<ArrayBuffer>;
}

/** A label may be broken over the lines its row's numbers stand on; their order is the row's, and counts for more. */
const numberWeight = 6;

function weightOf(token: Token | undefined): number {
  return token !== undefined && /^\d/.test(token.text) ? numberWeight : 1;
}

/** For each token of one text the token of the other it goes with (-1 for none): the longest common order of both. */
function align(one: readonly Token[], other: readonly Token[]): Int32Array {
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const isSame = one[i]?.text === other[j]?.text;
      const without = Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
      lengths[at] = isSame ? Math.max(without, (lengths[at + width + 1] ?? 0) + weightOf(one[i])) : without;
    }
  }
  const partner = new Int32Array(one.length).fill(-1);
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const at = i * width + j;
    const isSame = one[i]?.text === other[j]?.text;
    if (isSame && lengths[at] === (lengths[at + width + 1] ?? 0) + weightOf(one[i])) partner[i++] = j++;
    else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) i++;
    else j++;
  }
  return partner;
}

/** How far from its neighbours a token may stand that the order left over: a label's line, a cell beside it. */
const astray = 40;

/** Gives what the common order left over the nearest free token that reads the same: a number within a broken label. */
function alignRest(one: readonly Token[], other: readonly Token[], partner: Int32Array): void {
  const taken = new Set(partner);
  let near = 0;
  for (const [index, token] of one.entries()) {
    const own = partner[index] ?? -1;
    if (own >= 0) {
      near = own;
      continue;
    }
    const isFree = (at: number): boolean => !taken.has(at) && other[at]?.text === token.text;
    for (let away = 1; away <= astray; away++) {
      const at = isFree(near + away) ? near + away : isFree(near - away) ? near - away : -1;
      if (at < 0) continue;
      partner[index] = at;
      taken.add(at);
      break;
    }
  }
}

/** The box around a token. */
function boxOf(boxes: readonly number[], { start, end }: Token): [number, number, number, number] {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (let at = start * 4; at < end * 4; at += 4) {
    left = Math.min(left, boxes[at] ?? 1);
    top = Math.min(top, boxes[at + 1] ?? 1);
    right = Math.max(right, boxes[at + 2] ?? 0);
    bottom = Math.max(bottom, boxes[at + 3] ?? 0);
  }
  return [left, top, right, bottom];
}

/**
 * Lays the document's words of a page beside the characters drawn on it, numbers as wholes, in the longest order both
 * have. What the page does not show (a paragraph's end on the next page) has no place. Takes some tens of milliseconds.
 */
export function placeWords(passages: readonly Passage[], { text, boxes }: DrawnText): PlacedWords {
  const own = passages.flatMap((passage) => tokensOf(passage.text, passage.start)).slice(0, mostTokens);
  const drawn = tokensOf(text, 0).slice(0, mostTokens);
  const partner = align(own, drawn);
  alignRest(own, drawn, partner);
  const placed = own.flatMap((token, index) => {
    const found = drawn[partner[index] ?? -1];
    return found === undefined ? [] : [{ token, box: boxOf(boxes, found) }];
  });
  return {
    ranges: new Int32Array(placed.flatMap(({ token }) => [token.start, token.end])),
    boxes: new Float32Array(placed.flatMap(({ box }) => box)),
  };
}

/** Where a stretch of the document's text stands on the page: a box for each line of it; none where it is not shown. */
export function placeOnPage({ ranges, boxes }: PlacedWords, range: TextRange): PageBox[] {
  const lines: { left: number; top: number; right: number; bottom: number }[] = [];
  for (let word = 0; word * 2 < ranges.length; word++) {
    if ((ranges[word * 2 + 1] ?? 0) <= range.start || (ranges[word * 2] ?? 0) >= range.end) continue;
    const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(word * 4, word * 4 + 4);
    const open = lines.at(-1);
    if (open !== undefined && left >= open.left && top < open.bottom && bottom > open.top) {
      open.right = Math.max(open.right, right);
      open.top = Math.min(open.top, top);
      open.bottom = Math.max(open.bottom, bottom);
    } else lines.push({ left, top, right, bottom });
  }
  return lines.map(({ left, top, right, bottom }) => ({ left, top, width: right - left, height: bottom - top }));
}
