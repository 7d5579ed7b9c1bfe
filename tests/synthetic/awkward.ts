import type { Layout } from './layout.ts';
import type { GridCell, Piece } from './report.ts';

const figureText = /^[0-9０-９,，.．+\-/元]*$/;
const longLabel = /^[\p{sc=Han}（）()、．.0-9]{7,}$/u;

/** Whether a cell holds a figure, or is left empty where one belongs. */
function isFigure(cell: GridCell): boolean {
  return figureText.test(cell.text);
}

function spaced(text: string, spaces: Layout['spaces']): string {
  if (spaces === 'nbsp') return text === '' ? '\u00a0' : `\u00a0${text}\u00a0`;
  if (spaces === 'ideographic') return text === '' ? '　' : `　${text}`;
  return text;
}

/** A table's cells with the spaces and line breaks of the layout; `breaks` where the format can break a line in a cell. */
export function dressed(cells: readonly GridCell[], layout: Layout, breaks: boolean): GridCell[] {
  return cells.map((cell) => {
    if (isFigure(cell)) return { ...cell, text: spaced(cell.text, layout.spaces) };
    if (!layout.brokenLabels || !breaks || !longLabel.test(cell.text)) return cell;
    return { ...cell, text: `${cell.text.slice(0, 5)}\n${cell.text.slice(5)}` };
  });
}

function between(cells: readonly GridCell[], from: number, to: number, shift: number): GridCell[] {
  return cells.flatMap((cell) => {
    const top = Math.max(cell.row, from);
    const bottom = Math.min(cell.row + cell.rowSpan, to);
    return top >= bottom ? [] : [{ ...cell, row: top - from + shift, rowSpan: bottom - top }];
  });
}

/** The pieces a table is printed in: whole, or table three cut in two with its heading rows printed again. */
export function printedParts(piece: Extract<Piece, { kind: 'table' }>, layout: Layout): GridCell[][] {
  const { cells, headRows } = piece;
  const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  if (!layout.split || headRows !== 3 || height < 20) return [[...cells]];
  const cut = 13;
  return [between(cells, 0, cut, 0), [...between(cells, 0, headRows, 0), ...between(cells, cut, height, headRows)]];
}
