import { expect, test } from 'vitest';
import { gapOf, sortValue } from '../../app/_components/compare/table-lines.ts';
import type { ViewRow } from '../../lib/model/view.ts';
import { viewTable } from '../../lib/tables/view-table.ts';
import { dictionary } from '../query/world.ts';

const row = (year: number, code: string, value: number | null, status: ViewRow['status']): ViewRow => ({
  agency_id: '990100-kj',
  agency: '海岸市科技局',
  year,
  code,
  value,
  printed: value,
  base: null,
  status,
  qualifier: 'exact',
  doubt: false,
  parts: 1,
  evidence_id: null,
  report_id: null,
  template: null,
  completeness: null,
  against: null,
  against_status: null,
});

const { rows } = viewTable(
  {
    metric: 'proactive_by_channel',
    by: 'channel',
    where: {},
    agencies: [],
    years: { from: 2017, to: 2019 },
    measure: 'value',
    chart: 'bar',
    order: 'official',
    against: null,
    small: false,
  },
  [
    row(2017, 'wechat', 5, 'reported'),
    row(2017, 'weibo', null, 'not_reported'),
    row(2018, 'wechat', null, 'no_report'),
    row(2018, 'weibo', null, 'no_report'),
    row(2019, 'wechat', null, 'blank'),
    row(2019, 'weibo', null, 'not_reported'),
  ],
  { dictionary, language: 'zh' },
);

test('a line is one gap only when every cell lacks its number for the same reason', () => {
  expect(rows.map(gapOf)).toEqual([null, 'no_report', null]);
});

test('agencies sort by official order, figures by value, gaps by nothing', () => {
  const agencies = new Map([['990100-kj', { sortKey: 7 }]]);
  const values = rows[0]?.cells.map((_, column) => rows[0] && sortValue(rows[0], column, agencies));
  expect(values).toEqual([7, 2017, 5, undefined]);
});
