import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { readTypeCases } from './golden.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine.close());

describe('types on DuckDB for Node', () => {
  it.each(readTypeCases())('$sql', async ({ sql, type, value }) => {
    const result = await engine.query(`SELECT ${sql} AS v`);
    expect(result).toEqual({ columns: [{ name: 'v', type }], rows: [[value]] });
  });
});

describe('the engine for Node', () => {
  it('keeps two columns of one name apart', async () => {
    const { columns, rows } = await engine.query('SELECT 1 AS a, 2 AS a');
    expect(columns.map((column) => column.name)).toEqual(['a', 'a']);
    expect(rows).toEqual([[1, 2]]);
  });

  it('gives the columns of an empty result', async () => {
    expect(await engine.query('SELECT 1 AS a WHERE false')).toEqual({
      columns: [{ name: 'a', type: 'INTEGER' }],
      rows: [],
    });
  });

  it('names the statement it could not run', async () => {
    await expect(engine.query('SELECT nope')).rejects.toMatchObject({
      code: 'query_failed',
      details: { sql: 'SELECT nope' },
    });
  });

  it('stops a running statement, never starts an aborted one, and answers the next', async () => {
    const controller = new AbortController();
    const long = engine.query(
      'SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3',
      controller.signal,
    );
    const waiting = engine.query('CREATE TABLE made AS SELECT 1', controller.signal);
    const next = engine.query('SELECT count(*) FROM duckdb_tables()');
    setTimeout(() => controller.abort(), 50);
    await expect(long).rejects.toMatchObject({ code: 'query_cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'query_cancelled' });
    expect((await next).rows).toEqual([[0]]);
  });

  it('opens a file read-only, so that a statement cannot change it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-engine-'));
    const path = join(folder, 'small.duckdb');
    try {
      const writer = await openNodeEngine({ path, threads: 1 });
      await writer.query('CREATE TABLE fact AS SELECT 7 AS value');
      await writer.close();
      const reader = await openNodeEngine({ path, readOnly: true });
      expect((await reader.query('FROM fact')).rows).toEqual([[7]]);
      await expect(reader.query('DELETE FROM fact')).rejects.toMatchObject({ code: 'query_failed' });
      await reader.close();
      expect(existsSync(path)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says which file it cannot open', async () => {
    await expect(openNodeEngine({ path: '/nowhere/none.duckdb', readOnly: true })).rejects.toMatchObject({
      code: 'engine_failed',
      details: { path: '/nowhere/none.duckdb' },
    });
  });
});
