import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { StreamingEngine } from '../../lib/model/engine.ts';
import { textAt } from '../../lib/results/table.ts';
import { cellText } from '../../lib/results/text.ts';
import { streamed } from './stream.ts';
import { typeExpressions, typeQuery } from './types.ts';

let engine: StreamingEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ threads: 1 });
});
afterAll(() => engine.close());

describe('the text of a value is DuckDB’s own', () => {
  it.each(typeExpressions())('%s', async (sql) => {
    const { table } = await streamed(engine, typeQuery(sql));
    expect(textAt(table, 0, 0)).toBe(table.value(0, 1));
  });

  const agree = async (values: readonly (number | string)[], type: string) => {
    const list = values.map((value) => `(CAST('${value}' AS ${type}))`).join(', ');
    const { table } = await streamed(engine, `SELECT v, CAST(v AS VARCHAR) FROM (VALUES ${list}) t(v)`);
    values.forEach((_, row) => {
      expect(cellText(table.value(row, 0), type)).toBe(table.value(row, 1));
    });
  };

  it('for any double', async () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(values, (list) => agree(list, 'DOUBLE')),
      { numRuns: 40 },
    );
  });

  it('for any decimal of any scale', async () => {
    const cases = fc.tuple(
      fc.array(fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 0, max: 37 }),
      fc.integer({ min: 0, max: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([list, scale, shorter]) => {
        const texts = list.map((value) => {
          const digits = String(value / 10n ** BigInt(shorter));
          const sign = digits.startsWith('-') ? '-' : '';
          const plain = digits.replace('-', '').padStart(scale + 1, '0');
          return scale === 0 ? digits : `${sign}${plain.slice(0, -scale)}.${plain.slice(-scale)}`;
        });
        await agree(texts, `DECIMAL(38,${scale})`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a streamed result', () => {
  it('has the names and types of the query, the rows in order, and stops at the limit', async () => {
    const sql = 'SELECT range AS id, [range] AS list FROM range(5000) ORDER BY id DESC -- all';
    const whole = await streamed(engine, sql);
    expect(whole.complete).toBe(true);
    expect(whole.table.columns).toEqual([
      { name: 'id', type: 'BIGINT' },
      { name: 'list', type: 'BIGINT[]' },
    ]);
    expect([0, 2047, 2048, 4999].map((row) => textAt(whole.table, row, 1))).toEqual([
      '[4999]',
      '[2952]',
      '[2951]',
      '[0]',
    ]);
    const cut = await streamed(engine, sql, 2500);
    expect([cut.table.rows, cut.complete, cut.table.value(2499, 0)]).toEqual([2500, false, 2500]);
    expect((await streamed(engine, sql, 5000)).complete).toBe(true);
    expect((await engine.query('SELECT 1')).rows).toEqual([[1]]);
  });

  it('comes also from statements that cannot be described', async () => {
    const { table } = await streamed(engine, 'SHOW TABLES');
    expect([table.rows, table.columns.length]).toEqual([0, 1]);
  });
});
