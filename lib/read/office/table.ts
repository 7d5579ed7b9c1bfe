import type { XmlElement } from '../docx/xml.ts';
import { columnFinder } from './columns.ts';
import { hasWords, valueElement, wordElement } from './word-elements.ts';

/** A cell as its row defines it; its left edge is the right edge of the cell before. Edges are in twips (1/1440 inch). */
export interface CellDefinition {
  readonly right: number;
  /** Whether it is the first of cells merged downwards, or one of those below. */
  readonly vMerge: 'restart' | 'continue' | undefined;
  /** Whether it is merged with the cell before: its words with that one's, or covered by it and not shown. */
  readonly across: 'joined' | 'covered' | undefined;
}

/** The cells of a row. */
export interface RowDefinition {
  readonly left: number;
  readonly cells: readonly CellDefinition[];
}

/** A row as read: how its cells are defined, and what stands in them. */
export interface TableRow {
  readonly definition: RowDefinition;
  readonly cells: readonly (readonly XmlElement[])[];
}

interface PlacedCell {
  readonly left: number;
  right: number;
  readonly vMerge: CellDefinition['vMerge'];
  readonly content: XmlElement[];
}

/** Width of a cell that no definition describes. */
const usualWidth = 1440;

/** The cells of a row between their edges, those merged sideways as one. */
function placeCells({ definition, cells }: TableRow): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let left = definition.left;
  for (const [i, content] of cells.entries()) {
    const defined = definition.cells[i];
    const right = defined === undefined ? left + usualWidth : Math.max(left, defined.right);
    const before = defined?.across === undefined ? undefined : placed.at(-1);
    if (before === undefined) placed.push({ left, right, vMerge: defined?.vMerge, content: [...content] });
    else {
      before.right = right;
      if (defined?.across === 'joined') for (const element of content) before.content.push(element);
    }
    left = right;
  }
  return placed;
}

function cellElement({ vMerge, content }: PlacedCell, span: number): XmlElement {
  const properties = [
    valueElement('w:gridSpan', span),
    ...(vMerge === undefined ? [] : [valueElement('w:vMerge', vMerge)]),
  ];
  return wordElement('w:tc', {}, [wordElement('w:tcPr', {}, properties), ...content]);
}

/**
 * A table as `w:tbl` from rows that know no common columns: every edge that a row draws parts the grid. A cell too narrow for
 * any column is left out where it is blank.
 */
export function tableElement(rows: readonly TableRow[]): XmlElement {
  const placed = rows.map(placeCells);
  const columnAt = columnFinder(placed.flat().flatMap(({ left, right }) => [left, right]));
  const elements = placed.map((cells) => {
    const before = columnAt(cells[0]?.left ?? 0);
    const inner = cells.flatMap((cell) => {
      const span = columnAt(cell.right) - columnAt(cell.left);
      return span === 0 && !cell.content.some(hasWords) ? [] : [cellElement(cell, Math.max(1, span))];
    });
    return wordElement('w:tr', {}, [wordElement('w:trPr', {}, [valueElement('w:gridBefore', before)]), ...inner]);
  });
  return wordElement('w:tbl', {}, elements);
}
