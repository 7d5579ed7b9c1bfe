import type { Document } from '../../model/document.ts';
import type { WordParts } from '../docx/package.ts';
import { readStyles } from '../docx/style.ts';
import { readWord } from '../docx/word.ts';
import type { XmlElement } from '../docx/xml.ts';
import { wordElement } from '../office/word-elements.ts';
import { openOle } from '../ole/index.ts';
import { openWordBinary, type Stretch, type WordBinary } from './fib.ts';
import { readNumbering } from './lists.ts';
import { readParagraphRuns } from './pages.ts';
import { readPieceText } from './pieces.ts';
import { createPropertyReader } from './properties.ts';
import { readBoxes, readNotes } from './references.ts';
import { createRunReader } from './runs.ts';
import { readStory } from './story.ts';
import { readStyleSheet } from './styles.ts';

function toParts(binary: WordBinary): WordParts {
  const pieces = readPieceText(binary);
  const propertiesOf = createPropertyReader(binary);
  const hung = new Map<number, XmlElement[]>();
  const styles = readStyleSheet(binary, propertiesOf);
  const characters = createRunReader(
    binary,
    pieces,
    propertiesOf,
    readStyles(styles),
    (character) => hung.get(character) ?? [],
  );
  const word = { binary, pieces, paragraphAt: readParagraphRuns(binary), propertiesOf, characters };
  const story = (place: Stretch): readonly XmlElement[] => readStory(word, place);
  const hang = (at: number, element: XmlElement): void => {
    const here = hung.get(at) ?? [];
    here.push(element);
    hung.set(at, here);
  };
  const notes = (kind: 'footnotes' | 'endnotes', reference: string, note: string): XmlElement =>
    wordElement(
      `w:${kind}`,
      {},
      readNotes(binary, kind).map((text, i) => {
        binary.meter.elements();
        if (text.at !== null) hang(text.at, wordElement(reference, { id: String(i) }));
        return wordElement(note, { id: String(i) }, story(text));
      }),
    );
  const footnotes = notes('footnotes', 'w:footnoteReference', 'w:footnote');
  const endnotes = notes('endnotes', 'w:endnoteReference', 'w:endnote');
  const loose: XmlElement[] = [];
  for (const text of readBoxes(binary)) {
    const box = wordElement('w:txbxContent', {}, story(text));
    if (text.at === null) loose.push(wordElement('w:p', {}, [wordElement('w:r', {}, [box])]));
    else hang(text.at, box);
  }
  const body = wordElement('w:body', {}, [...story(binary.stories.text), ...loose]);
  return {
    document: wordElement('w:document', {}, [body]),
    styles,
    numbering: readNumbering(binary),
    footnotes,
    endnotes,
  };
}

/**
 * Reads a binary Word file (.doc of Word 97 to 2003, .wps of WPS; [MS-DOC]) by the same rules as `readDocx`. Throws what that
 * throws, `encrypted`, and `unsupported_format` for Word 95 and before.
 */
export function readDoc(source: string, bytes: Uint8Array): Document {
  return readWord(source, 'doc', bytes, () => toParts(openWordBinary(source, openOle(source, bytes))));
}
