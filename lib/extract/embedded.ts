import type { Block, Document } from '../model/document.ts';
import { numberOf } from './numbering.ts';

/** A foreign document inside a report: a captured web page or an official letter; `end` is exclusive. */
export interface EmbeddedDocument {
  readonly start: number;
  readonly end: number;
  /** Its title as printed, at most 60 characters; empty where none stands above it. */
  readonly title: string;
}

interface Line {
  readonly start: number;
  readonly words: string;
}

const markLimit = 600;
const titleLimit = 80;
const reportHeading = /^[*#\s]*(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])/;
const dateLine =
  /^[\s*]*(?:[一二三四五六七八九〇零○0-9]{2,4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日[\s*]*$/;
const contactLine = /^[\s（(]*(?:联系人|联系电话|联系单位|抄送|附件|此件)/;
const salutation = /[：:][\s*]*$/;
const reportWords = /公开|网站|平台|公众号|政务/;
/** A signature stands at most this many blocks above the next document's title, with remarks no longer than this between. */
const signatureReach = 3;
const remarkLength = 30;
const resumeLength = 24;
/** A paragraph this long is the report speaking, not a line of the page around it. */
const openingLength = 40;

function textOf(block: Block, text: string): string {
  return text.slice(block.place.start, block.place.end).trim();
}

function countMarks(words: string, marks: readonly string[]): number {
  const head = words.slice(0, markLimit);
  return marks.filter((mark) => head.includes(mark)).length;
}

function isIndexBlock(block: Block, text: string, marks: readonly string[]): boolean {
  return countMarks(textOf(block, text), marks) >= 2;
}

/** The last line of a block: a title may have been joined to a sentence the page cut off. */
function lastLine(block: Block, text: string): Line {
  const words = text.slice(block.place.start, block.place.end);
  const start = block.place.start + words.lastIndexOf('\n') + 1;
  return { start, words: text.slice(start, block.place.end).replace(/[*#]/g, '').trim() };
}

function isTitle({ words }: Line): boolean {
  return words.length <= titleLimit && !reportHeading.test(words) && !/[。；]/.test(words);
}

/** Whether the report was signed in the blocks just before another: a date alone on its line, and at most short remarks behind it. */
function isSigned(before: readonly Block[], text: string): boolean {
  for (const block of before.toReversed()) {
    if (block.kind === 'heading' && block.level === 0) return false;
    const line = lastLine(block, text);
    if (block.kind === 'paragraph' && dateLine.test(line.words)) return true;
    if (block.kind !== 'paragraph' || textOf(block, text).length > remarkLength) return false;
  }
  return false;
}

/** The last number of the report's own headings, by level. */
type Numbering = Map<number, number>;

/** Index of the first block behind another document that goes on with the report's numbering; where none does, the end. */
function resumeNumbering(blocks: readonly Block[], index: number, text: string, last: Numbering): number {
  for (let i = index + 1; i < blocks.length; i++) {
    const block = blocks[i];
    const place = block === undefined ? null : numberOf(block, text);
    if (place !== null && place[1] > (last.get(place[0]) ?? Number.POSITIVE_INFINITY)) return i;
  }
  return blocks.length;
}

/** Whether the report's own text before the page was cut off in the middle of a sentence. */
function breaksOff(block: Block | undefined, text: string): boolean {
  return block?.kind === 'paragraph' && !/[。！？；：:）)]["”*\s]*$/.test(textOf(block, text));
}

function isReportHeading(block: Block, text: string): boolean {
  return block.kind === 'heading' && reportHeading.test(textOf(block, text));
}

/** Index of the first block that is the report's own again. */
function resumeAt(blocks: readonly Block[], index: number, text: string, broken: boolean): number {
  let salutes = false;
  for (let i = index + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || isReportHeading(block, text)) return i;
    const words = textOf(block, text);
    if (dateLine.test(lastLine(block, text).words)) {
      const next = blocks[i + 1];
      return next !== undefined && contactLine.test(textOf(next, text)) ? i + 2 : i + 1;
    }
    const opensLetter = i - index <= 2 && words.length <= 40 && salutation.test(words);
    if (opensLetter) salutes = true;
    else if (broken && (!salutes || (words.length >= resumeLength && reportWords.test(words)))) return i;
  }
  return blocks.length;
}

/** Whether a block begins the report's own text: an index block before it is the page the report itself was published on. */
function begins(block: Block, text: string, marks: readonly string[]): boolean {
  if (isReportHeading(block, text)) return true;
  const words = textOf(block, text);
  return block.kind === 'paragraph' && words.length >= openingLength && countMarks(words, marks) < 2;
}

/** The document whose index block is given, and the index of the first block behind it. */
function readEmbedded(
  { blocks, text }: Document,
  index: number,
  block: Block,
  numbering: Numbering,
): readonly [EmbeddedDocument, number] {
  const above = blocks[index - 1];
  const line = above === undefined || above.kind === 'table' ? null : lastLine(above, text);
  const title = line !== null && isTitle(line) ? line : null;
  // The sentence the page cut off may stand in the title's own block.
  const shared = title !== null && above !== undefined && title.start > above.place.start;
  const first = title === null || shared ? index : index - 1;
  const before = blocks[first - 1];
  const next = isSigned(blocks.slice(Math.max(0, first - signatureReach), first), text)
    ? resumeNumbering(blocks, index, text, numbering)
    : resumeAt(blocks, index, text, shared || breaksOff(before, text) || before?.kind === 'heading');
  const end = blocks[next - 1]?.place.end ?? block.place.end;
  return [{ start: title?.start ?? block.place.start, end, title: title?.words.slice(0, 60) ?? '' }, next];
}

/**
 * Finds documents embedded in a report by the index block every government web page carries (索引号, 文号, 生成日期 …, at
 * least two of `marks` in one block), with the title above it. One ends with its own dated signature, before the report's
 * next numbered heading, or where the sentence it interrupted goes on; behind the report's own dated signature only a heading
 * that goes on with the report's numbering ends it.
 */
export function findEmbedded(document: Document, marks: readonly string[]): EmbeddedDocument[] {
  const { blocks, text } = document;
  const found: EmbeddedDocument[] = [];
  const numbering: Numbering = new Map();
  let begun = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (begun && block.kind !== 'heading' && isIndexBlock(block, text, marks)) {
      const [embedded, next] = readEmbedded(document, i, block, numbering);
      found.push(embedded);
      i = next - 1;
      continue;
    }
    begun ||= begins(block, text, marks);
    const place = numberOf(block, text);
    if (place !== null) numbering.set(...place);
  }
  return found;
}
