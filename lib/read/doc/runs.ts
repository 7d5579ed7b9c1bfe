import type { Styles } from '../docx/style.ts';
import type { XmlElement } from '../docx/xml.ts';
import { wordElement } from '../office/word-elements.ts';
import type { WordBinary } from './fib.ts';
import { readCharacterRuns } from './pages.ts';
import type { PieceText } from './pieces.ts';
import { characterElements, lastOf, type Property, type PropertyReader, switchOf } from './properties.ts';
import { readFonts } from './references.ts';
import { sprms } from './sprm.ts';

/** What stands for something else than itself ([MS-DOC] 2.4.1). */
const special: ReadonlyMap<string, XmlElement> = new Map([
  ['\t', wordElement('w:tab')],
  ['\v', wordElement('w:br')],
  ['\f', wordElement('w:br')],
  ['\x0e', wordElement('w:br')],
  ['\x13', wordElement('w:fldChar', { fldCharType: 'begin' })],
  ['\x14', wordElement('w:fldChar', { fldCharType: 'separate' })],
  ['\x15', wordElement('w:fldChar', { fldCharType: 'end' })],
  ['\x1e', wordElement('w:noBreakHyphen')],
]);
/** Characters that are printed as something else, or not at all: controls, and what hangs on them. */
const controls = /(\p{Cc})/u;
/** The same in a run of symbols, which are written "(". */
const symbols = /(\p{Cc}|\()/u;

/** Reads the characters of a stretch of text as runs. */
export interface RunReader {
  /** The runs from one character up to another, in a paragraph of some style. */
  readonly runs: (start: number, end: number, style: number) => XmlElement[];
  /** Whether a character was taken out with changes tracked. */
  readonly isDeleted: (character: number) => boolean;
}

/** Opens the formatting of characters; `hangingOn` gives the elements for what hangs on a character. */
export function createRunReader(
  binary: WordBinary,
  { text, spotOf }: PieceText,
  propertiesOf: PropertyReader,
  styles: Styles,
  hangingOn: (character: number) => readonly XmlElement[],
): RunReader {
  const runAt = readCharacterRuns(binary);
  const fonts = readFonts(binary);

  const propertiesAt = (character: number): { properties: readonly Property[]; end: number } => {
    const { piece, offset } = spotOf(character);
    const run = runAt(offset);
    const properties = propertiesOf(run?.list, piece.changes);
    if (run === undefined) return { properties, end: character + 1 };
    const end = character + Math.max(Math.floor((run.end - offset) / piece.width), 1);
    return { properties, end: Math.min(end, piece.end) };
  };

  const isHidden = (style: number | undefined): boolean | undefined => styles.get(String(style))?.isHidden;

  /** The symbol that stands for each "(" of a run; undefined where that stands for itself. */
  const symbolOf = (properties: readonly Property[]): XmlElement | undefined => {
    const symbol = lastOf(properties, sprms.symbol);
    if (symbol === undefined) return undefined;
    return wordElement('w:sym', { font: fonts[symbol & 0xffff] ?? '', char: (symbol >>> 16).toString(16) });
  };

  /** The characters of one run as elements, each control by itself. */
  const words = (start: number, end: number, symbol: XmlElement | undefined): XmlElement[] => {
    let at = start;
    const parts = text.slice(start, end).split(symbol === undefined ? controls : symbols);
    binary.meter.elements(parts.length);
    return parts.flatMap((part): XmlElement[] => {
      const character = at;
      at += part.length;
      if (part === '') return [];
      if (symbol !== undefined && part === '(') return [symbol];
      if (!controls.test(part)) return [wordElement('w:t', {}, [], part)];
      const element = special.get(part);
      return element === undefined ? [...hangingOn(character)] : [element];
    });
  };

  return {
    runs(start, end, style) {
      const found: XmlElement[] = [];
      for (let at = start; at < end; ) {
        const run = propertiesAt(at);
        const until = Math.min(run.end, end);
        if (switchOf(run.properties, sprms.deleted) !== true) {
          const children = words(at, until, symbolOf(run.properties));
          const own = lastOf(run.properties, sprms.characterStyle);
          const isHiddenInStyle = isHidden(own) ?? isHidden(style) ?? false;
          const look = wordElement('w:rPr', {}, characterElements(run.properties, isHiddenInStyle));
          if (children.length > 0) found.push(wordElement('w:r', {}, [look, ...children]));
        }
        at = until;
      }
      return found;
    },
    isDeleted: (character) => switchOf(propertiesAt(character).properties, sprms.deleted) === true,
  };
}
