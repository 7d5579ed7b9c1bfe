import type { XmlElement } from '../docx/xml.ts';
import { numberFormatName } from '../office/number-codes.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import type { ByteReader } from '../ole/bytes.ts';
import type { WordBinary } from './fib.ts';

const listBytes = 28;
const levelBytes = 28;
const overrideBytes = 16;
const levelCount = 9;
/** `rgistdPara` of a level that no style is tied to. */
const noStyle = 0x0fff;
/** Word allows 2,047 lists. */
const maxLists = 4096;

/** One level ([MS-DOC] `LVL`) as `w:lvl`, and the place behind it. */
function readLevel(part: ByteReader, at: number, index: number, style: number): { level: XmlElement; end: number } {
  const flags = part.u8(at + 5);
  const follow = part.u8(at + 15);
  const words = at + levelBytes + part.u8(at + 24) + part.u8(at + 25);
  const length = part.u16(words);
  // A character below 9 stands for the number of that level.
  const pattern = part.utf16(words + 2, length).replace(/\p{Cc}/gu, (level) => `%${level.charCodeAt(0) + 1}`);
  const level = wordElement('w:lvl', { ilvl: String(index) }, [
    valueElement('w:start', Math.max(part.i32(at), 0)),
    valueElement('w:numFmt', numberFormatName(part.u8(at + 4))),
    valueElement('w:lvlText', pattern),
    ...((flags & 0x08) === 0 ? [] : [valueElement('w:lvlRestart', 0)]),
    ...((flags & 0x04) === 0 ? [] : [wordElement('w:isLgl')]),
    ...(follow === 2 ? [valueElement('w:suff', 'nothing')] : []),
    ...(style === noStyle ? [] : [valueElement('w:pStyle', style)]),
  ]);
  return { level, end: words + 2 + length * 2 };
}

function readAbstracts(part: ByteReader): XmlElement[] {
  if (part.length === 0) return [];
  const count = Math.min(part.u16(0), maxLists);
  let at = 2 + count * listBytes;
  return Array.from({ length: count }, (_, i) => {
    const list = 2 + i * listBytes;
    const isSimple = (part.u8(list + 26) & 1) === 1;
    const levels = Array.from({ length: isSimple ? 1 : levelCount }, (__, index) => {
      const { level, end } = readLevel(part, at, index, part.u16(list + 8 + index * 2));
      at = end;
      return level;
    });
    return wordElement('w:abstractNum', { abstractNumId: String(part.i32(list)) }, levels);
  });
}

function readOverrides(part: ByteReader): XmlElement[] {
  if (part.length === 0) return [];
  const count = Math.min(part.u32(0), maxLists);
  let at = 4 + count * overrideBytes;
  return Array.from({ length: count }, (_, i) => {
    const list = 4 + i * overrideBytes;
    at += 4;
    const changes = Array.from({ length: part.u8(list + 12) }, () => {
      const set = part.u32(at + 4);
      const index = set & 0xf;
      const start = (set & 0x10) === 0 ? [] : [valueElement('w:startOverride', Math.max(part.i32(at), 0))];
      at += 8;
      if ((set & 0x20) === 0) return wordElement('w:lvlOverride', { ilvl: String(index) }, start);
      const { level, end } = readLevel(part, at, index, noStyle);
      at = end;
      return wordElement('w:lvlOverride', { ilvl: String(index) }, [level]);
    });
    const abstract = valueElement('w:abstractNumId', part.i32(list));
    return wordElement('w:num', { numId: String(i + 1) }, [abstract, ...changes]);
  });
}

/** The lists ([MS-DOC] `PlfLst`, `PlfLfo`) as `w:numbering`; a paragraph names one by its place among the overrides. */
export function readNumbering(binary: WordBinary): XmlElement {
  return wordElement('w:numbering', {}, [
    ...readAbstracts(binary.lists),
    ...readOverrides(binary.part('listOverrides')),
  ]);
}
