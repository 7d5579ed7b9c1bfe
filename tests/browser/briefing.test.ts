import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  addItems,
  briefingFromJson,
  briefingToJson,
  createBriefing,
  type ItemContent,
} from '../../lib/briefing/index.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { chartsOf, openOffice, packageFaults } from '../export/office-file.ts';
import { textOf } from '../export/xml-tree.ts';
import { openReady, settled } from './ready.ts';
import type { Site } from './site.ts';
import { stopExport } from './stopped-export.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

const ready = (path: string) => openReady(page, site.origin + path);

async function download(name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await file.path());
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const kinds = () =>
  page.locator('li[data-item]').evaluateAll((items) => items.map((item) => item.getAttribute('data-kind')));

/** A pinned figure, a heading, a text with one of its numbers. */
async function compose(): Promise<void> {
  await ready('/compare/');
  await page.getByRole('button', { name: /^钉到简报/ }).click();
  await page.getByRole('link', { name: '打开简报' }).click();
  await page.locator('li[data-item] svg [data-mark]').first().waitFor();
  await page.getByRole('textbox', { name: '简报标题' }).fill('五市科技局公开情况');
  await page.getByRole('button', { name: '加标题' }).click();
  await page.getByPlaceholder('标题文字').fill('公开渠道');
  await page.getByRole('button', { name: '加文字' }).click();
  await page.getByPlaceholder('正文').fill('微信公开 ');
  await page.getByText('插入数字').click();
  const cells = page.getByRole('combobox', { name: '哪一个数' });
  await cells.locator('option', { hasText: '银川市科技局 2017 微信 276' }).waitFor({ state: 'attached' });
  await cells.selectOption({ label: '银川市科技局 2017 微信 276' });
  await page.getByRole('button', { name: '插入', exact: true }).click();
  await page.locator('li[data-kind="text"]').getByRole('link', { name: '276 条' }).waitFor();
}

describe('a briefing', () => {
  test('is pinned, arranged by button, key and drag, written, exported with the network cut off, and still there after a reload', async () => {
    await compose();
    await expect.poll(kinds).toEqual(['figure', 'heading', 'text']);
    const up = page.getByRole('button', { name: '上移：第 2 项，标题' });
    await up.click();
    await expect.poll(kinds).toEqual(['heading', 'figure', 'text']);
    await page.getByText('已移到第 1 项，共 3 项').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-way'))).toBe('up');
    await page.getByRole('button', { name: /^拖动：第 3 项/ }).press('ArrowUp');
    await expect.poll(kinds).toEqual(['heading', 'text', 'figure']);

    const handle = page.getByRole('button', { name: /^拖动：第 2 项/ });
    await handle.scrollIntoViewIfNeeded();
    const from = await handle.boundingBox();
    const first = await page.locator('li[data-item]').first().boundingBox();
    if (from === null || first === null) throw new Error('the handle is on screen');
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(first.x + 20, first.y + 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(kinds).toEqual(['text', 'heading', 'figure']);
    await page.getByRole('button', { name: '下移：第 1 项，文字' }).click();

    await page.waitForSelector('[data-maker="ready"]', { state: 'attached' });
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    const deck = await download('演示文稿 PPTX');
    const office = openOffice(deck);
    expect(packageFaults(office)).toEqual([]);
    const values = chartsOf(office).flatMap(({ series }) => series.flatMap((each) => each.values));
    for (const figure of ['276', '66', '49']) expect(values).toContain(figure);
    const slides = [...office.trees]
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .map(([, tree]) => textOf(tree));
    expect(slides.join()).toContain('微信公开 276 条');
    // The title says what the rows say, the subtitle what is shown.
    expect(slides.join()).toMatch(/以.*最多.*各局分渠道/);
    await page.getByRole('combobox', { name: '报告版式' }).selectOption('official');
    const report = openOffice(await download('Word 报告'));
    expect(packageFaults(report)).toEqual([]);
    const words = report.trees.get('word/document.xml');
    expect(words && textOf(words)).toContain('一、公开渠道');
    expect(digest(await download('演示文稿 PPTX'))).toBe(digest(deck));
    await page.context().setOffline(false);

    await page.reload();
    await page.waitForSelector('li[data-item]');
    await expect.poll(kinds).toEqual(['heading', 'text', 'figure']);
    expect(await page.getByPlaceholder('标题文字').inputValue()).toBe('公开渠道');
  });

  test('is saved to a file, loaded again, and what changed since is shown cell by cell', async () => {
    await compose();
    const text = (await download('存为文件')).toString('utf8');
    const saved = briefingFromJson(text);
    expect(saved.items.map(({ kind }) => kind)).toEqual(['figure', 'heading', 'text']);
    const older = text.replaceAll('276', '275');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(older) });
    await page.getByText('已载入').waitFor();
    await page.getByText('个数变了').waitFor();
    const line = page.getByRole('row', { name: /银川市科技局 2017 微信/ });
    expect(await line.getByRole('cell').allTextContents()).toEqual(['275', '276']);
    await page.getByText('原为 275').waitFor();
    await page.getByRole('button', { name: '文字已核对' }).click();
    await page.getByRole('button', { name: '已看过' }).click();
    await expect.poll(() => page.getByText('个数变了').count()).toBe(0);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await page.getByText('没有载入 b.json').waitFor();
  });

  test('of Views only goes out as a link, which is shown before it is kept; one with words is refused in a sentence', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ready('/compare/');
    await page.getByRole('button', { name: /^钉到简报/ }).click();
    await page.getByRole('link', { name: '打开简报' }).click();
    await page.getByRole('button', { name: '复制分享链接' }).click();
    await page.getByText('链接已复制').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: '加标题' }).click();
    await page.getByRole('button', { name: '复制分享链接' }).click();
    await page.getByText('链接只能带图').waitFor();

    await page.goto(link);
    await page.getByText('链接里带来一份简报').waitFor();
    expect(await page.getByRole('complementary').getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: '存为我的简报' }).click();
    await expect.poll(() => page.getByRole('complementary').getByRole('listitem').count()).toBe(2);
    expect(new URL(page.url()).search).toBe('');
    const choose = (count: string) =>
      page.getByRole('complementary').getByRole('listitem').filter({ hasText: count }).getByRole('button').click();
    await choose('2 项');
    await expect.poll(kinds).toEqual(['figure', 'heading']);
    await choose('1 项');
    await expect.poll(kinds).toEqual(['figure']);
    await page.goto(`${site.origin}/briefing/?t=AA&f=c&m=!!`);
    await page.getByText('链接里的简报读不了').waitFor();
  });

  test('is the same in two windows', async () => {
    await ready('/briefing/');
    await page.getByRole('button', { name: '新建简报' }).click();
    await page.getByRole('button', { name: '加标题' }).click();
    const other = await page.context().newPage();
    await other.goto(`${site.origin}/briefing/`);
    await other.getByPlaceholder('标题文字').fill('另一窗口写的');
    await expect.poll(() => page.getByPlaceholder('标题文字').inputValue()).toBe('另一窗口写的');
  });

  test('a page on the five questions is drafted for a region and year, every figure a link to its place', async () => {
    await ready('/briefing/');
    await page.getByRole('combobox', { name: '地区' }).selectOption({ label: '北京市（15 个机构）' });
    await page.getByRole('button', { name: '起草', exact: true }).click();
    await page.locator('li[data-kind="heading"]').nth(4).waitFor();
    const links = page.locator('li[data-kind="text"] p a');
    await links.first().waitFor();
    await settled(page);
    const addresses = await links.evaluateAll((each) => each.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.filter((address) => !address.startsWith('/compare/?m='))).toEqual([]);
    // A sum, or that there is none, leads to its View; every other figure to its own place in it.
    const sums = await links.filter({ hasText: /个机构合计|仅 1 个机构有数|^无数据$/ }).count();
    expect(addresses.filter((address) => address.includes('#f='))).toHaveLength(addresses.length - sums);
    expect(sums).toBeLessThan(addresses.length);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('heading', { name: '申请办结' }).isVisible()).toBe(true);
  });
});

test('a long file can be given up: nothing is handed out, and the next one is made', async () => {
  const figures = Array.from({ length: 60 }, (_, at): ItemContent => {
    const agencies = ['320800-zf', '320813-zf', '321300-zf'].slice(at % 2);
    const view = { ...defaultView, metric: 'req_received', years: { from: 2023, to: 2024 }, agencies };
    return { kind: 'figure', view, show: 'chart', message: `第 ${at + 1} 条`, seen: null };
  });
  const long = briefingToJson(addItems(createBriefing('sixty', '六十图'), figures));
  await ready('/briefing/');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'sixty.json', mimeType: 'application/json', buffer: Buffer.from(long) });
  await page.waitForSelector('[data-maker="ready"]', { state: 'attached' });
  const files = await stopExport(page, '演示文稿 PPTX');
  expect(packageFaults(openOffice(await download('Word 报告')))).toEqual([]);
  expect(files).toEqual([expect.stringMatching(/docx$/)]);
});

test('axe finds nothing on a desk and a telephone, light and dark, and the page fits', async () => {
  await compose();
  await page.evaluate(axe.source);
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator('li[data-item] svg [data-mark]').first().waitFor();
    const results: AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run());
    const faults = results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    expect(faults, `${width} px, ${colorScheme}`).toEqual([]);
    const [content, wide] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content, `${width} px, ${colorScheme}`).toBeLessThanOrEqual(wide ?? 0);
  }
});

test('sixty charts: the file is small, and the page is never held up while it is made', async () => {
  const view = {
    ...defaultView,
    metric: 'proactive_by_channel',
    by: 'channel',
    years: { from: 2017, to: 2021 },
  } as const;
  const agencies = ['640100-kj', '640181-kj', '640521-kj', '451000-kj', '620400-kj'];
  const figures = Array.from({ length: 60 }, (_, at): ItemContent => {
    const own = { ...view, agencies: agencies.slice(0, 3 + (at % 3)), chart: at % 2 === 0 ? 'bar' : 'stack' } as const;
    return { kind: 'figure', view: own, show: 'chart', message: `第 ${at + 1} 条`, seen: null };
  });
  await ready('/briefing/');
  const file = briefingToJson(addItems(createBriefing('sixty', '六十图'), figures));
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect.poll(() => page.locator('li[data-item]:has(svg [data-mark])').count(), { timeout: 60_000 }).toBe(60);
  const first = await download('演示文稿 PPTX');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
    ).observe({
      type: 'longtask',
    });
  });
  const begin = Date.now();
  const deck = await download('演示文稿 PPTX');
  const took = Date.now() - begin;
  const tasks = await page.evaluate(() => Reflect.get(window, 'longTasks'));
  console.log(`60 charts: ${took} ms, ${deck.length} bytes, tasks over 50 ms: ${JSON.stringify(tasks)}`);
  expect(digest(deck)).toBe(digest(first));
  expect(chartsOf(openOffice(deck)).length).toBeGreaterThanOrEqual(60);
  expect(deck.length).toBeLessThanOrEqual(3_000_000);
});
