import { describe, expect, it } from 'vitest';
import { withTexts } from '../../lib/engine/as-text.ts';
import { bareSql } from '../../lib/model/bare-sql.ts';

describe('a statement that is to stand inside another', () => {
  it.each([
    ['SELECT 1;', 'SELECT 1'],
    ['SELECT 1 ; -- all\n', 'SELECT 1'],
    ['SELECT 1 /* a; b */ ;;\n/* c */', 'SELECT 1'],
    ["SELECT 'a; -- b'", "SELECT 'a; -- b'"],
    ['SELECT 1 AS "x -- y;"', 'SELECT 1 AS "x -- y;"'],
    ['SELECT $$ ; -- $$;', 'SELECT $$ ; -- $$'],
    ['SELECT 1; SELECT 2;', 'SELECT 1; SELECT 2'],
    ['-- nothing', ''],
  ])('%j loses only what says nothing', (sql, bare) => expect(bareSql(sql)).toBe(bare));

  it('casts only what DuckDB alone can write, and keeps every name', () => {
    const sql = withTexts('SELECT 1 AS a, [1] AS "b""c"; -- x', [
      { name: 'a', type: 'INTEGER' },
      { name: 'b"c', type: 'INTEGER[]' },
    ]);
    expect(sql).toBe('SELECT #1 AS "a", CAST(#2 AS VARCHAR) AS "b""c" FROM (SELECT 1 AS a, [1] AS "b""c"\n)');
  });
});
