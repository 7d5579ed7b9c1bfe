import { AtlasError } from '../../model/error.ts';
import { trimLine } from '../lines.ts';
import { type Inline, type NoteReference, readInline } from './inline.ts';
import { createNumberer } from './numbering.ts';
import type { WordParts } from './package.ts';
import { outlineOf, readStyles } from './style.ts';
import { type GridCell, readGrid } from './table.ts';
import { accepted } from './wrapper.ts';
import { child, childValue, type XmlElement } from './xml.ts';

/** A printed line of running text: a paragraph, or a part of one between line breaks. */
export interface FlowLine {
  readonly kind: 'line';
  readonly text: string;
  /** Heading level its style or paragraph sets, 0 the outermost; undefined for body text. */
  readonly outline: number | undefined;
  readonly isTitle: boolean;
  /** Whether only a line break parts it from the line before. */
  readonly isSoft: boolean;
  /** A footnote or endnote, read behind the paragraph or table that refers to it. */
  readonly isNote: boolean;
}

/** A table with the words of its cells, one line each. */
export interface FlowTable {
  readonly kind: 'table';
  readonly cells: readonly FlowCell[];
}

/** One cell of a table. */
export interface FlowCell extends Omit<GridCell, 'content'> {
  readonly text: string;
}

/** A piece of a Word document in reading order. */
export type FlowItem = FlowLine | FlowTable;

/** Tables inside one another; web pages pasted into Word have a handful. */
export const maxTableDepth = 100;

/** The refusal of a file whose tables nest deeper: `too_complex` (details: source, limit). */
export function tooDeep(source: string): AtlasError {
  const limit = maxTableDepth;
  return new AtlasError('too_complex', `read: ${source}: tables nested over ${limit} deep`, { source, limit });
}

/** A cell with this much text in several paragraphs is a part of the report, not of a table. */
const proseLength = 400;
const proseLines = 3;
/** "一、", "（二）", "3." typed by hand with a tab behind. */
const typedNumber =
  /^((?:第?[一二三四五六七八九十]{1,3}[、.．]?|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．]))\t+/;

interface ReadCell {
  readonly cell: GridCell;
  readonly items: readonly FlowItem[];
}

function cellText(items: readonly FlowItem[]): string {
  const lines = items.flatMap((item) => (item.kind === 'line' && !item.isNote ? [item.text.replace(/\t/g, ' ')] : []));
  return trimmed(lines.filter((line) => line !== '').join(' '));
}

function cellCount(items: readonly FlowItem[]): number {
  return items.reduce((sum, item) => sum + (item.kind === 'table' ? item.cells.length : 0), 0);
}

function isProse({ items }: ReadCell): boolean {
  const lines = items.filter((item) => item.kind === 'line' && item.text !== '');
  return lines.length >= proseLines && cellText(items).length >= proseLength;
}

/** Whether a table only places things on the page: one column, most of it other tables, or whole sections in a cell. */
function isLayout(cells: readonly ReadCell[]): boolean {
  const isOneColumn = cells.every(({ cell }) => cell.column === 0);
  const nested = cells.reduce((sum, { items }) => sum + cellCount(items), 0);
  return isOneColumn || nested >= cells.length || cells.some(isProse);
}

/** A table's own cells, then the tables and notes that stood inside them. */
function toTable(cells: readonly ReadCell[]): FlowItem[] {
  const inner = cells.flatMap(({ items }) => items.filter((item) => item.kind === 'table' || item.isNote));
  const own = cells.map(({ cell: { row, column, rowSpan, columnSpan }, items }) => {
    return { row, column, rowSpan, columnSpan, text: cellText(items) };
  });
  return [{ kind: 'table', cells: own }, ...inner];
}

function trimmed(text: string): string {
  return trimLine({ text, start: 0, end: text.length }).text;
}

/** A paragraph with what runs into it from the paragraph before. */
function joined(before: Inline | null, inline: Inline): Inline {
  if (before === null) return inline;
  return {
    text: before.text + inline.text,
    boxes: [...before.boxes, ...inline.boxes],
    notes: [...before.notes, ...inline.notes],
  };
}

type Look = Pick<FlowLine, 'outline' | 'isTitle'>;

function notesById(part: XmlElement | undefined): Map<string, XmlElement> {
  return new Map((part?.children ?? []).map((note) => [note.attributes.id ?? '', note]));
}

/** A Word document as lines and tables in reading order, as printed. Throws `too_complex` where tables nest too deep. */
export function readFlow(source: string, parts: WordParts): FlowItem[] {
  const styles = readStyles(parts.styles);
  const numberOf = createNumberer(parts.numbering, styles);
  const notes = { footnotes: notesById(parts.footnotes), endnotes: notesById(parts.endnotes) };
  /** What stood in paragraphs whose end mark was deleted: it runs into the next paragraph. */
  let carried: Inline | null = null;

  const note = ({ kind, id }: NoteReference): FlowItem[] => {
    const element = notes[kind].get(id);
    if (element === undefined) return [];
    // A note that refers to itself must not be read again and again.
    notes[kind].delete(id);
    return items(element, 0).map((item) => (item.kind === 'line' ? { ...item, isNote: true } : item));
  };

  const print = (inline: Inline, number: string, look: Look, depth: number): FlowItem[] => {
    const isBlank = inline.text.trim() === '';
    // A page break before the first word must not part it from its number.
    const words = inline.text.replace(/^\n+/, '');
    const text = isBlank && depth === 0 ? '' : number + words.replace(typedNumber, '$1');
    const lines = text
      .split('\n')
      .map((line, i): FlowLine => ({ kind: 'line', text: trimmed(line), ...look, isSoft: i > 0, isNote: false }));
    return [...lines, ...inline.boxes.flatMap((box) => items(box, depth)), ...inline.notes.flatMap(note)];
  };

  /** Prints what is still carried where no paragraph follows for it to run into. */
  const flush = (depth: number): FlowItem[] => {
    const inline = carried;
    carried = null;
    return inline === null ? [] : print(inline, '', { outline: undefined, isTitle: false }, depth);
  };

  const paragraph = (element: XmlElement, depth: number): FlowItem[] => {
    const properties = child(element, 'w:pPr');
    const styleId = childValue(properties, 'w:pStyle');
    const style = styles.get(styleId ?? '');
    if (style !== undefined && /^toc [1-9]$/.test(style.name)) return [];
    const inline = joined(carried, readInline(element, styles, style?.isHidden === true));
    const mark = child(properties, 'w:rPr');
    if ((child(mark, 'w:del') ?? child(mark, 'w:moveFrom')) !== undefined) {
      carried = inline;
      return [];
    }
    carried = null;
    const look = { outline: outlineOf(properties) ?? style?.outline, isTitle: style?.name === 'title' };
    return print(inline, numberOf({ properties, styleId }), look, depth);
  };

  const table = (element: XmlElement, depth: number): FlowItem[] => {
    if (depth > maxTableDepth) throw tooDeep(source);
    const cells = readGrid(element).map((cell) => ({ cell, items: items(cell.content, depth) }));
    if (cells.length === 0) return [];
    return isLayout(cells) ? cells.flatMap((cell) => cell.items) : toTable(cells);
  };

  const items = (container: XmlElement, depth: number): FlowItem[] => {
    const found = accepted(container.children).flatMap((element) => {
      if (element.name === 'w:p') return paragraph(element, depth);
      return element.name === 'w:tbl' ? [...flush(depth), ...table(element, depth + 1)] : [];
    });
    return [...found, ...flush(depth)];
  };

  const body = child(parts.document, 'w:body');
  return body === undefined ? [] : items(body, 0);
}
