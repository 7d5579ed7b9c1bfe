import { textWidth } from '../../../lib/charts/measure.ts';
import { type ResultTable, textAt } from '../../../lib/results/table.ts';

/** Width of the column of row numbers. */
export const countWidth = 56;

const looked = 60;
const narrowest = 72;
const widest = 380;
/** Padding on both sides and, in the head, the mark of the order and the button. */
const padding = 22;
const headExtra = 44;

/** The left edges of a result's columns and the right end of the last, from its heads and first rows. CSS pixels. */
export function columnEdges(table: ResultTable): number[] {
  const edges = [countWidth];
  for (const [column, { name, type }] of table.columns.entries()) {
    let width = Math.max(textWidth(name, 13) * 1.06 + headExtra, textWidth(type.slice(0, 30), 11) * 1.1 + padding);
    for (let row = 0; row < Math.min(looked, table.rows); row += 1) {
      width = Math.max(width, textWidth((textAt(table, row, column) ?? '').slice(0, 80), 13) + padding);
    }
    edges.push((edges.at(-1) ?? 0) + Math.round(Math.min(widest, Math.max(narrowest, width))));
  }
  return edges;
}
