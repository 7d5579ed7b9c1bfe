import type { Document, Table, TableCell } from '../model/document.ts';
import { bar, endsWithBar, opensWithBar, splitLine } from '../model/line-cells.ts';
import { readCell, readLine } from './cell.ts';
import { compact, compactLabel, isSimilar } from './label.ts';
import { type RowPiece, readRow } from './odd.ts';
import type { Templates } from './template.ts';

/** A piece of a possible table, in reading order. */
export interface Token extends RowPiece {
  /** Compact form of a label; '' for anything else. */
  readonly words: string;
  /** Number of the line (or table row) it stands on, unique in the document. */
  readonly line: number;
  /** True where the cells of its row are known, blank ones included; then `column` is the cell's place in the row. */
  readonly structured: boolean;
  readonly column: number;
  readonly page: number | null;
}

/** A stretch of a document without running text: what may hold one or more tables. */
export type Segment = readonly Token[];

interface TextLine {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string, from: number, to: number): TextLine[] {
  const lines: TextLine[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(/\r\n|[\n\r\f\u2028\u2029]/g)) {
    lines.push({ text: text.slice(start, from + match.index), start });
    start = from + match.index + match[0].length;
  }
  if (start < to) lines.push({ text: text.slice(start, to), start });
  return lines;
}

/** Printed labels and headings of the forms, compact. */
interface Vocabulary {
  readonly sections: readonly string[];
  readonly labels: readonly string[];
}

const vocabularies = new WeakMap<Templates, Vocabulary>();

function vocabularyOf(templates: Templates): Vocabulary {
  const known = vocabularies.get(templates) ?? readVocabulary(templates);
  vocabularies.set(templates, known);
  return known;
}

function readVocabulary(templates: Templates): Vocabulary {
  const rows = templates.groups.flatMap((group) => group.blocks.flatMap((block) => block.rows));
  return {
    sections: templates.sections.map(compactLabel),
    labels: ['勾稽关系', ...rows.flatMap((row) => row.labels)].map(compactLabel),
  };
}

/** Longest line that can be a label with a full stop behind it. */
const maxLabelLine = 60;

/** A line longer than this, spaces and all, is neither a heading nor a label. */
const maxHeadingLine = 1000;

/** Section headings of the forms and sentences end a stretch; a label with a full stop is no sentence. */
function isBarrier(text: string, { sections, labels }: Vocabulary): boolean {
  if (text.length > maxHeadingLine) return text.includes('。');
  const words = compact(text);
  if (text.includes('。')) {
    return words.length > maxLabelLine || !labels.some((label) => label.length >= 5 && words.includes(label));
  }
  const title = words.replace(/^[一二三四五六七八九十]{1,2}(?=\D)/, '');
  return sections.some((section) => isSimilar(section, title, 0.8));
}

/** Page numbers and their ornaments. */
function isPageMark(text: string): boolean {
  return /^[\s\u3000]*(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页.{0,10}|\d{1,3}\s*\/\s*\d{1,3})[\s\u3000]*$/.test(
    text,
  );
}

interface TokenWriter {
  readonly segments: Token[][];
  endSegment(): void;
  nextLine(): void;
  add(pieces: readonly RowPiece[], structured: boolean, column: number, page: number | null): void;
}

function createWriter(): TokenWriter {
  const segments: Token[][] = [];
  let current: Token[] = [];
  let line = 0;
  return {
    segments,
    endSegment() {
      if (current.length > 0) segments.push(current);
      current = [];
    },
    nextLine() {
      line++;
    },
    add(pieces, structured, column, page) {
      for (const { kind, text, start, end, unit, doubled } of pieces) {
        const words = kind === 'text' ? compact(text) : '';
        if (kind === 'text' && words === '') continue;
        current.push({ kind, text, start, end, unit, doubled, words, line, structured, column, page });
      }
    },
  };
}

/** The cells of a table row by row. */
function rowsOf(table: Table): TableCell[][] {
  const rows: TableCell[][] = [];
  for (const cell of table.cells) {
    const open = rows.at(-1);
    if (open?.[0]?.row === cell.row) open.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

function addTable(writer: TokenWriter, table: Table): void {
  for (const cells of rowsOf(table)) {
    const pieces = readRow(cells.map(({ text, place }) => ({ text, start: place.start })));
    writer.nextLine();
    for (const [i, { column, place }] of cells.entries()) writer.add(pieces[i] ?? [], true, column, place.page);
  }
  writer.nextLine();
}

/** Whether lines are one table flattened cell by cell, each cell behind a tab and perhaps several lines long. */
function isCellPerTab(lines: readonly TextLine[]): boolean {
  const filled = lines.filter((line) => line.text.trim() !== '' || line.text.includes('\t'));
  const led = filled.filter((line) => line.text.startsWith('\t')).length;
  const rows = filled.filter((line) => line.text.split('\t').filter((cell) => cell.trim() !== '').length >= 2).length;
  return led >= 6 && led >= filled.length * 0.25 && rows <= filled.length * 0.1;
}

/** Characters of one line that are looked at: a whole report printed in one line has fewer. */
const maxLine = 500_000;

/** Whether bars are drawn before the first and behind the last cell of the lines of a table. */
interface Frame {
  readonly before: boolean;
  readonly behind: boolean;
}

const unframed: Frame = { before: false, behind: false };

/** Lines with bars one after the other, each with the frame they share; a line without a bar has none. */
function framed(lines: readonly TextLine[]): [TextLine, Frame][] {
  const runs: TextLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const goesOn = bar.test(line.text) && bar.test(lines[i - 1]?.text ?? '');
    if (goesOn) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) => {
    const before = run.every(({ text }) => opensWithBar(text));
    const behind = run.every(({ text }) => endsWithBar(text));
    return run.map((line): [TextLine, Frame] => [line, { before, behind }]);
  });
}

function addLine(writer: TokenWriter, line: TextLine, { before, behind }: Frame): void {
  writer.nextLine();
  const pieces = splitLine(line, bar.test(line.text) ? bar : '\t');
  const structured = pieces.length >= 3 || (pieces.length === 2 && pieces.every(({ text }) => text.trim() !== ''));
  if (!structured) {
    writer.add(readLine(line.text.slice(0, maxLine), line.start), false, 0, null);
    return;
  }
  const cells = pieces.slice(before ? 1 : 0, behind ? -1 : undefined);
  for (const [column, cell] of readRow(cells).entries()) writer.add(cell, true, column, null);
}

/** A tab on a line of its own between empty lines: what browsers write between cells that hold paragraphs. */
const tabLine = /\n[ \r]*\n[ \r]*\t[ \r]*(?=\n[ \r]*\n)/g;
const minTabLines = 6;
/** Between such cells two empty lines end a row; one parts the paragraphs of a cell, but ends a row behind its last figure. */
const paragraphRowEnd = /\n[ \r]*\n[ \r]*\n[ \r\n]*|(?<=^\s*[0-9０-９.．,，]{1,15})[ \r]*\n[ \r]*\n[ \r\n]*(?=\S)/g;
/** Behind the last tab every paragraph but the first is text below the table; a blank cell holds a no-break space. */
const lastRowEnd = /(?<=[\S\u00a0])[ \r]*\n[ \r]*\n[ \r\n]*/g;

/** Adds the cells of a table flattened as browsers do where the cells hold paragraphs. */
function addParagraphCells(writer: TokenWriter, text: string, start: number): void {
  let offset = start;
  let column = 0;
  writer.nextLine();
  const pieces = text.split('\t');
  for (const [i, piece] of pieces.entries()) {
    let from = 0;
    for (const end of piece.matchAll(i === pieces.length - 1 ? lastRowEnd : paragraphRowEnd)) {
      writer.add(readCell(piece.slice(from, end.index), offset + from), true, column, null);
      writer.nextLine();
      column = 0;
      from = end.index + end[0].length;
    }
    writer.add(readCell(piece.slice(from), offset + from), true, column++, null);
    offset += piece.length + 1;
  }
  writer.nextLine();
}

/** In a cell-by-cell flattening an empty line before anything else is not a cell's but the end of a row. */
const rowEnd = /^[ \r]*\n[ \r]*\n/;

function addCellPerTab(writer: TokenWriter, text: string, start: number): void {
  let offset = start;
  let column = 0;
  writer.nextLine();
  for (const [index, cell] of text.split('\t').entries()) {
    if (rowEnd.test(cell)) {
      for (const line of linesOf(cell, 0, cell.length)) {
        if (line.text.trim() !== '') addLine(writer, { text: line.text, start: offset + line.start }, unframed);
      }
      writer.nextLine();
      column = 0;
    } else if (index > 0 || cell.trim() !== '') {
      writer.add(readCell(cell, offset), true, column++, null);
    }
    offset += cell.length + 1;
  }
  writer.nextLine();
}

function addLines(writer: TokenWriter, text: string, lines: readonly TextLine[]): void {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return;
  const own = text.slice(first.start, last.start + last.text.length);
  if ((own.match(tabLine)?.length ?? 0) >= minTabLines) {
    addParagraphCells(writer, own, first.start);
    return;
  }
  if (isCellPerTab(lines)) {
    addCellPerTab(writer, own, first.start);
    return;
  }
  const shown = lines.filter(({ text }) => text.trim() !== '' && !isPageMark(text));
  for (const [line, frame] of framed(shown)) addLine(writer, line, frame);
}

function addText(writer: TokenWriter, document: Document, from: number, to: number, vocabulary: Vocabulary): void {
  let open: TextLine[] = [];
  for (const line of linesOf(document.text, from, to)) {
    if (isBarrier(line.text, vocabulary)) {
      addLines(writer, document.text, open);
      open = [];
      writer.endSegment();
    } else {
      open.push(line);
    }
  }
  addLines(writer, document.text, open);
}

/** Cuts a document into stretches that may hold tables, and those into cells or words, whatever the flattening. */
export function readSegments(document: Document, templates: Templates): Segment[] {
  const vocabulary = vocabularyOf(templates);
  const writer = createWriter();
  let from = 0;
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    addText(writer, document, from, block.place.start, vocabulary);
    addTable(writer, block);
    from = block.place.end;
  }
  addText(writer, document, from, document.text.length, vocabulary);
  writer.endSegment();
  return writer.segments;
}
