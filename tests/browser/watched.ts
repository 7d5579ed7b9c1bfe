import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openPage, openSite, type Site, type Watch } from './site.ts';

/** No page asks another origin for anything, and none says an error. */
export function expectNothingAmiss({ foreignRequests, consoleErrors }: Watch): void {
  expect(foreignRequests).toEqual([]);
  expect(consoleErrors).toEqual([]);
}

/** The built site for a file of tests, a page of its own for each of them, given to `begin`; each ends by looking at what was watched. */
export function onPagesOfTheirOwn(
  begin: (site: Site, page: Page) => void | Promise<void>,
  options: Parameters<Browser['newContext']>[0] = {},
): void {
  let site: Site;
  let page: Page;
  let watch: Watch;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    ({ page, watch } = await openPage(site, options));
    await begin(site, page);
  });
  afterEach(async () => {
    await page.context().close();
    expectNothingAmiss(watch);
  });
}
