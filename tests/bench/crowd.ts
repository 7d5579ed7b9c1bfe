import type { Page } from 'playwright-core';
import { deployedData } from '../../lib/pipeline/deployed.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { buildSite } from '../../lib/pipeline/site.ts';
import { crowdOf } from './crowd-data.ts';
import { crowdProbe } from './crowd-probe.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine, type LineOptions } from './statistics.ts';

/** Every name the synthetic country has, and as many bodies as thirteen years of them fit one picture. */
const names = 159_058;
const bodies = 4610;
const openings = 12;
const rounds = 3;

const painted = { bar: { p95: 50 } } as const;
const noTask = (most: number): LineOptions => ({ bar: { p95: most } });

interface Crowd {
  arm(selector?: string): void;
  painted(): Promise<number>;
  longest(): number;
}

declare global {
  interface Window {
    readonly crowd: Crowd;
  }
}

const longest = (page: Page) => page.evaluate(() => window.crowd.longest());

/** Milliseconds from what `act` does to the frame that shows it. */
async function timed(page: Page, act: () => Promise<void>, selector = 'body'): Promise<number> {
  await page.evaluate((wanted) => window.crowd.arm(wanted), selector);
  await act();
  const took = await page.evaluate(() => window.crowd.painted());
  // Nobody types faster.
  await page.waitForTimeout(60);
  return took;
}

/** A text typed letter by letter, and taken back. */
async function typed(page: Page, text: string): Promise<{ readonly on: number[]; readonly back: number[] }> {
  const [on, back]: [number[], number[]] = [[], []];
  for (const letter of text) on.push(await timed(page, () => page.keyboard.insertText(letter)));
  for (const _ of text) back.push(await timed(page, () => page.keyboard.press('Backspace')));
  return { on, back };
}

const searches: readonly (readonly [what: string, text: string])[] = [
  ['first letters', 'x'],
  ['first letters', 's'],
  ['first letters', '县'],
  ['first letters', '9'],
  ['pinyin initials', 'xnqcxczj'],
  ['whole pinyin', 'qingchuanxian'],
  ['the whole name', '虚拟清川县财政局'],
  ['two words', '清川 财政'],
  ['nothing found', 'zzqq'],
];

async function pickerLines(page: Page, say: Bench['say']): Promise<BenchLine[]> {
  const table = `Choosing among ${names.toLocaleString('en')} bodies: input to painted frame`;
  const words = page.locator('main [aria-haspopup="dialog"]').first();
  await page.waitForTimeout(3000);
  await longest(page);
  const opened: number[] = [];
  for (let run = 0; run < openings; run += 1) {
    if (run > 0) await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
    opened.push(await timed(page, () => words.click(), 'main [role="dialog"] [data-index]'));
  }
  const found = new Map<string, number[]>();
  const add = (what: string, figures: readonly number[]) => found.set(what, [...(found.get(what) ?? []), ...figures]);
  for (let round = 0; round < rounds; round += 1) {
    say(`searching, ${round + 1}/${rounds}`);
    for (const [what, text] of searches) {
      const { on, back } = await typed(page, text);
      add(what, on);
      add('letters taken back', back);
    }
  }
  return [
    benchLine(table, 'the list opened', opened, painted),
    ...[...found].map(([what, figures]) =>
      benchLine(table, `a letter more: ${what}`.replace(/^.*(?=letters taken)/, ''), figures, painted),
    ),
    benchLine(table, 'longest task (0 = none over 50)', [await longest(page)], noTask(50)),
  ];
}

const pictures = [
  ['a heat matrix of 13 years', 'm=req_received&y=2013-2025&c=heat'],
  ['a ranking of one year', 'm=req_received&y=2025&d=rank'],
  ['bars, the largest first', 'm=req_received&y=2025&o=value'],
] as const;

async function crowdLines(page: Page, what: string): Promise<BenchLine[]> {
  const table = `${bodies.toLocaleString('en')} bodies in one picture and its table: longest task of the main thread (0 = none over 50), input to painted frame`;
  const main = noTask(100);
  await page.waitForSelector('#figure-panel [data-mark]', { timeout: 120_000 });
  await page.waitForSelector('table tbody tr', { timeout: 120_000 });
  await page.waitForTimeout(3000);
  const loading = await longest(page);
  await page.mouse.move(500, 500);
  const frame = page.locator('section:has(> table)').first();
  for (let step = 0; step < 10; step += 1) await timed(page, () => page.mouse.wheel(0, 700));
  await frame.scrollIntoViewIfNeeded();
  await frame.hover();
  for (let step = 0; step < 20; step += 1) await timed(page, () => page.mouse.wheel(0, 900));
  const scrolling = await longest(page);
  const sort = page.locator('thead button').last();
  const sorted: number[] = [];
  for (let run = 0; run < 4; run += 1) sorted.push(await timed(page, () => sort.click()));
  await page.locator('main input[type="search"]').last().focus();
  const { on, back } = await typed(page, '虚拟桥县');
  const using = await longest(page);
  const mark = page.locator('#figure-panel [data-mark]').nth(20);
  await mark.scrollIntoViewIfNeeded();
  const clicked = await timed(page, () => mark.click(), 'main aside h2');
  return [
    benchLine(table, `${what}: task while it comes`, [loading], main),
    benchLine(table, `${what}: task while picture and table are scrolled`, [scrolling], main),
    benchLine(table, `${what}: task while the table is sorted and searched`, [using], main),
    benchLine(table, `${what}: the table sorted`, sorted),
    benchLine(table, `${what}: the table searched, a letter more or less`, [...on, ...back]),
    benchLine(table, `${what}: a cell’s place opened`, [clicked]),
  ];
}

/** The files of a picture of sixty thousand cells, which the page must outlive. */
async function fileLines(page: Page, what: string): Promise<BenchLine[]> {
  const table = `${bodies.toLocaleString('en')} bodies, files of ${what}`;
  await page.waitForSelector('table tbody tr', { timeout: 120_000 });
  const lines: BenchLine[] = [];
  for (const name of ['幻灯片 PPTX', 'Word 文档', 'Excel 工作簿', 'CSV', '数据包']) {
    await page.waitForTimeout(1000);
    await longest(page);
    const begin = performance.now();
    const file = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name, exact: true }).click();
    await (await file).path();
    lines.push(
      benchLine(table, `${name}: from click to file`, [performance.now() - begin]),
      benchLine(table, `${name}: longest task (0 = none over 50)`, [await longest(page)]),
    );
  }
  return lines;
}

/** Lists, pictures and tables of thousands of bodies on the built pages with a country behind them. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  await buildSite();
  const lines: BenchLine[] = [];
  const on = async (count: number, query: string, measure: (page: Page) => Promise<BenchLine[]>) => {
    const { files } = deployedData(await crowdOf(count, say), '');
    const server = await serveFolder(inRoot('out'), 0, files);
    const context = await (await browser()).newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    try {
      const page = await context.newPage();
      await page.addInitScript({ content: crowdProbe });
      await page.goto(`${server.origin}/compare/?${query}`);
      await page.waitForSelector('[data-engine="ready"]', { timeout: 120_000, state: 'attached' });
      lines.push(...(await measure(page)));
    } finally {
      await context.close();
      await server.close();
    }
  };
  await on(names, 'm=req_received', (page) => pickerLines(page, say));
  for (const [what, query] of pictures) {
    say(what);
    await on(bodies, query, (page) => crowdLines(page, what));
  }
  const [[what, query]] = pictures;
  say(`files of ${what}`);
  await on(bodies, query, (page) => fileLines(page, what));
  return lines;
}
