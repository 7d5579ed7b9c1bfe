import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus from one figure of a table to the next by arrow keys; lines without a figure there are passed over. */
export function walkFigures(event: KeyboardEvent<HTMLElement>): void {
  const [down, right] = steps[event.key] ?? [0, 0];
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  if ((down === 0 && right === 0) || cell === null || !(cell.parentElement instanceof HTMLTableRowElement)) return;
  const next = down === 0 ? besideCell(cell, right) : belowCell(cell.parentElement, cell.cellIndex, down);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function besideCell(cell: Element, right: number): HTMLElement | null {
  let next = right > 0 ? cell.nextElementSibling : cell.previousElementSibling;
  while (next) {
    const figure = next.querySelector<HTMLElement>('[data-figure]');
    if (figure) return figure;
    next = right > 0 ? next.nextElementSibling : next.previousElementSibling;
  }
  return null;
}

function belowCell(line: Element, column: number, down: number): HTMLElement | null {
  let next = down > 0 ? line.nextElementSibling : line.previousElementSibling;
  while (next) {
    // A line that is one gap has a single wide cell.
    const cells = next instanceof HTMLTableRowElement ? next.cells : undefined;
    const cell = cells?.item(Math.min(column, (cells?.length ?? 1) - 1));
    const figure =
      cell?.querySelector<HTMLElement>('[data-figure]') ?? next.querySelector<HTMLElement>('[data-figure]');
    if (figure) return figure;
    next = down > 0 ? next.nextElementSibling : next.previousElementSibling;
  }
  return null;
}
