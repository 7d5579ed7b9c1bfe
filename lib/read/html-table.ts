import type { Table, TableCell } from '../model/document.ts';

/** A table written as HTML inside a text (converters to markdown leave them so), and where its text ends. */
export interface HtmlTableMatch {
  readonly table: Table;
  readonly end: number;
}

/** Longest HTML table looked at, in characters. */
const maxTableLength = 400_000;
const tag = /<(\/?)(tr|td|th|table)\b([^>]*)>/gi;

function span(attributes: string, name: 'colspan' | 'rowspan'): number {
  const value = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.max(1, value);
}

interface OpenCell {
  readonly attributes: string;
  readonly start: number;
}

/** A cell's words: without the tags and spaces around them. */
function trimmed(text: string, from: number, to: number): { text: string; start: number; end: number } {
  const inner = text.slice(from, to);
  const lead = /^(?:\s|<[^>]*>|&nbsp;)*/.exec(inner)?.[0].length ?? 0;
  const words = inner.slice(lead).replace(/(?:\s|<[^>]*>|&nbsp;)+$/, '');
  return { text: words, start: from + lead, end: from + lead + words.length };
}

/** Where the HTML table that a line begins with opens; -1 where the line begins with something else. */
export function htmlTableStart(line: { readonly text: string; readonly start: number }): number {
  const lead = /^\s*(?=<table\b)/i.exec(line.text)?.[0].length;
  return lead === undefined ? -1 : line.start + lead;
}

/** Collects cells row by row; positions a span from above or the left covers are skipped. */
function createGrid(text: string, block: number) {
  const cells: TableCell[] = [];
  const taken = new Set<string>();
  let row = -1;
  let column = 0;
  return {
    cells,
    nextRow() {
      row++;
      column = 0;
    },
    add(attributes: string, from: number, to: number) {
      while (taken.has(`${row},${column}`)) column++;
      const [columnSpan, rowSpan] = [span(attributes, 'colspan'), span(attributes, 'rowspan')];
      const words = trimmed(text, from, to);
      const place = { block, page: null, start: words.start, end: words.end };
      cells.push({ row, column, rowSpan, columnSpan, text: words.text, place });
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken.add(`${row + r},${column + c}`);
      column += columnSpan;
    },
  };
}

/** Reads the HTML table that opens at `opening`; null where it has no end or holds another table. */
export function matchHtmlTable(text: string, opening: number, block: number): HtmlTableMatch | null {
  const grid = createGrid(text, block);
  let open: OpenCell | null = null;
  for (const match of text.slice(opening, opening + maxTableLength).matchAll(tag)) {
    const [whole, slash, name = '', attributes = ''] = match;
    const from = opening + match.index;
    const end = from + whole.length;
    if (open !== null) grid.add(open.attributes, open.start, from);
    open = null;
    const kind = `${slash}${name.toLowerCase()}`;
    if (kind === '/table') {
      return { table: { kind: 'table', cells: grid.cells, place: { block, page: null, start: opening, end } }, end };
    }
    if (kind === 'table' && from > opening) return null;
    if (kind === 'tr') grid.nextRow();
    if (kind === 'td' || kind === 'th') open = { attributes, start: end };
  }
  return null;
}
