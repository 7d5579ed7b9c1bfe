import type { Block, Document } from '../model/document.ts';

/** A foreign document inside a report: a captured web page or an official letter; `end` is exclusive. */
export interface EmbeddedDocument {
  readonly start: number;
  readonly end: number;
  /** Its title as printed, at most 60 characters; empty where none stands above it. */
  readonly title: string;
}

const markLimit = 600;
const titleLimit = 80;
const reportHeading = /^[*#\s]*(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])/;
const dateLine =
  /^[\s*]*(?:[一二三四五六七八九〇零○0-9]{2,4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日[\s*]*$/;
const contactLine = /^[\s（(]*(?:联系人|联系电话|联系单位|抄送|附件|此件)/;
const salutation = /[：:][\s*]*$/;
const reportWords = /公开|网站|平台|公众号|政务/;
const resumeLength = 24;

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

function isTitle(block: Block, text: string): boolean {
  const words = textOf(block, text).replace(/[*#]/g, '').trim();
  return words.length <= titleLimit && !reportHeading.test(words) && !/[。；]/.test(words);
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
    const lastLine = words.slice(words.lastIndexOf('\n') + 1);
    if (dateLine.test(lastLine)) {
      const next = blocks[i + 1];
      return next !== undefined && contactLine.test(textOf(next, text)) ? i + 2 : i + 1;
    }
    const opensLetter = i - index <= 2 && words.length <= 40 && salutation.test(words);
    if (opensLetter) salutes = true;
    else if (broken && (!salutes || (words.length >= resumeLength && reportWords.test(words)))) return i;
  }
  return blocks.length;
}

/**
 * Finds documents embedded in a report by the index block every government web page carries (索引号, 文号, 生成日期 …, at
 * least two of `marks` in one block), with the title above it. One ends with its own dated signature, before the report's
 * next numbered heading, or where the sentence it interrupted goes on.
 */
export function findEmbedded(document: Document, marks: readonly string[]): EmbeddedDocument[] {
  const { blocks, text } = document;
  const found: EmbeddedDocument[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.kind === 'heading' || !isIndexBlock(block, text, marks)) continue;
    const above = blocks[i - 1];
    const titled = above !== undefined && above.kind !== 'table' && isTitle(above, text);
    const before = blocks[titled ? i - 2 : i - 1];
    const next = resumeAt(blocks, i, text, breaksOff(before, text) || before?.kind === 'heading');
    const end = blocks[next - 1]?.place.end ?? block.place.end;
    const title = titled ? textOf(above, text).replace(/[*#]/g, '').trim() : '';
    found.push({ start: titled ? above.place.start : block.place.start, end, title: title.slice(0, 60) });
    i = next - 1;
  }
  return found;
}
