import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addItems, briefingToJson, createBriefing, type ItemContent } from '../../lib/briefing/index.ts';
import type { View } from '../../lib/model/view.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { buildSite } from '../../lib/pipeline/site.ts';
import type { Bench } from './section.ts';
import { type Bar, type BenchLine, benchLine } from './statistics.ts';

const charts = 60;
const runs = 5;

const table = 'Exports: from click to file on the built site';

/** A deck of sixty charts, a report of them, and one chart in every format, on the built site. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  await buildSite();
  const server = await serveFolder(inRoot('out'), 0);
  const open = () => openWatched(browser);
  const lines: BenchLine[] = [];
  for (const [what, name] of [
    ['one chart, PPTX', '幻灯片 PPTX'],
    ['one chart, DOCX', 'Word 文档'],
    ['one chart, XLSX', 'Excel 工作簿'],
    ['one chart, PNG', '导出 PNG'],
    ['one chart, SVG', 'SVG'],
    ['one chart, CSV', 'CSV'],
    ['one chart, data package', '数据包'],
  ] as const) {
    say(what);
    const page = await open();
    await page.goto(`${server.origin}/compare/`);
    await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 120_000 });
    lines.push(...(await fileLines(page, what, name)));
    await page.close();
  }
  for (const [what, name] of [
    [`${charts} charts, PPTX`, '演示文稿 PPTX'],
    [`${charts} charts, DOCX`, 'Word 报告'],
  ] as const) {
    say(what);
    const page = await open();
    await openCharts(page, server.origin);
    lines.push(...(await fileLines(page, what, name, { p95: 5000 })));
    await page.close();
  }
  await server.close();
  return lines;
}

/** A page of its own for each kind of file, whose long tasks are noted: Chromium holds back a page's eleventh download. */
async function openWatched(browser: Bench['browser']): Promise<Page> {
  const page = await (await browser()).newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  return page;
}

/** A briefing of so many charts, loaded from a file, every chart drawn. */
async function openCharts(page: Page, origin: string): Promise<void> {
  const first: View = JSON.parse(readFileSync(inRoot('data/views.json'), 'utf8')).compare;
  const figures = Array.from({ length: charts }, (_, at): ItemContent => {
    const agencies = first.agencies.slice(0, 3 + (at % 3));
    const view: View = { ...first, agencies, chart: at % 2 === 0 ? 'bar' : 'line' };
    return { kind: 'figure', view, show: 'chart', message: `第 ${at + 1} 条`, seen: null };
  });
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  const path = join(folder, 'sixty.json');
  writeFileSync(path, briefingToJson(addItems(createBriefing('sixty', '六十图'), figures)));
  await page.goto(`${origin}/briefing/`);
  await page.waitForSelector('[data-maker="ready"], input[type="file"]', { state: 'attached', timeout: 120_000 });
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.waitForFunction(
    (count) => document.querySelectorAll('li[data-item] svg [data-mark]').length >= count,
    charts,
    { timeout: 120_000 },
  );
  await page.waitForSelector('[data-maker="ready"]', { state: 'attached', timeout: 120_000 });
  rmSync(folder, { recursive: true });
}

/** The first click also fetches what makes files and is not counted. */
async function fileLines(page: Page, what: string, name: string, bar?: Bar): Promise<BenchLine[]> {
  const took: number[] = [];
  let bytes = 0;
  for (let run = 0; run <= runs; run++) {
    if (run === 1) await page.evaluate(() => Reflect.get(window, 'longTasks').splice(0));
    const begin = performance.now();
    const button = page.getByRole('button', { name, exact: true });
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), button.click()]);
    bytes = statSync(await file.path()).size;
    if (run > 0) took.push(performance.now() - begin);
  }
  const tasks: number[] = await page.evaluate(() => Reflect.get(window, 'longTasks'));
  return [
    benchLine(table, what, took, bar === undefined ? {} : { bar }),
    benchLine(table, `${what}: size`, [bytes / 1000], { unit: 'kB' }),
    benchLine(table, `${what}: longest task of the page (0: none took 50)`, [Math.max(0, ...tasks)], {
      bar: { p95: 100 },
    }),
  ];
}
