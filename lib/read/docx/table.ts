import { accepted } from './wrapper.ts';
import { child, childValue, type XmlElement } from './xml.ts';

/** A cell of a Word table in the grid, with the element that holds its paragraphs. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly content: XmlElement;
}

type OpenCell = { -readonly [key in keyof GridCell]: GridCell[key] };

/** Word allows 63 columns. */
const maxSpan = 100;

function spanOf(properties: XmlElement | undefined, name: string, least: number): number {
  const span = Number(childValue(properties, name));
  return Number.isInteger(span) && span >= least && span <= maxSpan ? span : least;
}

function continues(properties: XmlElement | undefined, name: string): boolean {
  const merge = child(properties, name);
  return merge !== undefined && merge.attributes.val !== 'restart';
}

function rowsOf(table: XmlElement): XmlElement[] {
  return accepted(table.children).filter(
    (row) => row.name === 'w:tr' && child(child(row, 'w:trPr'), 'w:del') === undefined,
  );
}

/** The cells of a table in reading order, cells merged by `gridSpan`, `hMerge` and `vMerge` once each. */
export function readGrid(table: XmlElement): GridCell[] {
  const cells: OpenCell[] = [];
  /** Merged cells that reach down to the row before, by their first column. */
  let merging = new Map<number, OpenCell>();
  for (const [row, element] of rowsOf(table).entries()) {
    const next = new Map<number, OpenCell>();
    let column = spanOf(child(element, 'w:trPr'), 'w:gridBefore', 0);
    let left: OpenCell | undefined;
    for (const content of accepted(element.children).filter((inner) => inner.name === 'w:tc')) {
      const properties = child(content, 'w:tcPr');
      const columnSpan = spanOf(properties, 'w:gridSpan', 1);
      const above = continues(properties, 'w:vMerge') ? merging.get(column) : undefined;
      if (above !== undefined) {
        above.rowSpan++;
        next.set(column, above);
      } else if (left !== undefined && continues(properties, 'w:hMerge')) {
        left.columnSpan += columnSpan;
      } else {
        left = { row, column, rowSpan: 1, columnSpan, content };
        cells.push(left);
        if (child(properties, 'w:vMerge') !== undefined) next.set(column, left);
      }
      column += columnSpan;
    }
    merging = next;
  }
  return cells;
}
