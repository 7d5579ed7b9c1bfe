import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { detectDelimiter, parseCsv } from '../../../lib/read/sheet/csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function cellsOf(bytes: Uint8Array, name = 'a.csv'): string[][] {
  const table = readDocument(name, bytes).blocks.find((block): block is Table => block.kind === 'table');
  const rows: string[][] = [];
  for (const { row, column, text } of table?.cells ?? []) {
    const line = rows[row] ?? [];
    rows[row] = line;
    line[column] = text;
  }
  return rows;
}

describe('separated values', () => {
  const words = [
    ['名称', '数量'],
    ['甲', '1,204'],
    ['乙"丙', '2'],
  ];

  it.each([
    ['commas', '名称,数量\r\n甲,"1,204"\r\n"乙""丙",2\r\n'],
    ['a quote inside a field', '名称,数量\n甲,"1,204"\n乙"丙,2'],
    ['semicolons', '名称;数量\n甲;1,204\n乙"丙;2\n'],
    ['tabs', '名称\t数量\r甲\t1,204\r乙"丙\t2'],
    ['a line that names the delimiter', 'sep=;\n名称;数量\n甲;1,204\n乙"丙;2\n'],
    ['empty edges', ',,,\n,名称,数量,\n,甲,"1,204",\n,,,\n,乙"丙,2,\n'],
  ])('%s', (_, text) => {
    expect(cellsOf(utf8(text))).toEqual(words);
    expect(cellsOf(utf8(`\ufeff${text}`))).toEqual(words);
  });

  it('GB18030 and UTF-16', () => {
    const gbk = [
      0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a, 0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6, 0x2c, 0x31,
    ];
    expect(cellsOf(Uint8Array.from(gbk))).toEqual([
      ['单位', '数量'],
      ['教育局', '1'],
    ]);
    const units = [...'\ufeff名称\t数量\n甲\t1'].map((char) => char.charCodeAt(0));
    const little = Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
    expect(cellsOf(little)).toEqual([
      ['名称', '数量'],
      ['甲', '1'],
    ]);
  });

  it('a line end inside quotes is a space; formulas stay words; errors are blank', () => {
    const text = '单位,"微信\n公开数",合计\n教育局,=1+1,#REF!\n民政局,-3,2';
    expect(cellsOf(utf8(text))).toEqual([
      ['单位', '微信 公开数', '合计'],
      ['教育局', '=1+1', ''],
      ['民政局', '-3', '2'],
    ]);
    expect(readDocument('a.csv', utf8(text)).warnings.map(({ code }) => code)).toEqual(['uncertain_table']);
  });

  it('a quote that is never closed loses nothing', () => {
    expect(parseCsv('a,"b\nc,d', ',')).toEqual([['a', 'b\nc,d']]);
  });

  it('the text is a line for each row with tabs between the cells, and places point into it', () => {
    const document = readDocument('a.csv', utf8('海陵市2023年统计表,,\n单位,"数\t量",备注\n教育局,1,\n'));
    expect(document.text).toBe('海陵市2023年统计表\n单位\t数 量\t备注\n教育局\t1\t');
    expect(document.blocks.map((block) => block.kind)).toEqual(['heading', 'table']);
    for (const block of document.blocks) {
      for (const { text, place } of block.kind === 'table' ? block.cells : [block]) {
        expect(document.text.slice(place.start, place.end)).toBe(text);
      }
    }
  });

  const field = fc.stringMatching(/^[甲乙a1,;\t"\r\n ]{0,6}$/);
  const records = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  const delimiter = fc.constantFrom(',', ';', '\t');
  const end = fc.constantFrom('\n', '\r\n', '\r');

  it('what is written by RFC 4180 is read back', () => {
    fc.assert(
      fc.property(records, delimiter, end, fc.boolean(), (rows, sign, lineEnd, isEnded) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replace(/"/g, '""')}"`).join(sign)).join(lineEnd);
        expect(parseCsv(isEnded ? quoted + lineEnd : quoted, sign)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('the delimiter of a table is found whatever its cells hold', () => {
    const cell = fc.stringMatching(/^[甲乙丙0-9，、.]{1,6}$/);
    const grid = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }),
      );
    fc.assert(
      fc.property(grid, delimiter, (rows, sign) => {
        expect(detectDelimiter(rows.map((row) => row.join(sign)).join('\n')).delimiter).toBe(sign);
      }),
    );
  });
});
