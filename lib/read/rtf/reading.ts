import type { XmlElement } from '../docx/xml.ts';
import { isDoubleByte, western } from './encoding.ts';
import { flowInto, printedNumber } from './flow.ts';
import { createFontTable, type Font, type FontTable } from './fonts.ts';
import { type Group, plainParagraph } from './group.ts';
import { createListTables, type ListTables } from './lists.ts';
import { createRowReader } from './row.ts';
import { createStory, type Story } from './story.ts';
import { createStyleSheet, type StyleSheet } from './styles.ts';

/** Where the reading of a file stands, and what has been read of it. */
export interface Reading {
  group: Group;
  /** The story that is written into. */
  story: Story;
  readonly newStory: () => Story;
  readonly fonts: FontTable;
  readonly styles: StyleSheet;
  readonly lists: ListTables;
  /** Footnotes and endnotes. */
  readonly notes: XmlElement[];
  /** What `\ansicpg` and `\deff` say. */
  encoding: string;
  defaultFont: number;
}

/** At the beginning of a file; `count` is called for every element that is made of it. */
export function createReading(count: () => void): Reading {
  const lists = createListTables();
  const newStory = (): Story => createStory(count, (words, group) => printedNumber(words, group, lists));
  const story = newStory();
  const group: Group = {
    destination: flowInto(story),
    onClose: undefined,
    unicodeVersion: undefined,
    field: undefined,
    row: createRowReader(),
    paragraph: plainParagraph,
    look: 0,
    font: undefined,
    farFont: undefined,
    isFar: false,
    fallbacks: 1,
  };
  return {
    group,
    story,
    newStory,
    fonts: createFontTable(),
    styles: createStyleSheet(),
    lists,
    notes: [],
    encoding: western,
    defaultFont: 0,
  };
}

/** The font text is set in; undefined where the file has none of its number. */
export function currentFont({ group, fonts, defaultFont }: Reading): Font | undefined {
  return fonts.font(group.font ?? defaultFont);
}

/** The encoding of the font, and the one its hanzi may be in where it is a Western font. */
export function currentEncodings(reading: Reading): { readonly own: string; readonly far: string } {
  const { group, fonts, encoding } = reading;
  const far = group.farFont === undefined ? undefined : fonts.font(group.farFont)?.encoding;
  return {
    own: currentFont(reading)?.encoding ?? encoding,
    far: far !== undefined && isDoubleByte(far) ? far : encoding,
  };
}
