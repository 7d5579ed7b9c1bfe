import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../lib/engine/node.ts';
import { typeExpressions, typeQuery } from '../../results/types.ts';
import { type Bench, onBench, openBench } from './bench.ts';

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  page = await bench.openPage('open.html');
  expect(await onBench(page, 'open')).toBe('ready');
});
afterAll(() => bench?.close());

describe('streamed results of DuckDB-Wasm', () => {
  it('have the text DuckDB itself gives every type, in the browser and in Node', async () => {
    const node = await openNodeEngine({ threads: 1 });
    for (const sql of typeExpressions()) {
      const { first } = await onBench(page, 'stream', typeQuery(sql), 10);
      const [own] = (await node.query(`SELECT CAST(${sql} AS VARCHAR)`)).rows;
      expect([sql, ...first]).toEqual([sql, own?.[0], own?.[0]]);
    }
    await node.close();
  });

  it('come whole, in order, and stop at the limit; the next statement answers', async () => {
    const sql = 'SELECT id, value, name, [id] AS list FROM fact ORDER BY id DESC; -- all';
    expect(await onBench(page, 'stream', sql, 100_000)).toEqual({
      types: ['BIGINT', 'DECIMAL(9,3)', 'VARCHAR', 'BIGINT[]'],
      rows: 5000,
      complete: true,
      first: ['4999', '1666.333', '银川', '[4999]'],
      last: ['0', '0.000', '银川', '[0]'],
    });
    expect(await onBench(page, 'stream', sql, 5000)).toMatchObject({ rows: 5000, complete: true });
    expect(await onBench(page, 'stream', sql, 2500)).toMatchObject({ rows: 2500, complete: false });
    expect(await onBench(page, 'stream', 'SELECT range FROM range(10000000000)', 30_000)).toMatchObject({
      rows: 30_000,
      complete: false,
      last: ['29999'],
    });
    expect(await onBench(page, 'query', 'SELECT 1 AS one')).toMatchObject({ result: { rows: [[1]] } });
  });

  it('explain a statement as JSON, which the plan is read from', async () => {
    const sql = 'EXPLAIN (ANALYZE, FORMAT json) SELECT count(*) FROM fact WHERE id > 7';
    const { first } = await onBench(page, 'stream', sql, 10);
    expect(JSON.parse(first[1] ?? '')).toMatchObject({ children: [{ operator_name: 'EXPLAIN_ANALYZE' }] });
  });
});
