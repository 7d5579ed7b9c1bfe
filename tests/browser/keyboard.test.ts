import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnKind } from '../../lib/charts/registry.ts';
import { type ChartKind, chartKinds, type View } from '../../lib/model/view.ts';
import { defaultView, encodeView } from '../../lib/query/view-url.ts';
import { dictionary } from '../query/world.ts';
import { syntheticFile } from './import-files.ts';
import { lines, plainPages, pressed, unreached, walkGrid, walkLine, watchFocus, workable } from './keyboard-walk.ts';
import { idle, settled } from './ready.ts';
import { openPage, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** A page people come to by keys: where it is, and what they press before they look around. */
interface Visit {
  readonly path: string;
  readonly name: string;
  readonly before: (page: Page) => Promise<unknown>;
}

const enterOn = (selector: string, then: string) => async (page: Page) => {
  await page.locator(selector).first().press('Enter');
  await page.locator(then).first().waitFor();
};

/** What people open on the way: all that is new in it is come to by keys as well. */
const opened: readonly Visit[] = [
  { path: '/compare/', name: 'a figure’s place', before: enterOn('main svg [data-mark]', 'aside h3') },
  ...['table', 'sql', 'sources'].map(
    (tab): Visit => ({
      path: '/compare/?m=req_received&a=640100-kj~620400-kj&y=2017-2022&c=line',
      name: `the tab ${tab}`,
      before: enterOn(`[role="tab"][id$="-${tab}"]`, '[role="tabpanel"] table, [role="tabpanel"] pre'),
    }),
  ),
  { path: '/channels/', name: 'exports', before: unfold },
  {
    path: '/applications/?a=320800-zf~321300-zf&y=2023-2024&r=321300-zf-2024#f=flow!321300-zf~2024~refused',
    name: 'a place of the flow',
    before: (page) => page.locator('aside h3').first().waitFor(),
  },
  { path: '/agency/?id=320813-zf', name: 'notes', before: unfold },
  { path: '/quality/', name: 'a finding’s places', before: enterOn('[data-finding]', '#finding-place h3') },
  {
    path: '/import/',
    name: 'a review',
    before: async (page) => {
      await page.waitForSelector('[data-workspace="ready"]');
      await page.locator('[data-choose="files"]').setInputFiles([syntheticFile(3)]);
      await page.waitForSelector('[data-import="ended"]');
      await enterOn('li[data-state] [data-report]', '[data-figure]')(page);
    },
  },
  {
    path: '/briefing/',
    name: 'a drafted summary',
    before: async (page) => {
      await page.getByRole('button', { name: '起草', exact: true }).press('Enter');
      await page.locator('li[data-item]').first().waitFor();
    },
  },
];

/** Puts the focus before all there is, where a page just opened has it. */
async function startAtTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
  });
}

async function unfold(page: Page): Promise<void> {
  for (const folded of await page.locator('main summary').all()) await folded.press('Enter');
}

/** A View that is drawn as the kind, of a few bureaus. */
function viewOf(chart: ChartKind): View {
  const isStack = chart === 'stack' || chart === 'stack100';
  return {
    ...defaultView,
    metric: 'req_received',
    by: isStack ? 'applicant' : null,
    agencies: ['320800-zf', '320813-zf', '321300-zf'],
    years: { from: 2022, to: 2024 },
    chart,
    against: chart === 'scatter' ? 'grant_rate' : null,
  };
}

describe('the keyboard alone comes to every mark and control', () => {
  let context: BrowserContext;

  beforeAll(async () => {
    ({ context } = await openPage(site, { reducedMotion: 'reduce' }));
  });

  afterAll(() => context.close());

  /** Opens a page, brings it into a state, presses Tab to its end, and along every line and grid on the way. */
  async function walk(path: string, before: Visit['before']): Promise<void> {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    try {
      await page.goto(site.origin + path, { waitUntil: 'load' });
      if (!['/', '/about/', '/import/'].includes(path)) await idle(page);
      await before(page);
      await settled(page);
      await watchFocus(page);
      await startAtTop(page);
      const many = (await page.locator(workable).count()) + 20;
      let stops = 0;
      for (let stop = await pressed(page, 'Tab'); stop !== null && stops < many; stop = await pressed(page, 'Tab')) {
        stops += 1;
        if (stop.group === null || stop.known) continue;
        if (lines.includes(stop.group)) await walkLine(page);
        else await walkGrid(page);
      }
      expect(stops).toBeGreaterThan(10);
      expect(await unreached(page)).toEqual([]);
    } finally {
      await page.close();
    }
  }

  test.each(plainPages)('%s', (path) => walk(path, () => Promise.resolve()));

  test.each(opened.map((visit) => [visit.path, visit.name, visit] as const))('%s: %s', (path, _, { before }) =>
    walk(path, before),
  );

  test.each(chartKinds)('every mark of a picture drawn as %s, and the place of a figure behind it', async (chart) => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    try {
      const view = viewOf(chart);
      expect(drawnKind(view, dictionary)).toBe(chart);
      await page.goto(`${site.origin}/compare/?${encodeView(view)}`, { waitUntil: 'load' });
      await idle(page);
      await page.locator('main svg [data-mark]').first().waitFor();
      await watchFocus(page);
      await page.locator('main [role="tab"]').first().focus();
      for (let stop = await pressed(page, 'Tab'); stop?.group !== '[data-mark]'; stop = await pressed(page, 'Tab'))
        if (stop === null) expect.fail('Tab never comes to the picture');
      await walkLine(page);
      expect(await unreached(page, 'main svg [data-mark]')).toEqual([]);
      expect(await page.locator('main svg [data-mark]').count()).toBeGreaterThan(3);
      await page.keyboard.press('Enter');
      await page.locator('aside button').first().waitFor();
    } finally {
      await page.close();
    }
  });

  test.each(['/compare/', '/quality/'])('all of each panel behind a word of %s', async (path) => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    try {
      await page.goto(site.origin + path, { waitUntil: 'load' });
      await idle(page);
      const words = page.locator('main button[aria-haspopup="dialog"]');
      const count = await words.count();
      expect(count).toBeGreaterThan(1);
      for (let at = 0; at < count; at++) {
        await watchFocus(page);
        await words.nth(at).press('Enter');
        await page.getByRole('dialog').waitFor();
        let left = ['nothing looked at'];
        // Tab beyond its end leaves and closes it: what it held is looked at before.
        while (await page.getByRole('dialog').isVisible()) {
          left = await unreached(page, `[role="dialog"] :is(${workable})`);
          await page.keyboard.press('Tab');
        }
        expect(left, `panel ${at}`).toEqual([]);
        await words.nth(at).press('Enter');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await words.nth(at).evaluate((word) => word === document.activeElement), `panel ${at}`).toBe(true);
      }
    } finally {
      await page.close();
    }
  });

  test('a list made shorter by an answer leaves the focus in its panel', async () => {
    const page = await context.newPage();
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/*.duckdb*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${site.origin}/compare/`);
    await page.locator('main button[aria-haspopup="dialog"]').first().press('Enter');
    const panel = page.getByRole('dialog');
    // In the list, at a body without any of these figures.
    const gone = panel.getByRole('checkbox', { name: '水利部' });
    await gone.focus();
    answer();
    await gone.waitFor({ state: 'detached' });
    expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.close();
  });

  test('and says so where it cannot', async () => {
    const { page, context } = await openPage(site);
    await page.goto(`${site.origin}/channels/`);
    // A page still coming to life throws out what it did not make.
    await idle(page);
    await watchFocus(page);
    await page.evaluate(() =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<button tabindex="-1">x'),
    );
    expect((await unreached(page)).at(-1)).toContain('tabindex="-1"');
    await context.close();
  });
});
