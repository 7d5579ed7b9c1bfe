import type { Stretch, WordBinary } from './fib.ts';

/** A stretch of text that hangs on a character elsewhere: a note, the words of a text box. */
export interface Hanging extends Stretch {
  /** The character it hangs on; null where the file does not tell. */
  readonly at: number | null;
}

type Part = Parameters<WordBinary['part']>[0];

/** A table of places with an entry behind each ([MS-DOC] 2.2.2): the places, and where each entry stands. */
function places(binary: WordBinary, name: Part, entryBytes: number) {
  const part = binary.part(name);
  const count = Math.max(Math.floor((part.length - 4) / (4 + entryBytes)), 0);
  return {
    part,
    entries: Array.from({ length: count }, (_, i) => ({
      start: part.u32(i * 4),
      end: part.u32(i * 4 + 4),
      entry: (count + 1) * 4 + i * entryBytes,
    })),
  };
}

/** Footnotes or endnotes in their order: the character each hangs on, and its words. */
export function readNotes(binary: WordBinary, kind: 'footnotes' | 'endnotes'): Hanging[] {
  const [references, texts] =
    kind === 'footnotes'
      ? (['footnoteReferences', 'footnoteTexts'] as const)
      : (['endnoteReferences', 'endnoteTexts'] as const);
  const story = binary.stories[kind];
  const words = places(binary, texts, 0).entries;
  return places(binary, references, 2).entries.flatMap(({ start }, i): Hanging[] => {
    const text = words[i];
    return text === undefined ? [] : [{ at: start, start: story.start + text.start, end: story.start + text.end }];
  });
}

/** The words of text boxes, each on the character its shape is anchored to. */
export function readBoxes(binary: WordBinary): Hanging[] {
  const shapes = places(binary, 'shapes', 26);
  const anchors = new Map(shapes.entries.map(({ start, entry }) => [shapes.part.i32(entry), start]));
  const story = binary.stories.boxes;
  const boxes = places(binary, 'boxTexts', 22);
  // The last entry closes the table.
  return boxes.entries.slice(0, -1).map(({ start, end, entry }) => {
    const at = anchors.get(boxes.part.i32(entry + 14)) ?? null;
    return { at, start: story.start + start, end: Math.min(story.start + end, story.end) };
  });
}

/** The fonts by number ([MS-DOC] `SttbfFfn`). */
export function readFonts(binary: WordBinary): string[] {
  const part = binary.part('fonts');
  if (part.length < 4) return [];
  const fonts: string[] = [];
  let at = 4;
  for (let left = part.u16(0); left > 0 && at < part.length; left--) {
    const end = at + 1 + part.u8(at);
    const name = end <= part.length && end > at + 40 ? part.utf16(at + 40, (end - at - 40) >> 1) : '';
    fonts.push(name.replace(/\0.*$/s, ''));
    at = end;
  }
  return fonts;
}
