import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { refusalOf } from '../refusal.ts';
import { buildXlsx } from './builder.ts';
import { buildSheetXml, data, row } from './sheet-xml-builder.ts';
import { outlineOf } from './xls-outline.ts';

const read = (...given: Parameters<typeof buildSheetXml>) => readDocument('a.xls', buildSheetXml(...given));

describe('Excel workbooks saved as XML', () => {
  it('reads as the .xlsx: sheets, merged cells, hidden rows and columns, errors, a hidden sheet', () => {
    const hiddenSheet = '<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>';
    const xml = read([
      {
        name: '2023年',
        columns: '<Column ss:Index="2" ss:Hidden="1"/>',
        rows: [
          `<Row>${data('String', '单位', 'ss:MergeDown="1"')}${data('String', '上年')}${data('String', '申请', 'ss:MergeAcross="1"')}</Row>`,
          `<Row>${data('Number', '1', 'ss:Index="2"')}${data('String', '收到')}${data('String', '予以公开')}</Row>`,
          row(['教育局', 5, 7, 3]),
          row(['民政局', 6, 8, 4], 'ss:Hidden="1"'),
          `<Row ss:Index="6">${data('String', '水利局')}${data('Number', '7', 'ss:Index="3"')}${data('Error', '#N/A')}</Row>`,
        ],
      },
      { name: '底稿', rows: [row(['甲', 1])], options: hiddenSheet },
      { name: '2022年', rows: [row(['名称', '数量']), row(['甲', 1])] },
    ]);
    const xlsx = buildXlsx({
      sheets: [
        {
          name: '2023年',
          rows: [
            ['单位', '上年', '申请', null],
            [null, 1, '收到', '予以公开'],
            ['教育局', 5, 7, 3],
            ['民政局', 6, 8, 4],
            [],
            ['水利局', null, 7, '#N/A'],
          ],
          merges: ['A1:A2', 'C1:D1'],
          hiddenRows: [3],
          hiddenColumns: [1],
        },
        { name: '底稿', state: 'hidden', rows: [['甲', 1]] },
        {
          name: '2022年',
          rows: [
            ['名称', '数量'],
            ['甲', 1],
          ],
        },
      ],
    });
    expect(xml.format).toBe('xls');
    expect(outlineOf(xml)).toEqual(outlineOf(readDocument('a.xlsx', xlsx)));
  });

  it('numbers and days as their formats print them, of the cell or its row', () => {
    const formats = { s1: '0.00%', s2: 'Standard', s3: 'yyyy"年"m"月"d"日"', s4: 'Percent' };
    const rows = [
      row(['项目', '甲', '乙', '丙', '丁']),
      `<Row ss:StyleID="s4">${data('String', '值')}${data('Number', '0.4567', 'ss:StyleID="s1"')}${data('Number', '1234.5', 'ss:StyleID="s2"')}${data('DateTime', '2024-01-05T00:00:00.000', 'ss:StyleID="s3"')}${data('Number', '0.5')}</Row>`,
      `<Row>${data('String', '值')}${data('DateTime', '2024-01-05T00:00:00.000')}${data('Boolean', '1')}${data('Boolean', '0')}${data('Number', '12')}</Row>`,
    ];
    expect(read([{ name: 'Sheet1', rows }], formats).text).toBe(
      '项目\t甲\t乙\t丙\t丁\n值\t45.67%\t1,234.50\t2024年1月5日\t50.00%\n值\t2024-01-05\tTRUE\tFALSE\t12',
    );
  });

  it('a raised figure is a note’s mark; a comment is no word of its cell; a formula without a value is told', () => {
    const rich = '<Cell><ss:Data ss:Type="String"><B>17</B><Sup>2</Sup></ss:Data></Cell>';
    const commented = '<Cell><Data ss:Type="Number">5</Data><Comment><ss:Data>核对</ss:Data></Comment></Cell>';
    const rows = [row(['甲', '乙', '丙']), `<Row>${rich}${commented}<Cell ss:Formula="=1+1"/></Row>`];
    const document = read([{ name: 'Sheet1', rows }]);
    expect(document.text).toBe('甲\t乙\t丙\n17[2]\t5\t');
    expect(document.warnings.map(({ code }) => code)).toEqual(['uncertain_table']);
  });

  it.each([
    ['broken XML', 'unreadable', buildSheetXml([{ name: 'a', rows: ['<Row>'] }])],
    ['no sheets', 'unreadable', buildSheetXml([])],
    [
      'a cell past the last column',
      'unreadable',
      buildSheetXml([{ name: 'a', rows: [`<Row>${data('Number', '1', 'ss:Index="99999"')}</Row>`] }]),
    ],
    ['a row that is none', 'unreadable', buildSheetXml([{ name: 'a', rows: [row([1], 'ss:Index="0"')] }])],
    ['no words', 'empty_file', buildSheetXml([{ name: 'a', rows: ['<Row/>'] }])],
    [
      '501 sheets',
      'too_complex',
      buildSheetXml(Array.from({ length: 501 }, (_, i) => ({ name: `${i}`, rows: [row([1])] }))),
    ],
  ])('%s: %s', (_, code, bytes) => {
    expect(refusalOf(() => readDocument('a.xls', bytes))?.code).toBe(code);
  });

  it('300 files with changed bytes: refused with a reason, or read', () => {
    const whole = buildSheetXml([{ name: '2023年', rows: [row(['名称', '数量']), row(['甲', 1], 'ss:Index="3"')] }]);
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        if (refusalOf(() => readDocument('a.xls', bytes)) !== null) return;
        expect(readDocument('a.xls', bytes).blocks.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['a.xls', 'a.et'])('separated values called %s are read as such', (name) => {
    const document = readDocument(name, strToU8('名称\t数量\n甲\t1\n乙\t2'));
    expect(document.format).toBe('csv');
    expect(document.text).toBe('名称\t数量\n甲\t1\n乙\t2');
  });
});
