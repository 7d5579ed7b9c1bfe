import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { addItems, briefingToJson, createBriefing, type ItemContent } from '../../lib/briefing/index.ts';
import type { View } from '../../lib/model/view.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { type Spread, spread } from './statistics.ts';

const charts = 60;
const runs = 5;

/** One file: how long a click takes to it, how large it is, the longest task of the page meanwhile. */
export interface ExportLine extends Spread {
  readonly what: string;
  readonly bytes: number;
  /** Milliseconds; 0 where none took 50. */
  readonly longestTask: number;
}

/** A deck of sixty charts, a report of them, and one chart in every format, on the built site. */
export async function exportLines(browser: Browser, say: (text: string) => void): Promise<ExportLine[]> {
  const server = await serveFolder(inRoot('out'), 0);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const lines: ExportLine[] = [];
  await page.goto(`${server.origin}/compare/`);
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 120_000 });
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
    lines.push(await fileLine(page, what, name));
  }
  await openSixty(page, server.origin);
  say(`${charts} charts`);
  lines.push(await fileLine(page, `${charts} charts, PPTX`, '演示文稿 PPTX'));
  lines.push(await fileLine(page, `${charts} charts, DOCX`, 'Word 报告'));
  await page.close();
  await server.close();
  return lines;
}

/** A briefing of so many charts, loaded from a file, every chart drawn. */
async function openSixty(page: Page, origin: string): Promise<void> {
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
async function fileLine(page: Page, what: string, name: string): Promise<ExportLine> {
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
  return { what, ...spread(took), bytes, longestTask: Math.max(0, ...tasks) };
}

/** The lines as a table. */
export function exportTable(lines: readonly ExportLine[]): string {
  const row = (cells: readonly string[], what: string) => `${cells.map((cell) => cell.padStart(9)).join(' ')}  ${what}`;
  return [
    '\nfrom click to file, milliseconds; size in kB; longest task of the page (0: none took 50)',
    row(['p50', 'p95', 'kB', 'longest'], ''),
    ...lines.map(({ what, p50, p95, bytes, longestTask }) =>
      row([p50.toFixed(0), p95.toFixed(0), (bytes / 1000).toFixed(0), longestTask.toFixed(0)], what),
    ),
  ].join('\n');
}
