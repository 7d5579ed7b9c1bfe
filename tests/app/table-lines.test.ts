import { expect, test } from 'vitest';
import { gapOf } from '../../app/_components/compare/table-lines.ts';
import type { ViewRow } from '../../lib/model/view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { row } from '../charts/synthetic.ts';
import { wholeSheet } from '../tables/whole-sheet.ts';

const cell = (year: number, code: string, value: number | null, status: ViewRow['status']): ViewRow =>
  row(0, year, code, value, { status });

const { rows } = wholeSheet({ ...defaultView, metric: 'proactive_by_channel', by: 'channel' }, [
  cell(2017, 'wechat', 5, 'reported'),
  cell(2017, 'weibo', null, 'not_reported'),
  cell(2018, 'wechat', null, 'no_report'),
  cell(2018, 'weibo', null, 'no_report'),
  cell(2019, 'wechat', null, 'blank'),
  cell(2019, 'weibo', null, 'not_reported'),
]);

test('a line is one gap only when every cell lacks its number for the same reason', () => {
  expect(rows.map(gapOf)).toEqual([null, 'no_report', null]);
});
