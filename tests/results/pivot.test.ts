import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { StreamingEngine } from '../../lib/model/engine.ts';
import { acrossAtMost, acrossSql, inferPivot, type PivotChoice, pivotSql } from '../../lib/results/pivot-sql.ts';
import { textAt } from '../../lib/results/table.ts';
import { streamed } from './stream.ts';

let engine: StreamingEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ threads: 1 });
});
afterAll(() => engine.close());

async function pivot(sql: string, choice?: Partial<PivotChoice>) {
  const { columns } = (await streamed(engine, sql)).table;
  const chosen = { ...(inferPivot(columns) ?? { down: 0, across: null, value: 0, aggregate: 'count' }), ...choice };
  const across = chosen.across === null ? null : (await streamed(engine, acrossSql(sql, columns, chosen.across))).table;
  const values = across === null ? [] : Array.from({ length: across.rows }, (_, row) => textAt(across, row, 0));
  const { table } = await streamed(engine, pivotSql(sql, columns, chosen as PivotChoice, values, '合计'));
  const lines = Array.from({ length: table.rows }, (_, row) => table.columns.map((_, at) => textAt(table, row, at)));
  return [table.columns.map(({ name }) => name), ...lines];
}

const sales = `SELECT * FROM (VALUES
  ('甲', 2020, 0.10::DECIMAL(5,2)), ('甲', 2021, 0.20), ('甲', 2021, 0.70), ('乙', 2020, NULL), ('乙', NULL, 1.00), (NULL, 2020, 0.00)
) t(body, year, amount); -- all`;

describe('a pivot of any result', () => {
  it('adds up in exact types; a cell without figures is NULL, a stated zero is zero', async () => {
    expect(await pivot(sales)).toEqual([
      ['body', '2020', '2021', 'NULL', '合计'],
      ['乙', null, null, '1.00', '1.00'],
      ['甲', '0.10', '0.90', null, '1.00'],
      [null, '0.00', null, null, '0.00'],
    ]);
  });

  it('without columns is a grouped table', async () => {
    expect(await pivot(sales, { across: null, aggregate: 'max' })).toEqual([
      ['body', 'max(amount)'],
      ['乙', '1.00'],
      ['甲', '0.70'],
      [null, '0.00'],
    ]);
  });

  it('takes names that are no names, and names that occur twice', async () => {
    const odd = `SELECT 'it''s "x"' AS "a""b", '; DROP TABLE fact; --' AS "select", 1 AS "1; --"`;
    expect(await pivot(odd)).toEqual([
      ['a"b', '; DROP TABLE fact; --', '合计'],
      [`it's "x"`, '1', '1'],
    ]);
    expect(await pivot("SELECT 'x' AS a, 'y' AS a, 2 AS a")).toEqual([
      ['a', 'y', '合计'],
      ['x', '2', '2'],
    ]);
  });

  it('asks for one value more than it can hold, so that the rest is not left out in silence', async () => {
    const many = 'SELECT range % 3 AS kind, range AS year, 1 AS amount FROM range(500)';
    const { columns } = (await streamed(engine, many)).table;
    expect((await streamed(engine, acrossSql(many, columns, 1))).table.rows).toBe(acrossAtMost + 1);
  });

  it('needs two columns', () => {
    expect(inferPivot([{ name: 'n', type: 'INTEGER' }])).toBeNull();
  });
});
