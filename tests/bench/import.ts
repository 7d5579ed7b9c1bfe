import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { type SyntheticReport, syntheticReport } from '../synthetic/report.ts';
import { toDocx } from '../synthetic/to-docx.ts';
import { toHtml } from '../synthetic/to-html.ts';
import { toText } from '../synthetic/to-text.ts';

/** What an import of many synthetic reports in one drop took. */
export interface ImportFigures {
  readonly files: number;
  readonly bytes: number;
  /** Seconds from the drop to the last file read. */
  readonly seconds: number;
  /** Longest task of the page's own thread, and how many took over 50 ms, in milliseconds. */
  readonly longestTask: number;
  readonly longTasks: number;
  /** The same files given to a page that does nothing with them: the browser's own task, which no page can cut. */
  readonly browserTask: number;
  /** Most memory the page's own thread held, and all processes of its tab together, in megabytes. */
  readonly heap: number;
  readonly resident: number;
  /** Seconds from "accept all" until the engine shows the figures. */
  readonly acceptSeconds: number;
  readonly longestAcceptTask: number;
  /** Files in the record after a reload in the middle, after which the rest was read, and after another at the end. */
  readonly kept: number;
  /** Seconds from opening a page until its engine has all own figures; longest task meanwhile, in milliseconds. */
  readonly loadSeconds: number;
  readonly longestLoadTask: number;
  /** Seconds until one of them is taken out and in again; longest task meanwhile, in milliseconds. */
  readonly changeSeconds: number;
  readonly longestChangeTask: number;
}

const agencies = readFileSync(inRoot('data/agencies.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[1] ?? '');
const megabyte = 1024 * 1024;
const pageSize = 4096;

/** A synthetic report under the name of a body the bundled data know, so that it can be accepted without being asked about. */
function knownReport(seed: number): SyntheticReport {
  const report = syntheticReport(seed);
  const name = agencies[seed % agencies.length] ?? '';
  return JSON.parse(JSON.stringify(report).replaceAll(report.expected.agency, name));
}

/** Writes synthetic reports of three formats into a folder; how many bytes they are. */
function writeReports(folder: string, count: number): number {
  let bytes = 0;
  for (let seed = 0; seed < count; seed++) {
    const report = knownReport(seed);
    const kind = seed % 3;
    const content = kind === 0 ? Buffer.from(toText(report)) : kind === 1 ? toDocx(report) : toHtml(report);
    bytes += content.length;
    writeFileSync(join(folder, `${String(seed).padStart(4, '0')}.${['txt', 'docx', 'html'][kind]}`), content);
  }
  return bytes;
}

/** Notes every task of the page's thread over 50 ms. */
const watchTasks = `
  window.longTasks = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longTasks.push(duration); })
    .observe({ type: 'longtask', buffered: true });
`;

/** Resident memory of all renderer processes, in megabytes (Linux; 0 elsewhere). */
async function residentMemory(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { id }) => {
      try {
        return sum + (Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * pageSize) / megabyte;
      } catch {
        return sum;
      }
    }, 0);
}

async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(window, 'longTasks').splice(0));
}

/** The longest task of a page that takes a folder's files and does nothing with them, in milliseconds. */
async function givenToNobody(page: Page, address: string, folder: string): Promise<number> {
  await page.goto(address);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<input type="file" multiple webkitdirectory id="nobody" hidden>');
  });
  await page.waitForTimeout(3000);
  await longTasks(page);
  await page.locator('#nobody').setInputFiles(folder);
  await page.waitForTimeout(2000);
  return Math.max(0, ...(await longTasks(page)));
}

/** Seconds until one report is taken out and in again and every page shows it so, the engine holding all the others. */
async function oneReport(page: Page): Promise<number> {
  await page.locator('a[href$="/import/"]').first().click();
  await page.waitForSelector('[data-workspace="ready"]');
  await page.getByRole('radio', { name: /已入库/ }).check({ force: true });
  await page.locator('li[data-state="accepted"] [data-report]').first().click();
  const from = performance.now();
  await page.getByRole('button', { name: /退回/ }).click();
  await page.getByRole('button', { name: /^入库/ }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: /回到列表/ }).click();
  await page.getByRole('button', { name: /全部入库/ }).click();
  await page.getByText(/已入库 \d+ 份/).waitFor({ timeout: 120_000 });
  return (performance.now() - from) / 1000;
}

/** Drops many synthetic reports on the built site's import page and takes them in. */
export async function importFigures(
  browser: Browser,
  files: number,
  say: (text: string) => void,
): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-import-'));
  const server = await serveFolder(inRoot('out'), 0);
  try {
    const bytes = writeReports(folder, files);
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await browser.newBrowserCDPSession();
    await page.addInitScript({ content: watchTasks });
    const browserTask = await givenToNobody(page, `${server.origin}/about/`, folder);
    await page.goto(`${server.origin}/import/`);
    await page.waitForSelector('[data-workspace="ready"]');
    await longTasks(page);
    let [heap, resident] = [0, 0];
    const tasks: number[] = [];
    const begin = performance.now();
    await page.locator('[data-choose="folder"]').setInputFiles(folder);
    let reloaded = false;
    while ((await page.locator('[data-import="ended"]').count()) === 0) {
      if (
        !reloaded &&
        (await page.locator('[data-import="reading"]').count()) > 0 &&
        performance.now() - begin > 8000
      ) {
        reloaded = true;
        tasks.push(...(await longTasks(page)));
        await page.goto(`${server.origin}/import/`);
        await page.getByRole('button', { name: '接着读' }).click();
        await longTasks(page);
      }
      heap = Math.max(heap, await page.evaluate(() => Reflect.get(performance, 'memory').usedJSHeapSize / 1048576));
      resident = Math.max(resident, await residentMemory(session));
      say(`import: ${(await page.locator('[data-import] p').first().textContent()) ?? ''}`);
      await page.waitForTimeout(1000);
    }
    const seconds = (performance.now() - begin) / 1000;
    tasks.push(...(await longTasks(page)));
    await page.getByRole('radio', { name: /全部/ }).waitFor();
    const from = performance.now();
    await page.getByRole('button', { name: /全部入库/ }).click();
    await page.getByText(/已入库 \d+ 份/).waitFor({ timeout: 120_000 });
    const acceptSeconds = (performance.now() - from) / 1000;
    const acceptTasks = await longTasks(page);
    await page.goto(`${server.origin}/import/`);
    await page.waitForSelector('[data-workspace="ready"]');
    const words = await page.getByRole('radio', { name: /全部/ }).locator('xpath=..').textContent();
    const loading = performance.now();
    await page.goto(`${server.origin}/compare/`);
    await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 300_000 });
    const loadSeconds = (performance.now() - loading) / 1000;
    const loadTasks = await longTasks(page);
    say(`tasks of the load: ${loadTasks.map(Math.round).join(' ')}`);
    const changeSeconds = await oneReport(page);
    const changeTasks = await longTasks(page);
    await context.close();
    return {
      files,
      bytes,
      seconds,
      longestTask: Math.max(0, ...tasks),
      longTasks: tasks.length,
      browserTask,
      loadSeconds,
      longestLoadTask: Math.max(0, ...loadTasks),
      changeSeconds,
      longestChangeTask: Math.max(0, ...changeTasks),
      heap,
      resident,
      acceptSeconds,
      longestAcceptTask: Math.max(0, ...acceptTasks),
      kept: Number(/(\d+)\s*$/.exec(words ?? '')?.[1]),
    };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
