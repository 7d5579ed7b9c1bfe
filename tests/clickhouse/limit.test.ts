import { describe, expect, it } from 'vitest';
import { statedLimit } from '../../lib/clickhouse/limit.ts';

describe('the limits a text of SQL states', () => {
  it.each([
    ['SELECT * FROM fact LIMIT 20', 120],
    ['SELECT * FROM fact limit 20 OFFSET 1000', 1120],
    ['SELECT * FROM (FROM fact LIMIT 5) LIMIT 3;', 108],
    ['SELECT 1', 100],
  ])('%s', (sql, most) => expect(statedLimit(sql)).toBe(most));

  it.each([
    'FROM fact LIMIT 10 * 20',
    'FROM fact LIMIT 10%',
    'FROM fact LIMIT 10 PERCENT',
    'FROM fact LIMIT 1e3',
    'FROM fact LIMIT 1_000',
    'FROM fact LIMIT 10.9',
    'FROM fact LIMIT (SELECT 5)',
    "FROM fact LIMIT getvariable('n')",
    'FROM fact LIMIT 5 OFFSET x',
    'FROM fact FETCH FIRST 5 ROWS ONLY',
    'SELECT "limit" FROM my.t LIMIT 5',
  ])('%s: not known', (sql) => expect(statedLimit(sql)).toBeNull());
});
