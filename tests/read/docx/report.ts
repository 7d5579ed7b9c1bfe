import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import type { StatutoryReading } from '../../../lib/extract/statutory/index.ts';
import type { Block, Document } from '../../../lib/model/document.ts';
import type { FormTable } from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';
import { buildDocx, paragraph, table } from './builder.ts';

function keysOf(form: FormTable): string[] {
  return form.flatMap((row) =>
    row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
  );
}

/** Writes one block, cut to the part of it that stands between two offsets. */
export type BlockWriter = (block: Block, text: string) => string;

/** Blocks as most offices write them: headings with a typed number and an outline level. */
export const plain: BlockWriter = (block, text) => {
  if (block.kind === 'table') return table(block.cells);
  const isHeading = block.kind === 'heading' && block.level > 0;
  return paragraph(text, isHeading ? `<w:outlineLvl w:val="${block.level - 1}"/>` : '');
};

/** The blocks of a document, nothing changed. */
export function blocksDocx(document: Document): Uint8Array {
  const body = document.blocks.map((block) => plain(block, block.kind === 'table' ? '' : block.text));
  return buildDocx({ body: body.join('') });
}

const numerals = [...'一二三四五六七八九十'];

/** One list of two levels: 一、 and （一）, the second beginning anew under each of the first. */
const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

/** Headings whose number Word counts itself, wherever the printed number is the one Word would print. */
export function automatic(): BlockWriter {
  const counts = [0, 0];
  return (block, text) => {
    const match = /^(?:([一二三四五六七八九十])、|（([一二三四五六七八九十])）)/.exec(text);
    if (block.kind !== 'heading' || match === null) return plain(block, text);
    const level = match[1] === undefined ? 1 : 0;
    if (numerals[counts[level] ?? 0] !== (match[1] ?? match[2])) return plain(block, text);
    counts[level] = (counts[level] ?? 0) + 1;
    if (level === 0) counts[1] = 0;
    const number = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
    return paragraph(text.slice(match[0].length), number);
  };
}

/**
 * A Word file that says what a document says: its blocks, and real tables with merged cells for the statutory tables found
 * in it (`forms`, with the figures read).
 */
export function reportDocx(
  document: Document,
  statutory: StatutoryReading,
  forms: readonly FormTable[],
  write: BlockWriter,
): Uint8Array {
  const raws = new Map(statutory.candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]));
  const left = new Set(forms);
  const statutoryTable = (start: number, end: number): string => {
    const inside = statutory.candidates.filter(({ locator }) => locator.start >= start && locator.start <= end);
    const keys = new Set(inside.map(({ metric, dims }) => cellKey(metric, dims)));
    const form = [...left].find((one) => keysOf(one).some((key) => keys.has(key)));
    if (form === undefined) throw new Error('a statutory table of no known form');
    left.delete(form);
    return table(
      fill(
        form,
        keysOf(form).map((key) => raws.get(key) ?? ''),
      ),
    );
  };
  const between = (from: number, to: number): string =>
    document.blocks
      .map((block) => {
        const start = Math.max(from, block.place.start);
        const end = Math.min(to, block.place.end);
        const isCut = end - start < block.place.end - block.place.start;
        // The rest of a table that is written anew holds its headings only.
        if (start >= end || (block.kind === 'table' && isCut)) return '';
        return write(block, document.text.slice(start, end).trim());
      })
      .join('');
  let body = '';
  let from = 0;
  for (const { start, end } of [...statutory.ranges].sort((a, b) => a.start - b.start)) {
    body += between(from, start) + statutoryTable(start, end);
    from = end;
  }
  return buildDocx({ body: body + between(from, document.text.length), numbering });
}
