import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Document, Table } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { createPrinter } from '../../../lib/read/sheet/number-format.ts';
import { buildXlsx, oneSheet, type SheetSpec, styled, type WorkbookSpec } from './builder.ts';

const head = ['名称', '数量'] as const;

function tables({ blocks }: Document): Table[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
}

function outline({ blocks }: Document): unknown[] {
  return blocks.map((block) =>
    block.kind === 'table' ? 'table' : [block.kind === 'heading' ? block.level : 'p', block.text],
  );
}

/** The words in the cells of the only column behind the names. */
function figures(values: SheetSpec['rows'][number], spec: Partial<WorkbookSpec> = {}): string[] {
  const rows = values.map((value, i) => [`行${i}`, value]);
  const document = readDocument('a.xlsx', oneSheet([[...head], ...rows], {}, spec));
  return (tables(document)[0]?.cells ?? [])
    .filter(({ row, column }) => row > 0 && column === 1)
    .map(({ text }) => text);
}

function codes({ warnings }: Document): string[] {
  return warnings.map(({ code }) => code);
}

describe('what a cell prints', () => {
  it('words: shared, with several fonts, with reading aids, inline, escaped', () => {
    const sharedStrings =
      '<si><t>甲</t></si><si><r><t>公</t></r><r><rPr><b/></rPr><t xml:space="preserve">开 </t></r><rPh sb="0" eb="1"><t>ゴウ</t></rPh><phoneticPr fontId="1"/></si><si><t>一_x000D_\n二</t></si>';
    const shared = (n: number) => ({ attributes: 't="s"', inner: `<v>${n}</v>` });
    expect(figures([shared(0), shared(1), shared(2), shared(9), '1 < 2 & 3'], { sharedStrings })).toEqual([
      '甲',
      '公开',
      '一 二',
      '',
      '1 < 2 & 3',
    ]);
  });

  it('a raised number behind words as the mark of a note, never as digits of the figure', () => {
    const run = (text: string, isRaised = false): string =>
      `<r>${isRaised ? '<rPr><vertAlign val="superscript"/></rPr>' : '<rPr><b/></rPr>'}<t>${text}</t></r>`;
    const texts = [
      run('17') + run('2', true),
      run('1') + run('5') + run('1', true) + run('2', true),
      run('1250') + run('3', true) + run('条'),
      run('21', true),
      run('公开') + run('57', true) + run('条'),
      run('8') + run('（1）', true),
    ];
    const sharedStrings = texts.map((text) => `<si>${text}</si>`).join('');
    const expected = ['17[2]', '15[12]', '1250[3]条', '21', '公开57条', '8[1]'];
    const shared = texts.map((_, n) => ({ attributes: 't="s"', inner: `<v>${n}</v>` }));
    expect(figures(shared, { sharedStrings })).toEqual(expected);
    const inline = texts.map((text) => ({ attributes: 't="inlineStr"', inner: `<is>${text}</is>` }));
    expect(figures(inline)).toEqual(expected);
  });

  it('numbers as computed: without the binary tail', () => {
    expect(figures([styled('17.270000000000003', 0), styled('1E3', 0), 0, -1])).toEqual(['17.27', '1000', '0', '-1']);
  });

  it('booleans, formulas by their value, ISO dates', () => {
    const values = [
      { attributes: 't="b"', inner: '<v>1</v>' },
      { attributes: '', inner: '<f>A1+1</f><v>7</v>' },
      { attributes: 't="str"', inner: '<f>A1&amp;"局"</f><v>教育局</v>' },
      { attributes: 't="d"', inner: '<v>2024-01-05T00:00:00</v>' },
    ];
    expect(figures(values)).toEqual(['TRUE', '7', '教育局', '2024-01-05']);
  });

  it('a formula without a value is blank and told', () => {
    const rows = [[...head], ['甲', { attributes: '', inner: '<f>SUM(A1)</f>' }], ['乙', 2]];
    const document = readDocument('a.xlsx', oneSheet(rows));
    expect(tables(document)[0]?.cells.map(({ text }) => text)).toEqual(['名称', '数量', '甲', '', '乙', '2']);
    expect(codes(document)).toEqual(['uncertain_table']);
    expect(document.warnings[0]?.message).toContain('1 formulas');
  });

  it('an error of a formula is blank and told, however it is kept', () => {
    const rows = [
      [...head],
      ['甲', { attributes: 't="e"', inner: '<f>B9</f><v>#REF!</v>' }],
      ['乙', '#DIV/0!'],
      ['丙', 3],
    ];
    const document = readDocument('a.xlsx', oneSheet(rows));
    expect(
      tables(document)[0]
        ?.cells.filter(({ column }) => column === 1)
        .map(({ text }) => text),
    ).toEqual(['数量', '', '', '3']);
    expect(document.warnings[0]?.message).toContain('2 cells');
  });

  it.each([
    ['#,##0', 1234567, '1,234,567'],
    ['#,##0.00', 1234.5, '1,234.50'],
    ['0.00', 17.270000000000003, '17.27'],
    ['0.00', 1.005, '1.01'],
    ['0.0#', 2.5, '2.5'],
    ['0_ ', 12.4, '12'],
    ['0.00%', 0.4567, '45.67%'],
    ['000', 7, '007'],
    ['#', 0, '0'],
    ['0"件"', 12, '12件'],
    ['0\\万\\元', 3, '3万元'],
    ['#,##0.0,', 12345, '12.3'],
    ['0.0,,"百万"', 12345678, '12.3百万'],
    ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', 0, '0'],
    ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', -1234, '-1,234'],
    ['#,##0_);[Red]\\(#,##0\\)', -5, '-5'],
    ['0;;', 0, '0'],
    [';;;', 5, '5'],
    ['"￥"#,##0.00', 9.5, '9.50'],
    ['[>=10000]0.0,"千";0', 12000, '12.0千'],
    ['[>=10000]0.0,"千";0', 500, '500'],
    ['General', 0.1 + 0.2, '0.3'],
    ['G/通用格式', 5, '5'],
    ['0.00E+00', 12345, '12345'],
    ['# ?/?', 0.5, '0.5'],
    ['@', 12, '12'],
    ['yyyy/m/d', 45296, '2024/1/5'],
    ['yyyy"年"m"月"d"日"', 45296, '2024年1月5日'],
    ['[$-804]yyyy"年"mm"月";@', 45296, '2024年01月'],
    ['yyyy-mm-dd hh:mm:ss', 45296.5, '2024-01-05 12:00:00'],
    ['[h]:mm', 1.5, '36:30'],
    ['yyyy/m/d', -1, '-1'],
  ])('%s prints %d as %s', (code, value, printed) => {
    const fixed = code === '[h]:mm' ? 1.5 + 30 / 1440 : value;
    expect(createPrinter(code, false)(fixed)).toBe(printed);
  });

  it('formats reach cells through their style; the 1904 calendar counts', () => {
    const formats = ['yyyy/m/d', '0%'];
    expect(figures([styled(43834, 1), styled(0.5, 2)], { formats, isDate1904: true })).toEqual(['2024/1/5', '50%']);
  });
});

describe('what a sheet shows', () => {
  const title = '海陵市2023年政府信息公开情况统计表';

  it('merged cells are spans, lines above and below the grid stand apart, empty edges are gone', () => {
    const rows = [
      [null],
      [null, title],
      [null, '填报单位：海陵市政府办', null, '单位：件'],
      [null, '名称', '收到申请', null],
      [null, null, '本年', '上年'],
      [null, '教育局', 1, null],
      [null, '民政局'],
      [null, '注：数据截至年底。'],
    ];
    const document = readDocument('a.xlsx', oneSheet(rows, { merges: ['B2:D2', 'B4:B5', 'C4:D4', 'B8:XFD8'] }));
    expect(outline(document)).toEqual([
      [0, title],
      ['p', '填报单位：海陵市政府办  单位：件'],
      'table',
      ['p', '注：数据截至年底。'],
    ]);
    const cells = tables(document)[0]?.cells.map(({ row, column, rowSpan, columnSpan, text }) => {
      return [row, column, rowSpan, columnSpan, text];
    });
    expect(cells).toEqual([
      [0, 0, 2, 1, '名称'],
      [0, 1, 1, 2, '收到申请'],
      [1, 1, 1, 1, '本年'],
      [1, 2, 1, 1, '上年'],
      [2, 0, 1, 1, '教育局'],
      [2, 1, 1, 1, '1'],
      [2, 2, 1, 1, ''],
      [3, 0, 1, 1, '民政局'],
      [3, 1, 1, 1, ''],
      [3, 2, 1, 1, ''],
    ]);
    expect(document.text.split('\n').slice(2, 5)).toEqual(['名称\t收到申请', '本年\t上年', '教育局\t1\t']);
  });

  it('several tables of one sheet, each under its own words', () => {
    const rows = [
      ['二、主动公开政府信息情况'],
      ['信息内容', '本年制发件数'],
      ['规章', 1],
      ['三、收到和处理政府信息公开申请情况'],
      ['办理结果', '总计'],
      ['三、本年度办理结果'],
      ['予以公开', 2],
    ];
    expect(outline(readDocument('a.xlsx', oneSheet(rows)))).toEqual([
      [1, '二、主动公开政府信息情况'],
      'table',
      [1, '三、收到和处理政府信息公开申请情况'],
      'table',
    ]);
  });

  it('sheets in their order, under their names; hidden ones are left out and told', () => {
    const rows = [[...head], ['甲', 1]];
    const sheets = [
      { name: '2023年', rows },
      { name: '底稿', state: 'hidden', rows },
      { name: '内部', state: 'veryHidden', rows },
      { name: '2022年', rows },
    ];
    const document = readDocument('a.xlsx', buildXlsx({ sheets }));
    expect(outline(document)).toEqual([[1, '2023年'], 'table', [1, '2022年'], 'table']);
    expect(codes(document)).toEqual(['hidden_content', 'hidden_content']);
  });

  it('hidden rows and columns are left out and told; a merged cell shows in what is left of it', () => {
    const rows = [
      ['名称', '上年', '本年'],
      ['甲', 1, 2],
      [null, 3, 4],
      ['乙', 5, 6],
    ];
    const sheet = { merges: ['A2:A3'], hiddenRows: [1], hiddenColumns: [1] };
    const document = readDocument('a.xlsx', oneSheet(rows, sheet));
    expect(document.text).toBe('名称\t本年\n甲\t4\n乙\t6');
    expect(document.warnings[0]?.message).toContain('5 cells');
  });

  it('one sheet called Sheet1 needs no heading, one somebody named has one', () => {
    const rows = [[...head], ['甲', 1]];
    expect(outline(readDocument('a.xlsx', oneSheet(rows)))).toEqual(['table']);
    expect(outline(readDocument('a.xlsx', oneSheet(rows, { name: '教育局' })))).toEqual([[1, '教育局'], 'table']);
  });

  it('a report written down one column is read as text', () => {
    const rows = [['海陵县水利局2020年度报告'], ['一、概述'], ['全年公开12条。']];
    expect(outline(readDocument('a.xlsx', oneSheet(rows)))).toEqual([
      [0, '海陵县水利局2020年度报告'],
      [1, '一、概述'],
      ['p', '全年公开12条。'],
    ]);
  });

  it('other prefixes, cells without a place, parts by another name', () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = buildXlsx({ sheets: [{ rows: [] }] }, { 'xl/worksheets/sheet1.xml': strToU8(sheet) });
    expect(readDocument('a.XLSM', bytes).text).toBe('甲\t1');
    expect(readDocument('called.docx', bytes).format).toBe('xlsx');
    expect(readDocument('called.xls', bytes).format).toBe('xlsx');
  });

  it('switches written out as LibreOffice writes them', () => {
    const sheet =
      '<worksheet xmlns="m"><cols><col min="1" max="1" hidden="false"/><col min="3" max="3" hidden="true"/></cols><sheetData><row r="1" hidden="false" customHeight="false"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0" t="n"><f aca="false">1+1</f><v>2</v></c><c r="C1" t="n"><v>3</v></c></row></sheetData><mergeCells count="0"/></worksheet>';
    const bytes = buildXlsx(
      { sheets: [{ rows: [], state: 'visible' }], sharedStrings: '<si><t xml:space="preserve">甲</t></si>' },
      { 'xl/worksheets/sheet1.xml': strToU8(sheet) },
    );
    const document = readDocument('a.xlsx', bytes);
    expect(document.text).toBe('甲\t2');
    expect(codes(document)).toEqual(['hidden_content']);
  });

  it('a table page called .xls is a page', () => {
    const page = strToU8('<html><body><table><tr><td>名称</td><td>数量</td></tr></table></body></html>');
    expect(readDocument('a.xls', page).format).toBe('html');
  });
});
