import type { Block, Document, Place, TableCell } from '../../model/document.ts';
import type { ReadWarning } from '../../model/fact.ts';
import { matchHeading } from '../heading.ts';
import type { TableItem } from './layout.ts';
import { nearest } from './page.ts';
import type { Passage } from './paragraph.ts';

interface Composer {
  addPassage(passage: Passage): void;
  addTable(table: TableItem): void;
  finish(): Pick<Document, 'text' | 'blocks' | 'warnings'>;
}

/** Writes the canonical text: a line per block, a table as a line per row with tabs between its cells. */
export function createComposer(): Composer {
  const blocks: Block[] = [];
  const warnings: ReadWarning[] = [];
  let text = '';

  const place = (words: string, page: number): Place => {
    const start = text.length;
    text += words;
    return { block: blocks.length, page, start, end: text.length };
  };

  const addWords = (words: string, page: number, level: number | null): void => {
    const trimmed = words.trim();
    if (trimmed === '') return;
    const at = place(trimmed, page);
    if (level === null) blocks.push({ kind: 'paragraph', text: trimmed, place: at });
    else blocks.push({ kind: 'heading', level, text: trimmed, place: at });
    text += '\n';
  };

  return {
    addPassage({ kind, page, text: printed }) {
      const words = printed.trim();
      const line = { text: words, start: 0, end: words.length };
      const heading = kind === 'title' || words.includes('\t') ? null : matchHeading(line);
      if (kind === 'title') addWords(words, page, 0);
      else if (heading === null) addWords(words, page, null);
      else {
        addWords(words.slice(heading.skip, heading.length), page, heading.level);
        addWords(words.slice(heading.length), page, null);
      }
    },
    addTable({ xs, rows, cells, page, doubt }) {
      const start = text.length;
      const written: TableCell[] = [];
      for (let row = 0; row < rows; row++) {
        const own = cells.filter((cell) => cell.row === row).sort((a, b) => a.left - b.left);
        for (const [i, cell] of own.entries()) {
          if (i > 0) text += '\t';
          const column = nearest(xs, cell.left);
          const columnSpan = Math.max(1, nearest(xs, cell.right) - column);
          const { rowSpan, text: words } = cell;
          written.push({ row, column, rowSpan, columnSpan, text: words, place: place(words, cell.page) });
        }
        text += '\n';
      }
      blocks.push({
        kind: 'table',
        cells: written,
        place: { block: blocks.length, page, start, end: text.length - 1 },
      });
      if (doubt === null) return;
      const message = `page ${page}: rows and columns of a table are told by where its words stand: ${doubt}`;
      warnings.push({ code: 'uncertain_table', message, start, end: text.length - 1 });
    },
    finish: () => ({ text, blocks, warnings }),
  };
}
