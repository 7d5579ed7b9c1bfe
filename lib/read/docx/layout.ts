import type { Block, Heading, Paragraph, Table, TableCell } from '../../model/document.ts';
import { matchGrid } from '../grid.ts';
import { matchHeading } from '../heading.ts';
import { type Line, trimLine } from '../lines.ts';
import { continues, titleLines } from '../text.ts';
import type { FlowItem, FlowLine, FlowTable } from './flow.ts';

/** A line of the flow with its place in the canonical text. */
interface PlacedLine extends Line, Omit<FlowLine, 'kind' | 'text'> {
  readonly kind: 'line';
}

/** A table of the flow with its cells' places in the canonical text. */
interface PlacedTable extends Line {
  readonly kind: 'table';
  readonly cells: readonly (Omit<TableCell, 'place'> & { readonly start: number })[];
}

type Placed = PlacedLine | PlacedTable;

/** A line set as a heading by its style is one only where it is as short as headings are. */
const maxStyledHeading = 46;
/** Levels of headings a Document knows. */
const maxLevel = 3;
/** "附件2", "附件：" above the title. */
const annexMark = /^附件\s*[0-9一二三四五六七八九十]*\s*[:：]?$/;

function placeTable(table: FlowTable, start: number): PlacedTable {
  const cells: PlacedTable['cells'][number][] = [];
  let text = '';
  for (const [i, cell] of table.cells.entries()) {
    if (i > 0) text += table.cells[i - 1]?.row === cell.row ? '\t' : '\n';
    const { row, column, rowSpan, columnSpan } = cell;
    cells.push({ row, column, rowSpan, columnSpan, text: cell.text, start: start + text.length });
    text += cell.text;
  }
  return { kind: 'table', cells, text, start, end: start + text.length };
}

/** The canonical text, a line per line of the flow and per row of a table, and where each piece stands in it. */
function placeFlow(items: readonly FlowItem[]): { text: string; placed: Placed[] } {
  const placed: Placed[] = [];
  const lines: string[] = [];
  let start = 0;
  for (const item of items) {
    if (item.kind === 'line' && item.text === '') continue;
    const piece: Placed =
      item.kind === 'table' ? placeTable(item, start) : { ...item, start, end: start + item.text.length };
    placed.push(piece);
    lines.push(piece.text);
    start = piece.end + 1;
  }
  return { text: lines.join('\n'), placed };
}

function titlesOf(placed: readonly Placed[]): ReadonlySet<Placed> {
  const firstTable = placed.findIndex((piece) => piece.kind === 'table');
  const opening = placed.slice(0, firstTable < 0 ? placed.length : firstTable);
  const lines = opening.filter((piece) => piece.kind === 'line' && !piece.isNote && !annexMark.test(piece.text));
  const styled = lines.filter((line) => line.kind === 'line' && line.isTitle);
  return new Set(styled.length > 0 ? styled : titleLines(lines).flatMap((index) => lines[index] ?? []));
}

function heading(text: string, level: number, start: number, end: number, block: number): Heading {
  return { kind: 'heading', level, text: text.slice(start, end), place: { block, page: null, start, end } };
}

function paragraph(text: string, start: number, end: number, block: number): Paragraph {
  return { kind: 'paragraph', text: text.slice(start, end), place: { block, page: null, start, end } };
}

function tableBlock({ cells, start, end }: PlacedTable, block: number): Table {
  const placed = cells.map(({ row, column, rowSpan, columnSpan, text, start: at }): TableCell => {
    return { row, column, rowSpan, columnSpan, text, place: { block, page: null, start: at, end: at + text.length } };
  });
  return { kind: 'table', cells: placed, place: { block, page: null, start, end } };
}

/** The level a style gives a short line that has no number of its own. */
function styledLevel({ text, outline }: PlacedLine): number | null {
  if (outline === undefined || text.length > maxStyledHeading || /[；;，,]|。./.test(text)) return null;
  return Math.min(outline + 1, maxLevel);
}

/** A heading, and the words that run on behind it on its line; null where the line is running text. */
function headingBlocks(text: string, line: PlacedLine, block: number): Block[] | null {
  if (line.isNote || line.text.includes('\t')) return null;
  const match = matchHeading(line);
  const styled = match === null ? styledLevel(line) : null;
  if (styled !== null) return [heading(text, styled, line.start, line.end, block)];
  if (match === null) return null;
  const rest = trimLine({ text: line.text.slice(match.length), start: line.start + match.length, end: line.end });
  const head = heading(text, match.level, line.start + match.skip, line.start + match.length, block);
  return rest.text === '' ? [head] : [head, paragraph(text, rest.start, rest.end, block + 1)];
}

function isTabbed(piece: Placed | undefined): piece is PlacedLine {
  return piece?.kind === 'line' && piece.text.includes('\t');
}

/** The run of lines with tabs that starts at an index: what may be a table set with tabs. */
function tabbedRun(placed: readonly Placed[], from: number): readonly PlacedLine[] {
  const run: PlacedLine[] = [];
  if (isTabbed(placed[from - 1])) return run;
  for (let i = from; ; i++) {
    const piece = placed[i];
    if (!isTabbed(piece)) return run;
    run.push(piece);
  }
}

/** Index of the last line of a paragraph: a sentence broken off by a line break goes on behind it. */
function paragraphEnd(placed: readonly Placed[], from: number): number {
  let last = from;
  for (;;) {
    const [line, next] = [placed[last], placed[last + 1]];
    if (line === undefined || next?.kind !== 'line' || !next.isSoft || !continues(line, next)) return last;
    last++;
  }
}

/** The canonical text and the blocks of a Word document's lines and tables. */
export function layOut(items: readonly FlowItem[]): { text: string; blocks: Block[] } {
  const { text, placed } = placeFlow(items);
  const titles = titlesOf(placed);
  const blocks: Block[] = [];
  for (let i = 0; i < placed.length; i++) {
    const piece = placed[i];
    if (piece === undefined) continue;
    if (piece.kind === 'table') {
      blocks.push(tableBlock(piece, blocks.length));
      continue;
    }
    if (titles.has(piece)) {
      blocks.push(heading(text, 0, piece.start, piece.end, blocks.length));
      continue;
    }
    const grid = isTabbed(piece) ? matchGrid(tabbedRun(placed, i), 0, blocks.length) : null;
    if (grid !== null) {
      blocks.push(grid.table);
      i += grid.lines - 1;
      continue;
    }
    const headed = headingBlocks(text, piece, blocks.length);
    if (headed !== null) {
      blocks.push(...headed);
      continue;
    }
    i = paragraphEnd(placed, i);
    blocks.push(paragraph(text, piece.start, placed[i]?.end ?? piece.end, blocks.length));
  }
  return { text, blocks };
}
