import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlExamples } from '../../../app/_components/sql/examples.ts';
import { explainError } from '../../../app/_components/sql/explain-error.ts';
import { openNodeEngine } from '../../../lib/engine/node.ts';
import type { Engine } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { createTableSql, tables } from '../../../lib/store/schema.ts';
import { views } from '../../../lib/store/views.ts';

const built = resolve(import.meta.dirname, '../../../data/build/atlas.duckdb');

describe('questions of the workbench', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine({ threads: 1 });
    for (const table of tables) await engine.query(createTableSql(table));
    for (const view of views) await engine.query(`CREATE VIEW ${view.name} AS ${view.sql}`);
  });
  afterAll(() => engine.close());

  it.each(sqlExamples.map((example) => [example.question, example.sql]))('%s runs on the schema', async (_, sql) => {
    const { columns } = await engine.query(sql);
    expect(columns.length).toBeGreaterThan(1);
  });

  it.each([
    ['SELECT * FROM facts', 'table', 'facts', 'fact'],
    ['SELECT valeu FROM fact', 'column', 'valeu', 'value'],
    ['SELECT f.metricid FROM fact f', 'column', 'metricid', 'metric_id'],
    ['SELECT zzzzzz FROM fact', 'column', 'zzzzzz', null],
    ['SELEC 1', 'syntax', 'SELEC', null],
    ['SELECT (1', 'syntax', null, null],
    ["SELECT CAST('x' AS INTEGER)", 'type', null, null],
  ])('what the engine says of “%s” is understood', async (sql, kind, name, nearest) => {
    const words = await engine.query(sql).then(
      () => '',
      (error: unknown) => (isAtlasError(error) ? String(error.details.reason) : ''),
    );
    expect(words).not.toBe('');
    expect(explainError(words)).toEqual({ kind, name, nearest });
  });
});

describe.skipIf(!existsSync(built))('questions of the workbench on the built data (skipped: no data/build)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine({ path: built, readOnly: true, threads: 1 });
  });
  afterAll(() => engine.close());

  it.each(sqlExamples.map((example) => [example.question, example.sql]))('%s has an answer', async (_, sql) => {
    const { rows } = await engine.query(sql);
    expect(rows.length).toBeGreaterThan(0);
  });
});
