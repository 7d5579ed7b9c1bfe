import type { TextLine } from './line.ts';
import type { Box, Glyph } from './page.ts';

const figure = /^[0-9０-９.,，%+-]+$/;

/** Characters written one under the other, or turned: their order in the file is their order of reading. */
function isStacked(glyphs: readonly Glyph[]): boolean {
  if (glyphs.some((glyph) => glyph.turned)) return true;
  let down = 0;
  let right = 0;
  for (let i = 1; i < glyphs.length; i++) {
    const [before, glyph] = [glyphs[i - 1], glyphs[i]];
    if (before === undefined || glyph === undefined) continue;
    const across = (glyph.left + glyph.right - before.left - before.right) / 2;
    const below = (glyph.top + glyph.bottom - before.top - before.bottom) / 2;
    const size = Math.max(glyph.bottom - glyph.top, 1);
    if (Math.abs(across) < 0.3 * size && below > 0.4 * size) down++;
    else if (across > 0 && Math.abs(below) < 0.3 * size) right++;
  }
  return down > right && down >= 2;
}

/** Whether a line runs on to the cell's edge: what follows was broken off by the cell, not by its writer. */
export function fillsCell(line: TextLine, cell: Box): boolean {
  const free = cell.right - cell.left - (line.right - line.left);
  return free < 1.2 * line.em + 11;
}

function joint(before: TextLine, after: TextLine, cell: Box): string {
  const isFigure = figure.test(before.text) && figure.test(after.text);
  // The same figure twice is two paragraphs, however narrow the cell.
  if (isFigure) return fillsCell(before, cell) && before.text !== after.text ? '' : ' ';
  return /[A-Za-z0-9]$/.test(before.text) && /^[A-Za-z0-9]/.test(after.text) ? ' ' : '';
}

/** The words of a cell from its characters in the file's order and their lines: lines joined, figures broken by the edge made whole, columns of upright text read downwards. */
export function cellText(glyphs: readonly Glyph[], lines: readonly TextLine[], cell: Box): string {
  if (isStacked(glyphs)) return glyphs.map((glyph) => glyph.text).join('');
  let text = '';
  let before: TextLine | null = null;
  for (const line of lines) {
    text += (before === null ? '' : joint(before, line, cell)) + line.text.replaceAll('\t', ' ');
    before = line;
  }
  return text;
}
