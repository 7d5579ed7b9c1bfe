import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { engineReady } from './ready.ts';
import { openPage, openSite, type Site, type Watch } from './site.ts';
import { runSql, startSql } from './sql-desk.ts';
import { expectNothingAmiss } from './watched.ts';

const endless = 'SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3';

let site: Site;
let page: Page;
let watch: Watch;

/** A page with a hold on the workers it starts: to stop one as the browser does when memory runs out, without a word. */
async function open(path: string): Promise<void> {
  ({ page, watch } = await openPage(site));
  await page.addInitScript(() => {
    const started: Worker[] = [];
    Reflect.set(window, 'startedWorkers', started);
    window.Worker = class extends window.Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        started.push(this);
      }
    };
  });
  await page.goto(site.origin + path);
  await engineReady(page);
}

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
afterEach(() => {
  expectNothingAmiss(watch);
});

const kill = () => page.evaluate(() => Reflect.get(window, 'startedWorkers').at(-1).terminate());
const cancelButton = () => page.getByRole('button', { name: /^(?:取消|停止)/ }).first();

describe('the workbench', () => {
  beforeAll(() => open('/sql/'));
  afterAll(() => page.context().close());

  test('names the statement its engine died of, and goes on with tables, draft and history', async () => {
    await startSql(page, 'CREATE VIEW my.big AS SELECT * FROM agency WHERE level IS NOT NULL');
    await page.getByRole('list', { name: '我的表与视图' }).waitFor();
    await startSql(page, endless);
    const alert = page.getByRole('alert').filter({ hasText: 'range(100000) b' });
    // A kill that comes before the statement has reached the worker does it no harm: it goes to the next one,
    // which is let start.
    const killed = async () => {
      if ((await page.locator('[data-engine="ready"]').count()) > 0) await kill();
      return alert.count();
    };
    await expect.poll(killed, { interval: 1000, timeout: 90_000 }).toBe(1);
    expect(await alert.textContent()).toContain('已自动重新启动');
    expect(await page.getByRole('textbox', { name: 'SQL' }).textContent()).toContain('range(100000) b');
    expect(await runSql(page, 'SELECT count(*) > 0 FROM my.big')).toEqual(['true']);
  });

  test('stops at a person’s word, and the next statement is answered', async () => {
    for (const sql of [
      endless,
      "SELECT length(repeat('x', 1000000000))",
      'SELECT * FROM range(1000000000) ORDER BY hash(range)',
    ]) {
      await startSql(page, sql);
      await cancelButton().click();
      await page.getByText('已停止，没有结果。').first().waitFor();
      expect(await runSql(page, 'SELECT 41 + 1 AS n')).toEqual(['42']);
    }
  });

  test('stops by itself at the time limit that is set', async () => {
    await page.getByLabel('最长运行').selectOption('10 秒');
    await startSql(page, endless);
    await page.getByRole('alert').filter({ hasText: '运行超过 10 秒' }).waitFor({ timeout: 60_000 });
    expect(await runSql(page, 'SELECT 41 + 1 AS n')).toEqual(['42']);
    await page.reload();
    await engineReady(page);
    expect(await page.getByLabel('最长运行').inputValue()).toBe('10');
  });
});

test('a figure whose engine has died is drawn by the next one', async () => {
  await open('/compare/');
  const started = () => page.evaluate(() => Reflect.get(window, 'startedWorkers').length);
  const before = await started();
  await kill();
  await page.waitForSelector('[data-engine="starting"]', { state: 'attached', timeout: 60_000 });
  await engineReady(page);
  // The next engine alone: its module is the one compiled before.
  expect(await started()).toBe(before + 1);
  await page.context().close();
});
