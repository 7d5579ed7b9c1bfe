import { AtlasError } from '../../model/error.ts';
import type { WordParts } from '../docx/package.ts';
import { createCounter } from '../office/counter.ts';
import { wordElement } from '../office/word-elements.ts';
import { beginnings } from './beginnings.ts';
import { codePageEncoding } from './encoding.ts';
import { characters, nowhere } from './flow.ts';
import { applyProperty, type Group } from './group.ts';
import { walkRtf } from './lexer.ts';
import { createReading, type Reading } from './reading.ts';
import { unreadGroups } from './skipped.ts';
import { createTextReader } from './text.ts';

/** The fullest report has some tens of thousands of elements, and its groups nest some ten deep. */
const limits = { elements: 500_000, depth: 300 };

/** Words that tell how the whole file is to be read. */
function applySetting(reading: Reading, name: string, value: number): void {
  if (name === 'ansicpg') reading.encoding = codePageEncoding(value);
  else if (name === 'deff') reading.defaultFont = value;
}

/** Goes on with the Unicode version of a text that is written twice. */
function revive({ group }: Reading): void {
  if (group.unicodeVersion === undefined) return;
  group.destination = group.unicodeVersion;
  group.unicodeVersion = undefined;
}

/** A word that is no text; `isOptional` where a reader that does not know it leaves its group out. */
function readWord(reading: Reading, name: string, value: number | undefined, isOptional: boolean): void {
  const { group } = reading;
  const begin = beginnings.get(name);
  if (group.destination === nowhere) {
    if (name === 'ud') revive(reading);
  } else if (begin !== undefined) begin(reading);
  else if (isOptional || unreadGroups.has(name)) group.destination = nowhere;
  else {
    applySetting(reading, name, value ?? 0);
    applyProperty(group, name, value);
    group.destination.word(name, value, group);
  }
}

function partsOf({ story, group, styles, lists, notes }: Reading): WordParts {
  return {
    document: wordElement('w:document', {}, [wordElement('w:body', {}, story.finish(group))]),
    styles: styles.element(),
    numbering: lists.element(),
    footnotes: wordElement('w:footnotes', {}, notes),
    endnotes: undefined,
  };
}

/**
 * The parts of a Word document that rich text describes. Throws `unreadable` where groups are left open, as in a file cut
 * off; `too_complex` where it has too many elements or groups nest too deep.
 */
export function openRtf(source: string, bytes: Uint8Array): WordParts {
  const reading = createReading(createCounter(source, 'elements', limits.elements));
  const text = createTextReader(reading);
  const outer: Group[] = [];
  /** Whether `\*` has been read. */
  let isOptional = false;

  walkRtf(bytes, {
    open() {
      text.settle();
      isOptional = false;
      if (outer.length >= limits.depth) {
        const limit = limits.depth;
        throw new AtlasError('too_complex', `read: ${source}: groups nest deeper than ${limit}`, { source, limit });
      }
      reading.group.destination.open?.();
      outer.push(reading.group);
      reading.group = { ...reading.group, onClose: undefined };
    },
    close() {
      text.settle();
      reading.group.onClose?.();
      reading.group = outer.pop() ?? reading.group;
      return outer.length > 0;
    },
    word(name, value) {
      const wasOptional = isOptional;
      isOptional = false;
      const printed = characters.get(name);
      if (reading.group.destination !== nowhere && printed !== undefined) {
        text.flush();
        text.character(printed);
        return;
      }
      text.settle();
      if (reading.group.destination !== nowhere && name === 'u') text.unicode(value ?? 0);
      else readWord(reading, name, value, wasOptional);
    },
    symbol(symbol) {
      if (symbol === '*') {
        text.settle();
        isOptional = true;
        return;
      }
      const printed = characters.get(symbol);
      if (printed === undefined || reading.group.destination === nowhere) return;
      text.flush();
      text.character(printed);
    },
    byte: text.byte,
    awaitsTrail: text.awaitsTrail,
  });
  // What only lacks its last brace is whole.
  if (outer.length > 1) {
    const reason = 'it breaks off inside a group';
    throw new AtlasError('unreadable', `read: ${source}: ${reason}`, { source, reason });
  }
  text.settle();
  return partsOf(reading);
}
