import type { Block, TableCell } from '../../model/document.ts';
import { matchHeading } from '../heading.ts';
import type { Content } from './content.ts';
import type { Grid, Line } from './flow.ts';

/** A page as text with the blocks that point into it. */
export interface Written {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A marked-up heading longer than this is a paragraph in large letters. */
const maxHeadingLength = 46;

class Writer {
  private readonly parts: string[] = [];
  private length = 0;
  readonly blocks: Block[] = [];

  get text(): string {
    return this.parts.join('');
  }

  /** The page's text so far ends in a line end before the next block. */
  private append(text: string): number {
    const start = this.length;
    this.parts.push(text);
    this.length += text.length;
    return start;
  }

  private openLine(): void {
    if (this.length > 0) this.append('\n');
  }

  private addWords(kind: 'heading' | 'paragraph', level: number, text: string, start: number): void {
    const place = { block: this.blocks.length, page: null, start, end: start + text.length };
    this.blocks.push(kind === 'heading' ? { kind, level, text, place } : { kind, text, place });
  }

  title(text: string): void {
    this.openLine();
    this.addWords('heading', 0, text, this.append(text));
  }

  line({ text, heading }: Line): void {
    this.openLine();
    const start = this.append(text);
    const match = matchHeading({ text, start: 0, end: text.length });
    if (match !== null) {
      const head = text.slice(match.skip, match.length).trimEnd();
      this.addWords('heading', match.level, head, start + match.skip);
      const rest = text.slice(match.length);
      const words = rest.trimStart();
      if (words !== '') this.addWords('paragraph', 0, words, start + match.length + rest.length - words.length);
      return;
    }
    const isHeading = heading > 0 && text.length <= maxHeadingLength && !/[。；]/.test(text);
    this.addWords(isHeading ? 'heading' : 'paragraph', Math.min(heading, 3), text, start);
  }

  grid({ cells }: Grid): void {
    this.openLine();
    const block = this.blocks.length;
    const placed: TableCell[] = [];
    const from = this.length;
    let row = cells[0]?.row ?? 0;
    for (const [i, cell] of cells.entries()) {
      if (i > 0) this.append(cell.row === row ? '\t' : '\n');
      row = cell.row;
      const start = this.append(cell.text);
      const { row: at, column, rowSpan, columnSpan, text } = cell;
      const place = { block, page: null, start, end: start + text.length };
      placed.push({ row: at, column, rowSpan, columnSpan, text, place });
    }
    this.blocks.push({ kind: 'table', cells: placed, place: { block, page: null, start: from, end: this.length } });
  }
}

/** Writes a page's content as text, a line per block, and its blocks. `name` stands first where the page shows no title. */
export function writeContent({ pieces, title }: Content, name: string | null): Written {
  const writer = new Writer();
  if (title.size === 0 && name !== null) writer.title(name);
  for (const piece of pieces) {
    if (piece.kind === 'grid') writer.grid(piece);
    else if (title.has(piece)) writer.title(piece.text);
    else writer.line(piece);
  }
  return { text: writer.text, blocks: writer.blocks };
}
