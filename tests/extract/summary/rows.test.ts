import { describe, expect, it } from 'vitest';
import { buildXlsx, oneSheet, type SheetSpec } from '../../read/sheet/builder.ts';
import { readBook as read, who } from './read.ts';

type Row = SheetSpec['rows'][number];

describe('rows', () => {
  const head: Row = ['单位', '收到申请数', '行政诉讼数'];
  const warningsOf = (body: readonly Row[]): string[] =>
    read(oneSheet([['海陵市2022年汇总表'], head, ...body])).flatMap(({ warnings }) =>
      warnings.map(({ message }) => message),
    );

  it('totals, subtotals and group lines are no agencies; sums are checked at each', () => {
    const body: Row[] = [
      ['一、政府部门'],
      ['教育局', 1, 0],
      ['民政局', 2, 1],
      ['小计', 3, 1],
      ['二、乡镇'],
      ['甲镇', 4, 0],
      ['小 计', 5, 0],
      ['总计', 7, 2],
    ];
    expect(who(read(oneSheet([['海陵市2022年汇总表'], head, ...body])))).toEqual([
      '教育局 2022',
      '民政局 2022',
      '甲镇人民政府 2022',
    ]);
    expect(warningsOf(body)).toEqual([
      'column "收到申请数": 小计 says 5, the rows add up to 4',
      'column "行政诉讼数": 总计 says 2, the rows add up to 1',
    ]);
  });

  it('a heading repeated on the next page and a row of column numbers are no agencies', () => {
    const body: Row[] = [['甲', 1, 2], ['教育局', 1, 0], head, ['民政局', 2, 1]];
    expect(who(read(oneSheet([['海陵市2022年汇总表'], head, ...body])))).toEqual(['教育局 2022', '民政局 2022']);
  });

  it('words in a figure’s place, and figures beside no agency, are told', () => {
    expect(
      warningsOf([
        ['教育局', '三件左右吧', 1],
        ['民政局', 1, 1],
        [null, 5, 6],
      ]),
    ).toEqual([
      '2 figures stand beside no agency',
      'row "教育局", column "收到申请数": "三件左右吧" is no figure of this cell alone',
    ]);
  });

  it('an agency on several sheets is one report; another value for the same figure is told', () => {
    const sheets = [
      { name: '依申请公开', rows: [['2022年'], ['单位', '收到申请数'], ['教育局', 1], ['民政局', 2]] },
      {
        name: '主动公开',
        rows: [['2022年'], ['单位', '主动公开总数', '收到申请数'], ['教育局', 90, 1], ['民政局', 80, 3]],
      },
    ];
    const found = read(buildXlsx({ sheets }));
    expect(found.map(({ candidates }) => candidates.map(({ raw }) => raw))).toEqual([
      ['1', '90'],
      ['2', '80'],
    ]);
    expect(found.flatMap(({ warnings }) => warnings.map(({ message }) => message))).toEqual([
      'row "民政局", column "收到申请数": "3" where another row or table says "2"',
    ]);
  });

  it('agencies under 项目 or under nothing are known by their names', () => {
    for (const corner of ['项目', null]) {
      const body: Row[] = [
        [corner, '收到申请数', '行政复议数'],
        ['教育局', 1, 2],
        ['县民政局', 3, 4],
      ];
      expect(who(read(oneSheet(body), '2022年.xlsx'))).toEqual(['教育局 2022', '县民政局 2022']);
    }
  });

  it('其中 makes a column a part of the one before; a row of units gives the units', () => {
    const body: Row[] = [
      ['单位', '主动公开信息数', '其中：政府网站', '其中：微信', '行政复议', '其中：维持', '收费金额'],
      [null, '条', '条', '条', '件', '件', '万元'],
      ['教育局', 9, 6, 3, 2, 1, 4],
      ['民政局', 8, 5, 3, 0, 0, 0],
    ];
    const [first] = read(oneSheet(body), '2022年.xlsx');
    expect(
      first?.candidates.map(({ metric, dims, raw, unitPrinted }) => [metric, dims.channel, raw, unitPrinted]),
    ).toEqual([
      ['proactive_total', undefined, '9', '条'],
      ['proactive_by_channel', 'website', '6', '条'],
      ['proactive_by_channel', 'wechat', '3', '条'],
      ['review_total', undefined, '2', '件'],
      ['review_upheld', undefined, '1', '件'],
    ]);
  });

  it('a column that is not understood is told once, whatever it holds', () => {
    const body: Row[] = [
      ['单位', '收到申请数', '群众满意度', '备注', '收到申请总数'],
      ['教育局', 1, 98, '好', 1],
      ['民政局', 2, 97, null, 2],
    ];
    const warnings = read(oneSheet(body), '2022年.xlsx').flatMap(({ warnings: all }) =>
      all.map(({ message }) => message),
    );
    expect(warnings).toEqual([
      'column "群众满意度" is not understood: 2 figures left out',
      'column "收到申请总数" counts what "收到申请数" counts: 2 figures left out',
    ]);
  });
});
