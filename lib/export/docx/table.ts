import type { Language } from '../../model/language.ts';
import { hex } from '../drawingml/ink.ts';
import { tag } from '../opc/xml.ts';
import type { WordCell, WordTable } from '../word-table.ts';
import type { DocumentLook } from './look.ts';
import { twips, wordParagraph, wordRun } from './runs.ts';

const rule = 'CFC8B8';
/** A table of at most so many lines stays on one page. */
const wholeAtMost = 16;

/** A Word table: head repeated on every page, lines never split, a short one never cut, gaps hatched, doubtful figures in an edge. */
export function tableXml(table: WordTable, width: number, look: DocumentLook, language: Language): string {
  const total = Math.max(
    1,
    table.widths.reduce((sum, each) => sum + each, 0),
  );
  const whole = Math.min(width, total * 1.6);
  const widths = table.widths.map((each) => twips((each / total) * whole));
  const border = (name: string, size: number) =>
    tag(name, { 'w:val': 'single', 'w:sz': size, 'w:space': 0, 'w:color': rule });
  const properties = tag(
    'w:tblPr',
    {},
    tag('w:tblW', { 'w:w': widths.reduce((sum, each) => sum + each, 0), 'w:type': 'dxa' }),
    tag('w:tblBorders', {}, border('w:top', 8), border('w:bottom', 8), border('w:insideH', 4)),
    tag('w:tblLayout', { 'w:type': 'fixed' }),
  );
  const kept = table.rows.length <= wholeAtMost ? table.rows.length - 1 : 0;
  const line = (cells: readonly WordCell[], { head, keep }: { readonly head: boolean; readonly keep: boolean }) =>
    tag(
      'w:tr',
      {},
      tag('w:trPr', {}, tag('w:cantSplit'), head ? tag('w:tblHeader') : ''),
      ...cells.map((cell, at) => cellXml(cell, { width: widths[at] ?? 0, keep }, look, language)),
    );
  return tag(
    'w:tbl',
    {},
    properties,
    tag('w:tblGrid', {}, ...widths.map((each) => tag('w:gridCol', { 'w:w': each }))),
    line(table.head, { head: true, keep: true }),
    ...table.rows.map((row, at) => line(row, { head: false, keep: at < kept })),
  );
}

function cellXml(
  cell: WordCell,
  { width, keep }: { readonly width: number; readonly keep: boolean },
  look: DocumentLook,
  language: Language,
): string {
  const { text, align, bold, fill, hatch, edge } = cell;
  const side = (name: string) =>
    tag(name, { 'w:val': 'single', 'w:sz': 12, 'w:space': 0, 'w:color': hex(edge ?? rule) });
  const borders = edge === null ? '' : tag('w:tcBorders', {}, ...['w:top', 'w:left', 'w:bottom', 'w:right'].map(side));
  const ground =
    hatch !== null
      ? tag('w:shd', { 'w:val': 'thinReverseDiagStripe', 'w:color': 'DDD8CC', 'w:fill': 'FFFFFF' })
      : fill === null
        ? ''
        : tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(fill) });
  const properties = tag(
    'w:tcPr',
    {},
    tag('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    borders,
    ground,
    tag('w:vAlign', { 'w:val': 'center' }),
  );
  const run = text === '' ? '' : wordRun(text, look.paragraphs.cell, language, { bold });
  return tag('w:tc', {}, properties, wordParagraph('cell', run, { align, keep }));
}
