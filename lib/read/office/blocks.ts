import type { XmlElement } from '../docx/xml.ts';
import { type RowDefinition, type TableRow, tableElement } from './table.ts';

/** Puts paragraphs, cells and rows together; `level` is how many tables a paragraph stands in. */
export interface Blocks {
  readonly addParagraph: (paragraph: XmlElement, level: number) => void;
  /** Ends the cell the last paragraph stands in. */
  readonly endCell: (level: number) => void;
  readonly endRow: (level: number, definition: RowDefinition) => void;
  /** Paragraphs and tables in reading order. */
  readonly finish: () => readonly XmlElement[];
}

interface OpenTable {
  readonly rows: TableRow[];
  /** Cells of the row that is being read, and what stands in its last one so far. */
  cells: XmlElement[][];
  content: XmlElement[];
}

function endRowOf(table: OpenTable, definition: RowDefinition): void {
  if (table.content.length > 0) table.cells.push(table.content);
  if (table.cells.length > 0) table.rows.push({ definition, cells: table.cells });
  table.cells = [];
  table.content = [];
}

const noCells: RowDefinition = { left: 0, cells: [] };

/** Begins outside any table. */
export function createBlocks(): Blocks {
  const body: XmlElement[] = [];
  /** Tables that are being read, the outermost first. */
  const open: OpenTable[] = [];
  const container = (): XmlElement[] => open.at(-1)?.content ?? body;

  const closeTable = (): void => {
    const table = open.pop();
    if (table === undefined) return;
    const last = table.rows.at(-1)?.definition ?? noCells;
    const left = table.cells.length > 0 ? [] : table.content;
    if (table.cells.length > 0) endRowOf(table, last);
    if (table.rows.length > 0) container().push(tableElement(table.rows));
    // What follows the last row and is in no cell was never in the table.
    for (const element of left) container().push(element);
  };

  const enter = (level: number): OpenTable | undefined => {
    while (open.length > level) closeTable();
    while (open.length < level) open.push({ rows: [], cells: [], content: [] });
    return open.at(-1);
  };

  return {
    addParagraph(paragraph, level) {
      enter(level);
      container().push(paragraph);
    },
    endCell(level) {
      const table = enter(level);
      if (table === undefined) return;
      table.cells.push(table.content);
      table.content = [];
    },
    endRow(level, definition) {
      if (open.length < level) return;
      const table = enter(level);
      if (table !== undefined) endRowOf(table, definition);
    },
    finish() {
      enter(0);
      return body;
    },
  };
}
