import type { XmlElement } from '../docx/xml.ts';
import { numberFormatName } from '../office/number-codes.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import type { Destination } from './group.ts';

/** The lists: written to while they are read, a part of a Word document from then on. */
export interface ListTables extends Destination {
  readonly element: () => XmlElement;
  /** The level a numbered paragraph stands on; undefined where the file does not define its list. */
  readonly level: (list: number, level: number) => ListLevel | undefined;
}

/** A level of a list. */
export interface ListLevel {
  format: number;
  /** Whether `\levelnfcn`, which goes before `\levelnfc`, has been read. */
  isNew: boolean;
  start: number;
  follow: number;
  isLegal: boolean;
  restarts: boolean;
  /** Its length, then characters, of which those below {@link levelCount} stand for the number of a level. */
  text: string;
}

interface ListOverride {
  listId: number;
  /** What is changed of its levels: where they start, or all of them. */
  readonly starts: Map<number, number>;
  readonly levels: Map<number, ListLevel>;
}

const levelCount = 9;
/** `\levelnfc` of bullets, `\levelfollow` of nothing. */
const bullet = 23;
const nothing = 2;

function emptyLevel(): ListLevel {
  return { format: 0, isNew: false, start: 1, follow: 0, isLegal: false, restarts: true, text: '' };
}

/** Whether a level only draws a bullet. */
export function isBullet({ format }: ListLevel): boolean {
  return format === bullet;
}

/** Whether something stands between its number and the words. */
export function hasGap({ follow }: ListLevel): boolean {
  return follow !== nothing;
}

/** "%1、" */
function patternOf(text: string): string {
  const length = text.charCodeAt(0) || 0;
  return Array.from({ length: Math.min(length, text.length - 1) }, (_, i) => {
    const code = text.charCodeAt(i + 1);
    return code < levelCount ? `%${code + 1}` : text.charAt(i + 1);
  }).join('');
}

function levelElement(level: ListLevel, index: number): XmlElement {
  return wordElement('w:lvl', { ilvl: String(index) }, [
    valueElement('w:start', level.start),
    valueElement('w:numFmt', numberFormatName(level.format)),
    valueElement('w:lvlText', patternOf(level.text)),
    valueElement('w:suff', hasGap(level) ? 'tab' : 'nothing'),
    ...(level.restarts ? [] : [valueElement('w:lvlRestart', 0)]),
    ...(level.isLegal ? [wordElement('w:isLgl')] : []),
  ]);
}

function overrideElements({ starts, levels }: ListOverride): XmlElement[] {
  const indexes = [...new Set([...starts.keys(), ...levels.keys()])];
  return indexes.map((index) => {
    const start = starts.get(index);
    const level = levels.get(index);
    return wordElement('w:lvlOverride', { ilvl: String(index) }, [
      ...(start === undefined ? [] : [valueElement('w:startOverride', start)]),
      ...(level === undefined ? [] : [levelElement(level, index)]),
    ]);
  });
}

/** Begins without lists. */
export function createListTables(): ListTables {
  const lists = new Map<number, ListLevel[]>();
  const overrides = new Map<number, ListOverride>();
  let list: ListLevel[] = [];
  let override: ListOverride | undefined;
  /** Level of the override that is being read. */
  let changed = -1;
  let level: ListLevel | undefined;
  let isText = false;

  const beginLevel = (): void => {
    level = emptyLevel();
    if (override !== undefined) override.levels.set(changed, level);
    else if (list.length < levelCount) list.push(level);
  };
  const start = (value: number): void => {
    if (level !== undefined) level.start = value;
    else override?.starts.set(changed, value);
  };
  const setId = (value: number): void => {
    level = undefined;
    if (override !== undefined) override.listId = value;
    else lists.set(value, list);
  };

  type Word = (value: number) => void;
  const words: ReadonlyMap<string, Word> = new Map<string, Word>([
    [
      'list',
      () => {
        list = [];
        override = undefined;
      },
    ],
    [
      'listoverride',
      () => {
        override = { listId: 0, starts: new Map(), levels: new Map() };
        level = undefined;
        changed = -1;
      },
    ],
    [
      'lfolevel',
      () => {
        changed++;
        level = undefined;
      },
    ],
    ['listid', setId],
    [
      'ls',
      (value) => {
        if (override !== undefined) overrides.set(value, override);
      },
    ],
    ['listlevel', beginLevel],
    ['levelstartat', start],
  ]);
  const levelWords: ReadonlyMap<string, (open: ListLevel, value: number) => void> = new Map([
    [
      'levelnfc',
      (open, value) => {
        if (!open.isNew) open.format = value;
      },
    ],
    [
      'levelnfcn',
      (open, value) => {
        open.format = value;
        open.isNew = true;
      },
    ],
    [
      'levelfollow',
      (open, value) => {
        open.follow = value;
      },
    ],
    [
      'levellegal',
      (open, value) => {
        open.isLegal = value !== 0;
      },
    ],
    [
      'levelnorestart',
      (open, value) => {
        open.restarts = value === 0;
      },
    ],
  ]);

  return {
    element: () =>
      wordElement('w:numbering', {}, [
        ...[...lists].map(([id, levels]) =>
          wordElement('w:abstractNum', { abstractNumId: String(id) }, levels.map(levelElement)),
        ),
        ...[...overrides].map(([id, one]) =>
          wordElement('w:num', { numId: String(id) }, [
            valueElement('w:abstractNumId', one.listId),
            ...overrideElements(one),
          ]),
        ),
      ]),
    level(number, index) {
      const one = overrides.get(number);
      return one?.levels.get(index) ?? lists.get(one?.listId ?? 0)?.[index];
    },
    word(name, value) {
      words.get(name)?.(value ?? 0);
      if (level !== undefined) levelWords.get(name)?.(level, value ?? 1);
      // Font and colour words stand between a level's text and its characters.
      if (name === 'leveltext' || name === 'levelnumbers' || name === 'listname') isText = name === 'leveltext';
    },
    text(text) {
      if (isText && level !== undefined) level.text += text;
    },
  };
}
