import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../lib/model/view.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { type SiteServer, serveFolder } from '../../../lib/pipeline/serve.ts';
import { evidenceSql } from '../../../lib/query/evidence-sql.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { defaultView } from '../../../lib/query/view-url.ts';
import { type Country, makeCountry } from '../../country/world.ts';
import { type Bench, onBench, openBench } from './bench.ts';

const file = '/data/country.duckdb';
const { dictionary } = loadReportResources();
const view: View = {
  ...defaultView,
  agencies: ['910101-kj', '910102-kj', '910103-kj'],
  years: { from: 2016, to: 2025 },
};
const views: readonly Partial<View>[] = [
  {},
  { metric: 'req_received', by: 'applicant', measure: 'share' },
  { metric: 'req_received', agencies: [], years: { from: 2024, to: 2024 }, measure: 'rank' },
  { metric: 'grant_rate', measure: 'points' },
];

let bench: Bench;
let country: Country;
let server: SiteServer;
let page: Page;
/** Requests for the database: the first byte of each range and the first behind it; without a range none. */
const asked: (readonly [from: number, end: number])[] = [];
const origins = new Set<string>();

beforeAll(async () => {
  [bench, country] = await Promise.all([openBench(), makeCountry(600)]);
  server = await serveFolder(bench.folder, 0, new Map([[file, country.path]]));
  page = await bench.openPage('policy.html', server.origin);
  page.on('request', (request) => {
    origins.add(new URL(request.url()).origin);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers().range ?? '') ?? [];
    if (request.url().endsWith(file)) asked.push(from === undefined ? [0, 0] : [Number(from), Number(to) + 1]);
  });
  expect(await onBench(page, 'open', file, 'ranges')).toBe('ready');
}, 240_000);

afterAll(async () => {
  await bench?.close();
  await server?.close();
  await country?.close();
});

describe('a database left on the server and read by ranges', () => {
  it('gives the rows of DuckDB for Node on the same file, from a part of it, and of no other origin', async () => {
    const size = statSync(country.path).size;
    const [first = ''] = views.map((change) => viewToSql({ ...view, ...change }, dictionary));
    expect(await onBench(page, 'query', first)).toEqual({ result: await country.query(first) });
    const bytes = asked.reduce((sum, [from, end]) => sum + end - from, 0);
    expect(bytes).toBeGreaterThan(0);
    // Figures lie by body and then by year, in blocks of 64 kB: else it is a third of the file and more.
    expect(bytes).toBeLessThan(size / 8);
    expect(asked.length).toBeLessThan(40);
    for (const change of views) {
      const sql = viewToSql({ ...view, ...change }, dictionary);
      expect(await onBench(page, 'query', sql)).toEqual({ result: await country.query(sql) });
    }
    const [[id]] = (await country.ask('SELECT evidence_id FROM fact OFFSET 4321 LIMIT 1')) as [[string]];
    const place = evidenceSql(id);
    expect(await onBench(page, 'query', place)).toEqual({ result: await country.query(place) });
    expect([...origins].filter((origin) => origin !== server.origin)).toEqual([]);
  });

  it('is read ahead only where reading goes on: no further than twice the piece before', async () => {
    const before = asked.length;
    const sql = 'SELECT count(*), count(DISTINCT evidence_id), sum(value) FROM fact';
    expect(await onBench(page, 'query', sql)).toEqual({ result: await country.query(sql) });
    const runs = new Map<number, number>();
    for (const [from, end] of asked.slice(before)) {
      expect(end - from).toBeLessThanOrEqual(2 * Math.max(runs.get(from) ?? 0, 131_072));
      runs.set(end, end - from);
    }
    expect(Math.max(...runs.values())).toBeGreaterThan(500_000);
  });

  it('is read once: the same question asks the server nothing', async () => {
    const before = asked.length;
    await onBench(page, 'query', viewToSql(view, dictionary));
    expect(asked.length).toBe(before);
  });

  it.each([
    `SELECT * FROM read_csv('${'http://127.0.0.1:9/x.csv'}')`,
    "ATTACH 'other.duckdb'",
    'SET enable_external_access = true',
    "SET memory_limit = '3GB'",
    'UPDATE fact SET value = 0',
  ])('stays sealed: %s', async (sql) => {
    expect(await onBench(page, 'query', sql)).toMatchObject({ code: 'query_failed' });
  });
});

it('a server that answers no ranges, and a file that is no database, are told before the engine starts', async () => {
  const plain = await bench.openPage('policy.html');
  expect(await onBench(plain, 'open', 'small.duckdb', 'ranges')).toContain('no_ranges');
  expect(await onBench(page, 'open', 'page.js', 'ranges')).toContain('no_database');
});
