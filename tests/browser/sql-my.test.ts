import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../lib/pipeline/root.ts';
import { buildXlsx, styled } from '../read/sheet/builder.ts';
import { gb18030Text } from '../synthetic/gb18030.ts';
import { engineReady } from './ready.ts';
import { openPage, openSite, type Site, type Watch } from './site.ts';
import { runSql } from './sql-desk.ts';
import { expectNothingAmiss } from './watched.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-my-'));

let site: Site;
let page: Page;
let watch: Watch;

/** One page serves all but what is about another browser: what a test has made, it takes away or names apart. */
beforeAll(async () => {
  site = await openSite();
  ({ page, watch } = await openPage(site));
  await open();
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true });
});
/** Takes away what a test has made. */
afterEach(async () => {
  const remove = page.getByRole('button', { name: /^删除 / });
  for (let left = await remove.count(); left > 0; left--) {
    await remove.first().click();
    await expect.poll(() => remove.count()).toBe(left - 1);
  }
  expectNothingAmiss(watch);
});

const csv = '2024年各局汇总\n机构,代码,件数,备注\n银川市科技局,0101,276,无误\n银川市民政局,0102,,\n';
const csvFile = { name: '我的表 1.csv', mimeType: 'text/csv', buffer: Buffer.from(gb18030Text(csv)) };
const dialog = () => page.getByRole('dialog');
const mine = () => page.getByRole('list', { name: '我的表与视图' });

async function open(path = '/sql/'): Promise<void> {
  await page.goto(site.origin + path);
  await engineReady(page);
}

async function take(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator('input[data-my-file]').setInputFiles(file);
  await dialog().waitFor();
}

async function seriousOf(): Promise<string[]> {
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('a file becomes a table', () => {
  test('after a preview that says its encoding, its types and what an empty cell is', async () => {
    await take(csvFile);
    const words = await dialog().textContent();
    expect(words).toContain('GB18030');
    expect(words).toContain('2 行，4 列');
    expect(words).toMatch(/空单元格 2 个，存为 NULL/);
    expect(await dialog().getByLabel('件数 的类型').inputValue()).toBe('BIGINT');
    expect(await dialog().locator('tbody tr').first().locator('td').allTextContents()).toEqual([
      '银川市科技局',
      '0101',
      '276',
      '无误',
    ]);
    expect(await seriousOf()).toEqual([]);
    await dialog().getByRole('button', { name: '建表' }).click();
    await page.getByText('已建成 my.我的表 1，共 2 行。').waitFor();
    expect(await mine().textContent()).toContain('代码 VARCHAR, 件数 BIGINT');
    expect(
      await runSql(page, 'SELECT count(*) AS n FROM my."我的表 1" m JOIN agency a ON a.short_name = m.机构'),
    ).toEqual(['1']);
    expect(await seriousOf()).toEqual([]);
  });

  test('dropped on the page; its sheet, heading and types can be changed', async () => {
    const bytes = buildXlsx({
      formats: ['yyyy/m/d'],
      sheets: [
        { name: '说明', rows: [['读我']] },
        {
          name: '数据',
          rows: [
            ['日期', '编号'],
            [styled(45351, 1), 7],
          ],
        },
      ],
    });
    await page.evaluate(
      (content) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(content)], '台账.xlsx'));
        for (const type of ['dragover', 'drop']) {
          window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
      },
      [...bytes],
    );
    await dialog().waitFor();
    await dialog().getByLabel('工作表').selectOption('数据');
    await expect.poll(() => dialog().getByLabel('编号 的类型').count()).toBe(1);
    await dialog().getByLabel('编号 的类型').selectOption('VARCHAR');
    await dialog().getByLabel('表名').fill('数据 表');
    await dialog().getByRole('button', { name: '建表' }).click();
    await page.getByText('已建成 my.数据 表，共 1 行。').waitFor();
    expect(await runSql(page, 'SELECT 日期, typeof(日期), 编号, typeof(编号) FROM my."数据 表"')).toEqual([
      '2024-02-29',
      'DATE',
      '7',
      'VARCHAR',
    ]);
  });

  test('from Parquet, as it states itself', async () => {
    const buffer = readFileSync(inRoot('data/build/agency.parquet'));
    await take({ name: 'agency.parquet', mimeType: 'application/octet-stream', buffer });
    await dialog().getByRole('button', { name: '建表' }).click();
    await page.getByText(/^已建成 my\.agency/).waitFor();
    expect(
      await runSql(
        page,
        'SELECT count(*) AS n FROM (FROM my.agency EXCEPT FROM agency) UNION ALL SELECT count(*) FROM my.agency',
      ),
    ).toEqual(['0', expect.stringMatching(/^\d+$/)]);
  });

  test('off the page’s own thread: how far it is shows, and it can be stopped', async () => {
    const path = join(folder, 'long.csv');
    writeFileSync(path, `n,t\n${'1234567,银川市科学技术局\n'.repeat(1_500_000)}`);
    await page.locator('input[data-my-file]').setInputFiles(path);
    await page.getByText(/正在读取 long\.csv，[1-9]\d?%/).waitFor();
    await page.getByRole('progressbar', { name: '读取进度' }).waitFor();
    await page.getByRole('button', { name: '停止读取' }).click();
    await expect.poll(() => page.getByText('正在读取').count()).toBe(0);
    await take(csvFile);
    expect(await dialog().textContent()).toContain('我的表 1.csv');
    await page.keyboard.press('Escape');
  });

  test('unless it is larger than the machine can hold: then the limit is named', async () => {
    const path = join(folder, 'large.csv');
    writeFileSync(path, '');
    truncateSync(path, 210 * 1024 * 1024);
    await page.locator('input[data-my-file]').setInputFiles(path);
    await page.getByRole('alert').getByText('large.csv 太大：这类文件最多读 200 MB').waitFor();
    expect(await mine().count()).toBe(0);
  });

  test('or says why it does not, and nothing is made', async () => {
    await page.locator('input[data-my-file]').setInputFiles({
      name: '坏.parquet',
      mimeType: '',
      buffer: Buffer.from('PAR1 nothing'),
    });
    expect(await page.getByRole('alert').filter({ hasText: '坏.parquet' }).textContent()).toContain('未能读成表');
    expect(await mine().count()).toBe(0);
  });
});

describe('my tables', () => {
  test('are there after a reload; are renamed and, with one click, removed', async () => {
    await take(csvFile);
    await dialog().getByRole('button', { name: '建表' }).click();
    await mine().waitFor();
    await page.reload();
    await engineReady(page);
    await mine().waitFor();
    await page.getByRole('button', { name: '给 我的表 1 改名' }).click();
    await page.getByLabel('我的表 1 的新名称').fill('科技局');
    await page.keyboard.press('Enter');
    await page.getByText('已改名为 科技局。').waitFor();
    expect(await runSql(page, 'SELECT count(*) FROM my."科技局"')).toEqual(['2']);
    await page.getByRole('button', { name: '删除 科技局' }).click();
    await page.getByText('已删除 科技局。').waitFor();
    expect(await mine().count()).toBe(0);
  });

  test('can be made of a result', async () => {
    await runSql(page, 'SELECT 7 AS seven');
    await page.getByRole('button', { name: '存为我的表…' }).click();
    await page.getByLabel('新表名称').fill('七');
    await page.keyboard.press('Enter');
    await page.getByText('已建成 my.七，共 1 行。').waitFor();
    expect(await mine().textContent()).toContain('seven INTEGER');
  });

  test('in a browser that keeps nothing say that they will not last', async () => {
    const shared = page;
    const own = await openPage(site);
    page = own.page;
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        value: {
          open: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        },
      });
    });
    await open();
    await take(csvFile);
    await dialog().getByRole('button', { name: '建表' }).click();
    await page.getByText(/我的表 1 只保留到关闭或刷新页面为止/).waitFor();
    expect([own.watch.foreignRequests, own.watch.consoleErrors]).toEqual([[], []]);
    await own.context.close();
    page = shared;
  });

  test.each([390, 320])('fit %i px, preview and list', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await take(csvFile);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await dialog().getByRole('button', { name: '建表' }).click();
    await mine().waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('can be made by keyboard alone; Escape leaves the preview', async () => {
    await take(csvFile);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await take(csvFile);
    await dialog().getByRole('button', { name: '建表' }).focus();
    await page.keyboard.press('Enter');
    await mine().waitFor();
    await page.getByRole('button', { name: '删除 我的表 1' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已删除 我的表 1。').waitFor();
  });
});
