import type { Browser, Page } from 'playwright-core';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { startSql } from '../browser/sql-desk.ts';
import { onBench, openBench } from '../engine/browser/bench.ts';
import { cancelMany } from '../engine/browser/heal-figures.ts';
import { type Spread, spread } from './statistics.ts';

/** What the workbench takes, in milliseconds unless it says otherwise. */
export interface WorkbenchFigures {
  readonly scrolls: readonly {
    readonly what: string;
    /** From one picture to the next: 16.7 is sixty a second. */
    readonly frame: Spread;
    /** What the page's own thread does for one of them, on average. */
    readonly work: number;
  }[];
  /** From a cancel to its answer, and to the answer of the next statement. */
  readonly cancel: Spread;
  readonly afterCancel: Spread;
  /** Rows a second from the engine into the grid, a million of them. */
  readonly streamed: number;
}

const million =
  "SELECT range AS id, 'row ' || range AS word, (range * 7919) % 1000003 AS mixed, range / 3 AS part, DATE '2000-01-01' + (range % 9000)::INTEGER AS day FROM range(1000000)";
const frames = 240;
const cancels = 60;

/** Pixels scrolled in one frame: a wheel, a flick, the thumb drawn from one end to the other. */
const speeds = [
  ['wheel, 120 px a frame', 120],
  ['flick, 2,400 px a frame', 2400],
  ['thumb, end to end in 4 s', 12_000_000 / frames],
] as const;

async function openMillion(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/sql/`);
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
  await startSql(page, million);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.getByRole('combobox', { name: '行数上限' }).selectOption('1000000');
  const words = page.getByRole('status').filter({ hasText: /^1,000,000 行/ });
  await words.waitFor({ timeout: 60_000 });
  await page.getByRole('combobox', { name: '行数上限' }).waitFor();
  const [, milliseconds = '1'] = /([\d,]+) 毫秒/.exec((await words.textContent()) ?? '') ?? [];
  return Number(milliseconds.replaceAll(',', ''));
}

/** Scrolls and notes the times between pictures; text, because a compiled function would carry helpers with it. */
const scrolling = (pixels: number) => `new Promise((resolve) => {
  const grid = document.querySelector('[role="grid"]');
  const found = [];
  let last = 0;
  const next = (now) => {
    if (last > 0) found.push(now - last);
    last = now;
    if (found.length === ${frames}) return resolve(found);
    grid.scrollTop += ${pixels};
    requestAnimationFrame(next);
  };
  grid.scrollTop = 0;
  requestAnimationFrame(next);
})`;

/** Scrolls so many pixels at each picture; the time between pictures, and the thread's own time for each. */
async function scrolled(page: Page, step: number): Promise<{ frame: Spread; work: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await busy();
  const times: number[] = await page.evaluate(scrolling(step));
  const work = ((await busy()) - before) * 1000;
  await session.detach();
  return { frame: spread(times), work: work / frames };
}

/** Scrolling through a million rows on the built site, then cancels on an engine of its own. Less than a minute. */
export async function workbenchFigures(browser: Browser, say: (text: string) => void): Promise<WorkbenchFigures> {
  const server = await serveFolder(inRoot('out'), 0);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  say('workbench: a million rows');
  const milliseconds = await openMillion(page, server.origin);
  const scrolls = [];
  for (const [what, step] of speeds) {
    say(`workbench: ${what}`);
    scrolls.push({ what, ...(await scrolled(page, step)) });
  }
  await page.close();
  await server.close();
  say(`workbench: ${cancels} cancels`);
  const bench = await openBench();
  const own = await bench.openPage('open.html');
  await onBench(own, 'heal');
  const { cancelledIn, nextIn } = await cancelMany(own, cancels, 7);
  await bench.close();
  return {
    scrolls,
    cancel: spread(cancelledIn),
    afterCancel: spread(nextIn),
    streamed: Math.round(1e9 / Math.max(1, milliseconds)),
  };
}

/** The figures as lines for people. */
export function workbenchTable({ scrolls, cancel, afterCancel, streamed }: WorkbenchFigures): string {
  const line = (what: string, { p50, p95, runs }: Spread, rest = '') =>
    `${p50.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)}  ${String(runs).padStart(5)}  ${what}${rest}`;
  return [
    '\nthe SQL workbench, milliseconds\n     p50      p95   runs',
    ...scrolls.map(({ what, frame, work }) =>
      line(`between two pictures, a million rows: ${what}`, frame, `; ${work.toFixed(1)} ms of the page’s thread each`),
    ),
    line('a cancel answered', cancel),
    line('the next statement answered after a cancel', afterCancel),
    `${streamed.toLocaleString('en-US')} rows a second streamed into the grid`,
  ].join('\n');
}
