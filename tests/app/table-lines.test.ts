import { expect, test } from 'vitest';
import { meaningOf } from '../../app/_components/compare/status-meaning.ts';
import { gapOf } from '../../app/_components/compare/table-lines.ts';
import { label } from '../../app/_labels/label.ts';
import type { ViewRow } from '../../lib/model/view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { pivotTable } from '../../lib/tables/pivot.ts';
import { row } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
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
  expect(rows.map(gapOf)).toEqual([null, '无报告', null]);
});

test('the reason a whole line has is said as its cells say it: a rank lacks no year before', () => {
  const unranked = [2017, 2018].map((year) => row(0, year, null, null, { status: 'no_base', printed: 5 }));
  const view = { ...defaultView, measure: 'rank', years: { from: 2017, to: 2018 } } as const;
  const line = pivotTable(view, unranked, 'year', { dictionary, language: 'zh' });
  expect(line.rows.map((each) => gapOf({ cells: line.cells(each).flatMap((own) => own ?? []) }))).toEqual([
    '不能参加比较',
  ]);
});

test('what a missing number means depends on whether agencies or years are compared', () => {
  expect(label('zh', meaningOf('no_base', 'rank'))).toBe('可比的机构太少，或报告未写准数，不能参加比较。');
  expect(meaningOf('no_base', 'index')).toBe(meaningOf('no_base', 'rank'));
  expect(label('zh', meaningOf('no_base', 'change'))).toBe('上一年没有可比的数。');
  expect(label('zh', meaningOf('blank', 'rank'))).toBe('表里有这一格，但没有填。');
});
