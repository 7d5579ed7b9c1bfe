import { describe, expect, it } from 'vitest';
import { channelRows, channelView, totalRows, totalView } from '../charts/synthetic.ts';
import { wholeSheet } from './whole-sheet.ts';

describe('the table of a View', () => {
  it('is wide: agency, year and one column per code, figures to the right', () => {
    const { columns, rows } = wholeSheet(channelView, channelRows);
    expect(columns.map(({ id, header, align }) => [id, header, align])).toEqual([
      ['agency', '机构', 'left'],
      ['part', '年份', 'right'],
      ['code-website_own', '网站', 'right'],
      ['code-weibo', '微博', 'right'],
      ['code-wechat', '微信', 'right'],
      ['code-press_media', '报刊等', 'right'],
    ]);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['甲市科技局', '2018', '276', '49', '276', '未报告'],
      ['甲市科技局', '2019', '300', '0', '≥ 310', '53'],
      ['乙区教育局', '2018', '未报告', '未报告', '未报告', '未报告'],
      ['乙区教育局', '2019', '无报告', '无报告', '无报告', '无报告'],
      ['丙县民政局', '2018', '65', '节选未收录', '节选未收录', '节选未收录'],
      ['丙县民政局', '2019', '无报告', '无报告', '无报告', '无报告'],
    ]);
  });

  it('keeps number, status, doubt and row behind each cell', () => {
    const { rows } = wholeSheet(channelView, channelRows, 'en');
    expect(rows[0]?.cells[2]).toEqual({
      text: '276',
      value: 276,
      status: 'reported',
      doubt: true,
      row: channelRows[0],
      notes: [],
    });
    expect(rows[1]?.cells[3]).toMatchObject({ text: '0', value: 0, status: 'zero_stated' });
    expect(rows[2]?.cells[2]).toMatchObject({ text: 'not reported', value: null, status: 'not_reported' });
    expect(rows[0]?.cells[1]).toMatchObject({ value: 2018, status: null, row: null });
  });

  it('names the metric and its unit where nothing is broken down', () => {
    const { columns, rows } = wholeSheet(totalView, totalRows);
    expect(columns[2]?.header).toBe('本年新收政府信息公开申请数量（件）');
    expect(rows).toHaveLength(totalRows.length);
  });
});
