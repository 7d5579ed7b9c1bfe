import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../lib/model/engine.ts';
import { type Arrangement, arrange } from '../../lib/results/arrange.ts';
import { columnStatistics } from '../../lib/results/statistics.ts';
import { reordered } from '../../lib/results/table.ts';
import { finish } from './run.ts';
import { tableOfRows } from './table-of-rows.ts';

const table = (types: readonly string[], rows: readonly (readonly SqlValue[])[]) =>
  tableOfRows({ columns: types.map((type, index) => ({ name: `c${index}`, type })), rows });
const column = (type: string, values: readonly SqlValue[]) =>
  table(
    [type],
    values.map((value) => [value]),
  );
const arranged = (source: ReturnType<typeof table>, arrangement: Partial<Arrangement>) => {
  const { result } = finish(arrange(source, { sorts: [], filters: [], ...arrangement }));
  const shown = reordered(source, result);
  return Array.from({ length: shown.rows }, (_, row) => shown.columns.map((_, at) => shown.value(row, at)));
};

describe('sorting in the grid', () => {
  it('is the order of the values, stable, gaps last in either direction', () => {
    const cell = fc.option(fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), fc.boolean(), (cells, descending) => {
        const rows = cells.map((value, index) => [value, index]);
        const expected = rows.toSorted((a, b) => {
          if (a[0] === null || b[0] === null) return Number(a[0] === null) - Number(b[0] === null);
          return ((a[0] ?? 0) - (b[0] ?? 0)) * (descending ? -1 : 1);
        });
        expect(arranged(table(['INTEGER', 'INTEGER'], rows), { sorts: [{ column: 0, descending }] })).toEqual(expected);
      }),
    );
  });

  it('by several columns lets the first count most', () => {
    const rows = [
      ['b', 1],
      ['a', 2],
      ['b', 3],
      ['a', 4],
    ];
    const sorts = [
      { column: 0, descending: false },
      { column: 1, descending: true },
    ];
    expect(arranged(table(['VARCHAR', 'INTEGER'], rows), { sorts })).toEqual([
      ['a', 4],
      ['a', 2],
      ['b', 3],
      ['b', 1],
    ]);
  });

  it('puts NaN above every number and exact text in its place, as DuckDB does', () => {
    const sorts = [{ column: 0, descending: false }];
    expect(arranged(column('DOUBLE', [Number.NaN, 1, Number.POSITIVE_INFINITY, -1]), { sorts }).flat()).toEqual([
      -1,
      1,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
    expect(arranged(column('HUGEINT', ['9007199254740993', 5, '-9007199254740993']), { sorts }).flat()).toEqual([
      '-9007199254740993',
      5,
      '9007199254740993',
    ]);
  });

  it('pauses, so that a million rows never hold up the page', () => {
    const big = {
      columns: [{ name: 'n', type: 'INTEGER' }],
      rows: 100_000,
      value: (row: number) => (row * 7919) % 99_991,
    };
    const { result, turns } = finish(arrange(big, { sorts: [{ column: 0, descending: false }], filters: [] }));
    expect(turns).toBeGreaterThan(300);
    const values = Array.from(result ?? [], (row) => big.value(row));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe('filtering in the grid', () => {
  const numbers = column('DECIMAL(4,2)', [1.5, null, 0, -2.25, 10]);
  it.each([
    ['least', '1.50', [1.5, 10]],
    ['most', '0', [0, -2.25]],
    ['equals', '1.500', [1.5]],
    ['contains', '.5', [1.5]],
    ['null', '', [null]],
    ['given', '', [1.5, 0, -2.25, 10]],
  ] as const)('%s %j', (test, word, left) => {
    expect(arranged(numbers, { filters: [{ column: 0, test, word }] }).flat()).toEqual(left);
  });

  it('tells NULL from an empty text', () => {
    const texts = column('VARCHAR', ['', null, 'Ab']);
    expect(arranged(texts, { filters: [{ column: 0, test: 'null', word: '' }] }).flat()).toEqual([null]);
    expect(arranged(texts, { filters: [{ column: 0, test: 'equals', word: '' }] }).flat()).toEqual(['']);
    expect(arranged(texts, { filters: [{ column: 0, test: 'contains', word: 'aB' }] }).flat()).toEqual(['Ab']);
  });
});

describe('statistics of a column', () => {
  it('count what is there, what is not, and the extremes exactly', () => {
    const { result } = finish(columnStatistics(column('HUGEINT', [3, null, '18446744073709551616', 3, null]), 0));
    expect(result).toMatchObject({ rows: 5, nulls: 2, distinct: 2, least: '3', most: '18446744073709551616' });
    expect(result.frequencies.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('name the most frequent words', () => {
    const { result } = finish(columnStatistics(column('VARCHAR', ['乙', '甲', '甲', '', null]), 0));
    expect(result.frequencies).toEqual([
      { from: '甲', to: '甲', count: 2 },
      { from: '乙', to: '乙', count: 1 },
      { from: '', to: '', count: 1 },
    ]);
    expect([result.least, result.most]).toEqual(['', '甲']);
  });

  it('every number falls into one stretch', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const { result } = finish(columnStatistics(column('INTEGER', values), 0));
        expect(result.frequencies.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(result.least).toBe(String(Math.min(...values)));
      }),
    );
  });

  it('whole numbers stand in whole stretches that cover each once', () => {
    const { result } = finish(columnStatistics(column('INTEGER', [2005, 2008, 2025]), 0));
    expect(result.frequencies.slice(0, 2)).toEqual([
      { from: '2005', to: '2006', count: 1 },
      { from: '2007', to: '2008', count: 1 },
    ]);
    expect(result.frequencies.at(-1)).toEqual({ from: '2025', to: '2025', count: 1 });
  });

  it('say nothing where there is nothing', () => {
    const { result } = finish(columnStatistics(column('DOUBLE', [null]), 0));
    expect(result).toMatchObject({ nulls: 1, distinct: 0, least: null, most: null, frequencies: [] });
  });
});
