import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { createTableSql, tables } from '../../lib/store/schema.ts';
import { views } from '../../lib/store/views.ts';
import { type ErrorKind, explainError, type KnownNames } from '../../lib/workbench/explain-error.ts';
import { editDistance, nearestName } from '../../lib/workbench/nearest.ts';
import { openWasmWords } from './wasm.ts';

const known: KnownNames = {
  tables: [...tables, ...views].map(({ name }) => name),
  columns: tables.flatMap((table) => table.columns.map(({ name }) => name)),
  functions: ['median', 'count', 'sum', 'round', 'floor', 'strftime'],
};

/** A statement, what kind of mistake it is, the name, the nearest name, and the words at the place (null: no place). */
type Case = readonly [
  sql: string,
  kind: ErrorKind,
  name: string | null,
  nearest: string | null,
  place: string | null,
  line?: number,
  column?: number,
];

const both: readonly Case[] = [
  ['SELECT * FROM facts', 'table', 'facts', 'fact', 'facts', 1, 15],
  ['SELECT * FROM\n  report r\n  JOIN agnecy USING (agency_id)', 'table', 'agnecy', 'agency', 'agnecy', 3, 8],
  ['SELECT valeu FROM fact', 'column', 'valeu', 'value', 'valeu', 1, 8],
  ["SELECT 1,\n '银川市科技局' AS 名称, valeu FROM fact", 'column', 'valeu', 'value', 'valeu', 2, 18],
  ['SELECT f.metricid FROM fact f', 'column', 'metricid', 'metric_id', 'metricid', 1, 10],
  ['SELECT zzzzzz FROM fact', 'column', 'zzzzzz', null, 'zzzzzz', 1, 8],
  ['SELECT "银川" FROM agency', 'column', '银川', null, '"银川"', 1, 8],
  ['SELECT x.value FROM fact f', 'alias', 'x', null, 'x', 1, 8],
  ['SELECT medain(value) FROM fact', 'function', 'medain', 'median', 'medain', 1, 8],
  ["SELECT substr('a', 1, 2, 3)", 'arguments', 'substr', null, 'substr', 1, 8],
  ['SELECT sum(agency_id) FROM fact', 'arguments', 'sum', null, 'sum', 1, 8],
  ["SELECT '银' + 1", 'arguments', '+', null, '+', 1, 12],
  ["SELECT read_text('x')", 'arguments', 'read_text', null, 'read_text', 1, 8],
  ['SELECT f.year FROM fact f JOIN report r ON agency_id = agency_id', 'ambiguous', 'agency_id', null, null],
  ['SELECT * FROM agency a, report a', 'ambiguous', 'a', null, null],
  ['SELECT agency_id, count(*) FROM fact', 'group', 'agency_id', null, 'agency_id', 1, 8],
  ['SELECT year, 1 + sum(value) / year FROM fact GROUP BY ALL', 'group', null, null, null],
  ['SELECT * FROM fact WHERE sum(value) > 1', 'aggregate', null, null, 'sum', 1, 26],
  ['SELEC 1', 'syntax', 'SELEC', null, 'SELEC', 1, 1],
  ["SELECT '银川市科技局和灵武市科技局' AS 名称\nFROM agency\nGROUP year", 'syntax', 'year', null, 'year', 3, 7],
  ['-- 按年统计各机构的件数\nSELECT agency_id 机构 件数 FROM fact', 'syntax', '件数', null, '件数', 2, 21],
  ['SELECT (1', 'end', null, null, '1', 1, 9],
  ["SELECT 'abc", 'open', null, null, "'abc", 1, 8],
  ['SELECT "abc', 'open', null, null, '"abc', 1, 8],
  ["SELECT CAST('x' AS INTEGER)", 'type', null, null, 'CAST', 1, 8],
  ["SELECT year FROM report WHERE year = '二〇二一'", 'type', null, null, "'二〇二一'", 1, 38],
  ["SELECT strptime('2020', '%Y-%m')", 'type', null, null, null],
  ['SELECT 9223372036854775807 + 1', 'range', null, null, null],
  ["SELECT repeat('x', 10000000000)", 'memory', null, null, null],
  ['SELECT (SELECT value FROM fact)', 'rows', null, null, null],
  ['SELECT $1', 'placeholder', null, null, null],
  ['UPDATE fact SET value = 1', 'readonly', 'UPDATE', null, null],
  ['DROP TABLE fact', 'readonly', 'DROP', null, null],
  ["SELECT getenv('HOME')", 'function', 'getenv', null, 'getenv', 1, 8],
];

const onlyWasm: readonly Case[] = [
  ['SELECT current_date', 'extension', 'icu', null, null],
  ["SELECT timezone('Asia/Shanghai', TIMESTAMP '2020-01-01')", 'extension', 'icu', null, null],
  ["SELECT json_extract('{}', 'a')", 'extension', 'json', null, null],
  ["SELECT '{}'::JSON", 'extension', 'json', null, null],
  ["SELECT * FROM read_parquet('x.parquet')", 'extension', 'parquet', null, null],
  ["SELECT * FROM read_csv('http://a.invalid/x.csv')", 'files', null, null, 'read_csv', 1, 15],
  ["SELECT * FROM 'a.csv'", 'files', null, null, null],
  ["COPY fact TO 'x.csv'", 'files', null, null, null],
  ["ATTACH 'x.duckdb'", 'files', null, null, null],
  ["EXPORT DATABASE 'x'", 'files', null, null, null],
  ['LOAD httpfs', 'locked', null, null, null],
  ["SET memory_limit = '1GB'", 'locked', null, null, null],
  ['CREATE SECRET s (TYPE s3)', 'extension', 'httpfs', null, null],
];

const onlyNode: readonly Case[] = [
  ['LOAD nosuchthing', 'extension', 'nosuchthing', null, null],
  ["SELECT * FROM read_csv('http://a.invalid/x.csv')", 'extension', 'httpfs', null, 'read_csv', 1, 15],
  ["SELECT * FROM 'a.csv'", 'files', null, null, null],
];

/** Words that no statement can call up at will; kept as the engines write them. */
const written: readonly (readonly [words: string, kind: ErrorKind])[] = [
  ['function signature mismatch', 'trap'],
  ['null function or function signature mismatch', 'trap'],
  ['memory access out of bounds', 'trap'],
  ['table index is out of bounds', 'trap'],
  ['RuntimeError: unreachable', 'trap'],
  ['Out of Memory Error: could not allocate block of size 256.0 KiB (3.1 GiB/3.1 GiB used)', 'memory'],
  ['Out of Memory Error: failed to allocate data of size 1.0 GiB', 'memory'],
  ['std::bad_alloc', 'memory'],
  ['Permission Error: BEGIN TRANSACTION is disabled by configuration', 'session'],
  ['Something nobody has seen', 'other'],
];

function check([sql, kind, name, nearest, place, line, column]: Case, words: string | null): void {
  expect(words).not.toBeNull();
  const explained = explainError(words ?? '', sql, known);
  const { slip, ...rest } = explained;
  expect(rest, words ?? '').toEqual({ kind, name, nearest });
  expect(slip && sql.slice(slip.from, slip.to), words ?? '').toBe(place);
  if (line !== undefined) expect({ line: slip?.line, column: slip?.column }).toEqual({ line, column });
}

describe('what native DuckDB says', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine({ threads: 1 });
    for (const table of tables) await engine.query(createTableSql(table));
    for (const view of views) await engine.query(`CREATE VIEW ${view.name} AS ${view.sql}`);
    await engine.query(
      "INSERT INTO report VALUES ('x', 'x', 2020, 'x', 'x', 'full', 'x', NULL, NULL, NULL, 'bundled')",
    );
  }, 60_000);
  afterAll(() => engine.close());

  it.each(
    [...both.filter(([, kind]) => kind !== 'readonly' && kind !== 'rows'), ...onlyNode].map(
      (one) => [one[0], one] as const,
    ),
  )('is understood: %s', async (sql, one) => {
    const words = await engine.query(sql).then(
      () => null,
      (error: unknown) => (isAtlasError(error) ? String(error.details.reason) : ''),
    );
    check(one, words);
  });
});

const built = resolve(import.meta.dirname, '../../data/build/atlas.duckdb');

describe.skipIf(!existsSync(built))('what the browser’s DuckDB says (skipped: no data/build)', () => {
  let wordsOf: (sql: string) => string | null;
  beforeAll(async () => {
    wordsOf = await openWasmWords(built);
  }, 60_000);

  it.each([...both, ...onlyWasm].map((one) => [one[0], one] as const))('is understood: %s', (sql, one) => {
    check(one, wordsOf(sql));
  });
});

describe('words of an engine in trouble', () => {
  it.each(written)('%s', (words, kind) => {
    expect(explainError(words, 'SELECT 1', known).kind).toBe(kind);
  });
});

describe('a place in a long line', () => {
  it('is found where the engine shows only a part of it', async () => {
    const engine = await openNodeEngine({ threads: 1 });
    const sql = `SELECT ${Array.from({ length: 60 }, (_, index) => `'银川${index}' AS 列${index}`).join(', ')}, nope FROM range(1)`;
    const words = await engine
      .query(sql)
      .catch((error: unknown) => (isAtlasError(error) ? String(error.details.reason) : ''));
    const { slip } = explainError(String(words), sql, known);
    expect(slip && sql.slice(slip.from, slip.to)).toBe('nope');
    await engine.close();
  });
});

describe('the nearest name', () => {
  it.each([
    ['agnecy', 'agency'],
    ['metricid', 'metric_id'],
    ['VALEU', 'value'],
    ['value', null],
    ['qqqqqqqq', null],
  ])('to %s is %s', (typed, nearest) => {
    expect(nearestName(typed, [...known.columns, 'agency'])).toBe(nearest);
  });

  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('valeu', 'value')).toBe(1);
    expect(editDistance('银川市', '银川')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
