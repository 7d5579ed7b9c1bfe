import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPage, openSite, type Site, type Watch } from '../../browser/site.ts';
import { expectNothingAmiss } from '../../browser/watched.ts';

let site: Site;
let page: Page;
let context: BrowserContext;
let watch: Watch;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  ({ context, page, watch } = await openPage(site));
  await open(page);
});
afterEach(async () => {
  await context.close();
  expectNothingAmiss(watch);
});

/** A report nobody published, of a body the site knows. */
function report(year: number, inForce: number) {
  const text = `银川市科学技术局${year}年政府信息公开工作年度报告

一、总体情况

二、主动公开政府信息情况

第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1\t${inForce}
`;
  return { name: `合成-${year}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

async function open(where: Page): Promise<void> {
  await where.goto(`${site.origin}/import/`);
  await where.waitForSelector('[data-workspace="ready"]');
}

async function give(where: Page, years: readonly number[]): Promise<void> {
  await where.locator('[data-choose="files"]').setInputFiles(years.map((year) => report(year, year - 2020)));
}

const ended = (where: Page) => where.waitForSelector('[data-import="ended"]', { timeout: 60_000 });

/** How many entries the record has, and how many files are there, straight from the browser's storage. */
const kept = (where: Page) =>
  where.evaluate(async () => {
    const request = indexedDB.open('atlas.workspace');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const count = (name: string) =>
      new Promise<number>((resolve) => {
        const counted = database.transaction(name).objectStore(name).count();
        counted.onsuccess = () => resolve(counted.result);
      });
    const counts = { events: await count('events'), files: await count('readings'), waiting: await count('waiting') };
    database.close();
    return counts;
  });

async function save(): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存为文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^atlas-\d{8}\.atlas\.zip$/);
  return readFileSync(await download.path());
}

const load = (buffer: Buffer) =>
  page
    .getByLabel('从文件恢复')
    .and(page.locator('input'))
    .setInputFiles([{ name: 'a.atlas.zip', mimeType: 'application/zip', buffer }]);

async function askSql(sql: string): Promise<void> {
  await page.goto(`${site.origin}/sql/#q=${Buffer.from(sql, 'utf8').toString('base64url')}`);
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
  await page.getByLabel('SQL', { exact: true }).press('Control+Enter');
}

it('saved, deleted and loaded again: the same record, the same file byte for byte; a changed one is refused', async () => {
  await give(page, [2031, 2032]);
  await ended(page);
  await page.getByRole('button', { name: /全部入库/ }).click();
  await expect.poll(() => kept(page)).toEqual({ events: 3, files: 2, waiting: 0 });
  const file = await save();

  await page.getByRole('button', { name: '全部删除', exact: true }).click();
  await page.getByRole('button', { name: '确定全部删除' }).click();
  await expect.poll(() => kept(page)).toEqual({ events: 0, files: 0, waiting: 0 });
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('atlas')))).toEqual([]);

  const changed = Buffer.from(file);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  await load(changed);
  await page.getByText('原有内容不变').waitFor();
  expect(await kept(page)).toEqual({ events: 0, files: 0, waiting: 0 });

  await load(file);
  await page.getByText('已恢复：2 个文件、3 条记录。').waitFor();
  expect(await kept(page)).toEqual({ events: 3, files: 2, waiting: 0 });
  expect((await save()).equals(file)).toBe(true);

  await askSql(
    "SELECT 'own ' || count(DISTINCT year) AS said FROM fact JOIN report USING (report_id, agency_id, year) WHERE origin = 'own'",
  );
  await page.getByRole('grid').getByText('own 2').waitFor();

  // Years the site has never heard of are listed like its own.
  await page.goto(`${site.origin}/agency/?id=640100-kj`);
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
  await expect.poll(() => page.locator('main').textContent(), { timeout: 30_000 }).toContain('2032');
});

it('two tabs importing and accepting at once end with the union and no duplicate, and both show it', async () => {
  const other = await context.newPage();
  await open(other);
  await Promise.all([give(page, [2031, 2032, 2033, 2034]), give(other, [2033, 2034, 2035, 2036])]);
  await Promise.all([ended(page), ended(other)]);
  await expect.poll(() => kept(page)).toEqual({ events: 6, files: 6, waiting: 0 });
  const shows = async (state: RegExp) => {
    for (const tab of [page, other]) {
      await expect
        .poll(() => tab.getByRole('radio', { name: state }).locator('xpath=..').textContent(), { timeout: 20_000 })
        .toMatch(/6$/);
    }
  };
  await shows(/全部/);
  const accept = (tab: Page) =>
    // At once, without waiting for the page: one tab may hear of the other's acceptance before its own turn.
    tab.getByRole('button', { name: /全部入库/ }).evaluate((button) => button instanceof HTMLElement && button.click());
  await Promise.all([page, other].map(accept));
  await shows(/已入库/);
  await askSql(
    "SELECT count(*) || ' of ' || string_agg(DISTINCT year::VARCHAR, ' ' ORDER BY year::VARCHAR) AS said FROM report WHERE origin = 'own'",
  );
  await page.getByRole('grid').getByText('6 of 2031 2032 2033 2034 2035 2036').waitFor();
});
