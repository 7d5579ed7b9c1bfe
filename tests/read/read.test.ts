import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtlasError } from '../../lib/model/error.ts';
import { maxFileBytes, readDocument } from '../../lib/read/index.ts';
import { sha256Hex } from '../../lib/read/sha256.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, name = 'report.txt') => readDocument(name, utf8(text));

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (isAtlasError(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe('decoding', () => {
  const words = '海陵县水利局2020年政府信息公开年度报告';
  // “海陵县水利局” and a full stop in GBK, the bytes written out because Node has no GBK encoder.
  const gbk = [0xba, 0xa3, 0xc1, 0xea, 0xcf, 0xd8, 0xcb, 0xae, 0xc0, 0xfb, 0xbe, 0xd6, 0xa1, 0xa3];

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(read(words).text).toBe(words);
    expect(read(`\ufeff${words}`).text).toBe(words);
  });

  it('reads UTF-16 with a byte order mark, both byte orders', () => {
    const units = [...`\ufeff${words}`].map((char) => char.charCodeAt(0));
    const little = Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
    const big = Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff]));
    expect(readDocument('a.txt', little).text).toBe(words);
    expect(readDocument('a.txt', big).text).toBe(words);
  });

  it('reads GBK', () => {
    expect(readDocument('a.txt', Uint8Array.from(gbk)).text).toBe('海陵县水利局。');
  });

  it('reads UTF-8 cut off inside a character', () => {
    const text = words.repeat(20);
    expect(readDocument('a.txt', utf8(text).slice(0, -1)).text.slice(0, -1)).toBe(text.slice(0, -1));
  });

  it.each([
    ['empty_file', 'a.txt', new Uint8Array()],
    ['empty_file', 'a.txt', utf8(' \n\u3000\n')],
    ['binary_file', 'a.txt', Uint8Array.from([65, 0, 66, 0])],
    ['binary_file', 'a.txt', Uint8Array.from(Array.from({ length: 100 }, (_, i) => (i % 8) + 1))],
    ['bad_encoding', 'a.txt', Uint8Array.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 127)))],
    ['unreadable', 'a.docx', utf8('x')],
    ['unsupported_format', 'a.txt', utf8('%PDF-1.7 …')],
  ])('refuses with %s', (code, name, bytes) => {
    expect(codeOf(() => readDocument(name, bytes))).toBe(code);
  });

  it('refuses a file over the limit', () => {
    expect(codeOf(() => readDocument('a.txt', new Uint8Array(maxFileBytes + 1).fill(65)))).toBe('too_large');
  });

  it('throws nothing but AtlasError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.txt', 'a.md', 'a', 'a.xyz'), (bytes, name) => {
        codeOf(() => readDocument(name, bytes));
      }),
      { numRuns: 500 },
    );
  });
});

describe('sha256', () => {
  it('agrees with Node for every length around a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('blocks', () => {
  const outline = (text: string, name?: string): unknown[] =>
    read(text, name).blocks.map((block) =>
      block.kind === 'table'
        ? ['table', block.cells.length]
        : [block.kind === 'heading' ? block.level : 'p', block.text],
    );

  it('joins a title broken over lines and finds headings of three levels', () => {
    expect(outline('海陵县\n水利局\n2020年度报告\n\n一、概述\n（一）机构\n1. 人员\n有三人。')).toEqual([
      [0, '海陵县'],
      [0, '水利局'],
      [0, '2020年度报告'],
      [1, '一、概述'],
      [2, '（一）机构'],
      [3, '1. 人员'],
      ['p', '有三人。'],
    ]);
  });

  it('joins a title whose last word is broken', () => {
    const title = ['海陵县水利局2020年政府信息公开工作年度', '报告'];
    expect(outline([...title, '全文如下。'].join('\n'))).toEqual([
      ...title.map((line) => [0, line]),
      ['p', '全文如下。'],
    ]);
  });

  it('parts a heading from the paragraph it runs into', () => {
    expect(outline('（一）主动公开。全年公开12条。')).toEqual([
      [2, '（一）主动公开。'],
      ['p', '全年公开12条。'],
    ]);
  });

  it('takes a numbered sentence with a figure for text', () => {
    expect(outline('（一）全年公开信息12条。其余略。')).toEqual([['p', '（一）全年公开信息12条。其余略。']]);
  });

  it('reads markdown headings and emphasis by their numbering', () => {
    expect(outline('# 海陵县2020年年度报告\n\n### **一、概述**\n\n**（一）机构。**有三人。', 'a.md')).toEqual([
      [0, '海陵县2020年年度报告'],
      [1, '**一、概述**'],
      [2, '**（一）机构。**'],
      ['p', '有三人。'],
    ]);
  });

  it('joins lines broken by a page, over one empty line too', () => {
    const text = '全年通过各种渠道向社会公众及时主动公开各类政务微\n\n信息12条。\n其他。';
    expect(outline(text)).toEqual([
      ['p', '全年通过各种渠道向社会公众及时主动公开各类政务微\n\n信息12条。'],
      ['p', '其他。'],
    ]);
  });

  it('reads tab-separated lines, pipes and HTML as tables', () => {
    expect(outline('内容\t数量\n甲\t1\n乙\t')).toEqual([['table', 6]]);
    expect(outline('| 内容 | 数量 |\n| --- | --- |\n| 甲 | 1 |', 'a.md')).toEqual([['table', 4]]);
    expect(outline('<table><tr><td>内容</td><td>数量</td></tr></table>', 'a.md')).toEqual([['table', 2]]);
  });

  it('does not take cells behind tabs on lines of their own for rows', () => {
    expect(outline('\t甲\n\t乙\n').map((block) => (block as unknown[])[0])).toEqual(['p', 'p']);
  });

  it('gives HTML cells their spans and places', () => {
    const document = read(
      '<table><tr><td rowspan="2">甲</td><td colspan=2><p>1</p></td></tr><tr><td>2</td></tr></table>',
    );
    const [table] = document.blocks;
    const cells = table?.kind === 'table' ? table.cells : [];
    expect(cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan])).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 2],
      [1, 1, 1, 1],
    ]);
    expect(cells.map((cell) => document.text.slice(cell.place.start, cell.place.end))).toEqual(['甲', '1', '2']);
  });

  it('every place names exactly the block’s text', () => {
    const line = fc.constantFrom(
      '一、概述',
      '（二）机构。有三人。',
      '## 二、**情况**',
      '甲\t1\t',
      '\t乙',
      '| a | b |',
      '<table><tr><td>1</td></tr></table>',
      '全年通过各种渠道向社会公众及时主动公开各类',
      '',
      '  缩进 ',
      '2020年年度报告',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = `起\n${lines.join(end)}`;
        const document = read(text);
        for (const block of document.blocks) {
          const pieces = block.kind === 'table' ? block.cells : [block];
          for (const { text: words, place } of pieces) expect(document.text.slice(place.start, place.end)).toBe(words);
        }
      }),
      { numRuns: 300 },
    );
  });
});
