import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { routes } from '../../app/_components/shell/routes.ts';
import type { ChartKind, Measure } from '../../lib/model/view.ts';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { syntheticAgency } from './compare-data.ts';
import { buildSyntheticSite } from './compare-site.ts';
import { probeScript } from './probe.ts';
import { type Spread, spread } from './statistics.ts';

/** How long one kind of change takes to be seen. Milliseconds from the input event to the painted frame. */
export interface ChangeLine {
  readonly what: string;
  /** The figure's new state is on the screen. */
  readonly painted: Spread;
  /** Nothing of the picture is missing any more, below the screen as well. */
  readonly whole: Spread;
  /** The main thread's own processor time until then: what a busy machine does not blur. */
  readonly processor: Spread;
  /** The longest task of the main thread meanwhile; 0 = none over 50 ms. */
  readonly longestTask: number;
}

/** The longest main-thread task of one page of the tour: while it loads, and while its figures are changed. */
export interface TourLine {
  readonly page: string;
  readonly loading: number;
  readonly using: number;
}

/** The speed of the pages on 200 made-up agencies × 10 years × 60 metrics. */
export interface CompareLines {
  readonly changes: readonly ChangeLine[];
  readonly tour: readonly TourLine[];
}

const rounds = 4;
const everyone = 'm=req_received&y=2015-2024';

interface Probe {
  arm(): void;
  painted(): Promise<number>;
  whole(): Promise<number>;
  longTasks(): { readonly duration: number }[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** What a person does, and the last step of it, which makes the change. */
interface Change {
  readonly what: string;
  readonly prepare: (page: Page) => Promise<void>;
  readonly act: (page: Page) => Promise<void>;
}

/** The parts of the sentence in the order they stand there. */
const parts = ['agencies', 'years', 'metric', 'measure', 'order', 'chart'] as const;

const dialog = (page: Page) => page.locator('main [role="dialog"]');

async function openPart(page: Page, name: (typeof parts)[number]): Promise<void> {
  await page.locator('main [aria-haspopup="dialog"]').nth(parts.indexOf(name)).click();
}

const done = (page: Page) => dialog(page).locator('.button-strong').click();

const toMeasure = (measure: Measure): Change => ({
  what: 'toggle the measure',
  prepare: (page) => openPart(page, 'measure'),
  act: (page) => dialog(page).locator(`input[value="${measure}"]`).click(),
});

const toChart = (chart: ChartKind): Change => ({
  what: 'change the chart kind',
  prepare: (page) => openPart(page, 'chart'),
  act: (page) => dialog(page).locator(`input[value="${chart}"]`).click(),
});

const toBreakdown = (by: string): Change => ({
  what: 'toggle the breakdown',
  prepare: async (page) => {
    await openPart(page, 'metric');
    await dialog(page)
      .locator('select')
      .filter({ has: page.locator('option[value="applicant"]') })
      .selectOption(by);
  },
  act: done,
});

const toYears = (from: number): Change => ({
  what: 'drag the years',
  prepare: async (page) => {
    await openPart(page, 'years');
    await dialog(page).locator('select').first().selectOption(String(from));
  },
  act: done,
});

/** The agencies a search finds; null = all. */
const toFound = (search: string | null): Change => ({
  what: 'filter the agencies',
  prepare: async (page) => {
    await openPart(page, 'agencies');
    const clear = dialog(page).getByText('清空', { exact: true });
    if ((await clear.count()) > 0) await clear.click();
    if (search === null) return;
    await dialog(page).locator('input[type="search"]').fill(search);
    await dialog(page).getByText('选中找到的').click();
  },
  act: done,
});

const undo: Change = {
  what: 'back in the history',
  prepare: async () => undefined,
  act: (page) => page.evaluate(() => window.history.back()),
};

/** One round of changes of a chart kind: every one leads to a state not seen just before. */
const changesOf = (round: number): readonly Change[] => [
  toMeasure('change'),
  toMeasure(round % 2 === 0 ? 'index' : 'difference'),
  toMeasure('value'),
  toYears(2016 + round),
  undo,
  toFound(`合成第${round % 2}`),
  toFound(null),
  toBreakdown('applicant'),
  toBreakdown(''),
];

interface Measured {
  readonly painted: number;
  readonly whole: number;
  readonly processor: number;
}

async function timeChange(page: Page, session: CDPSession, { prepare, act }: Change): Promise<Measured> {
  await prepare(page);
  // What the picker itself set going is not what is timed.
  await page.waitForTimeout(150);
  await page.evaluate(() => window.probe.arm());
  const before = await processorTime(session);
  await act(page);
  const painted = await page.evaluate(() => window.probe.painted());
  const whole = await page.evaluate(() => window.probe.whole());
  return { painted, whole, processor: (await processorTime(session)) - before };
}

/** Milliseconds of processor time the page's main thread has spent on tasks. */
async function processorTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

async function openReady(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('[data-engine="ready"]', { timeout: 120_000, state: 'attached' });
  await page.waitForSelector('#figure-panel svg:visible', { timeout: 120_000 });
  await page.waitForTimeout(1500);
}

const longest = async (page: Page): Promise<number> =>
  Math.max(0, ...(await page.evaluate(() => window.probe.longTasks())).map(({ duration }) => duration));

interface Timed {
  readonly painted: number[];
  readonly whole: number[];
  readonly processor: number[];
  task: number;
}

/** Every change of every chart kind, kind by kind on one page. */
async function changeLines(page: Page, origin: string, say: (text: string) => void): Promise<ChangeLine[]> {
  const found = new Map<string, Timed>();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const time = async (what: string, change: Change) => {
    const { painted, whole, processor } = await timeChange(page, session, change);
    const own = found.get(what) ?? { painted: [], whole: [], processor: [], task: 0 };
    own.painted.push(painted);
    own.whole.push(whole);
    own.processor.push(processor);
    own.task = Math.max(own.task, await longest(page));
    found.set(what, own);
  };
  for (const chart of timedKinds) {
    say(`changes of ${chart}`);
    await openReady(page, `${origin}/compare/?${everyone}${chart === 'bar' ? '' : `&c=${chart}`}`);
    await longest(page);
    for (let round = 0; round < rounds; round++) {
      for (const change of changesOf(round)) await time(`${change.what}, ${chart}`, change);
    }
  }
  say('chart kinds');
  await openReady(page, `${origin}/compare/?${everyone}`);
  await longest(page);
  for (let round = 0; round < rounds; round++) {
    for (const chart of [...timedKinds, 'slope'] as const) {
      if (round > 0 || chart !== 'bar') await time(`to the chart kind ${chart}`, toChart(chart));
    }
  }
  const all = [...found.values()];
  const together = {
    painted: all.flatMap(({ painted }) => painted),
    whole: all.flatMap(({ whole }) => whole),
    processor: all.flatMap(({ processor }) => processor),
    task: Math.max(0, ...all.map(({ task }) => task)),
  };
  return [...found, ['every change', together] as const].map(([what, { painted, whole, processor, task }]) => ({
    what,
    painted: spread(painted),
    whole: spread(whole),
    processor: spread(processor),
    longestTask: task,
  }));
}

/** The kinds in which two hundred agencies are looked at. */
const timedKinds = ['bar', 'heat', 'line', 'strip'] as const satisfies readonly ChartKind[];

const pages = [
  ...routes.map(({ path }) => path),
  // Two thousand dots in one piece; a body against every other of its city.
  '/compare/?m=req_received&y=2015-2024&c=scatter&v=req_granted',
  `/agency/?id=${syntheticAgency()}&p=city`,
];

/** Every page opened, scrolled through, and what changes its figures used once. */
async function tourLines(page: Page, origin: string, say: (text: string) => void): Promise<TourLine[]> {
  const lines: TourLine[] = [];
  for (const path of pages) {
    say(`tour: ${path}`);
    await page.goto(origin + path);
    // Not every page starts the engine by itself.
    await page.waitForSelector('[data-engine="ready"]', { timeout: 10_000, state: 'attached' }).catch(() => undefined);
    await page.waitForTimeout(1500);
    const loading = await longest(page);
    const slots = page.locator('main [aria-haspopup="dialog"]');
    if ((await slots.count()) > 1) {
      await slots.first().click();
      const clear = dialog(page).getByText('清空', { exact: true });
      if ((await clear.count()) > 0) await clear.click();
      await page.keyboard.press('Escape');
      await page.waitForTimeout(1500);
    }
    for (let at = 0; at < 6; at++) {
      await page.mouse.wheel(0, 1500);
      await page.waitForTimeout(100);
    }
    lines.push({ page: path, loading, using: await longest(page) });
  }
  return lines;
}

/** Times the pages of the built site on made-up data in a real browser; see {@link CompareLines}. */
export async function compareLines(say: (text: string) => void): Promise<CompareLines> {
  const server = await serveFolder(await buildSyntheticSite(), 0);
  const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript({ content: probeScript });
    const tour = await tourLines(page, server.origin, say);
    return { changes: await changeLines(page, server.origin, say), tour };
  } finally {
    await browser.close();
    await server.close();
  }
}
