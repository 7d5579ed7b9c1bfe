import { isNearNumber, type Piece, type PieceKind, readCell } from './cell.ts';
import { compact } from './label.ts';

/** What a token says; `odd` = the cell of a figure that holds something else ("3至5", "l2", "九", two numbers). */
export type TokenKind = PieceKind | 'odd';

/** A piece of a row whose cells are known. */
export interface RowPiece extends Omit<Piece, 'kind'> {
  readonly kind: TokenKind;
}

/** A cell of a row: its text and where that starts. */
export interface RowCell {
  readonly text: string;
  readonly start: number;
}

/** A note in the place of a figure ("见附件") is no longer than this. */
const maxNote = 6;
/** A row with fewer figures than this does not prove that a cell among them holds one. */
const minFigures = 4;

function isFigure(pieces: readonly Piece[]): boolean {
  return pieces.length === 1 && pieces[0]?.kind !== 'text' && pieces[0]?.kind !== 'blank';
}

function isText(pieces: readonly Piece[] | undefined): boolean {
  return pieces?.[0]?.kind === 'text';
}

/** Whether a row begins with its own number and a label behind it. */
function opensNumbered([head, label]: readonly (readonly [number, readonly Piece[]])[]): boolean {
  if (head?.[0] !== 0 || !isFigure(head[1]) || !/^[0-9０-９]{1,2}$/.test(head[1][0]?.text ?? '')) return false;
  return isText(label?.[1]) && !isNearNumber(label?.[1][0]?.text ?? '');
}

/** The one short note with figures on both its sides, in a row of many figures; -1 where there is none. */
function noteAmong(row: readonly (readonly Piece[])[]): number {
  const filled = [...row.entries()].filter(([, pieces]) => pieces[0]?.kind !== 'blank');
  const from = opensNumbered(filled) ? 1 : 0;
  const first = filled.findIndex(([, pieces], i) => i >= from && isFigure(pieces));
  const texts = filled.slice(first).filter(([, [piece]]) => piece?.kind === 'text' && !isNearNumber(piece.text));
  const [note] = texts;
  if (first < 0 || note === undefined || texts.length > 1) return -1;
  const isLast = filled.at(-1) === note;
  const isShort = compact(note[1][0]?.text ?? '').length <= maxNote;
  return isShort && !isLast && filled.filter(([, pieces]) => isFigure(pieces)).length >= minFigures ? note[0] : -1;
}

/** The whole of a cell as one odd piece. */
function asOdd(pieces: readonly Piece[], { text, start }: RowCell): RowPiece[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const printed = text.slice(first.start - start, last.end - start);
  return [{ ...first, kind: 'odd', text: printed, end: last.end, unit: null, doubled: false }];
}

/**
 * Reads the cells of one row. Behind the row's labels a cell that holds no plain number is `odd` and keeps its place
 * among the figures; so does, beside cells of one figure each, a cell of several.
 */
export function readRow(cells: readonly RowCell[]): (readonly RowPiece[])[] {
  const row = cells.map(({ text, start }) => readCell(text, start));
  const note = noteAmong(row);
  const isLabel = (pieces: readonly Piece[], i: number): boolean =>
    isText(pieces) && i !== note && !isNearNumber(pieces[0]?.text ?? '');
  const lastLabel = row.findLastIndex(isLabel);
  const behind = row.slice(lastLabel + 1);
  const figures = behind.filter(isFigure).length;
  const single = behind.filter((pieces) => pieces.length === 1 && !isText(pieces)).length;
  const isAmongFigures = lastLabel >= 0 || figures >= minFigures;
  const splits = single >= 2 && single > behind.length - single;
  return row.map((pieces, i) => {
    const cell = cells[i];
    if (cell === undefined || i <= lastLabel || !isAmongFigures) return pieces;
    return isText(pieces) || (splits && pieces.length > 1) ? asOdd(pieces, cell) : pieces;
  });
}
