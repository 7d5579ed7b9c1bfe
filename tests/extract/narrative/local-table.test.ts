import { describe, expect, it } from 'vitest';
import { extractNarrative } from '../../../lib/extract/narrative/index.ts';
import type { Document, TableCell } from '../../../lib/model/document.ts';
import { identityOf, lexicon } from './score.ts';

/** A cell as `words`, or with its spans: [words, columns, rows]. */
type Printed = string | readonly [string, number, number?];

/** A table whose merged cells are known, as Word files and pages hold them. */
function documentOf(rows: readonly (readonly Printed[])[]): Document {
  const cells: TableCell[] = [];
  const taken = new Set<string>();
  let text = '';
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const printed of line) {
      const [words, columnSpan = 1, rowSpan = 1] = typeof printed === 'string' ? [printed] : printed;
      while (taken.has(`${row}:${column}`)) column++;
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken.add(`${row + r}:${column + c}`);
      const place = { block: 0, page: null, start: text.length, end: text.length + words.length };
      cells.push({ row, column, rowSpan, columnSpan, text: words, place });
      text += `${words}\t`;
      column += columnSpan;
    }
  }
  const place = { block: 0, page: null, start: 0, end: text.length };
  const blocks = [{ kind: 'table', cells, place }] as const;
  return { source: 'table.docx', format: 'docx', sha256: '', text, blocks, warnings: [] };
}

function read(rows: readonly (readonly Printed[])[], year: number | null = 2022) {
  const identity = identityOf('云山县某局', year, 'format_2021');
  const { candidates, warnings } = extractNarrative(documentOf(rows), {
    identity,
    excluded: [],
    embedded: [],
    lexicon,
  });
  const found = candidates.filter(({ source }) => source === 'table');
  const figures = found.map(({ metric, dims, raw }) => [metric, dims.channel ?? dims.category ?? '', raw].join(' '));
  const total = candidates.find(({ metric }) => metric === 'proactive_total');
  return { figures, total, found, codes: warnings.map(({ code }) => code) };
}

const twoChannels = ['proactive_by_channel website 410', 'proactive_by_channel wechat 233', 'proactive_total  643'];

describe('the layouts of a table of channels', () => {
  it.each<[string, readonly (readonly Printed[])[]]>([
    [
      'under a line of its own',
      [
        [['主动公开情况统计表', 2]],
        ['渠道', '数量（条）'],
        ['政府网站', '410'],
        ['微信公众号', '233'],
        ['合计', '643'],
      ],
    ],
    [
      'two years with two columns each',
      [
        [
          ['公开渠道', 1, 2],
          ['2021年', 2],
          ['2022年', 2],
        ],
        ['数量', '增减', '数量', '同比'],
        ['政府网站', '390', '-5', '410', '5%'],
        ['微信公众号', '201', '9', '233', '16%'],
        ['合计', '591', '4', '643', '9%'],
      ],
    ],
    [
      'quarters and their total',
      [
        ['渠道', '一季度', '二季度', '三季度', '四季度', '合计'],
        ['政府网站', '100', '100', '100', '110', '410'],
        ['微信公众号', '50', '50', '50', '83', '233'],
        ['合计', '150', '150', '150', '193', '643'],
      ],
    ],
    [
      'the total over the number and the label',
      [
        ['序号', '渠道名称', '本年', '去年同期'],
        ['1', '政府网站', '410', '390'],
        ['2', '微信公众号', '233', '201'],
        [['合计', 2], '643', '591'],
      ],
    ],
    [
      'no words over the labels',
      [
        ['', '数量（条）'],
        ['政府网站', '410'],
        ['微信公众号', '233'],
        ['合计', '643'],
      ],
    ],
    [
      'channels side by side under a line of its own',
      [
        [['2022年主动公开情况', 4]],
        ['', '政府网站', '微信公众号', '合计'],
        ['数量（条）', '410', '233', '643'],
        ['占比', '63.8%', '36.2%', '100%'],
      ],
    ],
  ])('%s', (_, rows) => {
    const { figures, codes } = read(rows);
    expect(figures.filter((figure) => !figure.startsWith('proactive_share_pct'))).toEqual(twoChannels);
    expect(codes).toEqual([]);
  });

  it('channels side by side: row and column are named as printed', () => {
    const { found } = read([
      ['公开渠道', '政府网站', '微信公众号'],
      ['公开数量（条）', '410', '233'],
    ]);
    expect(found[1]?.locator).toMatchObject({ row: '公开数量（条）', column: '微信公众号' });
  });

  it('the sole year of a table is the year of a report that names none', () => {
    const rows = [
      ['渠道', '2022年（条）'],
      ['政府网站', '410'],
    ];
    expect(read(rows, null).figures).toEqual(['proactive_by_channel website 410']);
    expect(read(rows, 2023).figures).toEqual([]);
  });
});

describe('a table that cannot be read', () => {
  it.each<[string, readonly (readonly Printed[])[]]>([
    [
      'channels with kinds in a second column of labels',
      [
        ['公开渠道', '信息类别', '数量（条）'],
        [['政府网站', 1, 2], '工作动态', '400'],
        ['通知公告', '10'],
        ['微信公众号', '工作动态', '233'],
        ['合计', '', '643'],
      ],
    ],
    [
      'two halves side by side',
      [
        ['渠道', '数量（条）', '渠道', '数量（条）'],
        ['政府网站', '410', '微信公众号', '233'],
        ['合计', '643', '', ''],
      ],
    ],
    [
      'kinds against channels',
      [
        ['月份', '政府网站', '微信公众号', '合计'],
        ['1月', '410', '233', '643'],
        ['2月', '410', '233', '643'],
      ],
    ],
    [
      'other years only',
      [
        ['渠道', '2020年', '2021年'],
        ['政府网站', '410', '233'],
        ['合计', '410', '233'],
      ],
    ],
    [
      'figures of one channel only',
      [
        ['类别', '网站公开数量（条）'],
        ['工作动态', '410'],
        ['合计', '410'],
      ],
    ],
  ])('%s: says so, and the total is in doubt', (_, rows) => {
    const { figures, total, codes } = read(rows);
    expect(figures).toEqual([]);
    expect(codes).toEqual(['uncertain_table']);
    expect(total).toMatchObject({ reading: 'absent', confidence: 'doubtful' });
  });

  it('a table of something else is no table of publication', () => {
    const { total, codes } = read([
      ['企业类型', '户数'],
      ['工业', '12'],
      ['合计', '12'],
    ]);
    expect(codes).toEqual([]);
    expect(total).toMatchObject({ reading: 'absent', confidence: 'medium' });
  });
});
