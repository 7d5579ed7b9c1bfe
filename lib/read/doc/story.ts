import { maxTableDepth, tooDeep } from '../docx/flow.ts';
import type { XmlElement } from '../docx/xml.ts';
import { createBlocks } from '../office/blocks.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import type { Stretch, WordBinary } from './fib.ts';
import type { RunAt } from './pages.ts';
import type { PieceText } from './pieces.ts';
import { lastOf, type PropertyReader, paragraphElements } from './properties.ts';
import type { RunReader } from './runs.ts';
import { sprms } from './sprm.ts';
import { rowDefinition } from './table.ts';

/** Paragraph end, cell end, and the page or section break that may end a paragraph. */
const ends = new Set(['\r', '\x07', '\f']);

/** An opened file: its text, and what its parts say of it. */
export interface OpenWord {
  readonly binary: WordBinary;
  readonly pieces: PieceText;
  readonly paragraphAt: RunAt;
  readonly propertiesOf: PropertyReader;
  readonly characters: RunReader;
}

/** Reads a stretch of text into paragraphs and tables as `w:p` and `w:tbl`. */
export function readStory(word: OpenWord, story: Stretch): readonly XmlElement[] {
  const { binary, paragraphAt, propertiesOf } = word;
  const { text, spotOf } = word.pieces;
  const { runs, isDeleted } = word.characters;
  const blocks = createBlocks();
  const start = Math.min(story.start, text.length);
  const end = Math.min(story.end, text.length);
  binary.meter.characters(Math.max(end - start, 0));

  const addParagraph = (from: number, mark: number): void => {
    binary.meter.elements();
    const { piece, offset } = spotOf(mark);
    const run = paragraphAt(offset);
    const properties = propertiesOf(run?.list, piece.changes);
    const isOn = (code: number): boolean => lastOf(properties, code) === 1;
    const depth = isOn(sprms.inTable) ? Math.max(lastOf(properties, sprms.tableDepth) ?? 1, 1) : 0;
    if (depth > maxTableDepth) throw tooDeep(binary.source);
    const isCellMark = text[mark] === '\x07';
    if (depth > 0 && ((isCellMark && isOn(sprms.rowEnd)) || isOn(sprms.innerRowEnd))) {
      blocks.endRow(depth, rowDefinition(properties));
      return;
    }
    const style = lastOf(properties, sprms.paragraphStyle) ?? run?.style ?? 0;
    const deletedMark = isDeleted(mark) ? [wordElement('w:rPr', {}, [wordElement('w:del')])] : [];
    const look = [valueElement('w:pStyle', style), ...paragraphElements(properties), ...deletedMark];
    const paragraph = wordElement('w:p', {}, [wordElement('w:pPr', {}, look), ...runs(from, mark, style)]);
    blocks.addParagraph(paragraph, depth);
    if (depth > 0 && (isCellMark || isOn(sprms.innerCellEnd))) blocks.endCell(depth);
  };

  /** A page break stands inside a paragraph, a section break ends one. */
  const isEnd = (mark: number): boolean => {
    if (text[mark] !== '\f') return ends.has(text[mark] ?? '');
    const { piece, offset } = spotOf(mark);
    return paragraphAt(offset)?.end === offset + piece.width;
  };

  let from = start;
  for (let mark = start; mark < end; mark++) {
    if (!isEnd(mark)) continue;
    addParagraph(from, mark);
    from = mark + 1;
  }
  if (from < end) blocks.addParagraph(wordElement('w:p', {}, runs(from, end, 0)), 0);
  return blocks.finish();
}
