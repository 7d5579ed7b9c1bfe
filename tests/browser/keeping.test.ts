import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { syntheticFile } from './import-files.ts';
import { engineReady, openReady } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

const open = (path: string) => openReady(page, site.origin + path);

/** By the page's own navigation: what the page remembers goes along. */
async function follow(name: string, path: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await page.waitForURL(`**${path}`);
}

async function keepView(name: string): Promise<void> {
  const shelf = page.locator('details').filter({ hasText: '最近与收藏' });
  if ((await shelf.getAttribute('open')) === null) await shelf.locator('summary').click();
  await shelf.getByRole('textbox').fill(name);
  await shelf.getByRole('button', { name: '收藏当前选择' }).click();
  await shelf.getByRole('link', { name }).waitFor();
}

const keptViews = () =>
  page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('atlas-views') ?? '{"saved":[]}');
    return kept.saved.map(({ name }: { readonly name: string }) => name);
  });

async function rename(title: string): Promise<void> {
  await page.getByRole('textbox', { name: '简报标题' }).fill(title);
}

const briefings = () => page.getByRole('complementary').getByRole('listitem').getByRole('button').allTextContents();

test('a workspace file comes on top of kept Views and briefings, and what is done next loses none of them', async () => {
  await open('/compare/');
  await keepView('文件里的');
  await follow('简报', '/briefing/');
  await page.getByRole('button', { name: '新建简报' }).click();
  await rename('旧题');
  await follow('导入', '/import/');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存为文件' }).click(),
  ]);
  const buffer = readFileSync(await saved.path());

  await follow('简报', '/briefing/');
  await rename('新题');
  await follow('比较', '/compare/');
  const shelf = page.locator('details').filter({ hasText: '最近与收藏' });
  await shelf.locator('summary').click();
  await shelf.getByRole('button', { name: /文件里的/ }).click();
  await keepView('后来的');
  expect(await keptViews()).toEqual(['后来的']);

  await follow('导入', '/import/');
  await page
    .getByLabel('从文件恢复')
    .and(page.locator('input'))
    .setInputFiles([{ name: 'a.atlas.zip', mimeType: 'application/zip', buffer }]);
  await page.getByText('已恢复').waitFor();
  await follow('比较', '/compare/');
  await keepView('最后的');
  expect(await keptViews()).toEqual(['后来的', '文件里的', '最后的']);
  await follow('简报', '/briefing/');
  await expect.poll(async () => (await briefings()).sort()).toEqual(['旧题', '新题'].sort());
});

/** What the browser holds of this site: rows of every table of every database, and names of kept texts. */
const held = () =>
  page.evaluate(async () => {
    const rows: Record<string, number> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const request = indexedDB.open(name);
      const database = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      for (const table of database.objectStoreNames) {
        const counted = database.transaction(table).objectStore(table).count();
        await new Promise((resolve) => {
          counted.onsuccess = resolve;
        });
        if (counted.result > 0) rows[`${name} ${table}`] = counted.result;
      }
      database.close();
    }
    const texts = [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
    return { rows, texts: texts.filter((key) => key.startsWith('atlas')) };
  });

test('deleted, everything is gone: tables of one’s own, kept Views, briefings, drafts; none comes back', async () => {
  await open('/sql/');
  const csv = Buffer.from('机构,件数\n甲局,3\n');
  await page.locator('input[data-my-file]').setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: csv });
  await page.getByRole('dialog').getByRole('button', { name: '建表' }).click();
  await page.getByText('已建成 my.台账').waitFor();
  await follow('比较', '/compare/');
  await keepView('甲');
  await page.getByRole('button', { name: /^钉到简报/ }).click();
  await page.getByText('已放入').waitFor();
  const before = await held();
  expect(before.rows['atlas-my entries']).toBe(1);
  expect(before.texts).toContain('atlas-views');

  await follow('导入', '/import/');
  await page.getByRole('button', { name: '全部删除', exact: true }).click();
  await page.getByRole('button', { name: '确定全部删除' }).click();
  await page.getByText('已全部删除').waitFor();
  expect(await held()).toEqual({ rows: {}, texts: [] });

  await follow('比较', '/compare/');
  await keepView('乙');
  expect(await keptViews()).toEqual(['乙']);
  await follow('简报', '/briefing/');
  await page.getByRole('button', { name: '新建简报' }).waitFor();
  expect(await briefings()).toEqual([]);
  await follow('SQL', '/sql/');
  await page.getByRole('textbox', { name: 'SQL' }).waitFor();
  expect(await page.getByText('台账').count()).toBe(0);
  await page.reload();
  await engineReady(page);
  expect(await page.getByText('台账').count()).toBe(0);
});

test('files left unread that could not be forgotten are still there, and it is said', async () => {
  await page.goto(`${site.origin}/import/`);
  await page.waitForSelector('[data-workspace="ready"]');
  const files = Array.from({ length: 24 }, (_, seed) => syntheticFile(seed));
  await page.locator('[data-choose="files"]').setInputFiles(files);
  await page.waitForSelector('[data-import="reading"]');
  await page.getByRole('button', { name: '暂停' }).click();
  await page.waitForSelector('[data-import="paused"]');
  await page.reload();
  const left = page.getByText(/上次有 \d+ 个文件没有读完/);
  await left.waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('refused', 'UnknownError');
    };
  });
  await page.getByRole('button', { name: '不读了' }).click();
  await page.getByRole('alert').getByText('没有记下').waitFor();
  expect(await left.count()).toBe(1);
});
