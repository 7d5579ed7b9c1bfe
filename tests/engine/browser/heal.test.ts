import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spread } from '../../bench/statistics.ts';
import { readTypeCases } from '../golden.ts';
import { type Bench, onBench, openBench } from './bench.ts';
import { cancelMany, killMany } from './heal-figures.ts';
import type { Outcome } from './heal-page.ts';

const crossJoin = 'SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3';
/** One call of one function that gives the worker no chance to hear of anything. */
const deafness = "SELECT length(repeat('x', 1000000000))";
const kills = Number(process.env.ATLAS_KILLS ?? 12);

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  page = await bench.openPage('open.html');
  expect(await onBench(page, 'heal')).toBe('ready');
});
afterAll(() => bench?.close());

const ask = (sql: string) => onBench(page, 'healed', sql);
const rowsOf = (outcome: Outcome) => ('result' in outcome ? outcome.result.rows : outcome);

describe('cancel', () => {
  it.each([
    ['a cross join of 10^10 rows', crossJoin],
    ['an endless recursion', 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT * FROM r'],
    ['a result of 10^9 rows', 'SELECT * FROM range(1000000000)'],
    ['one call that never looks up', deafness],
  ])('ends %s and the next statement is answered', async (_, sql) => {
    expect(await onBench(page, 'cancelHealed', sql, 500)).toMatchObject({
      outcome: { code: 'query_cancelled' },
      next: { result: { rows: [[5000]] } },
    });
  });

  it('ends a stream between two batches; a full one stops at its limit', async () => {
    const stopped = await onBench(page, 'streamHealed', 'SELECT * FROM range(1000000000)', 1e9, 3);
    expect(stopped.outcome).toBe('query_cancelled');
    expect(await onBench(page, 'streamHealed', 'SELECT * FROM range(1000000000)', 5000, 1e9)).toEqual({
      rows: 5000,
      outcome: 'limited',
    });
    expect(rowsOf(await ask('SELECT count(*) FROM fact'))).toEqual([[5000]]);
  });

  it('is answered, and so is what comes after, at any moment', async () => {
    const { cancelledIn, nextIn, odd } = await cancelMany(page, 20, 5);
    const [answer, next] = [spread(cancelledIn), spread(nextIn)];
    console.log(
      `heal: cancel answered in p50 ${answer.p50.toFixed(0)} ms, p95 ${answer.p95.toFixed(0)} ms; next statement answered ` +
        `p50 ${next.p50.toFixed(0)} ms, p95 ${next.p95.toFixed(0)} ms after it (${answer.runs} cancels)`,
    );
    expect(odd).toEqual([]);
  });
});

describe('a worker that dies', () => {
  it('fails the statement that ran, by name, and answers the next with tables and views as they were', async () => {
    await ask("CREATE TABLE my.town AS SELECT 7 AS seven, '银川' AS name, DATE '2024-02-29' AS day");
    await ask('CREATE VIEW my.over AS SELECT f.id, k.name FROM fact f JOIN my.town k ON f.id = k.seven');
    await ask('CREATE VIEW my."a view ""of"" a view" (n) AS SELECT count(*) FROM my.over');
    const { outcome, next } = await onBench(page, 'killHealed', crossJoin, 200, 'FROM my.town');
    expect(outcome).toMatchObject({ code: 'engine_failed', message: expect.stringContaining('range(100000) b') });
    expect(rowsOf(next)).toEqual([[7, '银川', '2024-02-29']]);
    expect(rowsOf(await ask('FROM my."a view ""of"" a view"'))).toEqual([[1]]);
    expect(rowsOf(await ask('SELECT count(*) FROM fact'))).toEqual([[5000]]);
  });

  it('takes no value of any type with it', async () => {
    const cases = readTypeCases().filter(({ type }) => !/^(?:UNION|"NULL"|BIGNUM)/.test(type));
    const columns = cases.map(({ sql }, at) => `${sql} AS c${at}`).join(', ');
    expect(await ask(`CREATE TABLE my.typed AS SELECT ${columns}`)).toMatchObject({ result: {} });
    const before = await ask('FROM my.typed');
    const after = await onBench(page, 'killHealed', crossJoin, 50, 'FROM my.typed');
    expect(after.next).toEqual(before);
    expect('result' in before && before.result.rows.length).toBe(1);
  });

  it('takes along what was changed, renamed and dropped', async () => {
    await ask('CREATE TABLE my.counts AS SELECT range AS n FROM range(5)');
    await ask('INSERT INTO my.counts VALUES (100)');
    await ask('DELETE FROM my.counts WHERE n = 0');
    await ask('ALTER TABLE my.counts RENAME TO "计 数"');
    await ask('CREATE TABLE my."a ""b" (n INT, twice INT AS (n * 2), "in c" INT DEFAULT 7)');
    await ask('INSERT INTO my."a ""b" (n) VALUES (21)');
    await ask('CREATE TABLE my.gone AS SELECT 1');
    await ask('DROP TABLE my.gone');
    await ask('CREATE TABLE my.base AS SELECT 1 AS n');
    await ask('CREATE VIEW my.orphan AS FROM my.base');
    await ask('DROP TABLE my.base');
    const { next } = await onBench(page, 'killHealed', crossJoin, 50, 'SELECT sum(n) FROM my."计 数"');
    expect(rowsOf(next)).toEqual([[110]]);
    expect(rowsOf(await ask('FROM my."a ""b"'))).toEqual([[21, 42, 7]]);
    expect(await ask('FROM my.gone')).toMatchObject({ code: 'query_failed' });
    const mine = await onBench(page, 'myTables');
    expect(mine.find(({ name }) => name === '计 数')).toMatchObject({ count: 5, lost: null });
    expect(mine.find(({ name }) => name === 'orphan')).toMatchObject({ lost: expect.stringContaining('base') });
    await onBench(page, 'forgetLost', 'orphan');
    expect((await onBench(page, 'myTables')).map(({ name }) => name)).not.toContain('orphan');
  });

  it('traps, and is replaced', async () => {
    expect(await ask("SELECT repeat('x', 3000000000)")).toMatchObject({
      code: 'engine_failed',
      message: expect.stringContaining("repeat('x', 3000000000)"),
    });
    expect(rowsOf(await ask('SELECT seven FROM my.town'))).toEqual([[7]]);
  });

  it(
    `${kills} times at random moments loses nothing`,
    async () => {
      const { survived, named, answered, odd, healedIn } = await killMany(page, kills, 20261121);
      const { p50, p95 } = spread(healedIn);
      console.log(
        `heal: ${survived} of ${kills} kills survived; ${named} statements failed by name, ${answered} were done before; ` +
          `next answer p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms after the kill`,
      );
      expect(odd).toEqual([]);
      expect(survived).toBe(kills);
    },
    60_000 + kills * 15_000,
  );
});

describe('tables of one’s own', () => {
  const columns = [
    { name: '代码', type: 'VARCHAR' },
    { name: '件"数', type: 'HUGEINT' },
    { name: '日期', type: 'DATE' },
    { name: '额', type: 'DECIMAL(9,3)' },
  ];
  const rows = [
    ['0101', '12345678901234567890', '2024-02-29', '1.500'],
    [null, null, null, null],
    ['', '-1', '1969-12-31', '-0.001'],
  ];

  it('are made of text, typed, and joined with ours', async () => {
    expect(await onBench(page, 'makeHealed', '我的表 1', columns, rows)).toBe('made');
    expect(await ask('FROM my."我的表 1"')).toEqual({
      result: {
        columns,
        rows: [
          ['0101', '12345678901234567890', '2024-02-29', 1.5],
          [null, null, null, null],
          ['', -1, '1969-12-31', -0.001],
        ],
      },
    });
    expect(
      rowsOf(await ask(`SELECT count(*) FROM fact JOIN my."我的表 1" ON id = '101'::INT AND 代码 = '0101'`)),
    ).toEqual([[1]]);
  });

  it('are refused whole where a value does not fit, or the name is taken', async () => {
    const bad = await onBench(page, 'makeHealed', 'bad', [{ name: 'n', type: 'BIGINT' }], [['1'], ['x']]);
    expect(bad).toMatch(/^query_failed .*Could not convert/);
    expect(await ask('FROM my.bad')).toMatchObject({ code: 'query_failed' });
    expect(await onBench(page, 'makeHealed', '我的表 1', columns, rows)).toMatch(/^query_failed .*already exists/);
  });

  it('are there again after a reload', async () => {
    await page.reload();
    expect(await onBench(page, 'heal')).toBe('ready');
    expect(rowsOf(await ask('SELECT count(*) FROM my."我的表 1"'))).toEqual([[3]]);
    expect(rowsOf(await ask('FROM my."a view ""of"" a view"'))).toEqual([[1]]);
  });

  it('of 200,000 rows are made and kept', async () => {
    const many = Array.from({ length: 200_000 }, (_, row) => [String(row), `名称 ${row % 97}`]);
    const two = [
      { name: 'n', type: 'BIGINT' },
      { name: 't', type: 'VARCHAR' },
    ];
    expect(await onBench(page, 'makeHealed', 'many', two, many)).toBe('made');
    const { next } = await onBench(page, 'killHealed', crossJoin, 20, 'SELECT sum(n), count(DISTINCT t) FROM my.many');
    expect(rowsOf(next)).toEqual([[19_999_900_000, 97]]);
  });
});

describe('an engine grown too large', () => {
  it('is replaced between two statements, with what was made', async () => {
    const other = await bench.openPage('open.html');
    expect(await onBench(other, 'heal', 2 ** 26)).toBe('ready');
    const first = await onBench(other, 'workersStarted');
    await onBench(other, 'healed', 'CREATE OR REPLACE TABLE my.large AS SELECT range AS n FROM range(3000000)');
    await onBench(other, 'healed', 'SELECT count(DISTINCT hash(n)) FROM my.large');
    expect(await onBench(other, 'healed', 'SELECT count(*) FROM my.large')).toMatchObject({
      result: { rows: [[3_000_000]] },
    });
    expect(await onBench(other, 'workersStarted')).toBeGreaterThan(first);
    await other.close();
  });
});
