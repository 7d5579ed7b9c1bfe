import type { XmlElement } from '../docx/xml.ts';
import type { TableRow } from '../office/blocks.ts';
import { columnFinder } from '../office/columns.ts';
import { hasWords, valueElement, wordElement } from '../office/word-elements.ts';
import type { Property } from './properties.ts';
import { sprms } from './sprm.ts';

/** How a cell is merged with those around it: where a merged cell begins, or goes on. */
type Merge = 'restart' | 'continue' | undefined;

interface CellShape {
  across: Merge;
  down: Merge;
}

/** What the end of a row says of it: the edges of its cells from left to right, in twentieths of a point, and how each is merged. */
export interface RowShape {
  readonly edges: readonly number[];
  readonly cells: readonly Readonly<CellShape>[];
}

const cellBytes = 20;

/** Descriptions of the format differ in which value says "first": the first cell of a row that is merged at all is one. */
function acrossOf(values: readonly number[]): Merge[] {
  const first = values.find((value) => value !== 0);
  return values.map((value) => (value === 0 ? undefined : value === first ? 'restart' : 'continue'));
}

function downOf(flags: number): Merge {
  if ((flags & 2) !== 0) return 'restart';
  return (flags & 1) === 0 ? undefined : 'continue';
}

/** The shape of a row by the properties of its end ([MS-DOC] `sprmTDefTable`, `sprmTMerge`, `sprmTVertMerge`). */
export function rowShape(properties: readonly Property[]): RowShape {
  let edges: number[] = [];
  let cells: CellShape[] = [];
  for (const { code, list, at, size } of properties) {
    if (code === sprms.columns && size > 0) {
      const count = list.u8(at);
      edges = Array.from({ length: count + 1 }, (_, i) => list.i16(at + 1 + i * 2));
      const shapes = at + 1 + (count + 1) * 2;
      const flags = edges.slice(1).map((_, i) => {
        const cell = shapes + i * cellBytes;
        return cell + 2 <= at + size ? list.u16(cell) : 0;
      });
      const across = acrossOf(flags.map((set) => set & 3));
      cells = flags.map((set, i) => ({ across: across[i], down: downOf(set >> 5) }));
    } else if (code === sprms.mergedAcross) {
      const from = list.u8(at);
      cells.slice(from, list.u8(at + 1)).forEach((cell, i) => {
        cell.across = i === 0 ? 'restart' : 'continue';
      });
    } else if (code === sprms.mergedDown && size >= 2) {
      const cell = cells[list.u8(at)];
      if (cell !== undefined) cell.down = downOf(list.u8(at + 1));
    }
  }
  return { edges, cells };
}

function mergeElement(name: string, merge: Merge): XmlElement[] {
  return merge === undefined ? [] : [valueElement(name, merge)];
}

/** Rows as `w:tbl`, their cells on one grid. A cell too narrow for any column is left out where it is blank. */
export function tableElement(rows: readonly TableRow<RowShape>[]): XmlElement {
  const columnAt = columnFinder(rows.flatMap(({ definition }) => definition.edges));
  const elements = rows.map(({ definition: { edges, cells: shapes }, cells }) => {
    const columns = edges.map(columnAt);
    const inner = cells.flatMap((content, i) => {
      const span = (columns[i + 1] ?? 0) - (columns[i] ?? 0);
      if (i + 1 < columns.length && span === 0 && !content.some(hasWords)) return [];
      const properties = [
        valueElement('w:gridSpan', Math.max(span, 1)),
        ...mergeElement('w:hMerge', shapes[i]?.across),
        ...mergeElement('w:vMerge', shapes[i]?.down),
      ];
      return [wordElement('w:tc', {}, [wordElement('w:tcPr', {}, properties), ...content])];
    });
    const before = wordElement('w:trPr', {}, [valueElement('w:gridBefore', columns[0] ?? 0)]);
    return wordElement('w:tr', {}, [before, ...inner]);
  });
  return wordElement('w:tbl', {}, elements);
}
