import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, onBench, openBench } from './bench.ts';
import { bombs, longStatements, refusals, waysOut } from './hostile.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const alive = { result: { rows: [[5000]] } };
const count = 'SELECT count(*) AS n FROM fact';

describe('both walls, and the guard before them', () => {
  let page: Page;
  beforeAll(async () => {
    page = await bench.openPage('policy.html');
    expect(await onBench(page, 'heal')).toBe('ready');
  });

  it('refuses every statement that reaches for what is not its own', async () => {
    const all = [...waysOut(bench.outside.origin).map(({ sql }) => sql), ...refusals];
    expect(all.length).toBeGreaterThan(60);
    const started = await onBench(page, 'workersStarted');
    for (const sql of all) {
      const outcome = await onBench(page, 'healed', sql);
      expect([sql.slice(0, 120), outcome]).toMatchObject([sql.slice(0, 120), { code: 'query_failed' }]);
    }
    expect(await onBench(page, 'healed', count)).toMatchObject(alive);
    expect(await onBench(page, 'workersStarted')).toBe(started);
  });

  it.each(bombs)('stops %s', async (sql) => {
    const { outcome, next } = await onBench(page, 'cancelHealed', sql, 400);
    expect(outcome).toMatchObject({ code: expect.stringMatching(/^(?:query_cancelled|query_failed|engine_failed)$/) });
    expect(next).toMatchObject(alive);
  });

  it.each(longStatements.map((sql) => [sql.slice(0, 60), sql]))('survives 200 kB of %s', async (_, sql) => {
    await onBench(page, 'healed', sql);
    expect(await onBench(page, 'healed', count)).toMatchObject(alive);
  });

  it('has reached no other origin', () => {
    expect(bench.outside.hits).toEqual([]);
  });
});

describe('one wall alone', () => {
  it('locked settings hold on a page without a content policy', async () => {
    const page = await bench.openPage('open.html');
    expect(await onBench(page, 'open')).toBe('ready');
    for (const { sql } of waysOut(bench.outside.origin)) await onBench(page, 'query', sql);
    expect(bench.outside.hits).toEqual([]);
    expect(await onBench(page, 'query', count)).toMatchObject(alive);
    await page.close();
  });

  it('the content policy holds for an engine without locked settings', async () => {
    const open = await bench.openPage('open.html');
    // The browser reports what it blocks as a request that failed; nothing may fail for another reason, or succeed.
    const asked: string[] = [];
    const blocked: string[] = [];
    const isOutside = (url: string) => !url.startsWith('blob:') && new URL(url).origin !== new URL(open.url()).origin;
    // Most of these statements are the end of an unsealed engine: two pages start the next one side by side.
    const halves = [0, 1].map((half) => waysOut(bench.outside.origin).filter((_, at) => at % 2 === half));
    const tried = halves.map(async (statements) => {
      const page = await bench.browser.newPage();
      page.on('request', (request) => isOutside(request.url()) && asked.push(request.url()));
      page.on('requestfailed', (request) => request.failure()?.errorText === 'csp' && blocked.push(request.url()));
      await page.goto(open.url().replace('open.html', 'policy.html'));
      for (const { sql } of statements) await onBench(page, 'unsealedQuery', sql);
      return page;
    });
    const pages = await Promise.all(tried);
    expect(bench.outside.hits).toEqual([]);
    expect(asked.length).toBeGreaterThan(10);
    expect(blocked.toSorted()).toEqual(asked.toSorted());
    await Promise.all([...pages, open].map((page) => page.close()));
  });

  it('and without both the other origin is reached: the listener can hear', async () => {
    const page = await bench.openPage('open.html');
    const [first] = waysOut(bench.outside.origin);
    await onBench(page, 'unsealedQuery', first?.sql ?? '');
    expect(bench.outside.hits.splice(0).length).toBeGreaterThan(0);
    await page.close();
  });
});

it('nothing asked for an address off loopback', () => {
  expect(bench.strayRequests).toEqual([]);
});
