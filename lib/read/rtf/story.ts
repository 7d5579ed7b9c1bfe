import { maxTableDepth } from '../docx/flow.ts';
import type { XmlElement } from '../docx/xml.ts';
import { createBlocks } from '../office/blocks.ts';
import type { RowDefinition } from '../office/table.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import { type Group, looks, type ParagraphState } from './group.ts';

/** A stretch of text with its own paragraphs: the body, a note, a text box. */
export interface Story {
  readonly text: (text: string, look: number) => void;
  /** `w:tab`, `w:br`, or a character of a symbol font. */
  readonly mark: (element: XmlElement, look: number) => void;
  /** Hangs a note or a text box on the paragraph. */
  readonly attach: (element: XmlElement) => void;
  /** The number printed before the paragraph that follows, as the file writes it. */
  readonly label: (words: string) => void;
  readonly endParagraph: (group: Group) => void;
  /** Ends a paragraph only where one has begun. */
  readonly endOpenParagraph: (group: Group) => void;
  readonly endCell: (level: number, group: Group) => void;
  readonly endRow: (level: number, definition: RowDefinition, group: Group) => void;
  /** The paragraphs and tables, in reading order. */
  readonly finish: (group: Group) => readonly XmlElement[];
}

/** Tables inside one another that are told apart: one more than a Document may have. */
const maxLevel = maxTableDepth + 1;

const lookElements: readonly (readonly [bit: number, element: XmlElement])[] = [
  [looks.hidden, wordElement('w:vanish')],
  [looks.struck, wordElement('w:strike')],
  [looks.doubleStruck, wordElement('w:dstrike')],
  [looks.raised, valueElement('w:vertAlign', 'superscript')],
];

const runProperties = new Map<number, XmlElement>();

function propertiesOf(look: number): XmlElement {
  const known = runProperties.get(look);
  if (known !== undefined) return known;
  const children = lookElements.flatMap(([bit, element]) => ((look & bit) === 0 ? [] : [element]));
  const properties = wordElement('w:rPr', {}, children);
  runProperties.set(look, properties);
  return properties;
}

/** How many tables a paragraph with these properties stands in. */
function levelOf({ isInTable, nesting }: ParagraphState): number {
  return Math.min(maxLevel, Math.max(isInTable ? 1 : 0, nesting));
}

function paragraphProperties(state: ParagraphState, isNumbered: boolean, isDeleted: boolean): XmlElement {
  const numbering = wordElement('w:numPr', {}, [
    valueElement('w:ilvl', state.level),
    valueElement('w:numId', state.list),
  ]);
  return wordElement('w:pPr', {}, [
    valueElement('w:pStyle', state.style),
    ...(state.outline === undefined ? [] : [valueElement('w:outlineLvl', state.outline)]),
    ...(isNumbered ? [numbering] : []),
    ...(isDeleted ? [wordElement('w:rPr', {}, [wordElement('w:del')])] : []),
  ]);
}

/**
 * A story to write into. `count` is called for every paragraph, run and piece of a run; `numberOf` makes the number a
 * paragraph shows of the words the file prints before it.
 */
export function createStory(count: () => void, numberOf: (words: string, group: Group) => string): Story {
  const blocks = createBlocks();
  let runs: XmlElement[] = [];
  let pieces: XmlElement[] = [];
  let [words, look] = ['', 0];
  let label: string | undefined;
  let isBlank = true;

  const endWords = (): void => {
    if (words === '') return;
    count();
    // A half of a character outside the basic plane says nothing without the other.
    pieces.push(wordElement('w:t', {}, [], words.replace(/\p{Cs}/gu, '\ufffd')));
    words = '';
  };
  const endRun = (): void => {
    endWords();
    if (pieces.length === 0) return;
    count();
    const run = wordElement('w:r', {}, [propertiesOf(look), ...pieces]);
    runs.push((look & looks.deleted) === 0 ? run : wordElement('w:del', {}, [run]));
    pieces = [];
  };
  const change = (next: number): void => {
    if (next === look) return;
    endRun();
    look = next;
  };

  const labelRun = (level: number, group: Group): XmlElement[] => {
    // A blank line shows no number; a blank cell of a numbered column is nothing but its number.
    const shown = label === undefined || (isBlank && level === 0) ? '' : numberOf(label, group);
    return shown === '' ? [] : [wordElement('w:r', {}, [wordElement('w:t', {}, [], shown)])];
  };

  const endParagraphAt = (level: number, group: Group): void => {
    endRun();
    count();
    const isNumbered = label === undefined && group.paragraph.list > 0;
    const isDeleted = (group.look & looks.deleted) !== 0;
    const properties = paragraphProperties(group.paragraph, isNumbered, isDeleted);
    blocks.addParagraph(wordElement('w:p', {}, [properties, ...labelRun(level, group), ...runs]), level);
    runs = [];
    label = undefined;
    isBlank = true;
  };

  const story: Story = {
    text(text, next) {
      const printed = text.replace(/\p{Cc}/gu, '');
      if (printed === '') return;
      change(next);
      words += printed;
      if (printed.trim() !== '') isBlank = false;
    },
    mark(element, next) {
      change(next);
      endWords();
      count();
      pieces.push(element);
      if (element.name === 'w:sym') isBlank = false;
    },
    attach(element) {
      endRun();
      count();
      runs.push(wordElement('w:r', {}, [element]));
    },
    label(printed) {
      label = printed;
    },
    endParagraph: (group) => endParagraphAt(levelOf(group.paragraph), group),
    endOpenParagraph(group) {
      if (words !== '' || pieces.length > 0 || runs.length > 0) story.endParagraph(group);
    },
    endCell(level, group) {
      const inside = Math.min(level, maxLevel);
      endParagraphAt(inside, group);
      blocks.endCell(inside);
    },
    endRow(level, definition, group) {
      const inside = Math.min(level, maxLevel);
      if (!isBlank) endParagraphAt(inside, group);
      blocks.endRow(inside, definition);
    },
    finish(group) {
      story.endOpenParagraph(group);
      return blocks.finish();
    },
  };
  return story;
}
