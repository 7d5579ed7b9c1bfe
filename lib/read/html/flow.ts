import { createLineBuffer } from './inline.ts';
import type { Measures } from './measure.ts';
import { rowsOf } from './measure.ts';
import { blockTags, type GridCell, gridOf, roleOf, splitGrid, wordsOf } from './table.ts';
import { type Element, isElement, isHidden, isLink, isRaised, isText } from './tree.ts';

/** One line of running text of a page. */
export interface Line {
  readonly kind: 'line';
  /** The block element it stands in. */
  readonly owner: Element;
  readonly text: string;
  /** Characters of it that are links. */
  readonly linked: number;
  /** 1 to 6 within h1 to h6, else 0. */
  readonly heading: number;
}

/** One data table of a page. */
export interface Grid {
  readonly kind: 'grid';
  readonly owner: Element;
  readonly cells: readonly GridCell[];
  /** Characters it shows. */
  readonly characters: number;
}

/** A piece of a page in reading order. */
export type Piece = Line | Grid;

function lineOf(table: Element, text: string): Line {
  return { kind: 'line', owner: table, text, linked: 0, heading: 0 };
}

function lengthOf(cells: readonly GridCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.text.replace(/\s/g, '').length, 0);
}

/** The particulars of a page (索引号, 发布机构 …) as lines, one for each row of their table. */
function particularLines(table: Element): Line[] {
  return rowsOf(table).flatMap((row): Line[] => {
    const text = row
      .map(wordsOf)
      .filter((words) => words !== '')
      .join(' ');
    return text === '' ? [] : [lineOf(table, text)];
  });
}

/** What holds for the text of an element. */
interface Setting {
  readonly owner: Element;
  readonly heading: number;
  readonly linked: boolean;
  readonly preserved: boolean;
  readonly raised: boolean;
}

function settingOf(element: Element, outer: Setting): Setting {
  const { tagName } = element;
  return {
    owner: blockTags.has(tagName) ? element : outer.owner,
    heading: /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : outer.heading,
    linked: outer.linked || isLink(element),
    preserved: outer.preserved || tagName === 'pre',
    raised: outer.raised || isRaised(element),
  };
}

class PieceReader {
  readonly pieces: Piece[] = [];
  private readonly buffer = createLineBuffer();

  constructor(private readonly measures: Measures) {}

  read(element: Element, setting: Setting): void {
    for (const node of element.childNodes) {
      if (isText(node)) this.addText(node.value, setting);
      else if (isElement(node) && !isHidden(node)) this.addElement(node, setting);
    }
  }

  endLine({ owner, heading }: Setting): void {
    const { text, linked } = this.buffer.take();
    if (text !== '') this.pieces.push({ kind: 'line', owner, text, linked, heading });
  }

  private addElement(element: Element, outer: Setting): void {
    const isBlock = blockTags.has(element.tagName);
    if (isBlock || element.tagName === 'br') this.endLine(outer);
    if (element.tagName === 'table' && this.addTable(element)) return;
    const setting = settingOf(element, outer);
    this.read(element, setting);
    if (isBlock) this.endLine(setting);
  }

  private addText(text: string, setting: Setting): void {
    if (!setting.preserved) {
      this.buffer.add(text, setting);
      return;
    }
    for (const [i, line] of text.split(/\r\n|[\n\r\f]/).entries()) {
      if (i > 0) this.endLine(setting);
      this.buffer.add(line, setting);
    }
  }

  /** False for a table that only lays out the page: it is read through. */
  private addTable(table: Element): boolean {
    const role = roleOf(table, this.measures);
    if (role === 'particulars') {
      this.pieces.push(...particularLines(table));
      return true;
    }
    const cells = role === 'data' ? gridOf(table) : null;
    if (cells === null) return false;
    for (const child of table.childNodes) {
      const text = isElement(child) && child.tagName === 'caption' ? wordsOf(child) : '';
      if (text !== '') this.pieces.push(lineOf(table, text));
    }
    for (const part of splitGrid(cells)) {
      if ('line' in part) this.pieces.push(lineOf(table, part.line));
      else this.pieces.push({ kind: 'grid', owner: table, cells: part.cells, characters: lengthOf(part.cells) });
    }
    return true;
  }
}

/** Everything a page shows, cut into lines and data tables, in reading order; tables that only lay out are read through. */
export function piecesOf(body: Element, measures: Measures): Piece[] {
  const reader = new PieceReader(measures);
  const setting = { owner: body, heading: 0, linked: false, preserved: false, raised: false };
  reader.read(body, setting);
  reader.endLine(setting);
  return reader.pieces;
}
