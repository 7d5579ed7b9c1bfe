import type { CellDefinition, RowDefinition } from '../office/table.ts';
import type { Property } from './properties.ts';
import { sprms } from './sprm.ts';

type OpenCell = { -readonly [key in keyof CellDefinition]: CellDefinition[key] };

const cellBytes = 20;

/** How a cell's flags say it is merged across: 0 where it is not. */
function acrossBits(flags: number): number {
  return flags & 3;
}

function downOf(flags: number): CellDefinition['vMerge'] {
  if ((flags & 2) !== 0) return 'restart';
  return (flags & 1) === 0 ? undefined : 'continue';
}

/** The cells of a row by the properties of its end ([MS-DOC] `sprmTDefTable`, `sprmTMerge`, `sprmTVertMerge`). */
export function rowDefinition(properties: readonly Property[]): RowDefinition {
  let left = 0;
  let cells: OpenCell[] = [];
  for (const { code, list, at, size } of properties) {
    if (code === sprms.columns && size > 0) {
      const count = list.u8(at);
      const edge = (index: number): number => list.i16(at + 1 + index * 2);
      const shapes = at + 1 + (count + 1) * 2;
      const flags = Array.from({ length: count }, (_, i) => {
        const cell = shapes + i * cellBytes;
        return cell + 2 <= at + size ? list.u16(cell) : 0;
      });
      // Descriptions of the format differ in which value says "first": the first cell of a row that is merged at all is one.
      const first = flags.map(acrossBits).find((bits) => bits !== 0);
      left = edge(0);
      cells = flags.map((set, i) => ({
        right: edge(i + 1),
        vMerge: downOf(set >> 5),
        across: acrossBits(set) === 0 || acrossBits(set) === first ? undefined : 'covered',
      }));
    } else if (code === sprms.mergedAcross) {
      const from = list.u8(at);
      for (const cell of cells.slice(from, list.u8(at + 1))) cell.across = cell === cells[from] ? undefined : 'covered';
    } else if (code === sprms.mergedDown && size >= 2) {
      const cell = cells[list.u8(at)];
      if (cell !== undefined) cell.vMerge = downOf(list.u8(at + 1));
    }
  }
  return { left, cells };
}
