import { withGap } from '../docx/numbering.ts';
import { wordElement } from '../office/word-elements.ts';
import type { Destination, Group } from './group.ts';
import { hasGap, isBullet, type ListTables } from './lists.ts';
import type { Story } from './story.ts';

/** Control words and symbols that print one character. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['~', '\u00a0'],
  ['_', '-'],
]);

const lineBreak = wordElement('w:br');
const tab = wordElement('w:tab');

type FlowWord = (story: Story, group: Group) => void;

const breakLine: FlowWord = (story, { look }) => story.mark(lineBreak, look);

const flowWords: ReadonlyMap<string, FlowWord> = new Map<string, FlowWord>([
  ['par', (story, group) => story.endParagraph(group)],
  ['sect', (story, group) => story.endOpenParagraph(group)],
  ['line', breakLine],
  ['lbr', breakLine],
  ['page', breakLine],
  ['column', breakLine],
  ['tab', (story, { look }) => story.mark(tab, look)],
  ['cell', (story, group) => story.endCell(1, group)],
  ['nestcell', (story, group) => story.endCell(Math.max(2, group.paragraph.nesting), group)],
  ['row', (story, group) => story.endRow(1, group.row.definition(), group)],
  ['nestrow', (story, group) => story.endRow(Math.max(2, group.paragraph.nesting), group.row.definition(), group)],
]);

/** Running text: words and control words as they are printed into a story. */
export function flowInto(story: Story): Destination {
  return {
    text: (text, { look }) => story.text(text, look),
    picture(font, code, { look }) {
      story.mark(wordElement('w:sym', { font, char: code.toString(16) }), look);
    },
    word(name, value, group) {
      group.row.word(name, value);
      flowWords.get(name)?.(story, group);
    },
  };
}

/** What is left out: pictures, headers, what the reader does not know. */
export const nowhere: Destination = { text() {}, word() {} };

/** Gathers words alone: the instruction of a field, a number printed before a paragraph. */
export interface Gatherer extends Destination {
  readonly words: () => string;
}

/** Begins without words. */
export function createGatherer(): Gatherer {
  let words = '';
  return {
    words: () => words,
    text(text) {
      words += text;
    },
    picture(font, code) {
      // Digits and brackets of the Symbol font are what they seem; Wingdings are pictures.
      if (!/wingdings|webdings/i.test(font)) words += String.fromCharCode(code & 0xff);
    },
    word(name) {
      if (name === 'tab') words += '\t';
    },
  };
}

/**
 * The number printed before a paragraph, as the reader of .docx would print it: a bullet is none. It is told from the number
 * by its list, and where that is not known by having neither letters nor digits.
 */
export function printedNumber(words: string, { paragraph }: Group, lists: ListTables): string {
  const label = words.trim();
  const level = lists.level(paragraph.list, paragraph.level);
  const isDrawn = level === undefined ? !/[\p{L}\p{N}]/u.test(label) : isBullet(level);
  return isDrawn ? '' : withGap(label, level === undefined || hasGap(level));
}

/** A symbol that a field prints by its instruction: its font, and its code in hexadecimal digits. */
export function symbolOf(instruction: string): { readonly font: string; readonly char: string } | null {
  const code = /^\s*SYMBOL\s+(0x[0-9a-f]+|[0-9]+)/i.exec(instruction)?.[1];
  if (code === undefined) return null;
  const font = /\\f\s+(?:"([^"]*)"|(\S+))/i.exec(instruction);
  return { font: font?.[1] ?? font?.[2] ?? '', char: Number(code).toString(16) };
}
