import type { Language } from '../../../lib/model/language.ts';
import { type ResultTable, textAt } from '../../../lib/results/table.ts';
import { drawnText, gapName } from './cell-text.tsx';
import type { GridCell } from './grid-keys.ts';
import { type GridSelection, isMarked } from './grid-selection.ts';

/** The id of a cell, which `aria-activedescendant` names; row 0 is the head. */
export function cellId(grid: string, row: number, column: number): string {
  return `${grid}-${row}-${column}`;
}

/** What is to be seen in the rows of a grid. */
export interface Filling {
  readonly lang: Language;
  readonly grid: string;
  readonly table: ResultTable;
  /** Body row, from 0, in the first element. */
  readonly first: number;
  /** Pixels of that row above the upper edge. */
  readonly hidden: number;
  readonly selection: GridSelection | null;
  readonly cursor: GridCell;
}

function setText(element: Element, text: string): void {
  const node = element.firstChild;
  if (!(node instanceof Text)) element.textContent = text;
  else if (node.data !== text) node.data = text;
}

function setMark(element: Element, name: string, on: boolean): void {
  if (element.hasAttribute(name) !== on) element.toggleAttribute(name, on);
}

function fillCell(cell: HTMLElement, row: number, filling: Filling): void {
  const { lang, grid, table, selection, cursor } = filling;
  const column = Number(cell.dataset.column);
  const text = textAt(table, row, column);
  const gap = gapName(lang, text);
  setText(cell, gap ?? drawnText(text ?? ''));
  setMark(cell, 'data-gap', gap !== null);
  setMark(cell, 'data-cursor', cursor.row === row + 1 && cursor.column === column);
  cell.id = cellId(grid, row + 1, column);
  cell.setAttribute('data-row', String(row + 1));
  const marked = String(isMarked(selection, row, column));
  if (cell.ariaSelected !== marked) cell.ariaSelected = marked;
}

/**
 * Writes the rows into the elements that stand there, the first row into the first element: at 60 pictures a second no
 * element is made, moved or restyled, only texts change.
 */
export function fillRows(body: HTMLElement, filling: Filling): void {
  for (const [slot, line] of [...body.children].entries()) {
    const row = filling.first + slot;
    if (slot === 0 && line instanceof HTMLElement) line.style.marginTop = `${-filling.hidden}px`;
    line.setAttribute('aria-rowindex', String(row + 2));
    for (const cell of line.children) {
      if (!(cell instanceof HTMLElement)) continue;
      if (cell.dataset.column === undefined) setText(cell, String(row + 1));
      else fillCell(cell, row, filling);
    }
  }
}
