import { AtlasError } from '../../model/error.ts';
import type { XmlElement } from '../docx/xml.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import type { Story, WordBinary } from './fib.ts';
import type { RunAt } from './pages.ts';
import type { PieceText } from './pieces.ts';
import { lastOf, type Property, type PropertyReader, paragraphElements } from './properties.ts';
import type { RunReader } from './runs.ts';
import { sprms } from './sprm.ts';
import { type Row, rowShape, tableElement } from './table.ts';

/** Paragraph end, cell end, and the page or section break that may end a paragraph. */
const ends = new Set(['\r', '\x07', '\f']);
/** Tables inside one another. */
const maxTableDepth = 100;

/** A paragraph with what it says of the table it stands in. */
interface ReadParagraph {
  readonly element: XmlElement;
  /** Tables around it. */
  readonly depth: number;
  readonly ends: 'cell' | 'row' | undefined;
  readonly properties: readonly Property[];
}

interface OpenTable {
  readonly rows: Row[];
  cells: XmlElement[][];
  content: XmlElement[];
}

/** Gathers paragraphs into tables by the depth each says it stands at. */
function createBlocks(source: string) {
  const body: XmlElement[] = [];
  const open: OpenTable[] = [];
  const content = (): XmlElement[] => open.at(-1)?.content ?? body;
  const close = (): void => {
    const table = open.pop();
    if (table === undefined) return;
    // A file cut off inside a row still shows the cells it has.
    if (table.content.length > 0) table.cells.push(table.content);
    if (table.cells.length > 0) table.rows.push({ shape: { edges: [], cells: [] }, cells: table.cells });
    content().push(tableElement(table.rows));
  };
  return {
    add({ element, depth, ends: end, properties }: ReadParagraph) {
      if (depth > maxTableDepth) {
        const limit = maxTableDepth;
        throw new AtlasError('too_complex', `read: ${source}: tables nested over ${limit} deep`, { source, limit });
      }
      while (open.length > depth) close();
      while (open.length < depth) open.push({ rows: [], cells: [], content: [] });
      const table = open.at(-1);
      if (end === 'row' && table !== undefined) {
        table.rows.push({ shape: rowShape(properties), cells: table.cells });
        table.cells = [];
        table.content = [];
        return;
      }
      content().push(element);
      if (end !== 'cell' || table === undefined) return;
      table.cells.push(table.content);
      table.content = [];
    },
    take() {
      while (open.length > 0) close();
      return body;
    },
  };
}

/** An opened file: its text, and what its parts say of it. */
export interface OpenWord {
  readonly binary: WordBinary;
  readonly pieces: PieceText;
  readonly paragraphAt: RunAt;
  readonly propertiesOf: PropertyReader;
  readonly characters: RunReader;
}

/** Reads a stretch of text into paragraphs and tables as `w:p` and `w:tbl`. */
export function readStory(word: OpenWord, story: Story): XmlElement[] {
  const { binary, paragraphAt, propertiesOf } = word;
  const { text, pieceAt, offsetOf } = word.pieces;
  const { runs, isDeleted } = word.characters;
  const blocks = createBlocks(binary.source);
  const start = Math.min(story.start, text.length);
  const end = Math.min(story.end, text.length);
  binary.meter.characters(Math.max(end - start, 0));

  const paragraph = (from: number, mark: number): ReadParagraph => {
    binary.meter.elements(1);
    const run = paragraphAt(offsetOf(mark));
    const own = run === undefined ? [] : propertiesOf(run.list);
    const changes = propertiesOf(pieceAt(mark).changes);
    const properties = changes.length === 0 ? own : [...own, ...changes];
    const isOn = (code: number): boolean => lastOf(properties, code) === 1;
    const depth = isOn(sprms.inTable) ? Math.max(lastOf(properties, sprms.tableDepth) ?? 1, 1) : 0;
    const isCellMark = text[mark] === '\x07';
    const isRowEnd = depth > 0 && ((isCellMark && isOn(sprms.rowEnd)) || isOn(sprms.innerRowEnd));
    const isCellEnd = depth > 0 && (isCellMark || isOn(sprms.innerCellEnd));
    const style = lastOf(properties, sprms.paragraphStyle) ?? run?.style ?? 0;
    const deletedMark = isDeleted(mark) ? [wordElement('w:rPr', {}, [wordElement('w:del')])] : [];
    const look = [valueElement('w:pStyle', style), ...paragraphElements(properties), ...deletedMark];
    return {
      element: wordElement('w:p', {}, [wordElement('w:pPr', {}, look), ...runs(from, mark, style)]),
      depth,
      ends: isRowEnd ? 'row' : isCellEnd ? 'cell' : undefined,
      properties,
    };
  };

  /** A page break stands inside a paragraph, a section break ends one. */
  const isEnd = (mark: number): boolean => {
    if (text[mark] !== '\f') return ends.has(text[mark] ?? '');
    const offset = offsetOf(mark);
    return paragraphAt(offset)?.end === offset + pieceAt(mark).width;
  };

  let from = start;
  for (let mark = start; mark < end; mark++) {
    if (!isEnd(mark)) continue;
    blocks.add(paragraph(from, mark));
    from = mark + 1;
  }
  if (from < end)
    blocks.add({ element: wordElement('w:p', {}, runs(from, end, 0)), depth: 0, ends: undefined, properties: [] });
  return blocks.take();
}
