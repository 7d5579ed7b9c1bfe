import type { XmlElement } from '../docx/xml.ts';
import type { TableRow } from '../office/blocks.ts';
import { columnFinder } from '../office/columns.ts';
import { hasWords, wordElement } from '../office/word-elements.ts';
import type { RowDefinition } from './row.ts';

interface PlacedCell {
  readonly left: number;
  right: number;
  readonly vMerge: string | undefined;
  readonly content: XmlElement[];
}

/** Width of a cell that no definition describes. */
const usualWidth = 1440;

/** The cells of a row between their edges, those merged sideways as one. */
function placeCells({ definition, cells }: TableRow<RowDefinition>): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let left = definition.left;
  for (const [i, content] of cells.entries()) {
    const defined = definition.cells[i];
    const right = defined === undefined ? left + usualWidth : Math.max(left, defined.right);
    const before = placed.at(-1);
    if (defined?.isJoined === true && before !== undefined) {
      before.right = right;
      for (const element of content) before.content.push(element);
    } else placed.push({ left, right, vMerge: defined?.vMerge, content: [...content] });
    left = right;
  }
  return placed;
}

function cellElement({ vMerge, content }: PlacedCell, span: number): XmlElement {
  const properties = [
    wordElement('w:gridSpan', { val: String(span) }),
    ...(vMerge === undefined ? [] : [wordElement('w:vMerge', { val: vMerge })]),
  ];
  return wordElement('w:tc', {}, [wordElement('w:tcPr', {}, properties), ...content]);
}

/**
 * A table of WordprocessingML from the rows of rich text, which know no common columns: every edge that a row draws parts
 * the grid. A cell too narrow for any column is left out where it is blank.
 */
export function tableElement(rows: readonly TableRow<RowDefinition>[]): XmlElement {
  const placed = rows.map(placeCells);
  const columnAt = columnFinder(placed.flat().flatMap(({ left, right }) => [left, right]));
  const elements = placed.map((cells) => {
    const before = columnAt(cells[0]?.left ?? 0);
    const inner = cells.flatMap((cell) => {
      const span = columnAt(cell.right) - columnAt(cell.left);
      return span === 0 && !cell.content.some(hasWords) ? [] : [cellElement(cell, Math.max(1, span))];
    });
    const properties = wordElement('w:trPr', {}, [wordElement('w:gridBefore', { val: String(before) })]);
    return wordElement('w:tr', {}, [properties, ...inner]);
  });
  return wordElement('w:tbl', {}, elements);
}
