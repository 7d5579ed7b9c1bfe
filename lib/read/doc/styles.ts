import type { XmlElement } from '../docx/xml.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import { type ByteReader, createByteReader } from '../ole/bytes.ts';
import type { WordBinary } from './fib.ts';
import { characterElements, type PropertyReader, paragraphElements } from './properties.ts';

const kinds: ReadonlyMap<number, 'paragraph' | 'character'> = new Map([
  [1, 'paragraph'],
  [2, 'character'],
]);
/** `istdBase` of a style that is based on none. */
const noBase = 0x0fff;

/** The built-in styles a reader has to know, by their number (`sti`): a Chinese Word writes their names in Chinese. */
function builtInName(number: number): string | undefined {
  if (number >= 1 && number <= 9) return `heading ${number}`;
  if (number >= 0x13 && number <= 0x1b) return `toc ${number - 0x12}`;
  return number === 0x3e ? 'title' : undefined;
}

/** The style sheet ([MS-DOC] `STSH`) as `w:styles`. */
export function readStyleSheet(binary: WordBinary, propertiesOf: PropertyReader): XmlElement | undefined {
  const part = binary.part('styles');
  if (part.length === 0) return undefined;
  const header = part.u16(0);
  const count = part.u16(2);
  const fixedBytes = part.u16(4);
  const styles: XmlElement[] = [];
  let at = 2 + header;
  for (let id = 0; id < count && at + 2 <= part.length; id++) {
    const size = part.u16(at);
    // Some makers count more styles, or longer ones, than they write.
    if (at + 2 + size > part.length) break;
    const style = part.slice(at + 2, at + 2 + size);
    at += 2 + size + (size % 2);
    const reader = createByteReader(binary.source, `style ${id}`, style);
    if (size > 0) styles.push(...readStyle(reader, id, fixedBytes, propertiesOf));
  }
  return wordElement('w:styles', {}, styles);
}

function readStyle(style: ByteReader, id: number, fixedBytes: number, propertiesOf: PropertyReader): XmlElement[] {
  const type = kinds.get(style.u16(2) & 0xf);
  if (type === undefined) return [];
  const base = style.u16(2) >> 4;
  const updates = style.u16(4) & 0xf;
  const nameLength = style.u16(fixedBytes);
  const own = style.utf16(fixedBytes + 2, nameLength);
  const lists: Uint8Array[] = [];
  let at = fixedBytes + 2 + (nameLength + 1) * 2;
  for (let i = 0; i < updates && at + 2 <= style.length; i++) {
    const size = style.u16(at);
    lists.push(style.slice(at + 2, at + 2 + size));
    at += 2 + size + (size % 2);
  }
  // A paragraph style gives its own number before its list of paragraph properties.
  const [paragraph, character] = type === 'paragraph' ? [lists[0]?.subarray(2), lists[1]] : [undefined, lists[0]];
  return [
    wordElement('w:style', { styleId: String(id), type }, [
      valueElement('w:name', builtInName(style.u16(0) & 0x0fff) ?? own),
      ...(base === noBase ? [] : [valueElement('w:basedOn', base)]),
      wordElement('w:pPr', {}, paragraphElements(propertiesOf(paragraph))),
      wordElement('w:rPr', {}, characterElements(propertiesOf(character))),
    ]),
  ];
}
