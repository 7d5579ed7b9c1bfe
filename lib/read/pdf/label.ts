import { cellsOf, heightOf, none } from './chain.ts';
import type { Segment } from './segment.ts';

/** A label with a number of its own. */
export const numbered =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）).．、]|第[一二三四五六七八九十]+[条章])/;

const isTurned = (segment: Segment): boolean => segment.glyphs.every((glyph) => glyph.turned);
const isOrdinal = (segment: Segment): boolean =>
  /^(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|[\d一二三四五六七八九十]{1,3}[.．、]?)$/.test(segment.text);

/** Whether words stand in a merged cell beside several rows: words of the rows' own labels stand right of them. */
function isBeside(cell: readonly Segment[], labels: readonly Segment[]): boolean {
  const [head, tail] = [cell[0], cell.at(-1)];
  if (head === undefined || tail === undefined || (cell.length === 1 && isOrdinal(head))) return false;
  const right = Math.max(...cell.map((segment) => segment.right));
  const others = labels.filter(
    (other) => other.page === head.page && !cell.includes(other) && other.left >= right - 0.2 * other.em,
  );
  const has = (from: number, to: number): boolean =>
    others.some((other) => other.middle >= from - 0.3 * other.em && other.middle <= to + 0.3 * other.em);
  const near = 1.6 * head.em;
  return (
    has(head.middle, tail.middle) || (has(head.middle - near, head.middle) && has(tail.middle, tail.middle + near))
  );
}

/** Labels of rows, and the words of merged cells beside several rows. */
export interface LabelSplit {
  readonly own: Segment[];
  readonly groups: Segment[][];
}

/** Parts the labels of rows from what stands in merged cells beside them. */
export function splitLabels(labels: readonly Segment[]): LabelSplit {
  const upright = labels.filter((segment) => !isTurned(segment));
  const turned = labels.filter(isTurned);
  const cells = cellsOf(upright, (_, below) => !numbered.test(below.text));
  const beside = cells.filter((cell) => isBeside(cell, upright));
  return {
    own: cells.filter((cell) => !beside.includes(cell)).flat(),
    groups: groupCells([...beside, ...turned.map((own) => [own])]),
  };
}

/** Words of merged cells, each put together from its lines where the file's order does not tell. */
function groupCells(groups: readonly Segment[][]): Segment[][] {
  const cells: Segment[][] = [];
  for (const group of [...groups].sort((a, b) => heightOf(a[0] ?? none) - heightOf(b[0] ?? none))) {
    const head = group[0] ?? none;
    const open = cells.find((cell) => {
      const last = cell.at(-1);
      if (last === undefined || last.page !== head.page) return false;
      const apart = (head.middle - last.middle) / head.em;
      return apart <= 1.9 && head.left < last.right && head.right > last.left && !numbered.test(head.text);
    });
    if (open === undefined) cells.push([...group]);
    else open.push(...group);
  }
  return cells;
}
