import type { Document, Table } from '../../../lib/model/document.ts';

/** The rows of a table as people would write them down: spans behind the text, blank cells as "". */
function rowsOf({ cells }: Table): string[][] {
  const rows: string[][] = [];
  for (const { row, rowSpan, columnSpan, text } of cells) {
    const span = rowSpan > 1 || columnSpan > 1 ? ` [${rowSpan}x${columnSpan}]` : '';
    rows[row] = [...(rows[row] ?? []), `${text}${span}`];
  }
  return rows;
}

/** What a workbook says, to write down beside it. */
export function outlineOf({ blocks, warnings }: Document) {
  return {
    blocks: blocks.map((block) => {
      if (block.kind === 'table') return rowsOf(block);
      return block.kind === 'heading' ? `${block.level} ${block.text}` : block.text;
    }),
    warnings: warnings.map(({ code, message }) => `${code}: ${message}`),
  };
}
