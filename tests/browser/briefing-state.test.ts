import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  addItems,
  type Bound,
  briefingLimits,
  briefingToJson,
  createBriefing,
  type ItemContent,
} from '../../lib/briefing/index.ts';
import type { View } from '../../lib/model/view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { testFile } from './import-files.ts';
import { openReady } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

const open = (path: string) => openReady(page, site.origin + path);

/** Opens the page with a briefing of such items. */
async function load(items: readonly ItemContent[]): Promise<void> {
  await open('/briefing/');
  const text = briefingToJson(addItems(createBriefing('given', '给定的'), items));
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'given.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect.poll(() => page.locator('li[data-item]').count()).toBe(items.length);
}

const channels = (agencies: readonly string[]): View => ({
  ...defaultView,
  metric: 'proactive_by_channel',
  by: 'channel',
  agencies: [...agencies],
  years: { from: 2017, to: 2017 },
});
const figure = (view: View): ItemContent => ({ kind: 'figure', view, show: 'chart', message: '', seen: null });
const yinchuan = channels(['640100-kj']);
const both: View = { ...channels(['640100-kj', '640181-kj']), years: { from: 2017, to: 2021 } };
const wechat: Bound = { view: yinchuan, cell: { agency: '640100-kj', year: 2017, code: 'wechat' }, seen: 276 };

const shown = () => page.locator('li[data-kind="text"] p').filter({ has: page.locator('a') });

describe('data of one’s own', () => {
  /** Takes in a report of a body nobody knows; its id. */
  async function ownBody(): Promise<string> {
    await page.goto(`${site.origin}/import/`);
    await page.waitForSelector('[data-workspace="ready"]');
    const words = '云岭市青禾县水务局2031年政府信息公开工作年度报告\n\n一、概述\n\n全年主动公开政府信息137条。\n';
    await page.locator('[data-choose="files"]').setInputFiles([testFile('水务.txt', words)]);
    await page.waitForSelector('[data-import="ended"]');
    await page.locator('li[data-state] [data-report]').first().click();
    await page.getByRole('button', { name: '新建机构' }).click();
    await page.getByLabel(/^行政区划/).fill('洪泽');
    await page.getByRole('button', { name: /320813/ }).click();
    await page.getByLabel('领域').selectOption('sl');
    await page.getByRole('button', { name: '建立' }).click();
    await page.getByRole('button', { name: '就是它' }).click();
    await page.getByText('没有待看的疑问').waitFor();
    await page.getByRole('button', { name: '入库' }).click();
    await page.locator('li[data-state="accepted"]').waitFor();
    return page.evaluate(async () => {
      const request = indexedDB.open('atlas.workspace');
      const database = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const all = database.transaction('events').objectStore('events').getAll();
      await new Promise((resolve) => {
        all.onsuccess = resolve;
      });
      database.close();
      return all.result.find(({ kind }) => kind === 'agency_created').agency.id;
    });
  }

  test('is known to a briefing: its body, its year, and when it is shown no more', async () => {
    const agency = await ownBody();
    const view: View = { ...defaultView, agencies: [agency], years: { from: 2031, to: 2031 } };
    const bound: Bound = { view, cell: { agency, year: 2031, code: null }, seen: 137 };
    await load([
      { kind: 'profile', agency },
      { kind: 'text', text: '公开 {1}', bound: [bound] },
    ]);
    await page.locator('li[data-kind="profile"]').getByRole('link', { name: '云岭市青禾县水务局' }).waitFor();
    await shown().getByText('137 条').waitFor();
    await page.getByRole('combobox', { name: '年份' }).selectOption('2031');
    const regions = page.getByRole('combobox', { name: '地区' }).locator('option');
    await expect.poll(() => regions.allTextContents()).toContain('洪泽区（1 个机构）');

    const other = await page.context().newPage();
    await other.goto(`${site.origin}/import/`);
    await other.waitForSelector('[data-workspace="ready"]');
    await other.getByRole('checkbox', { name: /自己的报告/ }).uncheck();
    await shown().getByText('原为 137').waitFor();
    await other.getByRole('checkbox', { name: /自己的报告/ }).check();
    await shown().getByText('137 条').waitFor();
    await expect.poll(() => page.getByText('原为 137').count()).toBe(0);
  });
});

test('a figure put into a text is never said to be without a report while it is read', async () => {
  await load([figure(both), { kind: 'text', text: '甲 {1} 乙 ', bound: [wechat] }]);
  await shown().getByText('276 条').waitFor();
  await page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(window, 'seen', seen);
    const note = () => seen.push(document.querySelector('li[data-kind="text"] p:has(> span)')?.textContent ?? '');
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.getByText('插入数字').click();
  const insert = page.getByRole('button', { name: '插入', exact: true });
  await expect.poll(() => insert.isEnabled()).toBe(true);
  await insert.click();
  await expect.poll(() => shown().getByRole('link').count()).toBe(2);
  const seen: string[] = await page.evaluate(() => Reflect.get(window, 'seen'));
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((text) => text.includes('无报告'))).toEqual([]);
});

test('a figure goes to the end of a text never entered, or where the person stood, and writing goes on behind it', async () => {
  await load([figure(both), { kind: 'text', text: '甲 {1} 乙', bound: [wechat] }]);
  const field = page.getByPlaceholder('正文');
  await page.getByText('插入数字').click();
  const insert = page.getByRole('button', { name: '插入', exact: true });
  await expect.poll(() => insert.isEnabled()).toBe(true);
  await insert.click();
  await expect.poll(() => field.inputValue()).toBe('甲 {1} 乙{2}');
  await page.keyboard.type('条，');
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(1, 1));
  await insert.click();
  await expect.poll(() => field.inputValue()).toBe('甲{3} {1} 乙{2}条，');
  await page.keyboard.type('年');
  await expect.poll(() => field.inputValue()).toBe('甲{3}年 {1} 乙{2}条，');
});

describe('what a briefing cannot hold is refused in a sentence, and nothing is lost', () => {
  const headings = Array.from(
    { length: briefingLimits.items },
    (_, at): ItemContent => ({ kind: 'heading', level: 1, text: `${at + 1}` }),
  );

  test('one item too many, added or pinned', async () => {
    await load(headings);
    await page.getByRole('button', { name: '加标题' }).click();
    await page.getByText('一份简报最多 300 项').waitFor();
    expect(await page.locator('li[data-item]').count()).toBe(briefingLimits.items);
    await open('/compare/');
    await page.getByRole('button', { name: /^钉到简报/ }).click();
    await page.getByText('一份简报最多 300 项').waitFor();
    expect(await page.getByText('已放入').count()).toBe(0);
    await open('/briefing/');
    await expect.poll(() => page.locator('li[data-item]').count()).toBe(briefingLimits.items);
    expect(await page.getByText('读不了').count()).toBe(0);
  });

  test('one figure too many in a text', async () => {
    const bound = Array.from({ length: 100 }, () => wechat);
    await load([figure(yinchuan), { kind: 'text', text: '甲 {1}', bound }]);
    await page.getByText('插入数字').click();
    const insert = page.getByRole('button', { name: '插入', exact: true });
    await expect.poll(() => insert.isEnabled()).toBe(true);
    await insert.click();
    await page.getByText('一段文字最多插入 100 个数').waitFor();
    expect(await page.getByPlaceholder('正文').inputValue()).toBe('甲 {1}');
    await open('/briefing/');
    await expect.poll(() => page.locator('li[data-item]').count()).toBe(2);
  });
});

test('an item removed hands the focus to the next, the last one to the list; brought back it has it', async () => {
  await load([1, 2, 3].map((at) => ({ kind: 'heading', level: 1, text: `第 ${at}` })));
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.getByRole('button', { name: '移除：第 2 项，标题' }).click();
  await expect.poll(focused).toBe('移除：第 2 项，标题');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('移除：第 1 项，标题');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('简报内容');
  await page.getByRole('button', { name: '撤销' }).press('Enter');
  await expect.poll(focused).toBe('移除：第 1 项，标题');
});
