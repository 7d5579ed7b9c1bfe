import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../lib/model/document.ts';
import { readDocx } from '../../../lib/read/docx/index.ts';
import { isRtf, readRtf } from '../../../lib/read/rtf/index.ts';
import { type BuiltCell, buildDocx, paragraph as docxParagraph, table as docxTable } from '../docx/builder.ts';
import { outline } from '../docx/outline.ts';
import { refusalOf } from '../refusal.ts';
import { buildRtf, paragraph, type Spelling, table, words } from './builder.ts';

const spellings: readonly Spelling[] = ['escaped', 'bare', 'unicode'];

const refusal = (bytes: Uint8Array) => refusalOf(() => readRtf('a.rtf', bytes));

/** Characters that trip readers: the second half of 昞 is "\", of 瘄 "{", of 珄 "}"; not in GBK; outside the basic plane. */
const letter = fc.constantFrom(...'公开信息条件昞乗誠瘄皗珄獇０１《》、。·αé𠮷丂\u3000', ...'0123456789ab{}\\;-');
const text = fc.array(letter, { minLength: 1, maxLength: 40 }).map((letters) => `甲${letters.join('')}乙`);

/** A grid of up to six columns and rows, some of its cells merged, below a row that shows every column. */
const grid: fc.Arbitrary<BuiltCell[]> = fc
  .record({
    width: fc.integer({ min: 2, max: 6 }),
    height: fc.integer({ min: 2, max: 6 }),
    spans: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 36,
      maxLength: 36,
    }),
  })
  .map(({ width, height, spans }) => {
    const taken = new Set<number>();
    const cells = Array.from({ length: width }, (_, column): BuiltCell => {
      return { row: 0, column, rowSpan: 1, columnSpan: 1, text: `列${column}` };
    });
    for (let at = 0; at < width * height; at++) {
      if (taken.has(at)) continue;
      const [row, column] = [Math.floor(at / width), at % width];
      const [wantedRows = 1, wantedColumns = 1] = spans[at] ?? [];
      const rowSpan = Math.min(wantedRows, height - row);
      let columnSpan = 1;
      while (columnSpan < wantedColumns && column + columnSpan < width && !taken.has(at + columnSpan)) columnSpan++;
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken.add(at + r * width + c);
      cells.push({ row: row + 1, column, rowSpan, columnSpan, text: `格${at}` });
    }
    return cells;
  });

/** Tables inside one another, the innermost with words. */
function nestedTables(depth: number): Uint8Array {
  const inner = Array.from({ length: depth - 1 }, (_, i) => {
    const level = depth - i;
    return `\\pard\\intbl\\itap${level} ${level === depth ? words('底') : ''}\\nestcell\\nestrow `;
  });
  return buildRtf(`${inner.join('')}\\pard\\intbl\\cell\\row\\pard`);
}

function tablesOf(blocks: readonly { readonly kind: string }[]): Table[] {
  return blocks.filter((block): block is Table => block.kind === 'table');
}

describe('rich text', () => {
  it('says the same however its characters are spelled', () => {
    fc.assert(
      fc.property(text, (line) => {
        const read = spellings.map((spelling) => readRtf('a.rtf', buildRtf(paragraph(line, spelling))).text);
        expect(read).toEqual(spellings.map(() => line));
      }),
    );
  });

  it('punctuation in a Western font is what Windows says it is', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset0 Times New Roman;}}\\f0 \\'93a\\'94\\'97b\\'85\\par}";
    expect(readRtf('a.rtf', new TextEncoder().encode(rtf)).text).toBe('“a”—b…');
  });

  it('has the same cells as the same table in a .docx', () => {
    fc.assert(
      fc.property(grid, fc.constantFrom(...spellings), (cells, spelling) => {
        const rtf = readRtf('a.rtf', buildRtf(paragraph('二、情况', spelling) + table(cells, spelling)));
        const docx = readDocx('a.docx', buildDocx({ body: docxParagraph('二、情况') + docxTable(cells) }));
        expect(outline(rtf)).toEqual(outline(docx));
        expect(tablesOf(rtf.blocks)[0]?.cells.length ?? 0).toBe(tablesOf(docx.blocks)[0]?.cells.length ?? 0);
      }),
    );
  });

  it('keeps the columns of rows drawn a little apart, and parts those drawn further apart', () => {
    const row = (left: number, edges: readonly number[], cells: readonly string[]): string =>
      `\\trowd\\trleft${left}${edges.map((edge) => `\\cellx${edge}`).join('')}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\\row `;
    const columns = (shift: number): number[] => {
      const rows =
        row(0, [1000, 2000, 3000], ['a', '1', '2']) + row(shift, [1000 + shift, 2000 - shift, 3000], ['b', '3', '4']);
      return tablesOf(readRtf('a.rtf', buildRtf(`${rows}\\pard`)).blocks)[0]?.cells.map(({ column }) => column) ?? [];
    };
    expect(columns(50)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(columns(300)).toEqual([0, 2, 5, 1, 3, 4]);
  });

  it('is told by its first bytes', () => {
    expect(isRtf(buildRtf('a'))).toBe(true);
    expect(isRtf(strToU8('{\\rt'))).toBe(false);
    expect(isRtf(strToU8('一、总体情况'))).toBe(false);
  });

  it.each<readonly [what: string, bytes: Uint8Array, code: string, details: object]>([
    ['no rich text', strToU8('一、总体情况'), 'unreadable', { reason: 'it does not begin as rich text does' }],
    [
      'cut off inside a group',
      buildRtf(paragraph('一、总体情况')).slice(0, -12),
      'unreadable',
      { reason: 'it breaks off inside a group' },
    ],
    [
      'data that claim to go on for ever',
      buildRtf('a{\\pict\\bin999999999 x}'),
      'unreadable',
      { reason: 'it breaks off inside a group' },
    ],
    [
      'nothing but a picture',
      buildRtf('{\\pict 0102}\\par'),
      'empty_file',
      { reason: 'no words, perhaps only pictures' },
    ],
    ['21 MB', buildRtf(' '.repeat(21 * 1024 * 1024)), 'too_large', { limit: 20 * 1024 * 1024 }],
    ['groups nested 301 deep', buildRtf(`${'{'.repeat(300)}a${'}'.repeat(300)}`), 'too_complex', { limit: 300 }],
    ['tables nested 101 deep', nestedTables(101), 'too_complex', { limit: 100 }],
    ['half a million paragraphs', buildRtf('a\\par '.repeat(500_000)), 'too_complex', { limit: 500_000 }],
  ])('is refused: %s', (_, bytes, code, details) => {
    const error = refusal(bytes);
    expect(error?.code).toBe(code);
    expect(error?.details).toMatchObject({ source: 'a.rtf', ...details });
  });

  it('is read to its limits: groups nested 299 deep, text boxes inside one another, tables 100 deep', () => {
    const nested = (count: number, open: string, close: string): Uint8Array =>
      buildRtf(`${open.repeat(count)}${words('底')}${close.repeat(count)}`);
    expect(readRtf('a.rtf', nested(299, '{', '}')).text).toBe('底');
    expect(readRtf('a.rtf', nested(290, '{\\shptxt ', '}')).text).toBe('底');
    expect(readRtf('a.rtf', nestedTables(100)).text).toBe('底');
    expect(readRtf('a.rtf', buildRtf(`\\itap2000000000 \\par ${words('底')}\\nestcell\\nestrow`)).text).toBe('底');
  });
});
