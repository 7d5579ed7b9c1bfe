import type { Page } from 'playwright-core';

/** Waits until the page's engine answers. */
export async function engineReady(page: Page): Promise<void> {
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
}

/** Goes to an address, and waits until the page's engine answers. */
export async function openReady(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await engineReady(page);
}

/** Waits until nothing in the page's content is on its way: no question without its answer, no picture to be drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main :is([aria-busy="true"], [data-waits])') === null);
}

/** A page with its engine, at rest. */
export async function idle(page: Page): Promise<void> {
  await engineReady(page);
  await settled(page);
}
