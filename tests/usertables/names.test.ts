import { describe, expect, it } from 'vitest';
import { columnNames, tableName } from '../../lib/usertables/names.ts';

describe('names', () => {
  it.each([
    ['我的表 1.xlsx', '我的表 1'],
    ['C:\\下载\\各局 2024.CSV', '各局 2024'],
    ['a"; DROP TABLE x; --.csv', 'a"; DROP TABLE x; --'],
    ['tab\tand\nline\u202e.csv', 'tab and line'],
    ['.csv', 't'],
  ])('a table from %j is called %j', (file, name) => {
    expect(tableName(file, [])).toBe(name);
  });

  it('a table is never called like another, whatever the case', () => {
    expect(tableName('Data.csv', ['data', 'DATA 2'])).toBe('Data 3');
  });

  it('columns have one line each, none empty, none twice', () => {
    expect(columnNames(['机构\n名称', null, '件数', '件数', 'a', 'A', ' '])).toEqual([
      '机构 名称',
      'c2',
      '件数',
      '件数 2',
      'a',
      'A 2',
      'c7',
    ]);
  });
});
