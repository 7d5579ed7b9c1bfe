import type { RowReader } from './row.ts';

/** Where the text and the control words of a group go. */
export interface Destination {
  readonly text: (text: string, group: Group) => void;
  readonly word: (name: string, value: number | undefined, group: Group) => void;
  /** A character of a symbol font, by the font's name and its code; where this is missing it goes to `text`. */
  readonly picture?: (font: string, code: number, group: Group) => void;
  /** A group inside this destination begins. */
  readonly open?: () => void;
}

/** What a run of text looks like, as far as the reading changes with it: bits to be added up. */
export const looks = { hidden: 1, struck: 2, doubleStruck: 4, raised: 8, deleted: 16 } as const;

/** What a paragraph's properties say; `\pard` takes all back. */
export interface ParagraphState {
  readonly style: number;
  readonly outline: number | undefined;
  readonly list: number;
  readonly level: number;
  readonly isInTable: boolean;
  readonly nesting: number;
}

/** A field being read: a symbol is printed by its instruction, and its result must not be printed again. */
export interface FieldState {
  isSymbol: boolean;
}

/** What holds inside a group from the control words before; an inner group begins with a copy. */
export interface Group {
  destination: Destination;
  /** Called at the end of the group that began a destination. */
  onClose: (() => void) | undefined;
  /** Where `\ud` of an `\upr` group goes on. */
  unicodeVersion: Destination | undefined;
  field: FieldState | undefined;
  row: RowReader;
  paragraph: ParagraphState;
  look: number;
  /** Font number; undefined for the default font. */
  font: number | undefined;
  /** Font of hanzi (`\dbch\af`), and whether `\af` now means it. */
  farFont: number | undefined;
  isFar: boolean;
  /** Characters that stand in for a `\u` for readers that do not know it. */
  fallbacks: number;
}

/** A paragraph without properties. */
export const plainParagraph: ParagraphState = {
  style: 0,
  outline: undefined,
  list: 0,
  level: 0,
  isInTable: false,
  nesting: 0,
};

/** Half points a raised text stands above the line at least; less is a correction of the fit. */
const minRaise = 4;
const defaultRaise = 6;

type CharacterWord = (group: Group, value: number | undefined) => void;

function look(bit: number): CharacterWord {
  return (group, value) => {
    group.look = value === 0 ? group.look & ~bit : group.look | bit;
  };
}

const notRaised: CharacterWord = (group) => {
  group.look &= ~looks.raised;
};

const near: CharacterWord = (group) => {
  group.isFar = false;
};

const characterWords: ReadonlyMap<string, CharacterWord> = new Map([
  ['v', look(looks.hidden)],
  ['strike', look(looks.struck)],
  ['striked', look(looks.doubleStruck)],
  ['deleted', look(looks.deleted)],
  ['mvf', look(looks.deleted)],
  ['super', look(looks.raised)],
  ['sub', notRaised],
  ['nosupersub', notRaised],
  ['dn', notRaised],
  ['up', (group, value) => look(looks.raised)(group, (value ?? defaultRaise) >= minRaise ? 1 : 0)],
  [
    'plain',
    (group) => {
      group.look = 0;
      group.font = undefined;
      group.farFont = undefined;
      group.isFar = false;
    },
  ],
  [
    'f',
    (group, value) => {
      group.font = value ?? 0;
    },
  ],
  [
    'dbch',
    (group) => {
      group.isFar = true;
    },
  ],
  ['loch', near],
  ['hich', near],
  ['ltrch', near],
  ['rtlch', near],
  [
    'af',
    (group, value) => {
      if (group.isFar) group.farFont = value;
    },
  ],
  [
    'uc',
    (group, value) => {
      group.fallbacks = Math.max(0, value ?? 1);
    },
  ],
]);

type ParagraphWord = (value: number | undefined) => Partial<ParagraphState>;

const paragraphWords: ReadonlyMap<string, ParagraphWord> = new Map<string, ParagraphWord>([
  ['pard', () => plainParagraph],
  ['s', (value = 0) => ({ style: value })],
  ['outlinelevel', (value = 0) => ({ outline: value })],
  ['ls', (value = 0) => ({ list: value })],
  ['ilvl', (value = 0) => ({ level: value })],
  ['intbl', (value) => ({ isInTable: value !== 0 })],
  ['itap', (value = 1) => ({ nesting: value })],
]);

/** Changes what holds in a group where a control word is a property of characters or paragraphs. */
export function applyProperty(group: Group, name: string, value: number | undefined): void {
  characterWords.get(name)?.(group, value);
  const change = paragraphWords.get(name);
  if (change !== undefined) group.paragraph = { ...group.paragraph, ...change(value) };
}
