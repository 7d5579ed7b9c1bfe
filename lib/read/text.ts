import type { Block, Document, DocumentFormat, Heading, Paragraph, Table } from '../model/document.ts';
import { decodeText } from './decode.ts';
import { matchGrid } from './grid.ts';
import { endsTitle, isTitlePart, matchHeading } from './heading.ts';
import { htmlTableStart, matchHtmlTable } from './html-table.ts';
import { isBlank, type Line, splitLines, trimLine } from './lines.ts';
import { sha256Hex } from './sha256.ts';

/** The title stands among the first lines; further down a line ending in 报告 is a sentence or a heading. */
const titleSearchLines = 8;
/** A line at least this long that ends without a stop was broken by the page, not by its writer. */
const brokenLineLength = 18;

/** Indices (into `lines`) of the lines that make up the title, in order; empty where none is recognised. */
export function titleLines(lines: readonly Line[]): number[] {
  const candidates: number[] = [];
  let title = '';
  for (let i = 0; i < lines.length && candidates.length < titleSearchLines; i++) {
    const text = lines[i]?.text ?? '';
    if (isBlank(text)) continue;
    if (!isTitlePart(text) && !endsTitle(text)) return [];
    if (/^[一二三四五六七八九十]、/.test(text.trim())) return [];
    candidates.push(i);
    title += text;
    // The last line may be two letters of a broken word.
    if (endsTitle(text) || endsTitle(title)) return candidates;
  }
  return [];
}

function heading(text: string, level: number, start: number, end: number, block: number): Heading {
  return { kind: 'heading', level, text: text.slice(start, end), place: { block, page: null, start, end } };
}

function paragraph(text: string, start: number, end: number, block: number): Paragraph {
  return { kind: 'paragraph', text: text.slice(start, end), place: { block, page: null, start, end } };
}

/** Whether `next` carries on the sentence `line` breaks off. */
export function continues(line: Line, next: Line): boolean {
  if (line.text.includes('\t') || next.text.includes('\t')) return false;
  const words = trimLine(line).text;
  const after = trimLine(next).text;
  if (words.length < brokenLineLength || /[。！？；：:;!?|]$/.test(words)) return false;
  return /^[\p{sc=Han}\p{L}\p{N}，、。）”》（“《(]/u.test(after) && matchHeading(trimLine(next)) === null;
}

/** Index of the line that ends the paragraph starting at `from`: broken lines are joined, over one blank line too. */
function paragraphEnd(lines: readonly Line[], from: number): number {
  let last = from;
  for (;;) {
    const line = lines[last];
    let next = last + 1;
    if (isBlank(lines[next]?.text ?? '')) next++;
    const candidate = lines[next];
    if (line === undefined || candidate === undefined || isBlank(candidate.text)) return last;
    if (next > last + 1 && /^[（(]?[0-9]{1,2}\s*[.、）)]/.test(candidate.text.trim())) return last;
    if (!continues(line, candidate)) return last;
    last = next;
  }
}

/** The table that begins at a line, and the index of its last line; null where none does. */
function tableAt(text: string, lines: readonly Line[], index: number, block: number): [Table, number] | null {
  const line = lines[index];
  const opening = line === undefined ? -1 : htmlTableStart(line);
  const html = opening < 0 ? null : matchHtmlTable(text, opening, block);
  if (html !== null) {
    let last = index;
    while ((lines[last + 1]?.start ?? Number.POSITIVE_INFINITY) < html.end) last++;
    return [html.table, last];
  }
  const grid = matchGrid(lines, index, block);
  return grid === null ? null : [grid.table, index + grid.lines - 1];
}

/** The blocks of a text in reading order. Every block's text is the exact slice of the text its place names. */
export function textBlocks(text: string): Block[] {
  const lines = splitLines(text);
  const title = new Set(titleLines(lines));
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || isBlank(line.text)) continue;
    const table = tableAt(text, lines, i, blocks.length);
    if (table !== null) {
      blocks.push(table[0]);
      i = table[1];
      continue;
    }
    const trimmed = trimLine(line);
    if (title.has(i)) {
      const skip = /^#{1,6}\s*/.exec(trimmed.text)?.[0].length ?? 0;
      blocks.push(heading(text, 0, trimmed.start + skip, trimmed.end, blocks.length));
      continue;
    }
    const match = line.text.includes('\t') ? null : matchHeading(trimmed);
    const from = match === null ? trimmed.start : trimmed.start + match.length;
    if (match !== null) blocks.push(heading(text, match.level, trimmed.start + match.skip, from, blocks.length));
    if (isBlank(text.slice(from, trimmed.end))) continue;
    const last = paragraphEnd(lines, i);
    const rest = trimLine({ text: text.slice(from, line.end), start: from, end: line.end });
    const end = trimLine(lines[last] ?? line).end;
    blocks.push(paragraph(text, rest.start, end, blocks.length));
    i = last;
  }
  return blocks;
}

/** Reads a plain-text or markdown file. Throws `empty_file`, `too_large`, `binary_file` or `bad_encoding`. */
export function readText(source: string, format: DocumentFormat, bytes: Uint8Array): Document {
  const text = decodeText(source, bytes);
  return { source, format, sha256: sha256Hex(bytes), text, blocks: textBlocks(text), warnings: [] };
}
