import { buildPdf, emWidth, type PageSource, showText, widthOf } from './builder.ts';

/** A cell to print, with its place in the grid. */
export interface CellSource {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** How lines are drawn: each edge by itself, boxes around cells, thin bars, all in one path, dotted, not at the sides, not at all. */
export type RulingStyle = 'edges' | 'boxes' | 'bars' | 'onePath' | 'openSides' | 'dotted' | 'none';

/** The look of a printed report. */
export interface PrintStyle {
  readonly ruling: RulingStyle;
  readonly height: number;
  /** Heading rows are printed again on each page. */
  readonly repeatHead: boolean;
  /** A header line and page numbers on every page. */
  readonly furniture: boolean;
  /** The page is written sideways and turned by its declared rotation. */
  readonly sideways: boolean;
  readonly cellSize: number;
}

/** Running text to print. */
export interface WordsSource {
  readonly kind: 'title' | 'paragraph';
  readonly text: string;
}

/** A table to print; widths of its columns in points. */
export interface TableSource {
  readonly kind: 'table';
  readonly cells: readonly CellSource[];
  readonly widths: readonly number[];
}

/** What to print, in order. */
export type Printed = WordsSource | TableSource;

const pageWidth = 595;
const side = 75;
const top = 75;
const bottom = 75;
const textSize = 16;
const leading = 28;

/** Words cut into lines of a width; hanging marks are not minded. */
function wrap(words: string, size: number, width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let used = indent;
  for (const char of words) {
    const own = emWidth(char) * size;
    if (used + own > width + 0.01 && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += char;
    used += own;
  }
  return line === '' ? lines : [...lines, line];
}

/** A start and where each step from it on ends. */
function sums(start: number, steps: readonly number[]): number[] {
  const ends = [start];
  for (const step of steps) ends.push((ends.at(-1) ?? start) + step);
  return ends;
}

interface Sheet {
  content: string;
}

/** Prints to pages; y counts downwards from the page's head. */
export function printReport(parts: readonly Printed[], style: PrintStyle): Uint8Array {
  let sheet: Sheet = { content: '' };
  const sheets = [sheet];
  let y = top;
  const floor = style.height - bottom;

  const words = (x: number, baseline: number, size: number, text: string): void => {
    sheet.content += style.sideways
      ? showText(baseline, x, size, text, '0 1 -1 0')
      : showText(x, style.height - baseline, size, text);
  };
  const point = (x: number, down: number): string =>
    style.sideways ? `${down.toFixed(2)} ${x.toFixed(2)}` : `${x.toFixed(2)} ${(style.height - down).toFixed(2)}`;
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    if (style.ruling === 'none') return;
    if (style.ruling === 'bars') {
      const [left, right, high, low] = [x0 - 0.3, x1 + 0.3, y0 - 0.3, y1 + 0.3];
      const corners = [point(left, high), point(right, high), point(right, low), point(left, low)];
      sheet.content += `${corners[0]} m ${corners
        .slice(1)
        .map((corner) => `${corner} l`)
        .join(' ')} h f\n`;
      return;
    }
    const dash = style.ruling === 'dotted' ? '[1 1] 0 d ' : '';
    const end = style.ruling === 'onePath' ? '' : 'S';
    sheet.content += `${dash}${point(x0, y0)} m ${point(x1, y1)} l ${end}\n`;
  };
  const nextPage = (): void => {
    sheet = { content: '' };
    sheets.push(sheet);
    y = top;
  };

  const paragraph = (text: string): void => {
    const width = pageWidth - 2 * side;
    for (const [i, piece] of wrap(text, textSize, width, 2 * textSize).entries()) {
      if (y + leading > floor) nextPage();
      words(side + (i === 0 ? 2 * textSize : 0), y + 20, textSize, piece);
      y += leading;
    }
  };

  const cellBox = (x0: number, y0: number, x1: number, y1: number, atLeft: boolean, atRight: boolean): void => {
    line(x0, y0, x1, y0);
    line(x0, y1, x1, y1);
    if (style.ruling !== 'openSides' || !atLeft) line(x0, y0, x0, y1);
    if (style.ruling !== 'openSides' || !atRight) line(x1, y0, x1, y1);
  };

  const centred = (pieces: readonly string[], x: number, middle: number, size: number): void => {
    const start = middle - (pieces.length * size * 1.3) / 2;
    for (const [i, piece] of pieces.entries()) {
      words(x - widthOf(piece, size) / 2, start + (i + 0.85) * size * 1.3, size, piece);
    }
  };

  const table = ({ cells, widths }: TableSource): void => {
    const size = style.cellSize;
    const pad = 2;
    const edges = sums(side, widths);
    const x = (column: number): number => edges[column] ?? 0;
    const lines = (cell: CellSource): string[] =>
      wrap(cell.text, size, x(cell.column + cell.columnSpan) - x(cell.column) - 2 * pad);
    const need = (cell: CellSource): number => lines(cell).length * size * 1.3 + 2 * pad;
    const count = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
    const heights = Array.from({ length: count }, (_, row) =>
      Math.max(size * 1.6, ...cells.filter((cell) => cell.row === row && cell.rowSpan === 1).map(need)),
    );
    for (const cell of cells) {
      const own = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, height) => sum + height, 0);
      if (own < need(cell))
        heights[cell.row + cell.rowSpan - 1] = (heights[cell.row + cell.rowSpan - 1] ?? 0) + need(cell) - own;
    }
    const firstFigureRow = Math.min(...cells.filter((cell) => /^\d|^$/.test(cell.text)).map((cell) => cell.row));
    const head = style.repeatHead ? Math.min(firstFigureRow, 3) : 0;

    // What does not fit into a cell cut by the page's end goes on in its part on the next page.
    const rest = new Map<CellSource, readonly string[]>();
    const drawRows = (from: number, to: number, again: boolean): void => {
      const offsets = sums(y, heights.slice(from, to));
      const at = (row: number): number => offsets[Math.min(Math.max(row, from), to) - from] ?? y;
      for (const cell of cells) {
        if (cell.row + cell.rowSpan <= from || cell.row >= to) continue;
        const [x0, x1, y0, y1] = [
          x(cell.column),
          x(cell.column + cell.columnSpan),
          at(cell.row),
          at(cell.row + cell.rowSpan),
        ];
        cellBox(x0, y0, x1, y1, cell.column === 0, cell.column + cell.columnSpan === widths.length);
        const all = again ? lines(cell) : (rest.get(cell) ?? lines(cell));
        const room = cell.row + cell.rowSpan > to ? Math.floor((y1 - y0 - 2 * pad) / (size * 1.3)) : all.length;
        if (!again) rest.set(cell, all.slice(room));
        centred(all.slice(0, room), (x0 + x1) / 2, (y0 + y1) / 2, size);
      }
      if (style.ruling === 'onePath') sheet.content += 'S\n';
      y = at(to);
    };

    let from = 0;
    let drawn = y;
    for (let row = 0; row < count; row++) {
      const height = heights[row] ?? 0;
      if (drawn + height > floor && row > from) {
        drawRows(from, row, false);
        nextPage();
        if (head > 0) drawRows(0, head, true);
        from = row;
        drawn = y;
      }
      drawn += height;
    }
    drawRows(from, count, false);
    y += 10;
  };

  for (const part of parts) {
    if (part.kind === 'table') table(part);
    else if (part.kind === 'title') {
      words((pageWidth - widthOf(part.text, 22)) / 2, y + 30, 22, part.text);
      y += 50;
    } else paragraph(part.text);
  }

  const pages = sheets.map((printed, i): PageSource => {
    sheet = printed;
    if (style.furniture) {
      words(pageWidth - side - 100, 40, 9, '海陵县水利局年度报告');
      words(280, style.height - 40, 12, `- ${i + 1} -`);
    }
    return style.sideways
      ? { width: style.height, height: pageWidth, content: printed.content, rotate: 90 }
      : { width: pageWidth, height: style.height, content: printed.content };
  });
  return buildPdf(pages);
}
