import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../lib/model/language.ts';
import { openPage, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** One state a page comes into: what people do to bring it about, and the part of the page that is new in it. */
interface State {
  readonly name: string;
  readonly reach: (page: Page) => Promise<unknown>;
  readonly within?: string;
}

/** One page, what happens to what the engine fetches, and the states it comes into one after the other. */
interface Journey {
  readonly path: string;
  readonly engine?: 'held' | 'missing' | 'without its module';
  readonly states: readonly State[];
}

const shows = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const clickThen = (selector: string, then: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await page.locator(then).first().waitFor();
};
const idle = async (page: Page) => {
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
};
/** The panel behind one of the sentence's words. */
const slot = (at: number, name: string): State => ({
  name,
  within: '[role="dialog"]',
  reach: async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('main button[aria-haspopup="dialog"]').nth(at).click();
    await page.getByRole('dialog').waitFor();
  },
});
const tab = (name: string, then: string): State => ({
  name,
  within: '[role="tabpanel"]',
  reach: async (page) => {
    await page.keyboard.press('Escape');
    await page.locator(`[role="tab"][id$="-${name}"]`).first().click();
    await page.locator(`[role="tabpanel"] ${then}`).first().waitFor();
  },
});
const waiting: State = { name: 'waiting', reach: shows('[aria-busy="true"] h3') };
const failed: State = { name: 'without the engine', reach: shows('main [role="alert"] button') };
const drawn: State = { name: 'drawn', reach: shows('main svg [data-mark]') };
const place: State = { name: 'a figure’s place', reach: clickThen('main svg [data-mark]', 'aside h3') };
const ownView = '/compare/?m=req_received&a=640100-kj~620400-kj&y=2017-2022&c=line';

const journeys: readonly Journey[] = [
  {
    path: '/',
    states: [
      { name: 'as it is', reach: shows('[data-year]') },
      {
        name: 'searched in vain',
        reach: async (page) => {
          await page.getByRole('searchbox').fill('zzzz');
          await page.waitForFunction(() => document.querySelector('[data-year]') === null);
        },
      },
    ],
  },
  {
    path: '/compare/',
    states: [
      { name: 'idle', reach: idle },
      place,
      ...['agencies', 'years', 'figures', 'measures', 'orders', 'charts'].map((name, at) => slot(at, name)),
      tab('table', 'table'),
      tab('sql', 'pre'),
      tab('sources', 'table'),
      { name: 'kept Views', within: 'details', reach: clickThen('details summary', 'details input') },
    ],
  },
  { path: ownView, engine: 'held', states: [waiting] },
  { path: ownView, engine: 'missing', states: [failed] },
  {
    path: ownView,
    engine: 'without its module',
    states: [
      failed,
      {
        name: 'started on request',
        reach: async (page) => {
          await page.context().unrouteAll();
          await page.locator('main [role="alert"] button').first().click();
          await page.locator('main svg [data-mark]').first().waitFor();
        },
      },
    ],
  },
  { path: '/compare/?m=press_conferences&a=640100-kj&y=2005', states: [{ name: 'nothing to show', reach: idle }] },
  { path: '/compare/?m=drop_table', states: [{ name: 'unusable', reach: shows('main p[role="alert"]') }] },
  { path: '/channels/', states: [drawn, place] },
  {
    path: '/applications/?a=320800-zf~321300-zf&y=2023-2024&r=321300-zf-2024#f=flow!321300-zf~2024~refused',
    states: [{ name: 'a place of the flow', reach: shows('aside h3') }],
  },
  { path: '/applications/?a=640100-kj&y=2017', states: [{ name: 'no flow', reach: idle }] },
  { path: '/interpretations/', states: [drawn] },
  { path: '/reviews/', states: [drawn] },
  { path: '/agency/', states: [{ name: 'list', reach: shows('main a') }] },
  { path: '/agency/?id=320813-zf', states: [{ name: 'profile', reach: idle }] },
  { path: '/agency/?id=320813-zf', engine: 'held', states: [waiting] },
  { path: '/agency/?id=320813-zf', engine: 'missing', states: [failed] },
  { path: '/agency/?id=999999-zf', states: [{ name: 'unknown', reach: shows('main p[role="alert"]') }] },
  {
    path: '/quality/',
    states: [
      { name: 'a finding’s places', reach: clickThen('[data-finding]', '#finding-place h2, #finding-place h3') },
      slot(0, 'agencies'),
      slot(2, 'rules'),
    ],
  },
  { path: '/quality/?a=640100-kj&y=2024', states: [{ name: 'none such', reach: idle }] },
  { path: '/quality/?y=2018', engine: 'missing', states: [failed] },
  { path: '/nothing-here/', states: [{ name: 'no such page', reach: shows('h1') }] },
];

/** What axe finds in the page, or in the part of it that is new. */
async function violations(page: Page, within = 'html', rules?: readonly string[]): Promise<string[]> {
  const results: AxeResults = await page.evaluate(
    ([part, only]) =>
      Reflect.get(window, 'axe').run(part, { resultTypes: ['violations'], ...(only && { runOnly: only }) }),
    [within, rules] as const,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

// What the routes show at once, in either theme, is looked at in `site.test.ts`; here is what people make of them.
describe.each(languages)('axe finds nothing in what people come to see: %s', (lang: Language) => {
  // One page for all: what it has fetched once it need not fetch again.
  let page: Page;
  let context: BrowserContext;

  beforeAll(async () => {
    ({ page, context } = await openPage(site, { reducedMotion: 'reduce', colorScheme: 'light' }));
    page.setDefaultTimeout(45_000);
  });

  afterAll(() => context.close());

  const path = (journey: Journey) => `${journey.path}${journey.engine ? ` (database ${journey.engine})` : ''}`;
  test.each(journeys.map((journey) => [path(journey), journey] as const))('%s', async (_, { path, engine, states }) => {
    if (engine !== undefined)
      // The module is asked for by the worker: its requests are the context's.
      await context.route(engine === 'without its module' ? /\.wasm$/ : /\.duckdb$/, (route) =>
        engine === 'held' ? new Promise(() => undefined) : route.abort(),
      );
    try {
      // A page that differs in its fragment alone would not be loaded.
      await page.goto('about:blank');
      await page.goto(`${site.origin}${lang === 'en' ? '/en' : ''}${path}`, { waitUntil: 'load' });
      await page.evaluate(axe.source);
      for (const { name, reach, within } of states) {
        await reach(page);
        expect(await violations(page, within), name).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        expect(await violations(page, within, ['color-contrast']), `${name}, dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      }
    } finally {
      await context.unrouteAll({ behavior: 'ignoreErrors' });
    }
  });
});
