import fc from 'fast-check';
import { figureKeys, printedFigure, reportForms } from '../docx/forms.ts';
import { buildXlsx, oneSheet, type RawXml, type SheetValue, styled } from './builder.ts';
import { onOneSheet, onSheets, partsOf } from './form-sheets.ts';

const shared = (index: number): RawXml => ({ attributes: 't="s"', inner: `<v>${index}</v>` });
const formula = (text: string, value: string | number, attributes = ''): RawXml => ({
  attributes,
  inner: `<f>${text}</f><v>${value}</v>`,
});

function report(name: string, seed: number) {
  const form = reportForms[name] ?? { year: 0, sections: [] };
  const length = figureKeys(form).length;
  const [figures = []] = fc.sample(fc.array(printedFigure, { minLength: length, maxLength: length }), {
    numRuns: 1,
    seed,
  });
  return { form, parts: partsOf(form, figures) };
}

function summary(): Uint8Array {
  const bureaus = ['教育局', '民政局', '水利局', '卫生健康局', '市场监督管理局', '𠮷兴镇人民政府'];
  const title = '海陵市2023年政府信息公开情况统计表';
  const rows: SheetValue[][] = [
    [title],
    ['填报单位：海陵市政府办公室', null, null, null, null, '单位：件'],
    ['单位', '主动公开', null, '依申请公开', null, '收费金额（元）'],
    [null, '规章', '规范性文件', '收到申请', '予以公开', null],
    ...bureaus.map((name, i): SheetValue[] => [name, i, 10 + i, 100 * i + 7, i === 3 ? null : i * i, i / 4]),
    [
      '合计',
      formula('SUM(B5:B10)', 15),
      formula('SUM(C5:C10)', 75),
      formula('SUM(D5:D10)', 1542),
      formula('SUM(E5:E10)', 46),
      formula('SUM(F5:F10)', 3.75),
    ],
    ['注：数据截至2023年12月31日。'],
  ];
  const merges = ['A1:F1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:F4', 'A12:F12'];
  return oneSheet(rows, { name: '2023年', merges });
}

const codes: readonly (readonly [code: string, ...values: number[]])[] = [
  ['#,##0', 1234567, -5, 0],
  ['#,##0.00', 1234.5, 0.005, -0.001],
  ['0.00', 17.270000000000003, 1.005],
  ['0.0#', 2.5, 2.25],
  ['0_ ', 12.4],
  ['0.00%', 0.4567, 1],
  ['0%', 0.125],
  ['000', 7],
  ['0"件"', 12],
  ['#,##0.0,', 12345],
  ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', 0, -1234],
  ['#,##0_);[Red]\\(#,##0\\)', -5],
  ['"￥"#,##0.00', 9.5],
  ['[>=10000]0.0,"千";0', 12000, 500],
  ['0.00E+00', 12345],
  ['@', 12],
  ['yyyy/m/d', 45296, 1, 60, 61],
  ['yyyy"年"m"月"d"日"', 45296, 45657],
  ['yyyy-mm-dd hh:mm:ss', 45296.5, 45296.999],
  ['[h]:mm', 1.5],
  ['h:mm', 0.75],
];
/** Whole and broken numbers that BIFF keeps in different ways: 30 bits, a hundredth, all of a double. */
const plainNumbers = [0, 1, -1, 0.5, 3.14, 12.34, 1e15, 123456789012, 0.1, 1 / 3, -99.99, 536870911, 536870912, 1e-7];

function formats(isDate1904: boolean): Uint8Array {
  const rows = [
    ['格式', '值'],
    ...codes.map(([code, ...values], i): SheetValue[] => [
      `格式${i}：${code}`,
      ...values.map((value) => styled(value, i + 1)),
    ]),
    ['常规', ...plainNumbers],
  ];
  return oneSheet(rows, {}, { formats: codes.map(([code]) => code), isDate1904 });
}

function shown(): Uint8Array {
  const rows = [
    ['名称', '上年', '本年'],
    ['甲', 1, 2],
    [null, 3, 4],
    ['乙', 5, 6],
    ['丙', { attributes: 't="e"', inner: '<v>#N/A</v>' }, '#DIV/0!'],
    ['丁', { attributes: 't="b"', inner: '<v>1</v>' }, { attributes: 't="b"', inner: '<v>0</v>' }],
  ];
  const other = [
    ['名称', '数量'],
    ['甲', 1],
  ];
  const sheets = [
    { name: '2023年', rows, merges: ['A2:A3'], hiddenRows: [1], hiddenColumns: [1] },
    { name: '底稿', state: 'hidden', rows: other },
    { name: '空白', rows: [] },
    { name: '2022年 (old & new)', rows: other },
  ];
  return buildXlsx({ sheets });
}

function words(): Uint8Array {
  const run = (text: string, isRaised = false): string =>
    `<r>${isRaised ? '<rPr><vertAlign val="superscript"/></rPr>' : '<rPr><b/></rPr>'}<t xml:space="preserve">${text}</t></r>`;
  const texts = [
    run('17') + run('2', true),
    run('1250') + run('3', true) + run('条'),
    run('公开') + run('57', true) + run('条'),
    run('8') + run('（1）', true),
    run('市政府') + run('办公室 '),
    '<t>一\n二</t>',
    '<t>plain latin é</t>',
    '<t>𠮷兴镇</t>',
  ];
  const sharedStrings = texts.map((text) => `<si>${text}</si>`).join('');
  const rows = [['名称', '内容'], ...texts.map((_, i): SheetValue[] => [`行${i}`, shared(i)])];
  return oneSheet(rows, {}, { sharedStrings });
}

function longWords(): Uint8Array {
  const lengths = [10, 1500, 5000, 1, 3000];
  const rows = lengths.map((length, i): SheetValue[] => {
    const latin = Array.from({ length }, (_, at) => String.fromCharCode(97 + ((at * 7 + i) % 26))).join('');
    const chinese = Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((at * 11 + i) % 900))).join('');
    return [`行${i}`, latin, chinese];
  });
  return oneSheet([['名称', '字母', '汉字'], ...rows]);
}

function formulas(): Uint8Array {
  const rows: SheetValue[][] = [
    ['名称', '结果'],
    ['甲', formula('1+6', 7)],
    ['乙', formula('A2&amp;"局"', '甲局', 't="str"')],
    ['丙', formula('1=1', 1, 't="b"')],
    ['丁', formula('1/0', '#DIV/0!', 't="e"')],
    ['戊', formula('IF(1=2,"x","")', '', 't="str"')],
    ['己', formula('0*1', 0)],
  ];
  return oneSheet(rows);
}

const sheet2021 = report('2021', 11);
const sheets2019 = report('2019', 12);
const sheet2014 = report('2014', 13);

/** Workbooks that LibreOffice has saved as .xls (`tests/fixtures/xls`), by the name of their folder, as the .xlsx they were. */
export const xlsBooks: Readonly<Record<string, Uint8Array>> = {
  'statutory-2014': onOneSheet(sheet2014.form, sheet2014.parts, 1),
  'statutory-2019-sheets': onSheets(sheets2019.form, sheets2019.parts),
  'statutory-2021': onOneSheet(sheet2021.form, sheet2021.parts, 0),
  summary: summary(),
  formats: formats(false),
  'formats-1904': formats(true),
  'hidden-and-merged': shown(),
  words: words(),
  'long-words': longWords(),
  formulas: formulas(),
};
