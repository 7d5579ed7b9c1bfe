import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../lib/engine/node.ts';
import { writeAtlas } from '../../../lib/pipeline/data.ts';
import { readDataFolder } from '../../../lib/pipeline/data-source.ts';
import { tables } from '../../../lib/store/schema.ts';
import { views } from '../../../lib/store/views.ts';
import { dataFolder } from '../../data/folder.ts';
import { readTypeCases } from '../golden.ts';
import { type Bench, onBench, openBench } from './bench.ts';

const crossJoin = 'SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3';

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  page = await bench.openPage('open.html');
  expect(await onBench(page, 'open')).toBe('ready');
});
afterAll(() => bench?.close());

describe('DuckDB-Wasm with the data attached', () => {
  it('answers plain table names and views, with exact decimals and Chinese text', async () => {
    expect(await onBench(page, 'query', 'SELECT * FROM fact WHERE id = 1')).toEqual({
      result: {
        columns: [
          { name: 'id', type: 'BIGINT' },
          { name: 'name', type: 'VARCHAR' },
          { name: 'value', type: 'DECIMAL(9,3)' },
        ],
        rows: [[1, '银川', 0.333]],
      },
    });
    expect(await onBench(page, 'query', 'SELECT count(*) AS n FROM third')).toMatchObject({
      result: { rows: [[1667]] },
    });
  });

  it('streams every row of a larger result', async () => {
    const outcome = await onBench(page, 'query', 'SELECT id FROM fact ORDER BY id;');
    const ids = 'result' in outcome ? outcome.result.rows.map((row) => row[0]) : [];
    expect(ids).toEqual(Array.from({ length: 5000 }, (_, index) => index));
  });

  it('gives the columns of an empty result, and answers what cannot be described', async () => {
    expect(await onBench(page, 'query', 'SELECT 1 AS a WHERE false -- none')).toEqual({
      result: { columns: [{ name: 'a', type: 'INTEGER' }], rows: [] },
    });
    expect(await onBench(page, 'query', 'EXPLAIN SELECT 1')).toMatchObject({
      result: { columns: [{ type: 'VARCHAR' }, { type: 'VARCHAR' }] },
    });
    expect(await onBench(page, 'query', 'SHOW TABLES')).toMatchObject({ result: { rows: [['fact'], ['third']] } });
  });

  it('answers a plain statement alike, without asking for its types first', async () => {
    const sql = `SELECT id, name || id AS name, value::DOUBLE AS value, id % 2 = 0 AS even, NULL::VARCHAR AS nothing,
      CASE id % 5 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN chr(65279) || '银' WHEN 3 THEN '银川🙂' ELSE 'plain' END AS words
      FROM fact ORDER BY id`;
    const described = await onBench(page, 'query', sql);
    expect(described).toMatchObject({ result: { columns: { length: 6 }, rows: { length: 5000 } } });
    expect(await onBench(page, 'query', sql, { plain: true })).toEqual(described);
    const node = await openNodeEngine({ path: join(bench.folder, 'small.duckdb'), readOnly: true });
    expect(described).toEqual({ result: await node.query(sql) });
    await node.close();
  });

  it('refuses a plain statement whose types Arrow does not carry whole', async () => {
    for (const type of ["'a'::ENUM('a', 'b')", '1.5::DECIMAL(9,3)', '[1]', "DATE '2020-01-01'"]) {
      expect(await onBench(page, 'query', `SELECT ${type} AS v`, { plain: true })).toMatchObject({
        code: 'query_failed',
        message: expect.stringContaining('v is of no plain type'),
      });
    }
  });

  it('gives the golden types and values', async () => {
    const cases = readTypeCases();
    const found = await onBench(
      page,
      'typesAndValues',
      cases.map((one) => one.sql),
    );
    const expected = cases.map(({ sql, type, value }) => {
      const isOdd = typeof value === 'number' && !Number.isFinite(value);
      return { sql, type, value: isOdd ? { $number: String(value) } : value };
    });
    expect(found.map((one, index) => ({ sql: cases[index]?.sql, ...one }))).toEqual(expected);
  });

  it('names what is wrong with a statement', async () => {
    const outcome = await onBench(page, 'query', 'SELECT nope FROM fact');
    expect(outcome).toMatchObject({ code: 'query_failed', message: expect.stringContaining('nope') });
  });

  it('stops a cross join of 10^10 rows and answers the next statement', async () => {
    expect(await onBench(page, 'queryThenAbort', crossJoin, 300)).toMatchObject({ code: 'query_cancelled' });
    expect(await onBench(page, 'query', 'SELECT 1 AS one')).toMatchObject({ result: { rows: [[1]] } });
  });
});

describe('the seal, on a page without a content policy', () => {
  const refused = (address: string): [string, string][] => [
    ['reading an address', `SELECT * FROM read_csv('${address}/data.csv')`],
    ['reading text from an address', `SELECT * FROM read_text('${address}/data.csv')`],
    ['reading a file', "SELECT * FROM read_csv('atlas.duckdb')"],
    ['writing a file', "COPY (SELECT 1) TO 'out.csv'"],
    ['exporting', "EXPORT DATABASE 'out'"],
    ['attaching an address', `ATTACH '${address}/other.duckdb' AS other`],
    ['attaching a file', "ATTACH 'new.duckdb' AS other"],
    ['loading', 'LOAD icu'],
    ['a setting', 'SET enable_external_access = true'],
    ['auto-loading', 'SET autoload_known_extensions = true'],
    ['the lock', 'SET lock_configuration = false'],
    ['a reset', 'RESET lock_configuration'],
    ['a pragma that sets', "PRAGMA memory_limit='1GB'"],
    ['changing the data', 'DELETE FROM fact'],
    ['dropping the data', 'DROP TABLE fact'],
    ['json, which is not linked in', "SELECT json_extract('{}', '$.a')"],
    ['parquet, which is not linked in', `SELECT * FROM '${address}/data.parquet'`],
  ];

  it('refuses every way out', async () => {
    // In the browser INSTALL only notes a name; it is LOAD that would fetch, and LOAD is refused below.
    await onBench(page, 'query', `INSTALL icu FROM '${bench.outside.origin}'`);
    for (const [name, sql] of refused(bench.outside.origin)) {
      expect([name, await onBench(page, 'query', sql)]).toMatchObject([name, { code: 'query_failed' }]);
    }
    expect(bench.outside.hits).toEqual([]);
    expect(await onBench(page, 'query', 'SELECT count(*) FROM fact')).toMatchObject({ result: { rows: [[5000]] } });
  });
});

describe('the page’s content policy', () => {
  it('lets the engine start and answer, and binds its blob worker', async () => {
    const strict = await bench.openPage('policy.html');
    expect(await onBench(strict, 'open')).toBe('ready');
    expect(await onBench(strict, 'query', 'SELECT 1 AS one')).toMatchObject({ result: { rows: [[1]] } });
    expect(await onBench(strict, 'fetchInBlobWorker', `${bench.outside.origin}/leak`)).toBe('refused');
    expect(bench.outside.hits).toEqual([]);
    await strict.close();
  });

  it('is what stops it: without the policy the same worker reaches the other origin', async () => {
    expect(await onBench(page, 'fetchInBlobWorker', `${bench.outside.origin}/leak`)).toBe('reached');
    expect(bench.outside.hits.splice(0)).toEqual(['/leak']);
  });
});

describe('the built atlas', () => {
  it('gives the same columns and rows of every table and view in the browser as in Node', async () => {
    await writeAtlas(readDataFolder(dataFolder), bench.folder);
    const node = await openNodeEngine({ path: join(bench.folder, 'atlas.duckdb'), readOnly: true });
    const other = await bench.openPage('open.html');
    expect(await onBench(other, 'open', 'atlas.duckdb')).toBe('ready');
    for (const { name } of [...tables, ...views]) {
      const sql = `FROM ${name} ORDER BY ALL`;
      expect([name, await onBench(other, 'query', sql)]).toEqual([name, { result: await node.query(sql) }]);
    }
    await node.close();
    await other.close();
  });
});

describe('an engine that cannot go on', () => {
  it('says which file it could not load', async () => {
    const other = await bench.openPage('open.html');
    expect(await onBench(other, 'open', 'missing.duckdb')).toMatch(/^engine_failed .*missing\.duckdb: HTTP 404/);
    await other.close();
  });

  it('says that a file is no database', async () => {
    const other = await bench.openPage('open.html');
    expect(await onBench(other, 'open', 'open.html')).toMatch(/^engine_failed/);
    await other.close();
  });

  it('fails the running statement and every later one when its worker dies', async () => {
    const other = await bench.openPage('open.html');
    expect(await onBench(other, 'open')).toBe('ready');
    expect(await onBench(other, 'queryThenKill', crossJoin)).toMatchObject([
      { code: 'engine_failed', message: expect.stringContaining('out of memory') },
      { code: 'engine_failed' },
    ]);
    await other.close();
  });
});

it('nothing asked for an address off loopback', () => {
  expect(bench.strayRequests).toEqual([]);
});
