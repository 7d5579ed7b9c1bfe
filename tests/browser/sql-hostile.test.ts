import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bombs, refusals, waysOut } from '../engine/browser/hostile.ts';
import { engineReady } from './ready.ts';
import { openPage, openSite, type Site, type Watch } from './site.ts';
import { runSql, startSql } from './sql-desk.ts';
import { expectNothingAmiss } from './watched.ts';

let site: Site;
let page: Page;
let watch: Watch;

beforeAll(async () => {
  site = await openSite();
  ({ page, watch } = await openPage(site));
  await page.goto(`${site.origin}/sql/`);
  await engineReady(page);
});
afterAll(() => site?.close());

/** What the page shows the engine itself by: each statement goes through the desk, as a person would send it. */
const sample = [
  ...waysOut('http://203.0.113.7:8080')
    .map(({ sql }) => sql)
    .filter((_, at) => at % 4 === 0),
  ...refusals.filter((sql) => sql.length < 200).filter((_, at) => at % 4 === 0),
];

test.each(sample)('the page refuses %s with a reason', async (sql) => {
  await startSql(page, sql);
  await page.getByRole('alert').first().waitFor();
  expect(await runSql(page, 'SELECT 41 + 1 AS n')).toEqual(['42']);
});

test.each(bombs.filter((_, at) => at % 5 === 0))('the page survives %s', async (sql) => {
  await startSql(page, sql);
  const stop = page.getByRole('button', { name: /^(?:取消|停止)/ }).first();
  await stop.or(page.getByRole('alert')).first().waitFor();
  if (await stop.isVisible()) await stop.click();
  expect(await runSql(page, 'SELECT 41 + 1 AS n')).toEqual(['42']);
});

test('nothing has left the origin', () => {
  expectNothingAmiss(watch);
});
