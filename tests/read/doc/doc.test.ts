import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { outline } from '../docx/outline.ts';
import { buildOle } from '../ole/builder.ts';
import { refusalOf } from '../refusal.ts';
import { buildDoc, cell, line, type Paragraph, property, row, rowEnd } from './builder.ts';

const read = (...given: Parameters<typeof buildDoc>): unknown[] =>
  outline(readDocument('report.doc', buildDoc(...given)));

const refusal = (bytes: Uint8Array) => refusalOf(() => readDocument('report.doc', bytes));

const report: readonly Paragraph[] = [
  line('海陵县水利局2021年政府信息公开工作年度报告'),
  line('一、总体情况'),
  line('全年公开 information 12 条。'),
  ...row(['内容', '数量', '']),
  ...row(['甲', '1', '']),
  line('完'),
];
const wanted = outline(readDocument('report.doc', buildDoc(report)));
const length = report.reduce((sum, { runs, mark }) => sum + (runs[0]?.text.length ?? 0) + mark.length, 0);

describe('binary Word files part by part', () => {
  it('headings, words and a table', () => {
    expect(wanted).toEqual([
      '0 海陵县水利局2021年政府信息公开工作年度报告',
      '1 一、总体情况',
      '全年公开 information 12 条。',
      [
        ['内容', '数量', ''],
        ['甲', '1', ''],
      ],
      '完',
    ]);
  });

  it('text saved in pieces, out of order, Latin ones with a byte for a character', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: length - 1 }), { maxLength: 12 });
    fc.assert(
      fc.property(places, fc.boolean(), (cuts, isCompressed) => {
        expect(read(report, { cuts: cuts.sort((a, b) => a - b), isCompressed })).toEqual(wanted);
      }),
    );
  });

  it('punctuation of a Latin piece', () => {
    const bytes = Buffer.from(buildDoc([line('a"b\'c-d')], { isCompressed: true }));
    bytes.set([0x93, 0x62, 0x92, 0x63, 0x97], bytes.indexOf('"b'));
    expect(outline(readDocument('report.doc', bytes))).toEqual(['a“b’c—d']);
  });

  it('the formatting before a tracked change of it is taken back', () => {
    const before = [...property(0x2640, 0, 1), ...property(0x2664, 1, 1)];
    expect(read([line('甲', before), line('乙', [...before, ...property(0x2640, 1, 1)])])).toEqual(['甲', '2 乙']);
  });

  it('a fast save lays properties over a piece', () => {
    const overPieces = new Map([[1, property(0x083c, 1, 1)]]);
    expect(read([line('公开12条。'), line('其余从略。')], { cuts: [2, 4], overPieces })).toEqual([
      '公开条。',
      '其余从略。',
    ]);
  });

  it('hidden, struck out and deleted characters are left out; raised ones stand in brackets', () => {
    const some = [
      { text: '公开' },
      { text: '1', properties: property(0x083c, 1, 1) },
      { text: '2', properties: property(0x0837, 1, 1) },
      { text: '3', properties: property(0x2a53, 1, 1) },
      { text: '4', properties: property(0x0800, 1, 1) },
      { text: '4', properties: property(0x0800, 0x81, 1) },
      { text: '4', properties: property(0x083c, 0x81, 1) },
      { text: '5', properties: property(0x083c, 0x80, 1) },
      { text: '条' },
      { text: '1', properties: property(0x2a48, 1, 1) },
    ];
    expect(read([{ runs: some, mark: '\r', properties: [], style: 0 }])).toEqual(['公开5条[1]']);
  });

  it('symbols of a font of pictures, each by itself, words between them', () => {
    const symbol = property(0x6a09, 0xf0fe << 16, 4);
    const font = [...Array.from({ length: 40 }, () => 0), ...Buffer.from('Wingdings\0', 'utf16le')];
    const fonts = Uint8Array.from([1, 0, 0, 0, font.length - 1, ...font.slice(1)]);
    const runs = [{ text: '((', properties: symbol }, { text: '有(' }, { text: '无(', properties: symbol }];
    const file = [{ runs, mark: '\r', properties: [], style: 0 }];
    expect(read(file, { parts: new Map([[15, fonts]]) })).toEqual(['☑☑有(无☑']);
  });

  it.each([
    ['1 says first', [1, 2, 0]],
    ['2 says first', [2, 1, 0]],
  ])('cells merged across where %s', (_, bits) => {
    const cells = [cell('合并'), cell(''), cell('尾'), rowEnd([0, 900, 1900, 2900], bits)];
    expect(read([...cells, cell('1'), cell('2'), cell('3'), rowEnd([0, 900, 1900, 2900])])).toEqual([
      [
        ['合并 [1x2]', '尾'],
        ['1', '2', '3'],
      ],
    ]);
  });

  it('cells merged down, edges a hair apart, a wide cell, a row that begins further right', () => {
    const rows = [
      [cell('竖'), cell('x'), cell('尾'), rowEnd([0, 1000, 2000, 3000], [0x60])],
      [cell(''), cell('2'), cell('3'), rowEnd([0, 1010, 1990, 3000], [0x20])],
      [cell('宽'), cell('4'), rowEnd([0, 2005, 2995])],
      [cell('右'), cell('5'), rowEnd([1000, 2000, 3000])],
    ];
    const table = readDocument('report.doc', buildDoc(rows.flat())).blocks[0];
    expect(table?.kind === 'table' && table.cells.map(({ row: r, column, text }) => [r, column, text])).toEqual([
      [0, 0, '竖'],
      [0, 1, 'x'],
      [0, 2, '尾'],
      [1, 1, '2'],
      [1, 2, '3'],
      [2, 0, '宽'],
      [2, 2, '4'],
      [3, 1, '右'],
      [3, 2, '5'],
    ]);
  });

  it('a blank cell without width is left out', () => {
    const rows = [
      [cell('甲'), cell(''), cell('1'), rowEnd([0, 1000, 1010, 2000])],
      [cell('乙'), cell('2'), rowEnd([0, 1000, 2000])],
    ];
    expect(read(rows.flat())).toEqual([
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ]);
  });

  it('merges changed behind the shape of the row', () => {
    const edges = [0, 1000, 2000, 3000];
    const rows = [
      [cell('横'), cell(''), cell('尾'), rowEnd(edges, [], property(0x5624, 0x0200, 2))],
      [cell('a'), cell('竖'), cell('c'), rowEnd(edges, [], [0x2b, 0xd6, 2, 1, 3])],
      [cell('d'), cell(''), cell('f'), rowEnd(edges, [], [0x2b, 0xd6, 2, 1, 1])],
    ];
    expect(read(rows.flat())).toEqual([
      [
        ['横 [1x2]', '尾'],
        ['a', '竖 [2x1]', 'c'],
        ['d', 'f'],
      ],
    ]);
  });

  it('a table inside a cell stands behind the table', () => {
    const inTable = property(0x2416, 1, 1);
    const inner = [...inTable, ...property(0x6649, 2, 4)];
    const innerRow = rowEnd([0, 500, 1000]).properties.filter((_, i) => i >= 6);
    const nested = [
      { ...line('子项', [...inner, ...property(0x244b, 1, 1)]) },
      { ...line('2', [...inner, ...property(0x244b, 1, 1)]) },
      { ...line('', [...inner, ...property(0x244b, 1, 1), ...property(0x244c, 1, 1), ...innerRow]) },
    ];
    const body = [cell('甲'), ...nested, cell('见小表'), cell('乙'), rowEnd([0, 1000, 2000, 3000])];
    expect(read([line('头'), ...body, ...row(['丙', '3', '4']), line('尾')])).toEqual([
      '头',
      [
        ['甲', '见小表', '乙'],
        ['丙', '3', '4'],
      ],
      [['子项', '2']],
      '尾',
    ]);
  });

  it('a page break inside a paragraph does not end it', () => {
    expect(read([line('前\f后', property(0x2640, 0, 1))])).toEqual(['1 前', '1 后']);
    expect(read([line('\f后')])).toEqual(['后']);
  });

  it('a paragraph whose properties stand in the stream "Data"', () => {
    const list = property(0x2640, 0, 1);
    const data = Uint8Array.from([9, 9, list.length, 0, ...list]);
    expect(read([line('总体', property(0x6646, 2, 4)), line('文字')], { data })).toEqual(['1 总体', '文字']);
  });

  it('properties in the stream "Data" that lead to themselves end', () => {
    const list = property(0x6646, 0, 4);
    expect(read([line('总体', list)], { data: Uint8Array.from([list.length, 0, ...list]) })).toEqual(['总体']);
  });

  it('a cell that is cut off at the end of the file is read', () => {
    expect(read([...row(['甲', '1']), cell('乙')])).toEqual([[['甲', '1'], ['乙']]]);
  });
});

describe('files that are called Word files', () => {
  it.each([
    [
      'a web page',
      `<html><body><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>`,
    ],
    [
      'a saved web page',
      'MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>',
    ],
  ])('%s', (_, page) => {
    const document = readDocument('report.doc', new TextEncoder().encode(page));
    expect(document.format).toBe('html');
    expect(outline(document)).toEqual([
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ]);
  });

  it.each([
    ['a password', 'encrypted', buildDoc(report, { flags: 0x0100 })],
    ['a password set in a newer Word', 'encrypted', buildOle({ EncryptedPackage: new Uint8Array(10) })],
    ['Word 95', 'unsupported_format', buildDoc(report, { version: 0x68 })],
    ['no words', 'empty_file', buildDoc([line(''), line('\x01', property(0x0855, 1, 1))])],
    ['no table stream', 'unreadable', buildDoc(report, { flags: 0 }).map((byte, i) => (i === 512 + 11 ? 0 : byte))],
    ['pieces that overlap', 'unreadable', buildDoc(report, { cuts: [20, 10] })],
    [
      'tables nested without end',
      'too_complex',
      buildDoc([line('a', [...property(0x2416, 1, 1), ...property(0x6649, 1e9, 4)])]),
    ],
    ['a container cut off', 'unreadable', buildDoc(report).slice(0, 700)],
    ['an empty container', 'unsupported_format', buildOle({})],
  ])('%s: %s', (_, code, bytes) => {
    expect(refusal(bytes)?.code).toBe(code);
  });

  it('500 files with changed bytes: refused with a reason, or read', () => {
    const whole = buildDoc(report, { cuts: [10, 30], isCompressed: true });
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        if (refusal(bytes) !== null) return;
        expect(readDocument('report.doc', bytes).blocks.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
