import type { Page } from 'playwright-core';
import { syntheticFile } from './import-files.ts';
import { idle } from './ready.ts';

/** One state a page comes into: what people do to bring it about, and the part of the page that is new in it. */
export interface State {
  readonly name: string;
  readonly reach: (page: Page) => Promise<unknown>;
  readonly within?: string;
}

/** One page, what happens to what the engine fetches, and the states it comes into one after the other. */
export interface Journey {
  readonly path: string;
  readonly engine?: 'held' | 'missing' | 'without its module';
  readonly states: readonly State[];
}

const shows = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const clickThen = (selector: string, then: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await page.locator(then).first().waitFor();
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
/** The same View drawn as another kind. */
const drawnAs = (kind: string): State => ({
  name: kind,
  within: 'main [role="tabpanel"]',
  reach: async (page) => {
    await page.locator('main button[aria-haspopup="dialog"]').nth(5).click();
    await page.locator(`[role="dialog"] input[value="${kind}"]`).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await idle(page);
  },
});
/** Unfolds whatever is folded. */
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '');
  });
const ranSql =
  (then: string, sql: string | null = null) =>
  async (page: Page) => {
    const editor = page.locator('.cm-content');
    if (sql !== null) await editor.fill(sql);
    await editor.press('Control+Enter');
    await page.locator(then).first().waitFor();
  };
const draft = async (page: Page) => {
  await idle(page);
  await page.getByRole('button', { name: /^(起草|Draft)$/ }).click();
  await page.locator('li[data-item]').first().waitFor();
};
const importOne = async (page: Page) => {
  await page.locator('[data-choose="files"]').setInputFiles([syntheticFile(3)]);
  await page.waitForSelector('[data-import="ended"]');
};
const waiting: State = { name: 'waiting', reach: shows('[aria-busy="true"] h3') };
const failed: State = { name: 'without the engine', reach: shows('main [role="alert"] button') };
const drawn: State = { name: 'drawn', reach: shows('main svg [data-mark]') };
const place: State = { name: 'a figure’s place', reach: clickThen('main svg [data-mark]', 'aside h3') };
const ownView = '/compare/?m=req_received&a=640100-kj~620400-kj&y=2017-2022&c=line';

/** Every page, and what people make of it. */
export const journeys: readonly Journey[] = [
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
  {
    path: '/compare/?m=req_received&y=2021-2024&c=bar',
    states: [
      { name: 'idle', reach: idle },
      ...(['line', 'slope', 'heat', 'multiples', 'strip'] as const).map((kind) => drawnAs(kind)),
    ],
  },
  { path: '/compare/?m=req_received&v=grant_rate&y=2021-2024&c=scatter', states: [{ name: 'a scatter', reach: idle }] },
  { path: '/channels/', states: [drawn, place, { name: 'exports', within: 'details[open]', reach: openAll }] },
  {
    path: '/applications/?a=320800-zf~321300-zf&y=2023-2024&r=321300-zf-2024#f=flow!321300-zf~2024~refused',
    states: [{ name: 'a place of the flow', reach: shows('aside h3') }],
  },
  { path: '/applications/?a=640100-kj&y=2017', states: [{ name: 'no flow', reach: idle }] },
  { path: '/interpretations/', states: [drawn] },
  { path: '/reviews/', states: [drawn] },
  { path: '/agency/', states: [{ name: 'list', reach: shows('main a') }] },
  {
    path: '/agency/?id=320813-zf',
    states: [
      { name: 'profile', reach: idle },
      { name: 'unfolded', reach: openAll },
    ],
  },
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
  { path: '/about/', states: [{ name: 'unfolded', reach: openAll }] },
  {
    path: '/sql/',
    states: [
      { name: 'idle', reach: idle },
      ...['tables', 'metrics', 'saved', 'history'].map(
        (side): State => ({
          name: side,
          within: 'aside',
          reach: clickThen(`[data-side="${side}"]`, `[data-side="${side}"][aria-selected="true"]`),
        }),
      ),
      { name: 'rows', reach: ranSql('role=gridcell') },
      { name: 'an error', reach: ranSql('main [role="alert"]', 'SELECT nothing_such FROM fact') },
      { name: 'a plan', reach: ranSql('main button[aria-pressed]', 'EXPLAIN SELECT 1') },
    ],
  },
  {
    path: '/briefing/',
    states: [
      { name: 'empty', reach: shows('main select') },
      { name: 'a drafted summary', reach: draft },
    ],
  },
  // What is imported here stands on other pages too: last.
  {
    path: '/import/',
    states: [
      { name: 'empty', reach: shows('[data-workspace="ready"]') },
      { name: 'a list', reach: importOne },
      { name: 'a review', reach: clickThen('li[data-state] [data-report]', '[data-figure]') },
      { name: 'a figure chosen', reach: clickThen('[data-figure]', '[data-figure][aria-pressed="true"]') },
    ],
  },
];
