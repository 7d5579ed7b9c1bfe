import { expect, test } from 'vitest';
import { cellPlace, printedRow } from '../../app/_components/compare/cell-place.ts';

const place = { row_label: '（一）予以公开', column_label: '总计', page: 3 };

test('names row, column and page as they are printed', () => {
  expect(cellPlace('zh', place)).toEqual(['「（一）予以公开」行', '「总计」列', '第 3 页']);
  expect(cellPlace('en', { row_label: null, column_label: '', page: null })).toEqual([]);
});

test('quotes no label where the row prints none', () => {
  expect(printedRow('(数据行)')).toBeNull();
  expect(cellPlace('en', { ...place, row_label: '(数据行)' })[0]).toBe('the row of figures (no label printed)');
  expect(cellPlace('zh', { ...place, row_label: '(数据行)' }).join('')).not.toMatch(/「\(|数据行/);
});
