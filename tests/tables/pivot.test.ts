import { describe, expect, it } from 'vitest';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { searchKeys } from '../../lib/query/search-keys.ts';
import { absentLast, foundRows, sortRows } from '../../lib/tables/arrange.ts';
import { type PivotRow, pivotTable } from '../../lib/tables/pivot.ts';
import { isAdditive } from '../../lib/tables/totals.ts';
import { chartSets } from '../charts/sets.ts';
import { agencies, channelRows, channelView, row, totalRows, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const pivot = (view: View, rows: readonly ViewRow[], side: 'year' | 'code', language: 'zh' | 'en' = 'zh') => {
  const table = pivotTable(view, rows, side, { dictionary, language });
  const spark = (line: PivotRow) => line.own.map((cell) => cell?.value ?? null);
  return { ...table, rows: table.rows.map((line) => ({ ...line, cells: table.cells(line), spark: spark(line) })) };
};

describe('a pivot by year', () => {
  const table = pivot(totalView, totalRows, 'year');

  it('has a line per agency, a column per year, and the numbers of each line for a sparkline', () => {
    expect(table.columns.map(({ id }) => id)).toEqual(
      [2017, 2018, 2019, 2020, 2021, 2022].map((year) => `year-${year}`),
    );
    expect(table.rows.map(({ agency, part }) => [agency, part])).toEqual([
      ['甲市科技局', null],
      ['乙区教育局', null],
      ['丙县民政局', null],
    ]);
    expect(table.rows[0]?.cells.map((cell) => cell?.text)).toEqual(['276', '310', '0', '表格留空', '1,234', '≥ 900']);
    expect(table.rows[0]?.spark).toEqual([276, 310, 0, null, 1234, 900]);
    expect(table.rows[0]?.cells[1]).toMatchObject({ doubt: true, row: { year: 2018 } });
  });

  it('adds columns up where the grade allows it, and says what is missing, doubtful or inexact', () => {
    expect(table.totals?.map(({ text }) => text)).toEqual([
      '276（缺 2 个）',
      '310 存疑（缺 2 个）',
      '约 59',
      '77（缺 1 个）',
      '1,329 存疑（缺 1 个）',
      '约 900（缺 2 个）',
    ]);
    expect(table.totals?.[2]).toMatchObject({ value: 59, counted: 3, missing: 0, doubt: true });
    expect(pivot(totalView, totalRows, 'year', 'en').totals?.[3]?.text).toBe('77 (1 missing)');
    const nothing = [row(0, 2019, null, null), row(1, 2019, null, null, { status: 'no_report' })];
    expect(pivot(totalView, nothing, 'year').totals?.[0]).toMatchObject({
      value: null,
      missing: 2,
      text: '没有可加的数',
    });
  });

  it('adds up neither rates, changes and ranks nor figures of grade C and X', () => {
    for (const { name, view, rows } of chartSets) {
      const metric = dictionary.metrics.get(view.metric);
      const allowed = view.measure === 'value' && metric !== undefined && 'AB'.includes(metric.comparability);
      expect(isAdditive(view, dictionary), name).toBe(allowed);
      if (!allowed) expect(pivot(view, rows, 'year').totals).toBeNull();
    }
  });

  it('has a line per agency and code where there are both, and then adds no column up', () => {
    const { view, rows } = chartSets.find(({ name }) => name === 'applicants') ?? { view: totalView, rows: [] };
    const both = pivot(view, rows, 'year');
    expect(both.rows[0]).toMatchObject({ agency: '甲市科技局', part: '自然人', total: null });
    expect(both.totals).toBeNull();
  });
});

describe('a pivot by code', () => {
  it('sums the parts of each line without its subtotals, and never channels, which overlap', () => {
    const { view, rows } = chartSets.find(({ name }) => name === 'applicants') ?? { view: totalView, rows: [] };
    const table = pivot(view, rows, 'code');
    const whole = rows.find(
      (cell) => cell.agency_id === rows[0]?.agency_id && cell.year === 2019 && cell.code === 'total',
    );
    expect(table.rows[0]).toMatchObject({ part: '2019', total: { value: whole?.value, missing: 0 } });
    expect(table.rows.find(({ agency }) => agency === '乙区教育局')?.total).toMatchObject({ counted: 4, missing: 2 });
    expect(pivot(channelView, channelRows, 'code').rows.every(({ total }) => total === null)).toBe(true);
  });
});

describe('sorting', () => {
  const { columns, rows } = pivot(totalView, totalRows, 'year');
  const names = (...keys: Parameters<typeof sortRows>[2]) =>
    sortRows(rows, columns, keys).map(({ agency }) => agency.charAt(0));

  it('puts what is absent last in both directions', () => {
    expect(names({ id: 'year-2020', descending: true })).toEqual(['丙', '乙', '甲']);
    expect(names({ id: 'year-2020', descending: false })).toEqual(['乙', '丙', '甲']);
    expect([null, 3, 1].sort((a, b) => absentLast(a, b, false))).toEqual([1, 3, null]);
    expect([null, 3, 1].sort((a, b) => absentLast(a, b, true))).toEqual([3, 1, null]);
  });

  it('asks the next key where the first leaves lines alike, and keeps official order in the end', () => {
    const tied = ['year-2018', 'year-2019'] as const;
    expect(names({ id: tied[0], descending: true }, { id: tied[1], descending: true })).toEqual(['甲', '丙', '乙']);
    expect(names({ id: tied[0], descending: true })).toEqual(['甲', '乙', '丙']);
    expect(names({ id: 'agency', descending: true })).toEqual(['丙', '乙', '甲']);
    expect(names()).toEqual(['甲', '乙', '丙']);
  });
});

describe('searching', () => {
  const { rows } = pivot(totalView, totalRows, 'year');
  const keys = new Map(agencies.map((agency) => [agency.id, searchKeys({ ...agency, initials: 'jskjj' }, new Map())]));

  it('finds agencies by name, initials and id, and all of them by nothing', () => {
    const found = (search: string) => foundRows(rows, keys, search).map(({ agency }) => agency);
    expect(found('教育')).toEqual(['乙区教育局']);
    expect(found('KJJ')).toHaveLength(3);
    expect(found('900102')).toEqual(['丙县民政局']);
    expect(found('  ')).toHaveLength(3);
    expect(found('没有')).toEqual([]);
  });
});
